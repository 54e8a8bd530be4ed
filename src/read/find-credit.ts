import { isAgency, readDatelineWords } from '../languages/en/index.ts'
import { type FoundDate, parseDate } from './find-date-line.ts'

export interface Dateline {
  readonly credit?: string
  /** Only where the dateline states the year. */
  readonly found?: FoundDate
}

/**
 * What the dateline of a report's first paragraph tells: the agency in brackets and, with a year, the date. The
 * dateline itself stays in the text.
 *
 * @example readDateline('LONDON, May 3 (Reuters) - The minister resigned.') // { credit: 'Reuters' }
 */
export function readDateline(paragraph: string): Dateline {
  const { agency, day } = readDatelineWords(paragraph)
  return { credit: agency, found: day ? parseDate(day) : undefined }
}

/**
 * The agency of a last line that is nothing but its name ("(TASS)", "— Reuters", "AP"), or of a line of production
 * credits ("Reporting by Jane Doe; editing by John Roe").
 */
export function findClosingCredit(line: string): { readonly credit?: string } | undefined {
  const bare = line.trim()
  const name = /^(?:[([/]|[-–—―]+\s*)?([^()[\]/]{2,40}?)[)\]/]?\.?$/.exec(bare)?.[1]?.trim()
  if (name && isAgency(name)) return { credit: name }
  if (/^\(?(?:additional )?reporting by \p{Lu}/iu.test(bare) && bare.length < 400) return {}
  if (/^\(?(?:editing|writing) by \p{Lu}/iu.test(bare) && bare.length < 300) return {}
  return undefined
}
