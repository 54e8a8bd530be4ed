import { decodeBytes } from './decode-bytes.ts'
import type { Draft } from './draft.ts'
import { readHtml } from './read-html.ts'

export interface PageOptions {
  /** The address that the page was served at: completes relative addresses, and stands in where the page names none. */
  readonly url?: string
  /** The `Content-Type` that it was served with; only its `charset` is looked at. */
  readonly contentType?: string
}

/** `readPage`, as it is passed on to what holds pages. */
export type ReadPage = (bytes: Uint8Array, options: PageOptions) => Draft

/**
 * The report in the bytes of a web page, as it was served or saved. Its encoding is told by the byte order mark, the
 * content, the header and the page itself; characters that were certainly read wrongly on the way are set right, with a
 * note. Throws NotAReport where the page holds no report, and UnreadableInput where the bytes are no page.
 */
export function readPage(bytes: Uint8Array, { url, contentType }: PageOptions = {}): Draft {
  const { text, notes } = decodeBytes(bytes, { contentType })
  const draft = readHtml(text, { url })
  return { ...draft, notes: [...notes, ...draft.notes] }
}
