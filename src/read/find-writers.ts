import { CITIES, genderOfGivenName, isAgency, PLACE_STARTS, REGIONS, STATES } from '../languages/en/index.ts'
import { joinOnOneLine } from './clean-characters.ts'
import { findByline } from './find-byline.ts'

export interface Writers {
  /** `Ana Diaz and Tom Reed`, without "By". */
  readonly byline?: string
  /** The agency that is named among the writers or beside them. */
  readonly credit?: string
}

/** No list of writers is longer. */
const MAX_LENGTH = 500
/** What pages put where a name should be. */
const NO_NAME =
  /^(?:admin(?:istrator)?|webmaster|editors?|staff(?: (?:reporters?|writers?))?|guest|unknown|none|null|undefined|author|news ?desk|newsroom|anonymous|by|n\/a|test|user)$/i
const ROLE_WORD =
  /\b(?:writers?|reporters?|editors?|correspondents?|staff|columnists?|contributors?|producers?|bureau|chief|news|press|times|post|services?|national|political|senior|special|business|insider|agency|media|network|team|desk|magazine|journal|university|institute|association|company|group|international|online|digital|radio|tv|television|daily|weekly|herald|tribune|gazette|for|of|in|at)\b/i
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}.'’-]*|de|del|della|di|da|van|von|der|den|la|le|bin|bint|ibn|al|el|dos|y|ter|ten)$/u
const PARTICLE = /^(?:de|del|della|di|da|van|von|der|den|bin|bint|ibn|dos|y|ter|ten)$/i
const STAFF = /^(?<agency>.+?)(?:'s|’s)? (?:staff|news staff|writers?|reporters?|news(?: agency)?)$/i

/**
 * The writers of a report in the names that a page states, with the agency among them. Roles ("Staff Writer"), handles
 * and addresses are left out; what is no name gives nothing.
 *
 * @example findWriters(['By STEVE POE, Associated Press']) // { byline: 'Steve Poe', credit: 'Associated Press' }
 */
export function findWriters(stated: readonly string[]): Writers {
  const lines = stated.filter((line) => line.length <= MAX_LENGTH)
  const names: string[] = []
  let credit: string | undefined
  for (const part of lines.flatMap(splitNames)) {
    // "Jane Doe in New York, for Reuters": what follows such a word is no writer, but may be an agency.
    const [name = '', ...rest] = part.split(/\s+(?:with|for|via|in|of|at|from)\s+/)
    credit ??= [name, ...rest].map(findAgency).find((agency) => agency !== undefined)
    const isKnown = names.some((known) => known.toLowerCase() === name.toLowerCase())
    // "By Jane Doe, PORT ELLERY": capitals beside a name in ordinary letters are where she wrote it.
    const isPlace = names.length > 0 && isInCapitals(name) && !isInCapitals(names[0]!)
    if (isPersonName(name) && !isKnown && !isPlace) names.push(name)
  }
  return { byline: names.length > 0 ? joinNames(names.map(lowerCapitals)) : undefined, credit }
}

/** The writers of the first of several places that names any; all places are asked for an agency. */
export function chooseWriters(places: readonly (readonly string[])[], outlet = ''): Writers {
  const found = places.map((stated) => findWriters(stated.filter((name) => !isOutlet(name, outlet))))
  return {
    byline: found.find(({ byline }) => byline !== undefined)?.byline,
    credit: found.find(({ credit }) => credit !== undefined)?.credit,
  }
}

/** Pages name the outlet where a writer should stand. */
function isOutlet(name: string, outlet: string): boolean {
  const bare = (words: string) =>
    joinOnOneLine(words)
      .toLowerCase()
      .replace(/^(?:by )?(?:the )?|\.\w{2,3}$/g, '')
  return outlet !== '' && bare(name) === bare(outlet)
}

function splitNames(stated: string): string[] {
  const bare = joinOnOneLine(stated)
    .replace(/^(?:(?:written|reported|story|words|posted|published|text) )?by:?\s+/i, '')
    .replace(/\s*[|•·].*$/, '')
    .replace(/\S+@\S+|https?:\/\/\S+|@\w+/g, '')
    .replace(/\((?:@?\w+|[^()]*\bat\b[^()]*)\)/g, '')
  // Machines write "Doe, Jane"; people write "Jane Doe, Herald".
  const turned = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}.'’-]+)$/u.exec(bare)
  if (turned && isTurned(turned, stated)) return [`${turned[2]} ${turned[1]}`]
  return bare
    .split(/\s*[,;&/]\s*|\s+and\s+|\s+[–—-]\s+|(?<=\p{Ll}{2})\.\s+/u)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:by|and)\s+/i, '')
        .replace(/[,:\s]+$/, ''),
    )
    .filter((part) => part !== '')
}

/** After "By" stand people's own words, and only a known given name shows that the family name came first. */
function isTurned([bare, , given = '']: readonly string[], stated: string): boolean {
  if (findAgency(given) || ROLE_WORD.test(bare!)) return false
  return !/^\s*by\b/i.test(stated) || genderOfGivenName(given) !== undefined
}

function isInCapitals(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase()
}

/** "TOM O'HALE" as people write it. Letters without a vowel are initials, and a name that is not all in capitals stays. */
function lowerCapitals(name: string): string {
  if (!isInCapitals(name)) return name
  const words = name.split(' ').map((word, index) => {
    if (index > 0 && PARTICLE.test(word)) return word.toLowerCase()
    if (/^[IVX]+$/.test(word) && index > 1) return word
    const isInitials = word.includes('.') ? /^(?:\p{L}\.)+$/u.test(word) : /^[^AEIOUY]{1,3}$/.test(word)
    return isInitials ? word : word.toLowerCase().replace(/(?<![\p{L}\p{M}])(?:mc)?\p{L}/gu, raiseInitial)
  })
  return words.join(' ')
}

function raiseInitial(start: string): string {
  return start.length === 1 ? start.toUpperCase() : `Mc${start.slice(2).toUpperCase()}`
}

function findAgency(part: string): string | undefined {
  const bare = part.replace(/[.\s]+$/, '')
  if (isAgency(bare)) return bare
  const staff = STAFF.exec(bare)?.groups?.agency
  return staff && isAgency(staff) ? staff : undefined
}

/** Whether words have the form of a person's full name. */
export function isPersonName(part: string): boolean {
  const words = part.split(/\s+/)
  if (part.length > 50 || words.length > 5 || words.length < 2 || NO_NAME.test(part)) return false
  if ([CITIES, STATES, REGIONS].some((places) => places.has(part.toLowerCase()))) return false
  if (findAgency(part)) return false
  return words.every((word) => NAME_WORD.test(word)) && !ROLE_WORD.test(part)
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export interface BylineLine extends Writers {
  /** Where the report was written: "By Jane Doe, PORT ELLERY", "By Jane Doe in Port Ellery". */
  readonly place?: string
}

/** The writers that a line of a report's header names ("By Jane Doe and John Roe, Reuters"), and their place. */
export function readBylineLine(line: string): BylineLine {
  if (findByline(line) === undefined) return {}
  const writers = findWriters([line])
  return { ...writers, place: findPlace(line, writers.byline ?? '') }
}

function findPlace(line: string, byline: string): string | undefined {
  const places = line.split(/\s*[,|–—]\s*|\s+[-/]\s+|\s+in\s+/).slice(1)
  return places
    .map((part) => part.replace(/\s+(?:and|for|with)\s.*$|[.\s]+$/g, ''))
    .find((part) => {
      if (findAgency(part) || ROLE_WORD.test(part) || /\d/.test(part)) return false
      if (byline.toLowerCase().includes(part.toLowerCase())) return false
      return isInCapitals(part) ? part.length > 3 : isPlaceName(part)
    })
}

/** A known place, or one that begins as names of places do: "Port Ellery". */
export function isPlaceName(words: string): boolean {
  const bare = words.toLowerCase().replace(/\.$/, '')
  if ([CITIES, STATES, REGIONS].some((places) => places.has(bare))) return true
  const [first = '', ...rest] = bare.split(/\s+/)
  if (!words.split(/\s+/).every((word) => /^\p{Lu}/u.test(word)) || ROLE_WORD.test(words)) return false
  return rest.length > 0 && rest.length <= 2 && PLACE_STARTS.has(first)
}
