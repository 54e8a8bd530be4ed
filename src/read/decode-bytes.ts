import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { Note } from '../record.ts'
import { UnknownKind } from './open-bytes.ts'

/** How files that are no text begin, and what to do with them. */
const BINARY_STARTS: readonly { readonly start: string; readonly what: string; readonly fix?: string }[] = [
  { start: '%PDF-', what: 'a PDF file', fix: 'save its text as a .txt file first' },
  {
    start: 'PK\x03\x04',
    what: 'a ZIP archive or an Office document',
    fix: 'unpack it, or save it as plain text',
  },
  { start: '\xd0\xcf\x11\xe0', what: 'an old Office document', fix: 'save it as plain text' },
  { start: '{\\rtf', what: 'an RTF document', fix: 'save it as plain text' },
  { start: '\x89PNG', what: 'a PNG picture' },
  { start: '\xff\xd8\xff', what: 'a JPEG picture' },
  { start: 'GIF8', what: 'a GIF picture' },
  { start: 'RIFF', what: 'a sound, film or picture' },
  { start: 'SQLite format 3\0', what: 'a SQLite database', fix: 'if it is a record, name it with --record' },
  { start: '7z\xbc\xaf', what: 'a 7z archive', fix: 'unpack it first' },
  { start: 'Rar!', what: 'a RAR archive', fix: 'unpack it first' },
  { start: 'BZh', what: 'a bzip2 file', fix: 'unpack it first' },
  { start: '\xfd7zXZ', what: 'an xz file', fix: 'unpack it first' },
  { start: '\x28\xb5\x2f\xfd', what: 'a zstd file', fix: 'unpack it first' },
  { start: '\x7fELF', what: 'a program' },
]

export interface DecodeOptions {
  /** The `Content-Type` that the bytes were served with. */
  readonly contentType?: string
}

export interface DecodedText {
  readonly text: string
  readonly notes: readonly Note[]
}

/**
 * The text in some bytes. In this order: a byte order mark (UTF-8, UTF-16), UTF-16 told by its zero bytes, UTF-8, UTF-8
 * with a few damaged bytes among many good ones, the encoding that the header or else the page itself names, and UTF-8
 * with damaged bytes or else windows-1252. What is damaged or only guessed has the note `invalid-utf-8`. Throws UnreadableInput for bytes that are no text: a picture, an archive, a program.
 */
export function decodeBytes(bytes: Uint8Array, { contentType }: DecodeOptions = {}): DecodedText {
  const utf16 = findUtf16(bytes)
  if (utf16) return { text: iconv.decode(asBuffer(bytes), utf16), notes: [] }
  refuseBinary(bytes)
  const text = asBuffer(bytes).toString('utf8')
  if (isUtf8(bytes)) return { text: text.replace(/^\ufeff/, ''), notes: [] }
  const damaged = text.split('\ufffd').length - 1
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  // Pages name an encoding that they are not in; in no other encoding does so much happen to be valid UTF-8.
  const declared = good > damaged * 20 ? undefined : findDeclaredEncoding(bytes, contentType)
  if (declared) return { text: iconv.decode(asBuffer(bytes), declared), notes: [] }
  // Hardly any windows-1252 text has more valid UTF-8 sequences than other high bytes.
  if (good > damaged) {
    const message = `${damaged} ${damaged === 1 ? 'place is' : 'places are'} not valid UTF-8 and cannot be read; each stands as \ufffd.`
    return { text: text.replace(/^\ufeff/, ''), notes: [{ code: 'invalid-utf-8', message }] }
  }
  const message = 'The text is not valid UTF-8; it was read as windows-1252.'
  return { text: iconv.decode(asBuffer(bytes), 'windows-1252'), notes: [{ code: 'invalid-utf-8', message }] }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096 - (4096 % 2))
  const zeros = [0, 0]
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] === 0) zeros[index % 2] = zeros[index % 2]! + 1
  }
  const half = sample.length / 2
  // English in UTF-16 has a zero in nearly every pair, and always on the same side.
  if (half >= 8 && zeros[1]! > half * 0.7 && zeros[0]! < half * 0.02) return 'utf-16le'
  if (half >= 8 && zeros[0]! > half * 0.7 && zeros[1]! < half * 0.02) return 'utf-16be'
  return undefined
}

function refuseBinary(bytes: Uint8Array): void {
  const sample = asBuffer(bytes.subarray(0, 8192))
  const start = sample.subarray(0, 20).toString('latin1')
  const known = BINARY_STARTS.find(
    (kind) => start.startsWith(kind.start) && isKnownBinary(kind.start, sample),
  )
  if (known) throw new UnknownKind(describeBinary(known.what, known.fix))
  const controls = sample.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length
  // One stray zero byte is dirt in a text; a share of them is a program or a picture.
  if (controls > Math.max(2, sample.length * 0.01)) throw new UnknownKind(describeBinary('binary data'))
}

/** Starts that are printable words (`RIFF`, `BZh`) could open a report, so the bytes after them must be no text. */
function isKnownBinary(start: string, sample: Buffer): boolean {
  if (start === '%PDF-' || start === '{\\rtf' || /[^\x20-\x7e]/.test(start)) return true
  return sample.includes(0)
}

function describeBinary(what: string, fix = 'leave it out'): string {
  return `not a report: expected text, HTML or JSON lines, got ${what}; ${fix}`
}

/** The encoding that the header names, else the one that the page itself names. */
function findDeclaredEncoding(bytes: Uint8Array, contentType = ''): string | undefined {
  const start = asBuffer(bytes.subarray(0, 4096)).toString('latin1')
  const named =
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i.exec(start)
  const served = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]
  return [served, named?.[1] ?? named?.[2]].map(readEncoding).find((encoding) => encoding !== undefined)
}

function readEncoding(written: string | undefined): string | undefined {
  const encoding = written?.toLowerCase()
  if (!encoding || /^utf-?(?:8|16)/.test(encoding) || !iconv.encodingExists(encoding)) return undefined
  // By the HTML standard, pages that say latin1 or ASCII mean windows-1252.
  return /^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(encoding) ? 'windows-1252' : encoding
}
