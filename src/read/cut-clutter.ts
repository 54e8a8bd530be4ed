import { noteCut, type OpenDraft } from './draft.ts'
import { nameClutter } from './find-clutter.ts'
import type { Paragraph } from './split-paragraphs.ts'

/**
 * Takes the paragraphs out of the body that are none of the report's own words, wherever they stand, with a note for
 * each: photo credits, captions, related articles, share bars, advertisements. Links alone on a line go as well when they
 * follow the heading of such a list.
 */
export function cutClutter(draft: OpenDraft): void {
  const kept: Paragraph[] = []
  let isInLinkList = false
  for (const paragraph of draft.body) {
    const what: string | undefined =
      nameClutter(paragraph) ??
      (isInLinkList && paragraph.isLink ? 'related article' : undefined) ??
      (paragraph.isTime ? 'date line' : undefined) ??
      (paragraph.isLink && paragraph.heading === undefined && draft.isPage && isHeadline(paragraph.text)
        ? 'related article'
        : undefined)
    if (what === undefined) kept.push(paragraph)
    else draft.notes.push(noteCut(what, paragraph.text))
    isInLinkList = what === 'related article'
  }
  draft.body = kept
}

/** In a page, a paragraph that is only a link, without a full stop, leads to another report. */
function isHeadline(text: string): boolean {
  const isQuotation = /^["“].*["”]$/.test(text)
  return text.split(/\s+/).length >= 3 && !isQuotation && !/[.!…][”"’')\]]*$/.test(text)
}
