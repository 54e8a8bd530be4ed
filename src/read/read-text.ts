import { cutClutter } from './cut-clutter.ts'
import type { Draft, OpenDraft } from './draft.ts'
import { type Dateline, readDateline } from './find-credit.ts'
import { takeFooter } from './find-footer.ts'
import { takeHeader } from './find-header.ts'
import { listLinks } from './linked-text.ts'
import { splitParagraphs } from './split-paragraphs.ts'

/**
 * The report in a plain or Markdown text as people paste it. The body holds the report alone, its paragraphs separated
 * by a blank line; title, date, outlet, address and credit are in their fields, and each thing cut is a note.
 * `text` must have been through `cleanCharacters`.
 */
export function readText(text: string): Draft {
  const paragraphs = splitParagraphs(text)
  const draft: OpenDraft = { body: paragraphs, notes: [] }
  takeHeader(draft)
  cutClutter(draft)
  takeFooter(draft)
  return closeDraft(draft, paragraphs)
}

/** A finished draft of what `takeHeader`, `cutClutter` and `takeFooter` left in the body. */
export function closeDraft(draft: OpenDraft, all: OpenDraft['body']): Draft {
  const { body, ambiguousDate, isPage: _, linkBase, ...known } = draft
  // Where nothing would be left, what looked like a title or clutter was the report.
  const isEmpty = body.length === 0
  const paragraphs = isEmpty ? all : body
  const { credit, found, place } = findDateline(paragraphs)
  const notes = isEmpty ? [] : [...draft.notes]
  let publishedAt = draft.publishedAt
  if (publishedAt === undefined && found && 'date' in found) {
    publishedAt = found.date
    notes.push({
      code: 'inferred-date',
      message: 'The date was inferred from the dateline.',
      text: found.date,
    })
  }
  if (publishedAt === undefined && ambiguousDate) {
    const message = `The date ${ambiguousDate} can be read in more than one way, so it was left open.`
    notes.push({ code: 'ambiguous-date', message, text: ambiguousDate })
  }
  if (notes.some((note) => note.code === 'cut' && note.message.includes('paywall notice'))) {
    notes.push({
      code: 'paywall',
      message: 'The report stands behind a paywall; the text may be only its beginning.',
    })
  }
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  const links = listLinks(paragraphs, linkBase ?? draft.url)
  return {
    ...known,
    title: isEmpty ? undefined : draft.title,
    publishedAt,
    credit: credit ?? draft.credit,
    place: place ?? draft.place,
    ...(links.length > 0 && { links }),
    text,
    notes,
  }
}

/** The dateline opens the report, at most a standfirst or two stand above it. */
function findDateline(paragraphs: OpenDraft['body']): Dateline {
  const datelines = paragraphs.slice(0, 3).map((paragraph) => readDateline(paragraph.text))
  return datelines.find((dateline) => dateline.credit ?? dateline.found ?? dateline.place) ?? {}
}
