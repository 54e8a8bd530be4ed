/**
 * Words that call another's words false: "That is a lie", "Dorasca's claim is false".
 *
 * @module
 */
import { measureLikeness } from './compare-claims.ts'
import { WORDS_FOR_FALSE, WORDS_FOR_TRUE } from './english-relations.ts'
import { findNamed } from './find-named.ts'
import { type Found, measureGap, relate, type Speaking } from './party.ts'
import { quoteBeginning } from './quote-beginning.ts'
import { findDenied } from './read-denial.ts'
import { chooseBest, isDeniable, type Surroundings } from './surroundings.ts'

/** Denials that are no denials by their cue: somebody says of what another said that it is not so. */
export function findFalsities(around: Surroundings): Found[] {
  return around.all.flatMap((speaking) =>
    isFalsity(speaking) && !findDenied(speaking) ? tieFalsity(speaking, around) : [],
  )
}

const POINTING = /^[“"‘']?(?:that|this|it|these|those|they)(?:['’]?s|\s+is|\s+was|\s+are|['’]re)\b/i
const MOST_LETTERS_TO_FALSE = 200

/** "That's a lie", "No, it is not", or "Dorasca's claim is false". */
function isFalsity(speaking: Speaking): boolean {
  const { claims, statement } = speaking.statement
  const first = claims[0]
  if (statement.quotation === 'direct' && isNo(statement.text.content)) return true
  if (!first || first.isQuestion) return false
  const isPointing = POINTING.test(statement.text.content)
  // "It's just not true" ends so; "this is the lie that it is built on" speaks of something else.
  const words = isPointing ? first.words.slice(-1) : first.words
  if (first.words.length > (isPointing ? 9 : 30)) return false
  const at = words.findIndex((word) => (first.isNegative ? WORDS_FOR_TRUE : WORDS_FOR_FALSE).has(word))
  if (at < 0 || isPointing) return at >= 0
  // "misleading criticism" is the voice's own word for what it does not speak to.
  return words.slice(Math.max(0, at - WORDS_TO_FALSE), at).some((word) => WORDS_OF_BEING.has(word))
}

const WORDS_TO_FALSE = 5
const WORDS_OF_BEING = new Set('is are was were be been isnt arent wasnt werent'.split(' '))

const isNo = (content: string): boolean => /^[“"]No, (?:I|it|that|he|she|we|they)\b/.test(content)

function tieFalsity(speaking: Speaking, around: Surroundings): Found[] {
  const { content } = speaking.statement.statement.text
  const other =
    POINTING.test(content) || isNo(content)
      ? findRightBefore(speaking, around)
      : findNamedClaim(speaking, around)
  if (!other) return []
  const reason = `${speaking.party.voice.name} said that what ${other.party.voice.name} said is not so: ${quoteBeginning(content)}.`
  return [relate('denies', { from: speaking, to: other, reason, confidence: 0.65 })]
}

/** What another voice said last before, near by. */
function findRightBefore(speaking: Speaking, { inArticle }: Surroundings): Speaking | undefined {
  const list = inArticle.get(speaking.statement.statement.article) ?? []
  const last = list.filter((other) => measureGap(other, speaking) !== undefined).at(-1)
  if (!last || last.party.voice.kind === 'group' || !isDeniable(last, speaking)) return undefined
  return measureGap(last, speaking)! <= MOST_LETTERS_TO_FALSE ? last : undefined
}

function findNamedClaim(speaking: Speaking, { names }: Surroundings): Speaking | undefined {
  const named = findNamed(speaking.statement, { names, by: speaking.party })
  return chooseBest(
    named
      .filter((other) => isDeniable(other, speaking))
      .map((other) => ({
        other,
        weight: measureLikeness(speaking.statement.stems, other.statement.stems).weight,
      }))
      .filter(({ weight }) => weight >= 8),
  )?.other
}
