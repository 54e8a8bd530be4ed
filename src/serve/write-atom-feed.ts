/**
 * What a search finds as an Atom feed, for feed readers.
 *
 * @module
 */
import { Feed } from 'feed'
import type { FoundStatement, OpenRecord, StatementQuery } from '../store/index.ts'

const MOST_ENTRIES = 50
/** As many are looked through for the newest. */
const MOST_LOADED = 500
/** How far back is looked, in days before the latest article, until there are enough. */
const WINDOWS = [1, 7, 31, 366, 3660]
const DAY_MS = 86_400_000

/** The newest statements that fit a query, the newest first, those without a day last. */
export async function findNewest(record: OpenRecord, query: StatementQuery): Promise<FoundStatement[]> {
  const all = await record.findStatements({ ...query, limit: MOST_LOADED })
  if (all.total <= MOST_LOADED) return sortNewest(all.items)
  const [latest] = (await record.listArticles({ limit: 1 })).items
  const end = Date.parse(latest?.publishedAt ?? '')
  for (const days of Number.isNaN(end) ? [] : WINDOWS) {
    const day = new Date(end - days * DAY_MS).toISOString().slice(0, 10)
    if (query.from !== undefined && day <= query.from) break
    const { items, total } = await findLast(record, { ...query, from: day })
    if (total >= MOST_ENTRIES) return sortNewest(items)
  }
  return sortNewest((await findLast(record, query)).items)
}

/** Without words they come in order of time, those without a day last. */
async function findLast(record: OpenRecord, query: StatementQuery) {
  const { total, items } = await record.findStatements({ ...query, limit: MOST_LOADED })
  if (query.words !== undefined || total <= MOST_LOADED) return { total, items }
  return record.findStatements({ ...query, limit: MOST_LOADED, offset: total - MOST_LOADED })
}

function sortNewest(found: readonly FoundStatement[]): FoundStatement[] {
  const sorted = [...found].sort((a, b) => readTime(b) - readTime(a))
  return sorted.slice(0, MOST_ENTRIES)
}

/** When it was said or, where that is not known, published; 1970 where neither is. */
function readTime({ statement, article }: FoundStatement): number {
  const time = Date.parse(statement.saidAt?.from ?? article.publishedAt ?? '')
  return Number.isNaN(time) ? 0 : time
}

export interface AtomOptions {
  /** Where the server is: `http://127.0.0.1:4780`. */
  readonly origin: string
  /** The search behind the question mark. */
  readonly query: string
}

/** The feed as XML. Whatever an article holds stays text. */
export function writeAtomFeed(found: readonly FoundStatement[], { origin, query }: AtomOptions): string {
  const newest = Math.max(0, ...found.map(readTime))
  const feed = new Feed({
    id: `${origin}/api/v1/search.atom?${query}`,
    title: nameSearch(query),
    updated: new Date(newest),
    link: `${origin}/search?${query}`,
    feedLinks: { atom: `${origin}/api/v1/search.atom?${query}` },
    author: { name: 'Hearsay' },
    generator: 'Hearsay',
  })
  for (const one of found) feed.addItem(describeEntry(one, origin))
  return feed.atom1()
}

function nameSearch(query: string): string {
  const told = [...new URLSearchParams(query)].map(([name, value]) => `${name} ${value}`)
  return cleanText(['Hearsay', ...told].join(' · ').slice(0, 300))
}

function describeEntry(found: FoundStatement, origin: string) {
  const { statement, article } = found
  const { content } = statement.text
  const voice = statement.voice?.name ?? statement.text.speaker ?? 'Unknown voice'
  const said = statement.act === undefined ? voice : `${voice} (${statement.act})`
  const published = Date.parse(article.publishedAt ?? '')
  const printed = [article.outlet, article.title, article.publishedAt?.slice(0, 10)]
    .filter(Boolean)
    .join(', ')
  const paragraphs = [`${said}:`, content, printed].filter(Boolean)
  return {
    id: `urn:hearsay:${statement.id}`,
    title: escapeHtml(cut(`${said}: ${content}`)),
    link: `${origin}/article/${encodeURIComponent(article.id)}#${encodeURIComponent(statement.id)}`,
    date: new Date(readTime(found)),
    ...(!Number.isNaN(published) && { published: new Date(published) }),
    author: [{ name: cleanText(article.outlet ?? 'Unknown outlet') }],
    content: paragraphs.map((words) => `<p>${escapeHtml(words)}</p>`).join(''),
  }
}

const MOST_TITLE = 160

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= MOST_TITLE ? line : `${line.slice(0, MOST_TITLE - 1)}…`
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Titles and contents of entries are HTML, in which nothing of an article may be a tag. */
function escapeHtml(text: string): string {
  return cleanText(text).replaceAll(/[&<>"]/g, (mark) => ESCAPED[mark]!)
}

/** XML has no control characters and no halves of pairs, however they are written. */
function cleanText(text: string): string {
  return text.replaceAll(/[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD')
}
