import type { Passage, Span, Statement } from '../record.ts'
import type { ExportLine } from '../store/index.ts'

type Article = Extract<ExportLine, { kind: 'article' }>
type Publication = Pick<Article, 'outlet' | 'publishedAt' | 'title' | 'url' | 'from'>
type Cell = string | number | undefined

const COLUMNS: Record<string, (statement: Statement, article: Publication) => Cell> = {
  id: ({ id }) => id,
  article: ({ article }) => article,
  outlet: (_, { outlet }) => outlet,
  published_at: (_, { publishedAt }) => publishedAt,
  title: (_, { title }) => title,
  url: (_, { url }) => url,
  read_from: (_, { from }) => from,
  voice: ({ voice }) => voice?.id,
  voice_name: ({ voice }) => voice?.name,
  voice_kind: ({ voice }) => voice?.kind,
  voice_confidence: ({ voice }) => voice?.confidence,
  unnamed_because: ({ voice }) => tellWords(voice?.unnamedBecause),
  role: ({ role }) => role?.text,
  act: ({ act }) => act,
  quotation: ({ quotation }) => quotation,
  content: ({ text }) => text.content,
  speaker: ({ text }) => text.speaker,
  cue: ({ text }) => text.cue,
  said_from: ({ saidAt }) => saidAt?.from,
  said_to: ({ saidAt }) => saidAt?.to,
  said_as_written: ({ saidAt }) => tellWords(saidAt?.written),
  addressee: ({ addressee }) => tellWords(addressee),
  venue: ({ venue }) => tellWords(venue),
  relay: ({ relay }) => relay?.map(({ name }) => name).join(' > '),
  first_hand: ({ firstHand }) => (firstHand ? 'yes' : undefined),
  certainty: ({ certainty }) => certainty,
  confidence: ({ confidence }) => confidence,
  within: ({ within }) => within,
  notes: ({ notes }) => notes?.map(({ message }) => message).join(' '),
  content_offsets: ({ content }) => writeSpans(content),
  speaker_offsets: ({ speaker }) => writeSpans(speaker),
  cue_offsets: ({ cue }) => writeSpans(cue),
}

/** The headings of the table of statements. */
export const STATEMENT_COLUMNS = Object.keys(COLUMNS)

/**
 * Turns lines of an export into rows: a statement becomes one, all else nothing. It keeps in mind what the lines say of
 * articles, which come before their statements.
 */
export function createStatementRows(): (line: ExportLine) => string | undefined {
  const publications = new Map<string, Publication>()
  return (line) => {
    if (line.kind === 'article') {
      const { outlet, publishedAt, title, url, from } = line
      publications.set(line.id, { outlet, publishedAt, title, url, from })
    }
    if (line.kind !== 'statement') return undefined
    const article = publications.get(line.article)
    if (!article) throw new Error(`the export has statement ${line.id} before its article ${line.article}`)
    return writeCsvRow(Object.values(COLUMNS).map((read) => read(line, article)))
  }
}

/**
 * One row as RFC 4180 has it, without its end. A value that a spreadsheet would run as a formula gets a leading
 * apostrophe (OWASP, "CSV Injection").
 *
 * @example writeCsvRow(['=1+1', 'He said "no"', undefined, 0.5])
 *   // `'=1+1,"He said ""no""",,0.5`
 */
export function writeCsvRow(cells: readonly Cell[]): string {
  return cells.map(writeCell).join(',')
}

function writeCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const tellWords = (passage: Passage | undefined) => passage?.text

/** `12-40 52-60` */
const writeSpans = (spans: readonly Span[]) => spans.map(([start, end]) => `${start}-${end}`).join(' ')
