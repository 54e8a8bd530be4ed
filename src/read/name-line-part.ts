import { isAgency, KNOWN_OUTLETS, NEVER_NAMES } from '../languages/en/index.ts'
import { findByline } from './find-byline.ts'
import { findWriters, isPersonName, isPlaceName } from './find-writers.ts'
import { isOutletName } from './name-outlet.ts'

/** Words that names of sections are made of: "World News", "Middle East", "Real Estate". */
const SECTION_WORDS = new Set(
  (
    'news world national local home politics political business economy markets money finance sport sports football soccer ' +
    'culture arts art books film films music theatre tv media technology tech science health education climate ' +
    'environment energy weather travel food lifestyle life style fashion opinion opinions comment commentary editorial ' +
    'letters analysis feature features investigations exclusive breaking latest live top story stories front page report ' +
    'reports video videos photos us uk europe asia africa america americas middle east latin real estate crime law courts ' +
    'justice society community communities house senate election elections today regional international global'
  ).split(' '),
)
/** What says nothing beside a date: zones and how long reading takes. */
const NOISE =
  /^(?:by|(?:\d+|\p{L}+)[ -]min(?:ute)?s?(?: read)?|am|pm|et|est|edt|ct|pt|gmt|utc|bst|msk|cet|cest)$/iu
const ROLE =
  /\b(?:writers?|reporters?|editors?|correspondents?|staff|columnists?|contributors?|producers?|bureau|chief)\b/i

/** What a part of a header's line is. */
export type LinePart = 'byline' | 'outlet' | 'agency' | 'place' | 'writer' | 'role' | 'noise' | 'other'

/** Judges a part of a header's line by its words. A bare name of a person is a `writer`: what it is depends on what stands beside it. */
export function nameLinePart(part: string): LinePart {
  if (NOISE.test(part)) return 'noise'
  if (findByline(part)) return 'byline'
  if (isAgency(part)) return 'agency'
  if (isOutletName(part) && !isSection(part)) return 'outlet'
  if (isPlaceName(part)) return 'place'
  if (isBareWriter(part)) return 'writer'
  return ROLE.test(part) && part.split(/\s+/).length <= 5 ? 'role' : 'other'
}

/** Whether all words of a short line are words that sections are named by. */
export function isSection(line: string): boolean {
  return line
    .toLowerCase()
    .split(/\s+(?:&\s+|and\s+)?/)
    .every((word) => SECTION_WORDS.has(word))
}

/** Whether the words are certainly an outlet's name and no title: a known one, or "The" before a name of an outlet's form. */
export function isCertainOutlet(line: string): boolean {
  if (isAgency(line)) return false
  const isNamed = /^The\s/.test(line) && line.split(/\s+/).length <= 4 && isOutletName(line)
  return isNamed || KNOWN_OUTLETS.has(line.trim().toLowerCase())
}

/** Whether a line is only the names of writers, two or three capitalised words each: "Jane Doe and John Roe". */
export function isBareWriter(line: string): boolean {
  const names = line.split(/(?<!\s)\s+and\s+|(?<!\s)\s*[,&]\s*/)
  return names.length <= 4 && names.every(isWriterName) && findWriters([line]).byline !== undefined
}

function isWriterName(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/)
  if (words.length > 4 || !isPersonName(name) || isPlaceName(name) || isOutletName(name)) return false
  return !words.some((word) => SECTION_WORDS.has(word) || NEVER_NAMES.has(word))
}
