import { CITIES, isAgency, REGIONS, STATES } from '../languages/en/index.ts'
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
const STAFF = /^(?<agency>.+?)(?:'s|’s)? (?:staff|news staff|writers?|reporters?|news(?: agency)?)$/i

/**
 * The writers of a report in the names that a page states, with the agency among them. Roles ("Staff Writer"), handles
 * and addresses are left out; what is no name gives nothing.
 *
 * @example findWriters(['By STEVE POE, Associated Press']) // { byline: 'STEVE POE', credit: 'Associated Press' }
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
    if (isPersonName(name) && !isKnown) names.push(name)
  }
  return { byline: names.length > 0 ? joinNames(names) : undefined, credit }
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
  if (turned && !findAgency(turned[2]!) && !ROLE_WORD.test(bare)) return [`${turned[2]} ${turned[1]}`]
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

function findAgency(part: string): string | undefined {
  const bare = part.replace(/[.\s]+$/, '')
  if (isAgency(bare)) return bare
  const staff = STAFF.exec(bare)?.groups?.agency
  return staff && isAgency(staff) ? staff : undefined
}

function isPersonName(part: string): boolean {
  const words = part.split(/\s+/)
  if (part.length > 50 || words.length > 5 || words.length < 2 || NO_NAME.test(part)) return false
  if ([CITIES, STATES, REGIONS].some((places) => places.has(part.toLowerCase()))) return false
  if (findAgency(part)) return false
  return words.every((word) => NAME_WORD.test(word)) && !ROLE_WORD.test(part)
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The writers that a line of a report's header names ("By Jane Doe and John Roe, Reuters"). */
export function readBylineLine(line: string): Writers {
  const names = findByline(line)
  return names === undefined ? {} : findWriters([line])
}
