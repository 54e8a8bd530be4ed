import { type FoundDate, parseDate } from './find-date-line.ts'
import { isAgency } from './name-outlet.ts'

/** A place in a dateline: capitalised or all in capitals, with a state or country after a comma or slash. */
const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[\s,/]{1,2}\p{Lu}[\p{L}.'’-]*){0,5}`
const MONTH =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?'
const DAY = String.raw`(?:(?:${MONTH})\s+\d{1,2}|\d{1,2}\s+(?:${MONTH}))(?:,?\s+\d{4})?`
const HAND = String.raw`\p{L}[\p{L}&./' -]{0,38}[\p{L}.]`
const DATELINE = new RegExp(
  String.raw`^(?:(?<place>${PLACE})[,.]?\s*(?:(?<day>${DAY})[,.]?\s*)?)?(?:\((?<agency>${HAND})\)|\/(?<slashed>${HAND})\/)(?:\s*[-–—―:.]+)?\s+\S`,
  'u',
)
const DATELINE_DAY = new RegExp(String.raw`^(?:${PLACE})[,.]?\s*(?<day>${DAY})\s*(?:[-–—―]|\()`, 'u')

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
  const start = paragraph.slice(0, 160)
  const parts = DATELINE.exec(start)?.groups
  const hand = (parts?.agency ?? parts?.slashed)?.trim()
  const day = parts?.day ?? DATELINE_DAY.exec(start)?.groups?.day
  const found = day ? parseDate(day) : undefined
  const isDateline = hand !== undefined && (isAgency(hand) || isDatelinePlace(parts?.place))
  return { credit: isDateline && isHand(hand) ? hand : undefined, found }
}

/** "Trump (R-Fla.) said" has brackets too: a place before an unknown agency must stand in capitals. */
function isDatelinePlace(place: string | undefined): boolean {
  const name = place?.split(',')[0]?.trim() ?? ''
  return name.length >= 3 && name === name.toUpperCase()
}

function isHand(words: string): boolean {
  return (
    words.split(/\s+/).length <= 4 &&
    words.split(/\s+/).every((word) => /^(?:\p{Lu}|of$|and$|the$|&$|dpa$)/u.test(word))
  )
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
