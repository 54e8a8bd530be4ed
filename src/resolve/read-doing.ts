import type { Token } from '../document.ts'
import {
  PASTS_LIKE_THEIR_BASE,
  PASTS_OF_AUXILIARIES,
  VERBS_OF_BEING_POSSIBLE,
  VERBS_OF_COMING,
  WORDS_FOR_BEING_FIXED,
} from '../languages/en/index.ts'

/**
 * What a verb tells of: `done` is past, `coming` is fixed for a day ahead, `aside` hangs on another verb ("citing the
 * rain"), `open` is anything else: possible, wished, or a habit.
 */
export type Doing = 'done' | 'coming' | 'aside' | 'open'

const LONGEST_VERB = 5

/**
 * What the verb at a token tells of, from its form and the auxiliaries before it: "was arrested", "did not resign" and
 * "had left" are done, "will meet" and "is scheduled to meet" are coming, "agreed to meet", "would meet" and "meets" open.
 */
export function readDoing(tokens: readonly Token[], at: number): Doing {
  const { lower, lemma } = tokens[at]!
  const before = findAuxiliaries(tokens, at)
  if (before.some((word) => VERBS_OF_COMING.has(word))) return before.includes('have') ? 'open' : 'coming'
  if (before.some((word) => VERBS_OF_BEING_POSSIBLE.has(word))) return 'open'
  if (before[0] === 'to') return isFixed(tokens, at - before.length) ? 'coming' : 'open'
  const isOngoing = lower.endsWith('ing') && lower !== lemma
  if (isOngoing && before.length === 0) return 'aside'
  if (before.some((word) => PASTS_OF_AUXILIARIES.has(word) || word === 'has' || word === 'have'))
    return 'done'
  if (before.some((word) => /^(?:is|are|'re|'s|am|be|being|do|does)$/.test(word))) return 'open'
  return isOngoing || !isPastForm(tokens[at]!) ? 'open' : 'done'
}

/** The words that belong to the verb before it, the farthest first: `was`, `had been`, `to`. */
function findAuxiliaries(tokens: readonly Token[], at: number): string[] {
  const found: string[] = []
  for (let i = at - 1; i > at - LONGEST_VERB && i >= 0; i--) {
    const { pos, lower, text, sentence } = tokens[i]!
    // "George Will resigned"
    if (sentence !== tokens[at]!.sentence || (text !== lower && pos !== 'ADV')) break
    if (lower === 'to') return ['to', ...found]
    if (pos !== 'AUX' && pos !== 'ADV' && lower !== 'not' && lower !== "n't") break
    found.unshift(lower)
  }
  return found
}

/** "is scheduled | to meet"; what "was scheduled" may not have come about. */
function isFixed(tokens: readonly Token[], to: number): boolean {
  const at = tokens[to]?.lower === 'to' ? to : to - 1
  if (!WORDS_FOR_BEING_FIXED.has(tokens[at - 1]?.lower ?? '')) return false
  const auxiliary = tokens[at - 2]?.pos === 'ADV' ? tokens[at - 3] : tokens[at - 2]
  return /^(?:is|are|'s|'re|am)$/.test(auxiliary?.lower ?? '')
}

function isPastForm({ lower, lemma, pos }: Token): boolean {
  if (PASTS_OF_AUXILIARIES.has(lower) || PASTS_LIKE_THEIR_BASE.has(lower)) return true
  if (pos === 'AUX' || lower === lemma || /(?:s|ing)$/.test(lower) || !/^[a-z-]+$/.test(lower)) return false
  return lower !== 'been' && lower !== 'gone' && lower !== 'done'
}
