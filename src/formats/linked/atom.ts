import { groupBy } from '../../group-by.ts'
import type { Statement, Utterance } from '../../record.ts'
import type { Format, Material } from '../format.ts'
import { cleanLine, toWebAddress } from './clean-text.ts'
import { isCounted } from './is-counted.ts'
import { readTime, tellDay } from './read-date.ts'
import { introduce, nameSpeaker, quoteWords, tellCircumstances, tellHands, tellVerb } from './tell-saying.ts'
import { openElement, writeElement } from './write-element.ts'
import { writeUrn } from './write-urn.ts'

/** What a feed reader shows as new; who wants all of a record takes another form. */
const MOST_ENTRIES = 200
const MOST_TITLE = 160
/** A feed must say when it was changed; one without any date says this. */
const NEVER = 0

/**
 * The newest utterances as an Atom feed, at most 200: those of the latest reports first, those without a date not at all. The
 * feed's own date is that of its newest entry, so that the same record makes the same file on any day.
 */
export const ATOM: Format = {
  name: 'atom',
  says: 'The 200 newest utterances as an Atom feed, for feed readers',
  extension: '.atom',
  mediaType: 'application/atom+xml',
  write: writeFeed,
}

/** What an entry needs of an article. */
interface Report {
  readonly outlet: string
  readonly title: string
  readonly publishedAt: string
  readonly time: number
  readonly address?: string
}

interface Entry {
  readonly utterance: Utterance
  /** When it was last reported, in milliseconds since 1970. */
  readonly updated: number
  readonly published: number
}

async function* writeFeed(material: Material): AsyncGenerator<string> {
  const entries = await chooseNewest(material)
  const told = await collectTold(material, entries)
  const shown = entries.filter(({ utterance }) => utterance.statements.some((id) => told.has(id)))
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${openElement('feed', { xmlns: 'http://www.w3.org/2005/Atom' })}\n`
  yield `${writeElement('id', { text: writeUrn('newest') })}\n${writeElement('title', { text: 'Hearsay: who said what' })}\n`
  yield `${writeElement('updated', { text: writeTime(shown[0]?.updated ?? NEVER) })}\n`
  yield `${writeElement('author', { inside: [writeElement('name', { text: 'Hearsay' })] })}\n`
  yield `${writeElement('generator', { text: 'Hearsay' })}\n`
  for (const entry of shown) yield `${writeEntry(entry, told)}\n`
  yield '</feed>\n'
}

const writeTime = (time: number): string => new Date(time).toISOString()

/** Goes by the day of each statement, which are in memory, and keeps no more utterances than twice what the feed has. */
async function chooseNewest(material: Material): Promise<Entry[]> {
  const times = new Map<string, number>()
  for await (const { article, statements } of material.articles()) {
    const time = readTime(article.publishedAt)
    // An utterance knows its statements, and not each record its origins.
    if (time !== undefined) for (const { id } of statements.filter(isCounted)) times.set(id, time)
  }
  let newest: Entry[] = []
  for await (const utterance of material.utterances()) {
    const reported = utterance.statements.flatMap((id) => times.get(id) ?? [])
    if (reported.length === 0) continue
    newest.push({ utterance, updated: Math.max(...reported), published: Math.min(...reported) })
    if (newest.length >= 2 * MOST_ENTRIES) newest = cutNewest(newest)
  }
  return cutNewest(newest)
}

function cutNewest(entries: readonly Entry[]): Entry[] {
  const sorted = [...entries].sort(
    (a, b) => b.updated - a.updated || (a.utterance.id < b.utterance.id ? -1 : 1),
  )
  return sorted.slice(0, MOST_ENTRIES)
}

interface ToldStatement {
  readonly statement: Statement
  readonly report: Report
}
type Told = ReadonlyMap<string, ToldStatement>

const compareTold = ({ report: a }: ToldStatement, { report: b }: ToldStatement): number =>
  a.time - b.time || a.outlet.localeCompare(b.outlet, 'en')

/** The statements of the chosen utterances, with what is needed of their articles. */
async function collectTold(material: Material, entries: readonly Entry[]): Promise<Told> {
  const wanted = new Set(entries.flatMap(({ utterance }) => utterance.statements))
  const told = new Map<string, ToldStatement>()
  for await (const { article, statements } of material.articles()) {
    const { outlet, title, publishedAt = '', url } = article
    const address = toWebAddress(url)
    const report = {
      outlet: cleanLine(outlet ?? 'Outlet not known'),
      title: cleanLine(title ?? 'Without a title'),
      ...{ publishedAt, time: readTime(publishedAt) ?? NEVER },
      ...(address && { address }),
    }
    for (const statement of statements.filter(isCounted)) {
      if (wanted.has(statement.id)) told.set(statement.id, { statement, report })
    }
  }
  return told
}

function writeEntry({ utterance, updated, published }: Entry, told: Told): string {
  const { id, wordings, statements, saidAt } = utterance
  const ids = [...(wordings[0]?.statements ?? []), ...statements]
  const [shown] = ids.flatMap((one) => told.get(one) ?? [])
  const { statement } = shown!
  const those = statements.flatMap((one) => told.get(one) ?? []).sort(compareTold)
  const reports = [...groupBy(those, ({ report }) => report)].map(([report, [first]]) => ({
    ...report,
    outlets: [report.outlet, ...tellHands(first!.statement)].join(', '),
  }))
  const speaker = nameSpeaker(statement)
  const words = quoteWords(statement.text.content, statement.quotation)
  const address = reports.find((report) => report.address)?.address
  const outlets = [...new Set(reports.map(({ outlet }) => outlet))]
  return writeElement('entry', {
    inside: [
      writeElement('id', { text: writeUrn(id) }),
      writeElement('title', { text: cut(`${speaker} ${tellVerb(statement)}: ${cleanLine(words)}`) }),
      writeElement('updated', { text: writeTime(updated) }),
      writeElement('published', { text: writeTime(published) }),
      ...outlets.map((name) => writeElement('author', { inside: [writeElement('name', { text: name })] })),
      ...(address ? [writeElement('link', { attributes: { rel: 'alternate', href: address } })] : []),
      writeElement('content', {
        attributes: { type: 'html' },
        text: writeContent({
          lead: `${introduce(statement)} ${tellCircumstances({ ...statement, ...(saidAt && { saidAt }) })}:`,
          words,
          reports,
        }),
      }),
    ],
  })
}

function cut(text: string): string {
  const letters = [...text]
  return letters.length <= MOST_TITLE ? text : `${letters.slice(0, MOST_TITLE - 1).join('')}…`
}

interface Content {
  readonly lead: string
  readonly words: string
  readonly reports: readonly (Report & { readonly outlets: string })[]
}

/** HTML that stands in the entry as text. */
function writeContent({ lead, words, reports }: Content): string {
  const items = reports.map(({ outlets, title, publishedAt, address }) => {
    const named = address
      ? writeElement('a', { attributes: { href: address }, text: title })
      : writeElement('span', { text: title })
    const day = publishedAt === '' ? 'no date' : tellDay(publishedAt)
    return writeElement('li', { text: `${outlets}, ${day}: `, inside: [named] })
  })
  return [
    writeElement('p', { text: lead }),
    writeElement('blockquote', { inside: [writeElement('p', { text: words })] }),
    writeElement('ul', { inside: items }),
  ].join('')
}
