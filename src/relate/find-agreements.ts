/**
 * Agreements: two voices say the same, each in words of its own.
 *
 * @module
 */
import { haveOpposites, haveOtherNumbers, measureLikeness, tellStem } from './compare-claims.ts'
import { findLongestRun } from './compare-sayings.ts'
import { NEGATIONS } from './english.ts'
import { NOUNS_OF_WORDS, WORDS_OF_AGREEING } from './english-relations.ts'
import { findNamed } from './find-named.ts'
import type { Side } from './list-sides.ts'
import {
  areCrowds,
  areOneSide,
  type Found,
  haveCommonWords,
  measureGap,
  relate,
  type Speaking,
} from './party.ts'
import { quoteBeginning } from './quote-beginning.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { chooseBest, isAnswerable, type Surroundings } from './surroundings.ts'
import { weighStem } from './weigh-stems.ts'

/** The agreement between two claims, where there is one. */
export function findAgreement(one: Side, other: Side): { reason: string; confidence: number } | undefined {
  const [a, b] = [one.claim, other.claim]
  if (a.isQuestion || b.isQuestion || isNameless(one) || isNameless(other) || areCrowds(one, other))
    return undefined
  if (one.isWish !== other.isWish || one.isConditional !== other.isConditional) return undefined
  if (haveOtherNumbers(one, other) || haveOpposites(one, other)) return undefined
  // "more to hurt than to help" against "helps": not to be told by words alone.
  if (one.opposable.size !== other.opposable.size) return undefined
  if (one.negated.join(' ') !== other.negated.join(' ')) return undefined
  const { shared, weight, contained, joint } = measureLikeness(a.stems, b.stems)
  const isEnough = contained >= 0.75 && joint >= 0.52
  if (shared.length < 4 || weight < 18 || !isEnough) return undefined
  // The same long run of words is one voice's twice, and no agreement.
  if (isOneText(a.words, b.words)) return undefined
  const words = shared.map((stem) => `‘${tellStem(stem, a)}’`).join(', ')
  return { reason: `both speak of ${words}`, confidence: Math.min(0.9, 0.4 + 0.5 * joint) }
}

const WORDS_OF_ONE_TEXT = 5

/** "Marr agreed", "“I agree,” said Marr", "Marr echoed Dorasca’s warning": told as agreeing with what was said before. */
export function findTaggedAgreements({ all, inArticle, names }: Surroundings): Found[] {
  return all.flatMap((from) => {
    if (!isAgreeing(from)) return []
    const named = findNamed(from.statement, {
      names,
      by: from.party,
      nouns: NOUNS_OF_ECHOED,
      within: MOST_WORDS_BEFORE_NOUN,
    })
    const list = inArticle.get(from.statement.statement.article) ?? []
    const before = list.findLast((other) => measureGap(other, from) !== undefined)
    const isNear = before !== undefined && measureGap(before, from)! <= MOST_LETTERS_TO_AGREED
    const to = findNearest(from, named) ?? (isNear && isOnSame(from, before) ? before : undefined)
    if (!to || to.party.voice.kind === 'group' || !isAnswerable(to, from)) return []
    const reason = `${from.party.voice.name} agreed with what ${to.party.voice.name} had said: ${quoteBeginning(from.statement.statement.text.content)}.`
    return [relate('agrees', { from, to, reason, confidence: 0.7 })]
  })
}

const MOST_LETTERS_TO_AGREED = 150
const MOST_LETTERS_TO_ECHOED = 1500
const NOUNS_OF_ECHOED: ReadonlySet<string> = new Set([
  ...NOUNS_OF_WORDS,
  'sentiment',
  'sentiments',
  'assessment',
])

function findNearest(from: Speaking, named: readonly Speaking[]): Speaking | undefined {
  const near = named.flatMap((other) => {
    const gap = measureGap(other, from)
    const isSaid =
      gap !== undefined && gap <= MOST_LETTERS_TO_ECHOED && other.statement.statement.act !== 'ask'
    return isSaid ? [{ other, weight: -gap }] : []
  })
  return chooseBest(near)?.other
}
const MOST_WORDS_BEFORE_NOUN = 8

/** Words of its own or "that sentiment"; "agreed that ..." only where that was spoken of. */
function isOnSame(from: Speaking, before: Speaking): boolean {
  const { statement } = from.statement
  const isPointing = /^(?:that|this|those|these)\s+\w+$/i.test(statement.text.content.trim())
  if (isPointing || statement.quotation === 'direct') return true
  // "Most experts agree that ...": with one another.
  if (from.party.voice.kind === 'group') return false
  return measureLikeness(from.statement.stems, before.statement.stems).weight >= LEAST_ON_SAME
}

const LEAST_ON_SAME = 8

function isAgreeing({ statement: { statement } }: Speaking): boolean {
  if (statement.act === 'ask' || statement.act === 'decline') return false
  const { content, cue = '' } = statement.text
  const words = splitWords(cue)
  const at = words.findIndex((word) => WORDS_OF_AGREEING.has(word))
  if (at < 0) return statement.quotation === 'direct' && /^[“"]\s*I (?:\w+ly )?agree\b/i.test(content)
  if (words.slice(0, at).some((word) => NEGATIONS.has(word) || WORDS_BEFORE_NO_AGREEMENT.has(word)))
    return false
  // Who "agreed to" something says that it will be done.
  return !['to', 'on', 'upon'].includes(words[at + 1] ?? '') && !/^(?:to|on)\b/.test(content)
}

const WORDS_BEFORE_NO_AGREEMENT = new Set(
  'was were be been declined refused might may would must to'.split(' '),
)

const isOneText = (words: readonly string[], others: readonly string[]): boolean =>
  findLongestRun(words, others).length >= WORDS_OF_ONE_TEXT

/** Who has no name may be the very one that another passage names; and a paper is somebody's. */
const isNameless = ({ party }: Side): boolean => ['unnamed', 'document'].includes(party.voice.kind)

interface Terms {
  readonly side: Side
  readonly link: string
  readonly text: string
  readonly stems: readonly string[]
}

const WORDS_IN_TERMS = new Set(['long', 'until', 'unless', 'only'])
const TERMS = /\b(as long as|so long as|until|unless|only if|only when|only after)\s+([^,.;:!?”"]+)/giu

/** "as long as the government needs them" and "for as long as they are needed": the same terms on one matter. */
export function findCommonTerms(
  sides: readonly Side[],
): { one: Side; other: Side; reason: string; confidence: number }[] {
  const terms = sides.flatMap(findTerms)
  return terms.flatMap((one, at) =>
    terms.slice(at + 1).flatMap((other) => {
      if (areOneSide(one.side.party, other.side.party) || haveCommonWords(one.side, other.side)) return []
      if (!areSameTerms(one, other) || isOneText(splitWords(one.text), splitWords(other.text))) return []
      const reason = `both set the same terms, ‘${one.text}’ and ‘${other.text}’`
      return [{ one: one.side, other: other.side, reason, confidence: 0.75 }]
    }),
  )
}

function areSameTerms(one: Terms, other: Terms): boolean {
  if (one.link !== other.link) return false
  const [few, many] =
    one.stems.length < other.stems.length ? [one.stems, other.stems] : [other.stems, one.stems]
  if (many.length > few.length + 2 || !few.every((stem) => many.includes(stem))) return false
  const rest = ({ side, stems }: Terms) =>
    side.statement.stems.filter((stem) => !stems.includes(stem) && weighStem(stem) >= 4 && stem !== 'long')
  const others = rest(other)
  return rest(one).some((stem) => others.includes(stem))
}

function findTerms(side: Side): Terms[] {
  if (side.claim.isQuestion || !side.claim.words.some((word) => WORDS_IN_TERMS.has(word))) return []
  return [...side.claim.text.matchAll(TERMS)].flatMap(([whole, link, rest]) => {
    const stems = [...new Set(findContentStems(splitWords(rest!)))].sort()
    return stems.length === 0
      ? []
      : [{ side, link: link!.toLowerCase().replace(/^so/, 'as'), text: whole.trim(), stems }]
  })
}
