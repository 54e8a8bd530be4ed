import { estimateGain, type Gain } from './estimate-gain.ts'
import type { Material } from './example.ts'

/** How much there is to learn from. */
export interface Counts {
  readonly examples: number
  readonly right: number
  readonly wrong: number
  /** Articles; those that share text count as one. */
  readonly groups: number
  /** Statements that people marked and the program never reads. */
  readonly missed: number
}

/** With fewer nothing can be told: the intervals would be wider than any gain. */
export const LEAST: Readonly<Record<'examples' | 'right' | 'wrong' | 'groups', number>> = {
  examples: 50,
  right: 10,
  wrong: 10,
  groups: 10,
}

export type Verdict =
  | { readonly kind: 'too few'; readonly lacking: readonly (keyof typeof LEAST)[] }
  | { readonly kind: 'better' | 'not better'; readonly gain: Gain }

export function countMaterial({ examples, missed }: Material): Counts {
  const right = examples.filter(({ isRight }) => isRight).length
  return {
    examples: examples.length,
    right,
    wrong: examples.length - right,
    groups: new Set(examples.map(({ group }) => group)).size,
    missed: missed.length,
  }
}

/**
 * Whether what can be learned is worth adopting, told on articles that were not learned from. It is better where F1 is
 * higher in 95 of 100 draws, and the confidences are not surely worse; or where the confidences are better in as many, and
 * F1 is no lower.
 */
export function judgeLearning(
  material: Material,
  { minConfidence }: { readonly minConfidence: number },
): Verdict {
  const counts = countMaterial(material)
  const lacking = (Object.keys(LEAST) as (keyof typeof LEAST)[]).filter((name) => counts[name] < LEAST[name])
  if (lacking.length > 0) return { kind: 'too few', lacking }
  const gain = estimateGain(material, { minConfidence })
  const findsBetter = gain.f1.low > 0 && gain.brier.low <= 0
  const knowsBetter = gain.brier.high < 0 && gain.f1.value >= 0
  return { kind: findsBetter || knowsBetter ? 'better' : 'not better', gain }
}
