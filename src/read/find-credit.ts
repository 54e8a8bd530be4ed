import { CITIES, isAgency, REGIONS, readDatelineWords, STATES } from '../languages/en/index.ts'
import { type FoundDate, parseDate } from './find-date-line.ts'

/** A place, then a date or an agency or both, then the dash. */
const PLACE_AT_START =
  /^(?<place>\p{Lu}[\p{L}.'’-]*(?:[\s/]{1,2}\p{Lu}[\p{L}.'’-]*){0,4}(?:,\s\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3})?)(?<day>,?\s+(?:\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2}|\d{1,2}\s+\p{Lu}\p{Ll}{2,8}\.?)(?:,?\s+\d{4})?)?[,.]?(?:(?<hand>\s*(?:\([^()]{2,40}\)|\/[^/]{2,40}\/))\s*[-–—―:.]*\s+|\s*[-–—―]+\s+)(?=["'“‘«\p{Lu}\p{N}])/u
const MONTH_AT_END = /,?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/i
const LABEL =
  /^(?:watch|breaking|updated?|exclusive|opinion|analysis|videos?|live|photos?|listen|read|correction|note|editor['’]s note|news|sports?|q|a|factbox|explainer|timeline|column|review|interview|q&a|related|more)\b/i

export interface Dateline {
  /** `MOSCOW`, `Washington`. */
  readonly place?: string
  readonly credit?: string
  /** Only where the dateline states the year. */
  readonly found?: FoundDate
}

/**
 * What the dateline of a report's first paragraph tells: the agency in brackets and, with a year, the date. The
 * dateline itself stays in the text.
 *
 * @example readDateline('LONDON, May 3 (Reuters) - The minister resigned.') // { place: 'LONDON', credit: 'Reuters' }
 */
export function readDateline(paragraph: string): Dateline {
  const { agency, day } = readDatelineWords(paragraph)
  const place = findDatelinePlace(paragraph)
  return { credit: agency, found: day ? parseDate(day) : undefined, ...(place && { place }) }
}

/**
 * The place of a dateline: in capitals before a dash, or in any letters before a date or an agency. Labels in capitals
 * ("WATCH - ") are none.
 */
function findDatelinePlace(paragraph: string): string | undefined {
  const parts = PLACE_AT_START.exec(paragraph.slice(0, 160))?.groups
  if (!parts) return undefined
  const { day, hand } = parts
  const place = parts.place!.replace(MONTH_AT_END, '')
  const head = place.split(/[,/]/)[0]!.trim()
  const isCapital = head.length >= 3 && head === head.toUpperCase()
  const isKnown = [CITIES, STATES, REGIONS].some((places) => places.has(head.toLowerCase()))
  const agency = hand?.replace(/^[\s(/]+|[)/]+$/g, '')
  const isCredited = agency !== undefined && (isAgency(agency) || isCapital)
  if (LABEL.test(place) || isAgency(place) || place.length > 60) return undefined
  if (isCredited) return place
  return hand === undefined && (isCapital || day !== undefined || isKnown) ? place : undefined
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
