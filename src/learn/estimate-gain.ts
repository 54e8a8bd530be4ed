import type { Material } from './example.ts'
import { fitOwnWeights, judgeExample, toChance } from './fit-own-weights.ts'
import { seededChance, shuffle } from './seeded-chance.ts'

/** How good a model is on what it has not learned from. Shares are from 0 to 1. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** The mean squared distance of the confidences from what people said: 0 is best. */
  readonly brier: number
  /** The mean distance of confidence from the share that is right, in ten bins, each by how many are in it. */
  readonly gap: number
  readonly kept: number
  readonly right: number
}

/** A difference, and where it lies 95 times in 100 when other articles of the kind are drawn. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface Gain {
  readonly before: Score
  readonly after: Score
  /** After less before. */
  readonly f1: Interval
  readonly brier: Interval
  readonly folds: number
}

export interface GainOptions {
  /** From which confidence on a statement is kept. */
  readonly minConfidence: number
  readonly folds?: number
  readonly seed?: number
  /** See `fitOwnWeights`. */
  readonly restraint?: number
}

const DRAWS = 2000

interface HeldOut {
  readonly group: string
  readonly isRight: boolean
  readonly before: number
  readonly after: number
}

/**
 * What learning gains on articles that were not learned from: these are dealt into folds by seeded chance, and each fold is
 * judged by what was learned from the others. Only the statements that people judged count, and those that they marked
 * and the program never reads. The intervals come from drawing the articles again and again (a paired bootstrap).
 */
export function estimateGain(material: Material, options: GainOptions): Gain {
  const { minConfidence, folds = 5, seed = 11, restraint } = options
  const held = judgeHeldOut(material, { folds, seed, restraint })
  const groups = gatherGroups(held, material.missed)
  const chance = seededChance(seed + 1)
  const measure = (drawn: readonly Group[]) => ({
    before: scoreGroups(drawn, { minConfidence, by: 'before' }),
    after: scoreGroups(drawn, { minConfidence, by: 'after' }),
  })
  const f1: number[] = []
  const brier: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = groups.map(() => groups[Math.floor(chance() * groups.length)]!)
    const { before, after } = measure(drawn)
    f1.push(after.f1 - before.f1)
    brier.push(after.brier - before.brier)
  }
  const { before, after } = measure(groups)
  return {
    before,
    after,
    f1: { value: after.f1 - before.f1, ...findMiddle(f1) },
    brier: { value: after.brier - before.brier, ...findMiddle(brier) },
    folds,
  }
}

function judgeHeldOut(
  { examples }: Material,
  {
    folds,
    seed,
    restraint,
  }: { readonly folds: number; readonly seed: number; readonly restraint: number | undefined },
): HeldOut[] {
  const names = [...new Set(examples.map(({ group }) => group))].sort()
  const foldOf = new Map(shuffle(names, seededChance(seed)).map((name, index) => [name, index % folds]))
  return Array.from({ length: folds }, (_, fold) => {
    const weights = fitOwnWeights(
      examples.filter(({ group }) => foldOf.get(group) !== fold),
      { restraint },
    )
    return examples
      .filter(({ group }) => foldOf.get(group) === fold)
      .map((example) => ({
        group: example.group,
        isRight: example.isRight,
        before: toChance(example.odds),
        after: judgeExample(example, weights),
      }))
  }).flat()
}

interface Group {
  readonly held: HeldOut[]
  missed: number
}

function gatherGroups(held: readonly HeldOut[], missed: readonly string[]): Group[] {
  const groups = new Map<string, Group>()
  const find = (name: string): Group => {
    const group = groups.get(name) ?? { held: [], missed: 0 }
    groups.set(name, group)
    return group
  }
  for (const one of held) find(one.group).held.push(one)
  for (const name of missed) find(name).missed++
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

const BINS = 10

function scoreGroups(
  groups: readonly Group[],
  { minConfidence, by }: { readonly minConfidence: number; readonly by: 'before' | 'after' },
): Score {
  const counts = { all: 0, kept: 0, right: 0, wanted: 0 }
  let squares = 0
  const bins = Array.from({ length: BINS }, () => ({ promised: 0, right: 0 }))
  for (const { held, missed } of groups) {
    counts.wanted += missed
    for (const one of held) {
      const truth = one.isRight ? 1 : 0
      const confidence = one[by]
      counts.all++
      counts.wanted += truth
      squares += (confidence - truth) ** 2
      const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!
      bin.promised += confidence
      bin.right += truth
      if (confidence < minConfidence) continue
      counts.kept++
      counts.right += truth
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return {
    precision: share(counts.right, counts.kept),
    recall: share(counts.right, counts.wanted),
    f1: share(2 * counts.right, counts.kept + counts.wanted),
    brier: share(squares, counts.all),
    gap: share(
      bins.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0),
      counts.all,
    ),
    kept: counts.kept,
    right: counts.right,
  }
}

/** Where 95 of 100 drawn differences lie. */
function findMiddle(drawn: readonly number[]): { low: number; high: number } {
  const sorted = [...drawn].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { low: at(0.025), high: at(0.975) }
}
