/**
 * Answers: a voice speaks to what another said.
 *
 * @module
 */
import { measureLikeness } from './compare-claims.ts'
import {
  NOUNS_OF_WORDS,
  VERBS_WITH_BACK,
  WORDS_OF_CONTRADICTING,
  WORDS_OF_REPLYING,
} from './english-relations.ts'
import { findNamed } from './find-named.ts'
import { areOneSide, type Found, haveCommonWords, measureGap, relate, type Speaking } from './party.ts'
import { quoteBeginning } from './quote-beginning.ts'
import { findDenied } from './read-denial.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { chooseBest, isAnswerable, type Surroundings } from './surroundings.ts'

const MOST_LETTERS_TO_REPLY = 250
const MOST_LETTERS_TO_ANSWER = 80
/** By weight of stems: about four words that tell something. */
const LEAST_TAKEN_UP = 20

/** Replies to what was said right before, and words about the words of a voice that is named. */
export function findAnswers(around: Surroundings): Found[] {
  return around.all.flatMap((speaking) => {
    if (findDenied(speaking)) return []
    const answered = findAnswered(speaking, around)
    return answered ?? findReplied(speaking, around)
  })
}

/** What somebody speaks to at length stands at the head of what they say. */
const MOST_WORDS_BEFORE_NOUN = 11

/** "Dorasca's demand that ... is boorishness": speaks of the words of a voice that is named. */
function findAnswered(from: Speaking, { names }: Surroundings): Found[] | undefined {
  const { content } = from.statement.statement.text
  const best = chooseBest(
    findNamed(from.statement, {
      names,
      by: from.party,
      nouns: NOUNS_OF_WORDS,
      within: MOST_WORDS_BEFORE_NOUN,
    })
      .filter((other) => isAnswerable(other, from))
      .map((other) => ({ other, weight: weighTakenUp(from, other) }))
      .filter(({ weight }) => weight >= LEAST_TAKEN_UP),
  )
  if (!best) return undefined
  const isContradiction = splitWords(from.statement.statement.text.cue ?? '').some((word) =>
    WORDS_OF_CONTRADICTING.has(word),
  )
  const verb = isContradiction ? 'contradicted' : 'spoke of'
  const reason = `${from.party.voice.name} ${verb} the words of ${best.other.party.voice.name}: ${quoteBeginning(content)}.`
  return [
    relate(isContradiction ? 'contradicts' : 'answers', { from, to: best.other, reason, confidence: 0.6 }),
  ]
}

/** How much of another's words somebody takes up, his name left out; words that are quoted count most. */
function weighTakenUp({ statement }: Speaking, { party, statement: other }: Speaking): number {
  const names = new Set(party.nameWords.flatMap((word) => findContentStems([word])))
  const bare = statement.stems.filter((stem) => !names.has(stem))
  const isQuoted = statement.quotedSentences.some((words) => words.length >= 2 && isRunOf(words, other.words))
  return (
    measureLikeness(bare, other.stems).weight +
    (isQuoted && statement.statement.quotation === 'mixed' ? WEIGHT_OF_QUOTED_WORDS : 0)
  )
}

const WEIGHT_OF_QUOTED_WORDS = 25

function isRunOf(words: readonly string[], others: readonly string[]): boolean {
  return others.some((_, from) => words.every((word, at) => word === others[from + at]))
}

/** "..., Marr fired back", or what follows a question: speaks to what another said right before. */
function findReplied(from: Speaking, { inArticle }: Surroundings): Found[] {
  const isReplying = isReply(from)
  const list = inArticle.get(from.statement.statement.article) ?? []
  const before = list.findLast((other) => measureGap(other, from) !== undefined)
  if (!before || before.party.voice.kind === 'group') return []
  const isAsked = isQuestion(before) && isUnderQuestion(from, before)
  if (!isReplying && !isAsked) return []
  if (measureGap(before, from)! > (isReplying ? MOST_LETTERS_TO_REPLY : MOST_LETTERS_TO_ANSWER)) return []
  // Another's words inside one's own are not what is replied to.
  const isInside = list.some((own) => areOneSide(own.party, from.party) && haveCommonWords(own, before))
  if (isInside || !isAnswerable(before, from)) return []
  const verb = isAsked && !isReplying ? 'answered what' : 'replied to what'
  const said = isAsked ? 'asked' : 'said'
  const reason = `${from.party.voice.name} ${verb} ${before.party.voice.name} had ${said}: ${quoteBeginning(from.statement.statement.text.content)}.`
  return [relate('answers', { from, to: before, reason, confidence: isReplying ? 0.8 : 0.9 })]
}

/** "Asked by Marr whether ..."; who asks for a thing demands it. */
function isQuestion({ statement: { statement } }: Speaking): boolean {
  if (statement.act !== 'ask' || !/\bask(?:s|ed|ing)?\b/i.test(statement.text.cue ?? '')) return false
  const { content } = statement.text
  return /\b(?:whether|if|about|what|why|how|who|when|where)\b/i.test(content) || content.includes('?')
}

/** What follows a question and may be its answer without being told as one: a person’s own words, or all after "Asked ...,". */
function isUnderQuestion({ party, statement: { statement } }: Speaking, question: Speaking): boolean {
  if (party.voice.kind !== 'person' || statement.act === 'ask') return false
  return statement.quotation === 'direct' || /^Asked\b/.test(question.statement.statement.text.cue ?? '')
}

function isReply({ statement }: Speaking): boolean {
  const cue = splitWords(statement.statement.text.cue ?? '')
  return cue.some(
    (word, at) =>
      // What "responded to the news" speaks to is told after it.
      (WORDS_OF_REPLYING.has(word) && cue[at + 1] !== 'to' && cue.at(-1) !== 'to') ||
      (VERBS_WITH_BACK.has(word) && cue[at + 1] === 'back'),
  )
}
