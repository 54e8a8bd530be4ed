import { UnreadableInput } from '../open-bytes.ts'

/** What a column of a table can hold of a report. */
export const FIELDS = [
  'text',
  'title',
  'outlet',
  'publishedAt',
  'url',
  'byline',
  'id',
  'credit',
  'keywords',
  'language',
] as const
export type Field = (typeof FIELDS)[number]

/** Columns named by the user: `{ text: 'Full story' }`. They come before what the names tell. */
export type Columns = Partial<Readonly<Record<Field, string>>>

export interface MappedColumn {
  readonly name: string
  /** What the column is taken for; absent where it is left out. */
  readonly field?: Field
  /** The first value in it, cut where it is long. */
  readonly sample?: string
}

/** What is made of the columns of a table, to be shown before anything is read. */
export interface Mapping {
  readonly columns: readonly MappedColumn[]
}

/** Usual names in lower case without spaces and marks, the surest first: a table may have several that fit. */
const NAMES: Readonly<Record<Field, string>> = {
  text:
    'text fulltext articletext bodytext maintext storytext textbody articlebody articlecontent contenttext newstext ' +
    'rawtext cleantext body content contents fullarticle story transcript article',
  title: 'title headline articletitle newstitle hed heading head subject',
  outlet:
    'outlet outletname publisher publication publicationtitle publicationname newspaper sourcename medianame media ' +
    'source newssource newsoutlet site sitename website paper magazine',
  publishedAt:
    'publishedat datepublished publisheddate publicationdate publishdate pubdate published publishedon articledate ' +
    'dateofpublication dateposted postedat date datetime time timestamp day createdat created',
  url: 'url articleurl link articlelink href permalink sourceurl webaddress weburl pageurl canonicalurl address uri',
  byline: 'byline author authors authorname writer writers journalist reporter creator by',
  id: 'id articleid docid documentid newsid storyid uid uuid guid identifier key',
  credit: 'credit agency newsagency wire wireservice',
  keywords: 'keywords keyword tags tag topics subjects subjectterms',
  language: 'language lang languagecode',
}
const FIELDS_BY_NAME: ReadonlyMap<string, { readonly field: Field; readonly rank: number }> = new Map(
  FIELDS.flatMap((field) => NAMES[field].split(' ').map((name, rank) => [name, { field, rank }] as const)),
)
const SAMPLE_LENGTH = 80

/** The field that the name of a column tells, whatever its case and marks: `Pub. Date` is `publishedAt`. */
export function findField(name: string): { readonly field: Field; readonly rank: number } | undefined {
  return FIELDS_BY_NAME.get(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
}

export interface TableStart {
  /** The names of the columns, as they stand in the table. */
  readonly header: readonly string[]
  /** Some rows below them, for the samples. */
  readonly rows: readonly (readonly string[])[]
  readonly columns?: Columns
}

/**
 * What each column of a table is taken for: by `columns` first, then by usual names ("text", "Headline", "pub_date",
 * "newspaper"). A second column with the same meaning is left out, as are those with no known name.
 *
 * Throws UnreadableInput where no column holds the text, or where `columns` names one that is not there.
 *
 * @example
 * describeMapping({ header: ['Headline', 'Body'], rows: [['Fire', 'The mill burned.']] }).columns[1]
 * // { name: 'Body', field: 'text', sample: 'The mill burned.' }
 */
export function describeMapping({ header, rows, columns = {} }: TableStart): Mapping {
  const fields = new Map<number, Field>()
  for (const field of FIELDS) {
    const wanted = columns[field]
    const index = wanted === undefined ? findBest(header, field) : findNamed(header, wanted)
    if (index !== undefined && (wanted !== undefined || !fields.has(index))) fields.set(index, field)
  }
  if (![...fields.values()].includes('text')) throw new UnreadableInput(describeMissing(header))
  return {
    columns: header.map((name, index) => {
      const field = fields.get(index)
      const value = rows.map((row) => row[index]?.trim() ?? '').find((cell) => cell !== '')
      const sample = value?.replace(/\s+/g, ' ').slice(0, SAMPLE_LENGTH)
      return { name, ...(field && { field }), ...(sample && { sample }) }
    }),
  }
}

function findBest(header: readonly string[], field: Field): number | undefined {
  const found = header
    .map((name, index) => ({ index, ...findField(name) }))
    .filter((column) => column.field === field)
    .sort((one, other) => one.rank! - other.rank!)
  return found[0]?.index
}

function findNamed(header: readonly string[], wanted: string): number {
  const exact = header.indexOf(wanted)
  const index = exact === -1 ? header.findIndex((name) => isSameName(name, wanted)) : exact
  if (index !== -1) return index
  throw new UnreadableInput(
    `a table without the column "${wanted}": it has ${listColumns(header)}; name one of these`,
  )
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

function describeMissing(header: readonly string[]): string {
  return (
    `no column or field of texts: expected one named "text", "body" or the like, got ${listColumns(header)}; ` +
    'say which one holds the words of the report, as in --columns text=NAME'
  )
}

function listColumns(header: readonly string[]): string {
  const names = header.slice(0, 20).map((name) => `"${name.slice(0, 40)}"`)
  return header.length > 20 ? `${names.join(', ')} and ${header.length - 20} more` : names.join(', ')
}
