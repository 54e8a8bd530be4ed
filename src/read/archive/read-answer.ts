import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { UnreadableInput } from '../open-bytes.ts'
import { parseHeaders } from './read-records.ts'

/** What a web server answered, as it went over the wire. */
export interface SavedAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

/** Real servers pack once, some twice; more is a trap. */
const MAX_ENCODINGS = 3

/** The answer in the block of a record, or `undefined` where it holds none. */
export function parseAnswer(block: Uint8Array): SavedAnswer | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const start = bytes.toString('latin1', 0, 65_536)
  const status = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/.exec(start)?.[1]
  if (status === undefined) return undefined
  const end = /\r?\n\r?\n/.exec(start)
  const head = end ? start.slice(0, end.index) : start
  const body = bytes.subarray(end ? end.index + end[0].length : bytes.length)
  return { status: Number(status), headers: parseHeaders(head), body }
}

export interface Body {
  readonly bytes: Uint8Array
  /** True where the packed body breaks off: what came before is there. */
  readonly isCut: boolean
}

/**
 * The body of an answer without chunks and packing. Archives that have undone these themselves but kept the headers are
 * told by their bytes. Throws UnreadableInput where the body is damaged or unpacks to more than `maxBytes`.
 */
export function unpackBody({ headers, body }: SavedAnswer, maxBytes: number): Body {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')
  let unpacked: Body = isChunked ? joinChunks(body) : { bytes: body, isCut: false }
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(/[\s,]+/)
  const named = encodings.filter((encoding) => encoding !== '' && encoding !== 'identity')
  if (named.length > MAX_ENCODINGS) throw new UnreadableInput(`packed ${named.length} times over`)
  for (const encoding of named.reverse()) {
    const { bytes, isCut } = unpackOnce(unpacked.bytes, { encoding, maxBytes })
    unpacked = { bytes, isCut: isCut || unpacked.isCut }
  }
  return unpacked
}

function joinChunks(body: Uint8Array): Body {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf(10, at)
    const line = bytes.toString('latin1', at, lineEnd === -1 ? bytes.length : Math.min(lineEnd, at + 200))
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line)?.[1]
    // Bytes that are no chunks were joined by whoever saved them.
    if (size === undefined || lineEnd === -1)
      return { bytes: at === 0 ? body : Buffer.concat(parts), isCut: at > 0 }
    const length = Number.parseInt(size, 16)
    if (length === 0) return { bytes: Buffer.concat(parts), isCut: false }
    parts.push(bytes.subarray(lineEnd + 1, lineEnd + 1 + length))
    at = lineEnd + 1 + length
    while (bytes[at] === 13 || bytes[at] === 10) at++
  }
  return { bytes: Buffer.concat(parts), isCut: body.length > 0 }
}

interface Packing {
  readonly encoding: string
  readonly maxBytes: number
}

function unpackOnce(packed: Uint8Array, { encoding, maxBytes }: Packing): Body {
  if (packed.length === 0) return { bytes: packed, isCut: false }
  const unpack = chooseUnpacker(packed, encoding)
  if (!unpack) return { bytes: packed, isCut: false }
  try {
    return { bytes: unpack(packed, { maxOutputLength: maxBytes }), isCut: false }
  } catch (error) {
    if (!isCutOff(error)) throw explain(error, encoding)
  }
  const isBrotli = unpack === brotliDecompressSync
  const finishFlush = isBrotli ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH
  try {
    return { bytes: unpack(packed, { maxOutputLength: maxBytes, finishFlush }), isCut: true }
  } catch (error) {
    throw explain(error, encoding)
  }
}

type Unpacker = typeof gunzipSync | typeof brotliDecompressSync

/** `undefined` for a body that is not packed in spite of its headers. */
function chooseUnpacker(packed: Uint8Array, encoding: string): Unpacker | undefined {
  // A page begins with a letter or a sign; none of the packings does so.
  const isPlain = /^\s*<[!a-z?]/i.test(Buffer.from(packed.subarray(0, 64)).toString('latin1'))
  if (isPlain) return undefined
  if (/^(?:x-)?gzip$/.test(encoding)) {
    return packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync : undefined
  }
  if (encoding === 'deflate') return (packed[0]! & 0x0f) === 8 ? inflateSync : inflateRawSync
  if (encoding === 'br') return brotliDecompressSync
  throw new UnreadableInput(`packed as "${encoding.slice(0, 40)}", which cannot be unpacked`)
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function isCutOff(error: unknown): boolean {
  return errorCode(error) === 'Z_BUF_ERROR'
}

function explain(error: unknown, encoding: string): unknown {
  const code = errorCode(error)
  if (code === 'ERR_BUFFER_TOO_LARGE') return new UnreadableInput('it unpacks to more than a report holds')
  // Brotli names its errors ERR__ERROR_FORMAT_..., and ends early with the same code as gzip.
  if (/^(?:Z_|ERR_)/.test(code))
    return new UnreadableInput(`its ${encoding} data is damaged`, { cause: error })
  return error
}
