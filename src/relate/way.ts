/**
 * A way by which an article came to an utterance, as one of its signs tells it.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Hop, Passage } from '../record.ts'
import { foldHandName } from './fold-hand-name.ts'
import { compareText } from './told-report.ts'

/** One way, from the article towards the voice. */
export interface Way {
  /** The id of the article. */
  readonly article: string
  readonly kind: 'first hand' | 'relay' | 'credit' | 'feed' | 'link'
  /** Nearest the reader first. */
  readonly steps: readonly Step[]
}

export interface Step {
  readonly hop: Hop
  /** A report of this utterance by its article's id, or a hand by its name: see `nodeOfReport` and `nodeOfName`. */
  readonly node: string
  /** False for "a senior aide", who may be somebody else in another article. */
  readonly isKnownAgain: boolean
}

/** A way below this is shown, and nothing is concluded from it. */
export const LEAST_TO_CONCLUDE = 0.6

export const nodeOfReport = (article: string): string => `report ${article}`
export const nodeOfName = (name: string): string => `name ${foldHandName(name)}`

/** Whether something may be concluded from a way as a whole. */
export const isConclusive = ({ steps }: Way): boolean =>
  steps.every(({ hop }) => hop.confidence >= LEAST_TO_CONCLUDE)

/** Where a way leads: the hand nearest the voice of those that would be known again, else the nearest. */
export function endOf({ steps }: Way): Step {
  return [...steps].reverse().find(({ isKnownAgain }) => isKnownAgain) ?? steps.at(-1)!
}

/** What articles call the things that their ways lead to: most of them, or the first by alphabet. */
export function nameNodes(ways: readonly Way[]): Map<string, string> {
  const groups = groupBy(
    ways.flatMap(({ steps }) => steps),
    ({ node }) => node,
  )
  return new Map(
    [...groups].map(([node, steps]) => {
      const names = [...groupBy(steps, ({ hop }) => hop.through)]
      names.sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
      return [node, names[0]![0]]
    }),
  )
}

/** The words alone, without what else is known of them. */
export const cutPassage = ({ text, start, end }: Passage): Passage => ({ text, start, end })
