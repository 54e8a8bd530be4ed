export interface InputLine {
  /** Counted from 1. */
  readonly number: number
  /** Missing when the line cannot be read; `problem` then says why. */
  readonly text?: string
  readonly problem?: string
}

const LINE_FEED = 10

/**
 * The lines of a stream in UTF-8, without their ends. Memory stays bounded whatever comes: of a line above `maxBytes`
 * only its problem is kept. The last line needs no end; a byte order mark at the beginning is left out.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  { maxBytes }: { maxBytes: number },
): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 0
  const take = (part: Uint8Array) => {
    length += part.length
    if (length <= maxBytes) parts.push(part)
    else parts = []
  }
  const close = () => {
    number++
    const line = length > maxBytes ? tooLong(number, { length, maxBytes }) : decodeLine(parts, number)
    parts = []
    length = 0
    return line
  }
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, end))
      yield close()
      from = end + 1
    }
    take(chunk.subarray(from))
  }
  if (length > 0) yield close()
}

function tooLong(number: number, { length, maxBytes }: { length: number; maxBytes: number }): InputLine {
  const problem = `it has ${length} bytes, and above ${maxBytes} a line is no single report; --max-bytes sets the limit`
  return { number, problem }
}

function decodeLine(parts: readonly Uint8Array[], number: number): InputLine {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(Buffer.concat(parts))
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text }
  } catch {
    return { number, problem: 'it is not UTF-8; convert it first, for example with iconv' }
  }
}
