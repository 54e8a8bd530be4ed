import type { Document, Token } from '../document.ts'
import { WORDS_THAT_OPEN_A_CLAUSE } from '../languages/en/index.ts'
import type { Passage } from '../record.ts'
import { CUE, type DatedVerb, SPEAKER } from './find-dated-verb.ts'
import { cutPassage, isMark, type TokenSpan } from './token-spans.ts'

/** A date and the verb that it belongs to. */
interface DatedClause extends DatedVerb {
  readonly at: TokenSpan
}

/**
 * The words that tell it: as much of the sentence as is the article's own, without the statements beside it and the
 * clause of another day.
 */
export function cutTold(
  document: Document,
  {
    one,
    before,
    next,
    marks,
  }: { one: DatedClause; before?: DatedClause; next?: DatedClause; marks: Uint8Array },
): Passage | undefined {
  const { tokens, sentences } = document
  const sentence = sentences[tokens[one.at.first]!.sentence]!
  const [from, to] = [Math.min(one.at.first, one.verb), Math.max(one.at.end, one.verb + 1)]
  let first = from
  const least = before ? findJoint(document, { left: before, right: one }) : sentence.firstToken
  while (first > least && marks[first - 1]! < CUE && tokens[first - 1]!.text !== ';') first--
  // "told the governor, | as he left on Monday"
  if (first > least && marks[first - 1] === CUE)
    for (let i = from - 1; i >= first; i--) if (OPENERS_WITH_SUBJECT.test(tokens[i]!.lower)) first = i + 1
  const most = next ? findJoint(document, { left: one, right: next }) : sentence.endToken
  const end = findEndOfTold(document, { first: to, end: most }, marks)
  return trimTold(document, { first, end }, one.verb)
}

/** Where a statement begins behind it, less the words that lead over to it: "gave way on Monday, | and the mayor | said". */
function findEndOfTold({ tokens }: Document, { first, end }: TokenSpan, marks: Uint8Array): number {
  let at = first
  while (at < end && marks[at]! < SPEAKER && tokens[at]!.text !== ';') at++
  if (at >= end || marks[at]! < SPEAKER) return at
  for (let i = at - 1; i >= first; i--) if (leadsOver(tokens[i]!)) return i
  return at
}

const leadsOver = ({ text, lower }: Token): boolean =>
  /^(?:and|but|or|yet|as)$/.test(lower) ||
  WORDS_THAT_OPEN_A_CLAUSE.has(lower) ||
  /^(?:,|\(|--|[–—])$/.test(text)

/** Where the clause of the second of two days begins. */
function findJoint({ tokens }: Document, { left, right }: { left: DatedClause; right: DatedClause }): number {
  const from = Math.max(left.at.end, left.verb + 1)
  const to = Math.min(right.at.first, right.verb)
  for (let i = to - 1; i >= from; i--)
    if (tokens[i]!.pos === 'CCONJ' || tokens[i]!.text === ',' || tokens[i]!.text === ';') return i
  return from <= to ? from : to
}

const OPENERS_WITH_SUBJECT = /^(?:as|while|after|before|when|because|since|though|although|and|but)$/
const LOOSE_STARTS =
  /^(?:and|but|or|as|while|after|before|when|because|since|though|although|that|to|of|in|by|for|with)$/
const LOOSE_ENDS = /^(?:and|but|or|as|to|of|in|by|for|with|on|at|from|rather|an?|the|his|her|its|their)$/

/**
 * Words that led over from what stood beside it are left out; a whole sentence keeps its full stop. Nothing where only "who
 * resigned on Monday" or "signed on Monday" is left: of whom stands in what somebody said.
 */
function trimTold(document: Document, span: TokenSpan, verb: number): Passage | undefined {
  const { tokens, sentences } = document
  let { first, end } = span
  const { firstToken, endToken } = sentences[tokens[first]!.sentence]!
  if (first > firstToken) while (isMark(tokens[first]!) || LOOSE_STARTS.test(tokens[first]!.lower)) first++
  if (first > firstToken || end < endToken)
    while (isMark(tokens[end - 1]!) || LOOSE_ENDS.test(tokens[end - 1]!.lower)) end--
  if (first === verb || /^(?:who|whom|whose|which)$/.test(tokens[first]!.lower)) return undefined
  return cutPassage(document, tokens[first]!.start, tokens[end - 1]!.end)
}
