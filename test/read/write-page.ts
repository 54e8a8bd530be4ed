import type { Draft } from '../../src/read/draft.ts'
import { type PageOptions, readPage } from '../../src/read/read-page.ts'

/** Three paragraphs of an invented report, as a page has them. */
export const PARAGRAPHS = [
  'The ferry between Velmark and the islands will not return, its owner said on Friday, after a winter in which hardly any passengers came aboard.',
  'Carl Brandt, who bought the line in 2015, told Radio Velmark that he had “no choice” and that the council had known it since the autumn of last year.',
  'The mayor, Ines Holm, rejected that. “Nobody told us,” she said in a statement, and added that the town would look for another owner before the summer.',
]

export const PROSE = PARAGRAPHS.map((text) => `<p>${text}</p>`)

interface PageParts {
  readonly head?: string
  readonly body: string
}

export function writePage({ head = '', body }: PageParts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
}

/** An article with the given parts between its three paragraphs. */
export function writeArticle(between = '', { head = '', below = '' } = {}): string {
  const [first, second, third] = PROSE
  const body = `<main><article><h1>Ferry line to close</h1>${first}${second}${between}${third}</article>${below}</main>`
  return writePage({ head: `<title>Ferry line to close</title>${head}`, body })
}

export function readMarkup(html: string, options: PageOptions = {}): Draft {
  return readPage(Buffer.from(html), options)
}

/** The words of all notes on what was cut, by what it was. */
export function findCut(draft: Draft): readonly (readonly [what: string, text: string])[] {
  return draft.notes
    .filter(({ code }) => code === 'cut')
    .map(({ message, text = '' }) => [message.replace(/^Cut from the body: |\.$/g, ''), text])
}
