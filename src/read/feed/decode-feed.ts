import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { type DecodedText, decodeBytes } from '../decode-bytes.ts'

/**
 * The text of a feed or list. Valid UTF-8 is UTF-8 whatever is declared, since servers' headers are often wrong and
 * hardly any other text is valid UTF-8 by chance. Else, in this order: a byte order mark, UTF-32 told by its zero
 * bytes, the `charset` of the content type, and all that `decodeBytes` knows. Throws UnreadableInput for bytes that are
 * no text.
 */
export function decodeFeed(bytes: Uint8Array, contentType = ''): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const utf32 = findUtf32(buffer)
  if (utf32) return { text: iconv.decode(buffer, utf32), notes: [] }
  const charset = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType)?.[1]?.toLowerCase()
  const isMarked = (buffer[0] === 0xfe && buffer[1] === 0xff) || (buffer[0] === 0xff && buffer[1] === 0xfe)
  const isTold = charset !== undefined && !/^utf-?8$|ascii/.test(charset) && iconv.encodingExists(charset)
  if (isTold && !isMarked && !isUtf8(buffer)) {
    const encoding = /^(?:iso-?8859-1|latin-?1)$/.test(charset) ? 'windows-1252' : charset
    return { text: iconv.decode(buffer, encoding), notes: [] }
  }
  return decodeBytes(bytes)
}

/** A byte order mark, or two characters of one byte each among zero bytes. */
function findUtf32(buffer: Buffer): 'utf-32le' | 'utf-32be' | undefined {
  if (buffer.length % 4 !== 0) return undefined
  const start = buffer.subarray(0, 8).toString('hex')
  if (/^0000feff|^(?:000000[0-7].){2}/.test(start)) return 'utf-32be'
  if (/^fffe0000|^(?:[0-7].000000){2}/.test(start)) return 'utf-32le'
  return undefined
}
