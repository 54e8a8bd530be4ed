import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Trouble with one input. `readArticles` turns it into a failure with this message; it never leaves the stage. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput'
}

/** An input that is none of the kinds we read: a picture, an archive, a program. */
export class UnknownKind extends UnreadableInput {
  override name = 'UnknownKind'
}

export type Bytes = AsyncIterable<Uint8Array>

/** A gzip file in a gzip file happens; more layers are a trap. */
const MAX_GZIP_LAYERS = 3

/**
 * The same bytes with every layer of gzip taken off, whatever the file is called. The bytes come as they are asked
 * for, so a reader that stops early is safe from a small file that unpacks to gigabytes. Throws UnreadableInput from
 * the iteration when the gzip data is broken.
 */
export async function* unpackGzip(bytes: Bytes, layers = 0): Bytes & AsyncGenerator<Uint8Array> {
  const { start, rest } = await peekBytes(bytes, 2)
  if (!(start[0] === 0x1f && start[1] === 0x8b)) {
    yield* rest
    return
  }
  if (layers === MAX_GZIP_LAYERS) {
    throw new UnreadableInput(`gzip inside gzip more than ${MAX_GZIP_LAYERS} times: unpack the file by hand`)
  }
  yield* unpackGzip(gunzip(rest), layers + 1)
}

async function* gunzip(packed: Bytes): Bytes & AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip()
  const input = Readable.from(packed)
  // The outcome is awaited below: a failure of the input must not be lost, nor be reported as broken gzip.
  const fed = pipeline(input, unpacker).then(
    () => undefined,
    (error: unknown) => error,
  )
  try {
    for await (const chunk of unpacker) yield chunk as Uint8Array
  } catch (error) {
    const cause = (await fed) ?? error
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
    if (!code.startsWith('Z_')) throw cause
    throw new UnreadableInput(
      'broken gzip: expected a complete gzip file, but its data ends early or is damaged; copy or download it again',
      { cause },
    )
  } finally {
    unpacker.destroy()
    input.destroy()
  }
}

/** An input of which the first bytes are known. */
export interface Peeked {
  /** At least as many as were asked for, fewer only at the end of the input. */
  readonly start: Uint8Array
  /** The whole input again from its start. */
  readonly rest: Bytes
  /** Lets go of the input. Reading `rest` to its end, or breaking it off, does so too; not reading it at all does not. */
  close(): Promise<void>
}

/** The first bytes of an input, which can still be read from its start. */
export async function peekBytes(bytes: Bytes, count: number): Promise<Peeked> {
  const chunks: Uint8Array[] = []
  let length = 0
  const iterator = bytes[Symbol.asyncIterator]()
  while (length < count) {
    const next = await iterator.next()
    if (next.done) break
    chunks.push(next.value)
    length += next.value.length
  }
  const close = async () => {
    await iterator.return?.()
  }
  async function* startAgain() {
    try {
      yield* chunks
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await close()
    }
  }
  return { start: Buffer.concat(chunks), rest: startAgain(), close }
}

/** Bytes that are there already, as an input. */
export async function* oneChunk(bytes: Uint8Array): Bytes & AsyncGenerator<Uint8Array> {
  yield bytes
}

/** All bytes in one. Throws UnreadableInput above `maxBytes`, without reading much further. */
export async function collectBytes(bytes: Bytes, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > maxBytes) throw new UnreadableInput(describeTooLong(maxBytes))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The lines of an input, without their ends. A line above `maxBytes` is given as `undefined` and passed over. */
export async function* splitLines(bytes: Bytes, maxBytes: number): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      length += end - start
      yield length > maxBytes ? undefined : Buffer.concat([...parts, chunk.subarray(start, end)])
      parts = []
      length = 0
      start = end + 1
    }
    length += chunk.length - start
    if (length <= maxBytes) parts.push(chunk.subarray(start))
    else parts = []
  }
  if (length > 0) yield length > maxBytes ? undefined : Buffer.concat(parts)
}

/** What to say of an input above the limit. */
export function describeTooLong(maxBytes: number): string {
  return (
    `too long: expected at most ${formatBytes(maxBytes)} and no single report is that long; ` +
    'split it into one file a report, or into JSON lines with one article a line'
  )
}

function formatBytes(count: number): string {
  return count >= 1e6 ? `${Number((count / 1e6).toFixed(1))} MB` : `${count} bytes`
}
