import type { Draft } from './draft.ts'
import { UnreadableInput } from './open-bytes.ts'
import { readPage } from './read-page.ts'

/** The headers of a mail up to a body of several parts: browsers save a page with its pictures so. */
const START = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?content-type:\s*multipart\/related/i
/** A page has no parts in parts. */
const MAX_NESTING = 10

/** Whether a text that begins so is a saved page with all that belongs to it (MHTML). */
export function isMhtml(start: string): boolean {
  return START.test(start.slice(0, 8000).replaceAll('\r\n', '\n'))
}

/** The report in a page that a browser saved with its pictures (MHTML). Throws UnreadableInput where there is no page in it. */
export async function readMhtml(bytes: Uint8Array): Promise<Draft> {
  const { default: PostalMime } = await import('postal-mime')
  const saved = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING }).catch((error: unknown) => {
    // What it throws is about the file: it is given nothing else.
    throw new UnreadableInput('a saved page (MHTML) that cannot be taken apart: save it as HTML instead', {
      cause: error,
    })
  })
  if (!saved.html) {
    throw new UnreadableInput('a saved page (MHTML) without a page in it: save it as HTML instead')
  }
  const address = saved.headers.find(({ key }) => key === 'snapshot-content-location')?.value
  return readPage(Buffer.from(saved.html), {
    ...(address && { url: address }),
    contentType: 'text/html; charset=utf-8',
  })
}
