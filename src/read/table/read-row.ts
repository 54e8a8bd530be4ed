import type { Note } from '../../record.ts'
import { cleanAddress } from '../clean-address.ts'
import { cleanCharacters, joinOnOneLine } from '../clean-characters.ts'
import type { Draft } from '../draft.ts'
import { UnreadableInput } from '../open-bytes.ts'
import type { ReadPage } from '../read-page.ts'
import { readParagraphs } from '../read-paragraphs.ts'
import { splitParagraphs } from '../split-paragraphs.ts'
import { decodeCell } from './decode-cell.ts'
import type { Field, Mapping } from './describe-mapping.ts'
import { type DateForm, readDate } from './read-dates.ts'

/** What programs write where they have no value. */
const NO_VALUE = /^(?:nan|none|null|nil|n\/?a|#n\/a|undefined|nat|-+)$/i
const TAG =
  /<\/?(?:p|div|br|span|a|h[1-6]|ul|ol|li|blockquote|article|section|strong|em|figure|table|body|html)\b[^<>]{0,2000}>/gi

export interface ReportRow {
  /** The value of the id column, where it has one. */
  readonly id?: string
  readonly draft: Draft
}

/** What is known of all rows of a table. */
export interface RowContext {
  readonly mapping: Mapping
  readonly dates: DateForm
  readonly readPage: ReadPage
}

/**
 * The report in a row. Its text may be plain or the HTML of the page's body; what the columns tell comes before what
 * the text tells. Throws UnreadableInput where there is no text.
 */
export function readReport(cells: readonly string[], { mapping, dates, readPage }: RowContext): ReportRow {
  const notes: Note[] = []
  const values = takeValues(cells, { mapping, notes })
  const { text } = values
  if (text === undefined) {
    throw new UnreadableInput('no text: expected the words of the report, got an empty cell')
  }
  const known = readKnown(values, { dates, notes })
  const { id } = values
  const draft = isMarkup(text)
    ? readMarkup(text, { known, readPage })
    : readParagraphs(splitParagraphs(cleanCharacters(text)), known)
  if (draft.text.trim() === '') throw new UnreadableInput('no words in its text, only marks of markup')
  return { ...(id !== undefined && { id }), draft: { ...draft, notes: [...notes, ...draft.notes] } }
}

type Values = Partial<Record<Field, string>>

function takeValues(
  cells: readonly string[],
  { mapping, notes }: { readonly mapping: Mapping; readonly notes: Note[] },
): Values {
  const values: Values = {}
  for (const [index, { field }] of mapping.columns.entries()) {
    const cell = cells[index]
    if (!field || cell === undefined) continue
    const value = decodeCell(cell, notes).trim()
    if (value !== '' && !NO_VALUE.test(value)) values[field] = value
  }
  return values
}

interface KnownContext {
  readonly dates: DateForm
  readonly notes: Note[]
}

type Known = Omit<Partial<Draft>, 'text' | 'notes'>

function readKnown(values: Values, { dates, notes }: KnownContext): Known {
  const { date, notes: dateNotes } = readDate(values.publishedAt ?? '', dates)
  notes.push(...dateNotes)
  const url = values.url === undefined ? undefined : cleanAddress(values.url)
  if (values.url !== undefined && !url) {
    const message = 'This is no address on the web, so it was left out.'
    notes.push({ code: 'invalid-address', message, text: values.url })
  }
  const known = {
    title: values.title && joinOnOneLine(values.title),
    outlet: values.outlet && joinOnOneLine(values.outlet),
    credit: values.credit && joinOnOneLine(values.credit),
    byline: values.byline && readList(values.byline.replace(/^by\s+/i, '')).join(', '),
    keywords: values.keywords === undefined ? undefined : readList(values.keywords),
    language: readLanguage(values.language),
    publishedAt: date,
    url,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value))
}

/** `a; b`, `a|b`, `a, b`, or a list as programs print it: `['a', 'b']`. */
function readList(written: string): string[] {
  const bare = written.trim().replace(/^\[(.*)\]$/s, '$1')
  const separator = bare.includes(';') ? ';' : bare.includes('|') ? '|' : ','
  return bare
    .split(separator)
    .map((item) => joinOnOneLine(item).replace(/^(['"])(.*)\1$/, '$2'))
    .filter((item) => item !== '')
}

function readLanguage(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  if (/^english$/i.test(written) || /^eng$/i.test(written)) return 'en'
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(written) ? written.replaceAll('_', '-') : undefined
}

function isMarkup(text: string): boolean {
  const tags = text.match(TAG) ?? []
  return tags.length >= 2 || (tags.length === 1 && /^\s*</.test(text))
}

interface MarkupContext {
  readonly known: Known
  readonly readPage: ReadPage
}

function readMarkup(markup: string, { known, readPage }: MarkupContext): Draft {
  const isPage = /<(?:html|body)[\s>]/i.test(markup)
  const page = isPage ? markup : `<!doctype html><html><body><article>${markup}</article></body></html>`
  const draft = readPage(Buffer.from(page), { url: known.url, contentType: 'text/html; charset=utf-8' })
  return { ...draft, ...known }
}
