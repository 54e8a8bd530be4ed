import type { Document, Token } from '../document.ts'
import { PARTICIPLES_OF_SEEING, POSSESSIVE_PRONOUNS, TITLES_THAT_ARE_NO_ROLE } from '../languages/en/index.ts'
import { describeNoun, isPluralNoun } from './describe-nouns.ts'
import type { Mention } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { findNamedTogether } from './find-named-together.ts'
import { isMark, isPossessive, type TokenSpan } from './token-spans.ts'

/** The part of a speaker's words that says who it is, and the token that carries it. */
export interface SpeakerHead {
  /** "Viktor Bondarev" of "Viktor Bondarev, the head of the committee,". */
  readonly core: TokenSpan
  readonly head: number
  /** Two or more named together: "Bush and Kasich". */
  readonly isSeveral: boolean
  /** All of them, where each has a name. */
  readonly together?: readonly Mention[]
}

/**
 * The head of a speaker phrase. A name set off by commas after a description carries it ("the White House spokesman,
 * Josh Earnest,"); else the last noun before the first preposition, relative clause or comma does.
 */
export function findSpeakerHead(
  document: Document,
  span: TokenSpan,
  mentions: Mentions,
): SpeakerHead | undefined {
  const first = skipMarks(document, span)
  if (first >= span.end) return undefined
  const together = findNamedTogether(document, { first, end: span.end }, mentions)
  const last = together.at(-1)
  if (last) return { core: { first, end: last.endToken }, head: last.head, isSeveral: true, together }
  const core = { first, end: findCoreEnd(document, { first, end: span.end }, mentions) }
  const named =
    findNameBehindTitle(document, { core, end: span.end }, mentions) ??
    findNameInApposition(document, { core, end: span.end }, mentions) ??
    findNameBehindCalled(document, core, mentions)
  if (named !== undefined)
    return { core, head: named, isSeveral: joinsAnother(document, { named, end: span.end }, mentions) }
  let head = core.end - 1
  while (head > first && isNoHead(document.tokens[head]!)) head--
  return { core, head, isSeveral: namesSeveral(document, core, mentions) }
}

/** Marks, and "himself" of "Gil himself". */
const isNoHead = (token: Token): boolean =>
  isPossessive(token) || isMark(token) || /^(?:him|her|it|them)sel(?:f|ves)$/.test(token.lower)

const FILLERS = /^(?:even|also|both|only|just|but|and|then|later|meanwhile)$/

function skipMarks({ tokens }: Document, { first, end }: TokenSpan): number {
  while (first < end - 1 && (isMark(tokens[first]!) || FILLERS.test(tokens[first]!.lower))) first++
  return first
}

function findCoreEnd({ tokens }: Document, { first, end }: TokenSpan, { names }: Mentions): number {
  if (opensWithSome(tokens, { first, end })) return first + 1
  for (let i = first + 1; i < end; i++) {
    // Whatever part of speech a word of a name is taken for: "White House spokesman Josh Earnest".
    if (names[i]! < 0 && endsCore(tokens[i]!, tokens[i - 1]!)) return i
    // "documents seen by Reuters"
    if (PARTICIPLES_OF_SEEING.has(tokens[i]!.lower) && tokens[i + 1]?.lower === 'by') return i
  }
  return end
}

/** "Those close to him", "some familiar with the plan". */
function opensWithSome(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  if (first + 2 >= end || !/^(?:those|some|many|others|most|several)$/.test(tokens[first]!.lower))
    return false
  return tokens[first + 1]!.pos === 'ADJ' && tokens[first + 2]!.pos === 'ADP'
}

function endsCore(token: Token, before: Token): boolean {
  if (token.pos === 'ADP' || /^(?:who|which|that|whose|whom|,|\(|—|–|--|;|:|to|-)$/.test(token.lower)) {
    return token.lower !== '-' || before.end !== token.start
  }
  if (POSSESSIVE_PRONOUNS.has(before.lower)) return false
  const isAdjective = token.pos === 'ADJ' && describeNoun(token) === undefined
  const isPredicate = token.pos === 'VERB' || isAdjective || token.lower === 'being'
  return isPredicate && (before.pos === 'NOUN' || before.pos === 'PRON')
}

/** "Former secretary of state Ida Brandt", "President of the United States Karl Olsson": the title is no part of the name. */
function findNameBehindTitle(
  { tokens }: Document,
  { core, end }: { core: TokenSpan; end: number },
  { names, byHead }: Mentions,
): number | undefined {
  if (tokens[core.end]?.lower !== 'of' || names[core.end - 1]! >= 0) return undefined
  for (let head = core.end + 1; head < end; head++) {
    if (tokens[head]!.text === ',' || tokens[head]!.pos === 'VERB') return undefined
    const mention = byHead.get(head)
    if (mention?.name?.kind !== 'person') continue
    let first = mention.firstToken
    const start = mention.name.title?.[0] ?? tokens[first]!.start
    while (first > core.first && tokens[first - 1]!.start >= start) first--
    if (isPossessive(tokens[head + 1])) return undefined
    const isBehindBody = first > 0 && (names[first - 1]! >= 0 || tokens[first - 1]!.pos === 'PROPN')
    return first <= core.first + 1 || isBehindBody ? head : undefined
  }
  return undefined
}

/** "Secretary of State Ida Brandt and former Gov. Karl Olsson". */
function joinsAnother(
  { tokens }: Document,
  { named, end }: { named: number; end: number },
  { names }: Mentions,
): boolean {
  if (tokens[named + 1]?.lower !== 'and') return false
  for (let i = named + 2; i < Math.min(end, named + 10) && tokens[i]!.text !== ','; i++)
    if (names[i]! >= 0) return true
  return false
}

/** The person named right after a description and a comma. */
function findNameInApposition(
  { tokens }: Document,
  { core, end }: { core: TokenSpan; end: number },
  { names, byHead }: Mentions,
): number | undefined {
  const last = tokens[core.end - 1]!
  if (names[core.end - 1]! >= 0 || describeNoun(last) !== 'person') return undefined
  let comma = core.end
  while (comma < end && tokens[comma]!.text !== ',') comma++
  let head = comma + 1
  while (
    head < end - 1 &&
    head < comma + 5 &&
    names[head]! < 0 &&
    /^(?:PROPN|NOUN|ADJ)$/.test(tokens[head]!.pos)
  )
    head++
  if (comma >= end - 1 || names[head]! < 0) return undefined
  while (names[head + 1] === names[head]) head++
  const mention = byHead.get(head)
  const closes = head + 1 >= end || /^(?:,|\(|who)$/.test(tokens[head + 1]!.lower)
  return mention?.name?.kind === 'person' && closes ? head : undefined
}

/** "Bush and Kasich" are two, "chief pollster and strategist Joel Benenson" is one. */
function namesSeveral({ tokens }: Document, { first, end }: TokenSpan, { names }: Mentions): boolean {
  for (let i = first + 1; i < end - 1; i++) {
    if (!/^(?:and|&|or)$/.test(tokens[i]!.lower) || (names[i]! >= 0 && names[i] === names[i + 1])) continue
    // "Mr. and Mrs. Hale"
    if (isAddress(tokens[i - 1]!) && isAddress(tokens[i + 1]!)) return true
    if (i === first + 1 && isUnseenName(tokens[first]!) && names[i + 1]! >= 0) return true
    const opensAnother = tokens[i + 1]!.pos === 'DET' || POSSESSIVE_PRONOUNS.has(tokens[i + 1]!.lower)
    if (names[i - 1]! >= 0 || isPluralNoun(tokens[i - 1]!) || tokens[i - 1]!.pos === 'PRON' || opensAnother)
      return true
  }
  return false
}

const isAddress = ({ lower }: Token): boolean => TITLES_THAT_ARE_NO_ROLE.has(lower)

/** "Hale" of "Hale and Moen said", where the article has that name at the head of a sentence only. */
const isUnseenName = (token: Token): boolean =>
  /^\p{Lu}/u.test(token.text) && token.pos === 'PROPN' && describeNoun(token) === undefined

/** "a group called Color of Change" is that name. */
function findNameBehindCalled(
  { tokens }: Document,
  core: TokenSpan,
  { names }: Mentions,
): number | undefined {
  let head = core.end + 1
  if (!/^(?:called|named|dubbed)$/.test(tokens[core.end]?.lower ?? '') || (names[head] ?? -1) < 0)
    return undefined
  while (names[head + 1] === names[head]) head++
  return head
}
