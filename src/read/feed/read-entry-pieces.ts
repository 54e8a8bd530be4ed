import type { Note } from '../../record.ts'
import { findHost } from '../clean-address.ts'
import { cleanCharacters } from '../clean-characters.ts'
import { cutClutter } from '../cut-clutter.ts'
import type { Draft, OpenDraft } from '../draft.ts'
import { takeFooter } from '../find-footer.ts'
import { findPageParagraphs } from '../find-page-paragraphs.ts'
import { changeText } from '../linked-text.ts'
import { UnreadableInput } from '../open-bytes.ts'
import { parsePage } from '../page.ts'
import type { Piece } from '../piece.ts'
import { closeDraft } from '../read-text.ts'
import type { Paragraph } from '../split-paragraphs.ts'
import { dropAbsent, type Feed, type FeedEntry } from './feed.ts'
import { findEntryAddress } from './find-entry-address.ts'
import { nameFeedOutlet } from './name-feed-outlet.ts'

/**
 * So much text, in so many paragraphs, is a report and no summary of one: feeds that give summaries end them after a
 * paragraph or two, and the shortest reports of news agencies have four sentences.
 */
const LEAST_PARAGRAPHS = 3
const LEAST_WORDS = 100
/** Two sentences. */
const LEAST_WORDS_OF_BRIEF = 25
const TEASER_END =
  /(?:\[?(?:…|\.{3})\]?|\b(?:read|see) (?:the )?(?:more|full|on|rest|whole)\b.{0,60}|\bcontinue[sd]? reading\b.{0,80}|\bfull (?:story|article|report)\b.{0,40}|\bmore\s*[»>›→]+)[\s.»>›→\]]*$/i
/** What blogging programs put below each entry. */
const BELOW_ENTRY =
  /^the (?:post|article|entry) .{1,300} (?:appeared first|was first published|first appeared) (?:on|in|at) /i

export interface EntryOptions {
  /** The feed that the entry is in. */
  readonly feed: Pick<Feed, 'title' | 'language'>
  /** Reads the page of an entry whose text is not in the feed. Throws UnreadableInput where there is no report. */
  readonly fetchPage?: (entry: FeedEntry & { readonly url: string }) => Promise<Draft>
}

/**
 * The report of an entry: from the feed's own text where that is all of it, else from the page when `fetchPage` is
 * given. What the feed says of it stands where the page says nothing. Else a piece of trouble that says why there is no
 * report.
 */
export async function readEntryPiece(entry: FeedEntry, { feed, fetchPage }: EntryOptions): Promise<Piece> {
  const name = entry.url ?? entry.id ?? entry.title ?? 'an entry without a name'
  try {
    const draft = readFullText(entry)
    if (draft) return { kind: 'report', name, draft: completeDraft(draft, { entry, feed }) }
    if (entry.url && fetchPage) {
      const page = await fetchPage({ ...entry, url: entry.url })
      return { kind: 'report', name, draft: completeDraft(page, { entry, feed }), surroundings: page.text }
    }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    const kept = isTriedAgain(error) ? undefined : readShortText(entry, error.message)
    if (kept) return { kind: 'report', name, draft: completeDraft(kept, { entry, feed }) }
    return { kind: 'trouble', name, message: error.message }
  }
  const fix = entry.url ? 'give its page instead' : 'it names no page either'
  const message = `only a summary: expected the text of the report, got ${entry.content ? 'its beginning' : 'none of it'}; ${fix}`
  return { kind: 'trouble', name, message }
}

/** All entries of a feed, in its order, as `readEntryPiece` reads them. */
export async function* readEntryPieces(
  feed: Feed,
  options: Pick<EntryOptions, 'fetchPage'> = {},
): AsyncGenerator<Piece> {
  for (const entry of feed.entries) yield await readEntryPiece(entry, { ...options, feed })
}

/** Whether the feed itself holds the text of the report. */
export function hasFullText(entry: FeedEntry): boolean {
  try {
    return readFullText(entry) !== undefined
  } catch (error) {
    if (error instanceof UnreadableInput) return false
    throw error
  }
}

/** A page that cannot be had now may be had later: `watch` asks again, and the feed's short text would stand in its way. */
function isTriedAgain(error: UnreadableInput): boolean {
  return 'kind' in error && !('status' in error && (error.status === 404 || error.status === 410))
}

/** What the feed has of a report whose page is gone or no report: a brief one may be no longer than that. */
function readShortText(entry: FeedEntry, trouble: string): Draft | undefined {
  const draft = readFullText(entry, { paragraphs: 1, words: LEAST_WORDS_OF_BRIEF })
  if (!draft) return undefined
  const message =
    'The page could not be read, so the text of the feed was kept; it may be only the beginning.'
  return { ...draft, notes: [...draft.notes, { code: 'from-feed', message, text: trouble }] }
}

/** The report as the feed has it, or `undefined` where that is a summary. */
function readFullText(
  entry: FeedEntry,
  least: { paragraphs: number; words: number } = { paragraphs: LEAST_PARAGRAPHS, words: LEAST_WORDS },
): Draft | undefined {
  if (!entry.content || entry.content.length < least.words * 3) return undefined
  const all = findPageParagraphs(parsePage(`<div>${entry.content}</div>`).body).map(cleanParagraph)
  const paragraphs = all.filter(({ text }) => text !== '' && !BELOW_ENTRY.test(text))
  const words = paragraphs.reduce((count, { text }) => count + text.split(/\s+/).length, 0)
  const isTeaser = TEASER_END.test((paragraphs.at(-1)?.text ?? '').slice(-200))
  if (paragraphs.length < least.paragraphs || words < least.words || isTeaser) return undefined
  const draft: OpenDraft = {
    title: entry.title,
    publishedAt: entry.publishedAt,
    isPage: true,
    linkBase: entry.contentBase ?? findEntryAddress(entry),
    body: paragraphs,
    notes: [],
  }
  cutClutter(draft)
  takeFooter(draft)
  return closeDraft(draft, paragraphs)
}

function cleanParagraph(paragraph: Paragraph): Paragraph {
  return changeText(paragraph, cleanCharacters)
}

/** The page knows best what it is; where it is silent, the feed speaks. Who publishes it, a feed that passes it on knows. */
function completeDraft(
  draft: Draft,
  { entry, feed }: { entry: FeedEntry; feed: EntryOptions['feed'] },
): Draft {
  const notes: Note[] = [...draft.notes, ...entry.notes]
  const url = draft.url ?? findEntryAddress(entry)
  let publishedAt = draft.publishedAt ?? entry.publishedAt
  if (!publishedAt && entry.modifiedAt) {
    publishedAt = entry.modifiedAt
    const message =
      'The feed gives only the date of the last change, which was taken for that of publication.'
    notes.push({ code: 'inferred-date', message, text: publishedAt })
  }
  const outlet = draft.outlet ?? nameOutlet(entry, { feed, url })
  return dropAbsent({
    ...draft,
    title: draft.title ?? entry.title,
    outlet,
    publishedAt,
    modifiedAt: draft.modifiedAt ?? (entry.modifiedAt === publishedAt ? undefined : entry.modifiedAt),
    byline: draft.byline ?? entry.author,
    language: draft.language ?? feed.language,
    takenFrom: draft.takenFrom ?? findTakenFrom(entry, { feed, outlet, url }),
    keywords: draft.keywords ?? (entry.keywords.length > 0 ? entry.keywords : undefined),
    url,
    notes,
  })
}

/** Whom the entry names as its publisher, where that is neither the outlet nor the site that the report is at. */
function findTakenFrom(
  { publisher }: FeedEntry,
  { feed, outlet, url }: { feed: EntryOptions['feed']; outlet?: string; url?: string },
): string | undefined {
  const name = publisher?.name
  if (!name || !outlet) return undefined
  const isOwn = [outlet, nameFeedOutlet(feed.title, url)].some(
    (one) => one && keepLetters(one) === keepLetters(name),
  )
  const isOwnSite =
    url !== undefined && publisher.address !== undefined && findHost(url) === findHost(publisher.address)
  return isOwn || isOwnSite ? undefined : name
}

/** "The Coast Wire" and "Coast-Wire" are one. */
const keepLetters = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')

function nameOutlet(
  { publisher }: FeedEntry,
  { feed, url }: { feed: EntryOptions['feed']; url?: string },
): string | undefined {
  return publisher ? publisher.name : nameFeedOutlet(feed.title, url)
}
