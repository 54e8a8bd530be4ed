import { openZip } from './open-zip.ts'

export type BinaryKind = 'warc' | 'parquet' | 'zip' | 'pdf' | 'mbox' | 'mail'
export type ZipKind = 'wacz' | 'docx' | 'xlsx' | 'odt' | 'unknown'

const DETECTED_BYTES = 4096

/** Headers that a mail has and a text that begins with `Subject: ...` has not, save when it was pasted from one. */
const MAIL_ONLY =
  /^(?:received|message-id|mime-version|return-path|delivered-to|x-[\w-]+|dkim-signature|list-[\w-]+|content-transfer-encoding):/i
const MAIL_HEADER = /^(?:from|to|cc|bcc|subject|date|sender|reply-to|content-type|[a-z]+(?:-[a-z0-9]+)+):/i
const MBOX_START = /^From (?:- |.{0,200}\d{1,2}:\d{2}.{0,40}\d{4})/

/**
 * What a file that is no plain text, page or feed is, by its first bytes (4 KB are enough; gzip taken off
 * except that of a WARC file). `undefined` for all that is told elsewhere.
 *
 * @example detectBinaryKind(new TextEncoder().encode('WARC/1.0\r\nWARC-Type: warcinfo\r\n')) // 'warc'
 */
export function detectBinaryKind(start: Uint8Array): BinaryKind | undefined {
  const bytes = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, DETECTED_BYTES))
  const text = bytes.toString('latin1').replace(/^ï»¿/, '')
  if (/^WARC\/\d\.\d\r?\n/.test(text)) return 'warc'
  if (text.startsWith('PAR1')) return 'parquet'
  if (/^PK(?:\x03\x04|\x05\x06)/.test(text)) return 'zip'
  // Some programs write a few bytes before the PDF; readers of PDF allow a kilobyte.
  if (/^[\s\S]{0,1000}?%PDF-\d/.test(text) && (text.startsWith('%PDF-') || text.includes('\0'))) return 'pdf'
  if (MBOX_START.test(text) && MAIL_HEADER.test(text.slice(text.indexOf('\n') + 1))) return 'mbox'
  return isMail(text) ? 'mail' : undefined
}

function isMail(text: string): boolean {
  const headers = text
    .split(/\r?\n\r?\n/, 1)[0]!
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  // The last may be cut off, and a saved web page (MHTML) looks like a mail.
  const whole = headers.length > 1 && text.length >= DETECTED_BYTES ? headers.slice(0, -1) : headers
  if (/^content-type:\s*multipart\/related/im.test(text) && /^snapshot-content-location:/im.test(text))
    return false
  if (whole.length < 3 || !whole.every((line) => /^[!-9;-~]+:/.test(line))) return false
  return (
    whole.some((line) => MAIL_ONLY.test(line)) && whole.filter((line) => MAIL_HEADER.test(line)).length >= 3
  )
}

/**
 * What kind of document a ZIP file is, at a path or in memory: by the files in it, not by its name. Throws
 * UnreadableInput where the ZIP is damaged.
 */
export async function detectZipKind(source: string | Uint8Array): Promise<ZipKind> {
  const zip = await openZip(source)
  try {
    const names = new Set(zip.members.map(({ name }) => name))
    if (names.has('word/document.xml')) return 'docx'
    if (names.has('xl/workbook.xml')) return 'xlsx'
    if (names.has('content.xml') && names.has('mimetype')) return 'odt'
    const hasArchive = [...names].some((name) => /\.warc(?:\.gz)?$/i.test(name))
    if (hasArchive) return 'wacz'
    return [...names].some((name) => /^word\/document\d*\.xml$/.test(name)) ? 'docx' : 'unknown'
  } finally {
    zip.close()
  }
}
