import { constants, inflateSync } from 'node:zlib'
import { UnreadableInput } from '../open-bytes.ts'

/** What one stream of a PDF may unpack to: a page of a newspaper with all its drawings is a few megabytes. */
const MAX_STREAM = 50_000_000
const MAX_TOTAL = 300_000_000
/** A stream that was packed more often than this was packed as a trap. */
const MAX_LAYERS = 3

/**
 * Unpacks the streams of a PDF for nothing but their size: the reader of PDFs has no limit of its own. Throws
 * UnreadableInput where they unpack to more than a document needs.
 */
export function checkStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    let start = at + 6
    if (file[start] === 13) start++
    if (file[start] === 10) start++
    // Only what begins as packed data does is unpacked: the end of each stream is found by its own.
    if (!isPacked(file, start)) continue
    total += measureStream(file.subarray(start), 1)
    if (total > MAX_TOTAL) throw new UnreadableInput(describeTooLarge())
  }
}

function isPacked(bytes: Buffer, at: number): boolean {
  return (bytes[at]! & 0x0f) === 8 && at + 2 < bytes.length && bytes.readUInt16BE(at) % 31 === 0
}

function measureStream(packed: Buffer, layer: number): number {
  let unpacked: Buffer
  try {
    unpacked = inflateSync(packed, { maxOutputLength: MAX_STREAM, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableInput(describeTooLarge(), { cause: error })
    // Damaged streams are for the reader of PDFs, which makes the best of them.
    if (code.startsWith('Z_')) return 0
    throw error
  }
  if (!isPacked(unpacked, 0)) return unpacked.length
  if (layer === MAX_LAYERS) throw new UnreadableInput(describeTooLarge())
  return unpacked.length + measureStream(unpacked, layer + 1)
}

function describeTooLarge(): string {
  return 'a PDF that unpacks to more than a document needs: save its text as a .txt file'
}
