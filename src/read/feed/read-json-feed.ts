import type { Note } from '../../record.ts'
import { UnreadableInput } from '../open-bytes.ts'
import { parseJson } from '../read-json-lines.ts'
import { dropAbsent, type Feed, type FeedEntry } from './feed.ts'
import { findWebAddress } from './find-link.ts'
import { readFeedDate } from './read-feed-date.ts'
import { escapeText, readWords } from './read-words.ts'

type Fields = Readonly<Record<string, unknown>>

/** A JSON Feed, version 1.0 or 1.1. Throws UnreadableInput for JSON that is none. */
export function readJsonFeed(text: string, { address }: { address?: string } = {}): Feed {
  const feed = parseJson(text)
  if (!isFields(feed) || !Array.isArray(feed.items)) {
    throw new UnreadableInput(
      'no feed: expected a JSON Feed with a list of "items", got other JSON; check the address',
    )
  }
  const self = findWebAddress(readString(feed.feed_url), address)
  const base = self ?? address
  return dropAbsent({
    kind: 'json',
    title: readWords(escapeText(readString(feed.title) ?? '')),
    address: self,
    homePage: findWebAddress(readString(feed.home_page_url), base),
    language: readString(feed.language),
    entries: feed.items.filter(isFields).map((item) => readItem(item, { base, authors: readAuthors(feed) })),
    notes: [],
  })
}

function readItem(item: Fields, { base, authors }: { base?: string; authors?: string }): FeedEntry {
  const notes: Note[] = []
  const id = typeof item.id === 'number' ? String(item.id) : readString(item.id)
  const words = readString(item.content_text)
  return dropAbsent({
    id,
    title: readWords(escapeText(readString(item.title) ?? '')),
    url: [item.url, item.external_url, id]
      .map((value) => findWebAddress(readString(value), base))
      .find(Boolean),
    publishedAt: readDate(item.date_published, notes),
    modifiedAt: readDate(item.date_modified, notes),
    author: readAuthors(item) ?? authors,
    summary: readWords(escapeText(readString(item.summary) ?? '')),
    content: readString(item.content_html) ?? (words && writeParagraphs(words)),
    contentBase: base,
    keywords: Array.isArray(item.tags)
      ? item.tags.filter((tag) => typeof tag === 'string' && tag !== '')
      : [],
    notes,
  })
}

function readDate(value: unknown, notes: Note[]): string | undefined {
  const written = readString(value)
  const date = written && readFeedDate(written)
  if (date || !written) return date
  notes.push({
    code: 'invalid-date',
    message: 'The feed gives a date that states no day, so it was left out.',
    text: written.slice(0, 100),
  })
  return undefined
}

/** Version 1.1 has a list of `authors`, 1.0 one `author`. */
function readAuthors(fields: Fields): string | undefined {
  const authors = Array.isArray(fields.authors) ? fields.authors : [fields.author]
  const names = authors.map((author) =>
    isFields(author) ? readWords(escapeText(readString(author.name) ?? '')) : '',
  )
  return names.filter((name) => name !== '').join(', ') || undefined
}

const writeParagraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph)}</p>`)
    .join('\n')

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const readString = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)
