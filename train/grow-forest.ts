import type { Forest } from '../src/model/index.ts'
import { seededChance } from './growing-weights.ts'

/** Rows of numbers, `width` each, one after the other, and what each should come to, 0 to 1. */
export interface Measured {
  readonly rows: Float32Array
  readonly width: number
  readonly targets: Float32Array
}

export interface ForestOptions {
  readonly trees: number
  /** The most leaves a tree may have. */
  readonly leaves: number
  readonly rate: number
  readonly seed: number
}

/** A leaf with fewer rows would learn chance. */
const LEAST_ROWS = 50
/** Added to the curvature of each leaf, so that leaves with few rows say little. */
const CAUTION = 1
/** The shares of rows and of numbers that each tree is grown on: trees that see other things err otherwise. */
const ROW_SHARE = 0.8
const NUMBER_SHARE = 0.7
/** Numbers are looked at in at most this many steps. */
const BINS = 64

/**
 * Gradient boosted trees for the log-odds of the targets: each tree is grown on what those before it leave wrong,
 * leaf by leaf, the most useful split first. The same rows give the same forest.
 */
export function growForest(measured: Measured, { trees, leaves, rate, seed }: ForestOptions): Forest {
  const { rows, width, targets } = measured
  const count = targets.length
  const chance = seededChance(seed)
  const binned = binRows(measured)
  const mean = Math.min(0.999, Math.max(0.001, targets.reduce((sum, target) => sum + target, 0) / count))
  const scores = new Float64Array(count).fill(Math.log(mean / (1 - mean)))
  const grown = newNodes()
  grown.roots.push(addLeaf(grown, Math.log(mean / (1 - mean))))
  const slopes = { first: new Float64Array(count), second: new Float64Array(count) }
  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < count; i++) {
      const given = 1 / (1 + Math.exp(-scores[i]))
      slopes.first[i] = given - targets[i]
      slopes.second[i] = Math.max(1e-6, given * (1 - given))
    }
    const order = Int32Array.from(
      Array.from({ length: count }, (_, i) => i).filter(() => chance() < ROW_SHARE),
    )
    const numbers = Array.from({ length: width }, (_, k) => k).filter(() => chance() < NUMBER_SHARE)
    const root = growTree({ binned, slopes, order, numbers }, { leaves, rate, grown })
    grown.roots.push(root)
    for (let i = 0; i < count; i++)
      scores[i] += readTree(grown, root, rows.subarray(i * width, (i + 1) * width))
  }
  return {
    roots: Int32Array.from(grown.roots),
    features: Int16Array.from(grown.features),
    values: Float32Array.from(grown.values),
    lower: Int32Array.from(grown.lower),
  }
}

interface Nodes {
  readonly roots: number[]
  readonly features: number[]
  readonly values: number[]
  readonly lower: number[]
}

const newNodes = (): Nodes => ({ roots: [], features: [], values: [], lower: [] })

function addLeaf({ features, values, lower }: Nodes, value: number): number {
  lower.push(0)
  values.push(Math.fround(value))
  return features.push(-1) - 1
}

function readTree({ features, values, lower }: Nodes, root: number, row: Float32Array): number {
  let node = root
  while (features[node] >= 0) node = row[features[node]] <= values[node] ? lower[node] : lower[node] + 1
  return values[node]
}

/** The numbers in steps: for each number its steps' upper ends, and for each row which step it is in. */
interface Binned {
  readonly cuts: readonly Float32Array[]
  /** `steps[number][row]`. */
  readonly steps: readonly Uint8Array[]
}

function binRows({ rows, width, targets: { length } }: Measured): Binned {
  const cuts: Float32Array[] = []
  const steps: Uint8Array[] = []
  const stride = Math.max(1, Math.floor(length / 50_000))
  for (let number = 0; number < width; number++) {
    const seen: number[] = []
    for (let i = 0; i < length; i += stride) seen.push(rows[i * width + number])
    const sorted = Float32Array.from(seen).sort()
    const ends = new Set<number>()
    for (let bin = 1; bin < BINS; bin++) ends.add(sorted[Math.floor((bin * sorted.length) / BINS)])
    const cut = Float32Array.from(ends).sort()
    cuts.push(cut)
    steps.push(Uint8Array.from({ length }, (_, i) => findStep(cut, rows[i * width + number])))
  }
  return { cuts, steps }
}

/** The first step whose upper end is not below the value; the last step has no end. */
function findStep(cut: Float32Array, value: number): number {
  let low = 0
  let high = cut.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= cut[middle]) high = middle
    else low = middle + 1
  }
  return low
}

interface Work {
  readonly binned: Binned
  readonly slopes: { readonly first: Float64Array; readonly second: Float64Array }
  /** The rows of the tree; those of a leaf stand together. */
  readonly order: Int32Array
  readonly numbers: readonly number[]
}

interface Leaf {
  readonly node: number
  readonly from: number
  readonly to: number
  /** For each number and step: sums of first and second slopes, and how many rows. */
  readonly sums: Float64Array
  readonly split: Split | undefined
}

interface Split {
  readonly number: number
  readonly step: number
  readonly gain: number
}

function growTree(
  work: Work,
  { leaves, rate, grown }: { leaves: number; rate: number; grown: Nodes },
): number {
  const root = addLeaf(grown, 0)
  const all = sumSteps(work, 0, work.order.length)
  const open: Leaf[] = [
    { node: root, from: 0, to: work.order.length, sums: all, split: findSplit(work, all) },
  ]
  while (open.length < leaves) {
    const best = open.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a))
    if (best.split === undefined) break
    open.splice(open.indexOf(best), 1, ...splitLeaf(work, best as Leaf & { split: Split }, grown))
  }
  for (const { node, from, to } of open) {
    let first = 0
    let second = CAUTION
    for (let i = from; i < to; i++) {
      first += work.slopes.first[work.order[i]]
      second += work.slopes.second[work.order[i]]
    }
    grown.values[node] = Math.fround((-rate * first) / second)
  }
  return root
}

function splitLeaf(
  work: Work,
  { node, from, to, sums, split }: Leaf & { split: Split },
  grown: Nodes,
): Leaf[] {
  const { order, binned } = work
  const steps = binned.steps[split.number]
  const low: number[] = []
  const high: number[] = []
  for (let i = from; i < to; i++) (steps[order[i]] <= split.step ? low : high).push(order[i])
  order.set(low, from)
  order.set(high, from + low.length)
  const middle = from + low.length
  const lower = addLeaf(grown, 0)
  const upper = addLeaf(grown, 0)
  grown.features[node] = split.number
  grown.values[node] = binned.cuts[split.number][split.step]
  grown.lower[node] = lower
  // The sums of one side are those of the whole less the other's: only the smaller side is counted.
  const isLowSmaller = low.length <= high.length
  const counted = isLowSmaller ? sumSteps(work, from, middle) : sumSteps(work, middle, to)
  const rest = sums.map((sum, i) => sum - counted[i])
  const [lowSums, highSums] = isLowSmaller ? [counted, rest] : [rest, counted]
  return [
    { node: lower, from, to: middle, sums: lowSums, split: findSplit(work, lowSums) },
    { node: upper, from: middle, to, sums: highSums, split: findSplit(work, highSums) },
  ]
}

function sumSteps({ binned, slopes, order, numbers }: Work, from: number, to: number): Float64Array {
  const sums = new Float64Array(binned.steps.length * BINS * 3)
  for (const number of numbers) {
    const steps = binned.steps[number]
    const base = number * BINS * 3
    for (let i = from; i < to; i++) {
      const row = order[i]
      const at = base + steps[row] * 3
      sums[at] += slopes.first[row]
      sums[at + 1] += slopes.second[row]
      sums[at + 2]++
    }
  }
  return sums
}

function findSplit({ binned, numbers }: Work, sums: Float64Array): Split | undefined {
  let best: Split | undefined
  for (const number of numbers) {
    const base = number * BINS * 3
    let first = 0
    let second = 0
    let count = 0
    for (let at = base; at < base + BINS * 3; at += 3) {
      first += sums[at]
      second += sums[at + 1]
      count += sums[at + 2]
    }
    const whole = (first * first) / (second + CAUTION)
    const low = { first: 0, second: 0, count: 0 }
    for (let step = 0; step < binned.cuts[number].length; step++) {
      const at = base + step * 3
      low.first += sums[at]
      low.second += sums[at + 1]
      low.count += sums[at + 2]
      if (low.count < LEAST_ROWS || count - low.count < LEAST_ROWS) continue
      const gain =
        low.first ** 2 / (low.second + CAUTION) +
        (first - low.first) ** 2 / (second - low.second + CAUTION) -
        whole
      if (gain > (best?.gain ?? 1e-6)) best = { number, step, gain }
    }
  }
  return best
}
