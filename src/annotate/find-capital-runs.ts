/**
 * Runs of words that belong together by their capitals: "U.S. President Donald Trump", "Department of Health and Human
 * Services", "Ursula von der Leyen". What in them is a title and what a name is decided later.
 *
 * @module
 */
import type { Document, Token } from '../document.ts'
import {
  GOVERNMENT_HEADS,
  genderOfGivenName,
  LEADING_PARTICLES,
  NAME_CONNECTORS,
  NAME_PARTICLES,
  NAME_SUFFIXES,
  OFFICE_TITLES,
  ORGANISATION_HEADS,
  PLACE_HEADS,
  TITLE_COMPLEMENTS,
} from '../languages/en/index.ts'
import { type CapitalJudgement, isInitial, startsWithCapital } from './judge-capitals.ts'
import { DEMONYMS, KNOWN_NAMES, matchKnownPhrase } from './known-names.ts'

/** Tokens `[firstToken, endToken)`. */
export interface CapitalRun {
  readonly firstToken: number
  readonly endToken: number
}

interface RunSearch {
  readonly tokens: readonly Token[]
  readonly judgement: CapitalJudgement
}

/** All runs in the order of the text. Party and state in parentheses, "(R-Tex.)", are none. */
export function findCapitalRuns(
  { tokens }: Pick<Document, 'tokens'>,
  judgement: CapitalJudgement,
): CapitalRun[] {
  const runs: CapitalRun[] = []
  const search = { tokens, judgement }
  for (let at = 0; at < tokens.length; ) {
    const skipped = Math.max(skipParty(tokens, at), skipTicker(tokens, at))
    if (skipped > at) {
      at = skipped
      continue
    }
    if (!startsRun(search, at)) {
      at++
      continue
    }
    const end = matchKnownPhrase(tokens, at) ?? extendRun(search, at)
    runs.push({ firstToken: at, endToken: end })
    at = end
  }
  return runs
}

/** "(R-Tex.)", "(D)": the token after the closing parenthesis. */
function skipParty(tokens: readonly Token[], at: number): number {
  if (tokens[at]!.text !== '(' || !/^[RDIL]$/.test(tokens[at + 1]?.text ?? '')) return at
  for (let end = at + 2; end < at + 9 && end < tokens.length; end++)
    if (tokens[end]!.text === ')') return end + 1
  return at
}

/** "(NASDAQ: AAPL)", "(OSE:NORV)": where a company's shares are traded, and under which letters: the token behind. */
export function skipTicker(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(' || !startsWithCapital(tokens[at + 1]?.text ?? '')) return at
  let colon = at + 2
  while (colon < at + 5 && startsWithCapital(tokens[colon]?.text ?? '')) colon++
  if (tokens[colon]?.text !== ':') return at
  for (let end = colon + 1; end < colon + 6 && end < tokens.length; end++) {
    if (tokens[end]!.text === ')') return end > colon + 1 ? end + 1 : at
    if (!/^[A-Z0-9.-]{1,6}$/.test(tokens[end]!.text)) return at
  }
  return at
}

function startsRun({ tokens, judgement }: RunSearch, at: number): boolean {
  const { text, lower } = tokens[at]!
  if (text.charCodeAt(0) === 64) return text.length > 2
  if (judgement.isNameWord(at)) return true
  if (!LEADING_PARTICLES.has(lower)) return false
  const isHyphened = tokens[at + 1]?.text === '-' && touches(tokens, at) && touches(tokens, at + 1)
  if (lower === 'al' || lower === 'el') return isHyphened && startsWithCapital(tokens[at + 2]?.text ?? '')
  return startsWithCapital(tokens[at + 1]?.text ?? '') && judgement.isNameWord(at + 1)
}

/** No name with its title is longer; a page of capitals without a mark is no name. */
const LONGEST_RUN = 24

function extendRun(search: RunSearch, first: number): number {
  const { tokens } = search
  if (tokens[first]!.text.charCodeAt(0) === 64) return first + 1
  let end = first + 1
  if (!startsWithCapital(tokens[first]!.text)) end = tokens[end]!.text === '-' ? end + 2 : end + 1
  while (end - first < LONGEST_RUN) {
    const next = stepRun(search, { first, end })
    if (next === end) return end
    end = next
  }
  return end
}

/** The end of the run after one more word, or the same end. */
function stepRun(search: RunSearch, { first, end }: { first: number; end: number }): number {
  const { tokens, judgement } = search
  const next = tokens[end]
  const last = tokens[end - 1]!
  if (!next || next.paragraph !== last.paragraph || next.start - last.end > 2) return end
  if (next.text === '-') return stepOverHyphen(search, { first, end })
  if (next.sentence !== last.sentence && !isInitial(last.text)) return end
  if (next.lower === 'plc') return end + 1
  if (NAME_SUFFIXES.has(next.lower) && startsWithCapital(next.text)) return end + 1
  if (next.text === ',' && /^[JS]r\.?$/.test(tokens[end + 1]?.text ?? '')) return end + 2
  if (judgement.isNameWord(end)) return end + 1
  if (next.text === '&' && judgement.isNameWord(end + 1)) return end + 2
  if (NAME_PARTICLES.has(next.lower)) return stepOverParticles(search, end)
  if (NAME_CONNECTORS.has(next.lower)) return stepOverConnector(search, { first, end })
  if (next.lower === 'and') return stepOverAnd(search, { first, end })
  return end
}

/** What is joined to a name as to any word: "Clinton-era". */
const NEVER_IN_A_NAME =
  /^(?:era|led|run|day|style|like|born|based|free|held|wide|area|only|owned|type|level|size|made|paid|aged|year|age|s|to|in|on|and|backed|time|plus|pro|anti|esque|ish|ian|ism|ist)$/

/** "Jean-Marie", "Kim Jong-un", "Ban Ki-moon"; but "Trump-Putin" are two, and "Clinton-era" is one and a word. */
function stepOverHyphen(
  { tokens, judgement }: RunSearch,
  { first, end }: { first: number; end: number },
): number {
  const after = tokens[end + 1]
  if (!after || !touches(tokens, end - 1) || !touches(tokens, end)) return end
  const left = tokens[end - 1]!.lower
  if (isNation(left) || isNation(after.lower)) return end
  if (startsWithCapital(after.text)) return judgement.isNameWord(end + 1) ? end + 2 : end
  if (tokens[end + 2]?.text === '-' && NAME_PARTICLES.has(after.lower)) return end + 3
  const isKorean =
    end - first >= 2 && left.length <= 5 && after.lower.length <= 5 && !NEVER_IN_A_NAME.test(after.lower)
  return isKorean && after.pos !== 'VERB' ? end + 2 : end
}

function isNation(lower: string): boolean {
  return DEMONYMS.has(lower) || KNOWN_NAMES.get(lower) === 'place'
}

/** "von der Leyen", "bin Salman", "al-Assad" after a word of the name. */
function stepOverParticles({ tokens, judgement }: RunSearch, end: number): number {
  let at = end
  while (at < end + 3 && NAME_PARTICLES.has(tokens[at]?.lower ?? '')) at++
  if (tokens[at]?.text === '-') at++
  return judgement.isNameWord(at) ? at + 1 : end
}

/** "University of Chicago", "Secretary of State", "Committee on the Judiciary", "Americans for Prosperity". */
function stepOverConnector(
  { tokens, judgement }: RunSearch,
  { first, end }: { first: number; end: number },
): number {
  const head = tokens[end - 1]!.lower
  const connector = tokens[end]!.lower
  const at = tokens[end + 1]?.lower === 'the' ? end + 2 : end + 1
  if (!judgement.isNameWord(at)) return end
  if (connector === 'of' && (OFFICE_TITLES.has(head) || head === 'ministers'))
    return TITLE_COMPLEMENTS.has(tokens[at]!.lower) ? at + 1 : end
  if (connector === 'on') return /^(?:sub)?com|^coun|^conf/.test(head) ? at + 1 : end
  if (isBodyHead(head) || (connector === 'for' && head === 'appeals')) return at + 1
  if (genderOfGivenName(tokens[at]!.lower)) return end
  return connector === 'for' && end - first === 1 && head.endsWith('s') && !KNOWN_NAMES.has(head)
    ? at + 1
    : end
}

function isBodyHead(lower: string): boolean {
  return (
    ORGANISATION_HEADS.has(lower) ||
    GOVERNMENT_HEADS.has(lower) ||
    PLACE_HEADS.has(lower) ||
    lower.endsWith('centers')
  )
}

const HEADS_WITH_AND =
  /^(?:department|ministry|committee|subcommittee|centers?|office|bureau|commission|institutes?|council)$/

const HEADS_AFTER_AND = /^(?:administration|agency|commission|committee|subcommittee|service|board|bureau)$/

/** "Department of Health and Human Services", "Food and Drug Administration"; not "Trump and Putin". */
function stepOverAnd(
  { tokens, judgement }: RunSearch,
  { first, end }: { first: number; end: number },
): number {
  if (!judgement.isNameWord(end + 1)) return end
  for (let at = first; at < end; at++)
    if (HEADS_WITH_AND.test(tokens[at]!.lower) && NAME_CONNECTORS.has(tokens[at + 1]?.lower ?? ''))
      return end + 2
  if (end - first > 2 || isNation(tokens[end - 1]!.lower) || genderOfGivenName(tokens[first]!.lower))
    return end
  for (let at = end + 2; at < end + 5 && judgement.isNameWord(at); at++)
    if (HEADS_AFTER_AND.test(tokens[at]!.lower)) return end + 2
  return end
}

function touches(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1] !== undefined && tokens[at]!.end === tokens[at + 1]!.start
}
