import type { TokenSpan } from './token-spans.ts'

/**
 * How often each way of finding a circumstance is right, from the statements labelled in `train/labels/hands.jsonl`
 * together with 6 to 34 finds of each way in PolNeAR's training part that were read one by one: (right + 1) of (found + 2),
 * rounded. "who asked", "who is to act" and "that recorded" were seen fewer than ten times and are set by judgement.
 * `train/measure-hands.ts` shows when a share has drifted.
 */
const SHARES = {
  /** "told reporters" */
  'addressee as object': 0.97,
  /** "urged Congress to act": what is said is about it as well, and others may hear it. */
  'addressee who is to act': 0.95,
  /** "said to reporters" */
  'addressee behind to': 0.93,
  /** "told reporters it was late and said it would rain" */
  'addressee of the verb before': 0.9,
  /** "Asked by reporters, she said" */
  'addressee who asked': 0.85,
  /** "In an interview with ..., she said" */
  'venue in the sentence': 0.96,
  /** "issued a statement saying" */
  'venue that was released': 0.94,
  /** "she tweeted" */
  'venue in the verb': 0.93,
  /** "said in Paris", "told them in the lobby" */
  'venue as a place': 0.75,
  /** "at a rally in Ohio. ... She said": the sentences behind go on. */
  'venue carried on': 0.92,
  /** "a ministry spokesman said": for a body, or for a person. */
  'hand that speaks for another': 0.93,
  /** "told CNN", "in an interview with CNN" */
  'hand that was told': 0.95,
  /** The same, from the sentences before. */
  'hand carried on': 0.9,
  /** "in a leaked recording" */
  'hand that recorded': 0.88,
  /** "obtained by Politico", "according to Reuters" */
  'hand that handed on': 0.86,
  /** "Interfax cites Gil as saying" */
  'hand that cites': 0.95,
  /** "X said that Y had promised" */
  'hand that tells of it': 0.85,
  /** "(AP)" in the dateline, or the credit of the page. */
  'hand that is credited': 0.95,
} as const

export type Finding = keyof typeof SHARES

/** Words for a circumstance, as tokens, and how they were found. */
export interface FoundSpan {
  readonly span: TokenSpan
  readonly finding: Finding
}

/** Below this a field is left open: wrong is worse than missing. */
const LEAST_SHARE = 0.7

export const shareRight = (finding: Finding): number => SHARES[finding]

export const isSureEnough = (share: number): boolean => share >= LEAST_SHARE
