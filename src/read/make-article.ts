import { identify } from '../identify.ts'
import type { Article, Note } from '../record.ts'
import { joinOnOneLine } from './clean-characters.ts'
import type { Draft } from './draft.ts'
import { findDateInAddress } from './find-date-line.ts'
import { inferOutlet } from './name-outlet.ts'

/** Function words that English shares with few other languages; about a quarter of any English text. */
const ENGLISH_WORDS = new Set(
  (
    'the of and to that was is for with said he have which are from by it they were has had be been but not his her ' +
    'their would will at this she we you i as an its who about after when there if up out more what would could'
  ).split(' '),
)
/** English news has a share near 0.35, other languages below 0.05; a report with many names still has 0.2. */
const ENGLISH_SHARE = 0.1
/** Notes that say what is missing: they are made anew, since an article read back may have been completed. */
const MISSING = new Set(['no-date', 'no-outlet', 'cut-off', 'not-english'])

export interface ArticlePlace {
  /** The path, address or archive member that the article was read from. */
  readonly from: string
  /** All words that came with the report, the cut ones too: an outlet's name is looked for in them. */
  readonly surroundings?: string
}

/**
 * The article of a draft, with notes on what is missing or was inferred. The id is made from the address, outlet,
 * title, date and text; it does not depend on where the article was read from, so that the same report in two folders
 * is one article.
 */
export function makeArticle(draft: Draft, { from, surroundings }: ArticlePlace): Article {
  const notes: Note[] = draft.notes.filter((note) => !MISSING.has(note.code))
  const title = draft.title ? joinOnOneLine(draft.title) || undefined : undefined
  let outlet = draft.outlet ? joinOnOneLine(draft.outlet) || undefined : undefined
  let { publishedAt } = draft
  const { url, text } = draft
  if (url && !outlet) {
    const inferred = inferOutlet(url, surroundings ?? text)
    outlet = inferred.outlet
    notes.push(inferred.note)
  }
  const day = url && !publishedAt ? findDateInAddress(url) : undefined
  if (day) {
    publishedAt = day
    notes.push({ code: 'inferred-date', message: 'The date was inferred from the address.', text: day })
  }
  if (!publishedAt) notes.push({ code: 'no-date', message: 'No date of publication was found.' })
  if (!outlet) notes.push({ code: 'no-outlet', message: 'It was not found who published this.' })
  notes.push(...findTextNotes(text))
  const { modifiedAt, byline, place, language, keywords, credit, takenFrom } = draft
  const links = draft.links?.filter((link) => link.url !== url)
  // All that statements are made from. What is beside that may differ where one report is read in two places.
  const id = identify('art', [url, outlet, title, publishedAt, text, ...(credit ? [credit] : [])])
  const described = { modifiedAt, byline, place, language, keywords, credit, takenFrom }
  return dropUndefined({
    id,
    from,
    title,
    outlet,
    publishedAt,
    url,
    ...described,
    ...(links?.length && { links }),
    text,
    notes,
  })
}

/** Absent fields are absent, not `undefined`: articles are compared and printed. */
function dropUndefined(article: Article): Article {
  return Object.fromEntries(
    Object.entries(article).filter(([, value]) => value !== undefined),
  ) as unknown as Article
}

function findTextNotes(text: string): Note[] {
  const notes: Note[] = []
  const last = text
    .slice(text.lastIndexOf('\n') + 1)
    .slice(-300)
    .trim()
  if (isCutOff(last)) {
    const message = 'The text seems to be cut off: its last paragraph has no end.'
    notes.push({ code: 'cut-off', message, text: last.slice(-80) })
  }
  if (!isEnglish(text)) {
    notes.push({
      code: 'not-english',
      message: 'The text is hardly English; what was found in it may be wrong.',
    })
  }
  return notes
}

function isCutOff(last: string): boolean {
  if (/(?:…|\.{3}|\[(?:…|\.{3}|\+?\d+ chars?)\])["”’)\]]*$/.test(last)) return true
  const words = last.split(/\s+/).length
  return words >= 8 && !/[.!?:*][\s"'”’»)\]\d*]*$/.test(last)
}

function isEnglish(text: string): boolean {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const known = words.filter((word) => ENGLISH_WORDS.has(word)).length
  const isLatin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length >= words.length / 2
  // Too few words tell nothing, unless they are in another script.
  return words.length < 20 ? isLatin : known >= words.length * ENGLISH_SHARE
}
