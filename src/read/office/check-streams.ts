import { Readable } from 'node:stream'
import { constants, createInflate } from 'node:zlib'
import { UnreadableInput } from '../open-bytes.ts'

/** What one stream of a PDF may unpack to: a page of a newspaper with all its drawings is a few megabytes. */
const MAX_STREAM = 50_000_000
const MAX_TOTAL = 300_000_000
/** A stream that was packed more often than this was packed as a trap. */
const MAX_LAYERS = 3
const STEP = 16_384
/** So much at most is fed to a stream behind its end. */
const FED_TOO_MUCH = 8 * STEP

/**
 * Unpacks the streams of a PDF for nothing but their size: the reader of PDFs has no limit of its own. Throws
 * UnreadableInput where they unpack to more than a document needs.
 */
export async function checkStreams(bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    let start = at + 6
    if (file[start] === 13) start++
    if (file[start] === 10) start++
    // Only what begins as packed data does is unpacked: the end of each stream is found by its own.
    if (!isPacked(file, start)) continue
    total += await measureStream(file.subarray(start), 1)
    if (total > MAX_TOTAL) throw new UnreadableInput(describeTooLarge())
  }
}

function isPacked(bytes: Buffer, at: number): boolean {
  return (bytes[at]! & 0x0f) === 8 && at + 2 < bytes.length && bytes.readUInt16BE(at) % 31 === 0
}

/** What a stream unpacks to, with all its layers; a damaged one up to its damage, as the reader of PDFs takes it. */
async function measureStream(packed: Buffer, layer: number): Promise<number> {
  let length = 0
  let fed = 0
  function* cut(): Generator<Buffer> {
    while (fed < packed.length) {
      fed += STEP
      yield packed.subarray(fed - STEP, fed)
    }
  }
  const kept: Buffer[] = []
  const input = Readable.from(cut(), { highWaterMark: 1 })
  const inflater = input.pipe(createInflate({ chunkSize: 4 * STEP, finishFlush: constants.Z_SYNC_FLUSH }))
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > MAX_STREAM) throw new UnreadableInput(describeTooLarge())
      if (isPacked(kept[0] ?? chunk, 0)) kept.push(chunk)
    }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
  } finally {
    input.destroy()
    inflater.destroy()
  }
  // Data can be made to unpack to nothing, however long it is: going through it counts too.
  const work = Math.max(length, fed - FED_TOO_MUCH)
  if (kept.length === 0) return work
  if (layer === MAX_LAYERS) throw new UnreadableInput(describeTooLarge())
  return work + (await measureStream(Buffer.concat(kept), layer + 1))
}

function describeTooLarge(): string {
  return 'a PDF that unpacks to more than a document needs: save its text as a .txt file'
}
