import { UsageError } from '../errors.ts'
import { suggestNearest } from './suggest-nearest.ts'

/** The names of `FORMATS`, which are not loaded to parse a command; a test holds them together. */
export const EXPORT_FORMATS = [
  'jsonl',
  'json',
  'csv',
  'parquet',
  'annotations',
  'brat',
  'schema-org',
  'prov',
  'gexf',
  'graphml',
  'markdown',
  'html',
  'atom',
]

/** What people call some of them, and families that have several. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  xml: ['atom', 'gexf', 'graphml'],
  rdf: ['schema-org', 'prov', 'annotations'],
  jsonld: ['schema-org', 'prov', 'annotations'],
  'json-ld': ['schema-org', 'prov', 'annotations'],
  ndjson: ['jsonl'],
  excel: ['csv'],
  xlsx: ['csv'],
  tsv: ['csv'],
  md: ['markdown'],
  rss: ['atom'],
  ann: ['brat'],
  standoff: ['brat'],
}

/**
 * The format that a word names, in capitals too; the first one for none. Throws a UsageError that suggests what was most likely
 * meant, and names all there are.
 *
 * @example chooseFormat('CSV')
 *   // 'csv'
 */
export function chooseFormat(word: string | undefined): string {
  const name = (word ?? EXPORT_FORMATS[0]!).toLowerCase()
  if (EXPORT_FORMATS.includes(name)) return name
  throw new UsageError('--format', {
    expected: `one of ${EXPORT_FORMATS.join(', ')}`,
    got: word!,
    fix: suggestFormat(name),
  })
}

function suggestFormat(name: string): string {
  const meant = OTHER_NAMES[name]
  if (meant && meant.length > 1) return `of this kind are ${meant.join(', ')}: write one of these`
  const nearest = meant?.[0] ?? suggestNearest(name, EXPORT_FORMATS)
  return nearest === undefined ? '"hearsay help export" tells what each is for' : `did you mean ${nearest}?`
}
