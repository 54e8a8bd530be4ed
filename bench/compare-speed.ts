/**
 * Figures of now beside those of the last release: what became slower, and whether that is more than chance.
 *
 * @module
 */

/** Of one stage, a number a run. */
export interface StageFigures {
  readonly wordsPerSecond: readonly number[]
  /** What the machine itself did in that run, in steps per second: see `measure-yardstick.ts`. */
  readonly yardstick: readonly number[]
  readonly peakBytes: readonly number[]
}

export interface Speed {
  readonly version: string
  /** A day, such as 2026-03-02. */
  readonly date: string
  readonly node: string
  readonly machine: {
    readonly processor: string
    readonly cores: number
    readonly memoryBytes: number
    readonly system: string
  }
  /** What was read; figures of other texts are not compared. */
  readonly texts: {
    readonly name: string
    readonly articles: number
    readonly words: number
    readonly id: string
  }
  readonly stages: Readonly<Record<string, StageFigures>>
}

export interface Change {
  /** Medians. */
  readonly now: number
  readonly released?: number
  /** 0.1 is a tenth more than released. For words per second, what the machine itself changed is taken out. */
  readonly change?: number
  /** By how much medians differ between runs of the same program: half the spread of both sides together. */
  readonly noise: number
  /** The change is larger than the noise, and than two in a hundred. */
  readonly isSure: boolean
}

export interface StageChange {
  readonly stage: string
  readonly speed: Change
  readonly peak: Change
}

export interface Comparison {
  readonly stages: readonly StageChange[]
  /** What the machine itself does, against the release. */
  readonly machine: Change
  /** Both are of the same machine; otherwise nothing is sure. */
  readonly isOneMachine: boolean
}

/** A change below this would tell nobody anything, however sure. */
const LEAST_CHANGE = 0.02

/** Without a release, the figures of now with their noise. */
export function compareSpeed(now: Speed, released: Speed | undefined): Comparison {
  const isOneMachine =
    released !== undefined &&
    (['processor', 'cores', 'system'] as const).every((part) => now.machine[part] === released.machine[part])
  const compare = (numbers: Numbers, before: Numbers | undefined) =>
    compareNumbers(numbers, { before, isOneMachine })
  const stages = Object.entries(now.stages).map(([stage, figures]) => {
    const before = released?.stages[stage]
    return {
      stage,
      speed: compare(readSpeed(figures), before && readSpeed(before)),
      peak: compare({ shown: figures.peakBytes }, before && { shown: before.peakBytes }),
    }
  })
  const machine = compare({ shown: listYardsticks(now) }, released && { shown: listYardsticks(released) })
  return { stages, machine, isOneMachine }
}

/** The release whose texts are the same; of several, the last. */
export function findReleased(now: Speed, releases: readonly Speed[]): Speed | undefined {
  return releases.findLast(({ texts }) => texts.id === now.texts.id)
}

/** The releases with this one in place of what there was for its texts. */
export function replaceReleased(releases: readonly Speed[], speed: Speed): Speed[] {
  return [...releases.filter(({ texts }) => texts.id !== speed.texts.id), speed]
}

/** Of an even count, the mean of the two in the middle. */
export function findMedian(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
}

interface Numbers {
  readonly shown: readonly number[]
  /** What is compared, where that is something else. */
  readonly compared?: readonly number[]
}

/** A run on a machine that is busy just then is slow in both, so that their quotient is steadier than either. */
const readSpeed = ({ wordsPerSecond, yardstick }: StageFigures): Numbers => ({
  shown: wordsPerSecond,
  compared: wordsPerSecond.map((rate, run) => rate / yardstick[run]!),
})

const listYardsticks = ({ stages }: Speed) => Object.values(stages).flatMap(({ yardstick }) => yardstick)

function compareNumbers(
  { shown, compared = shown }: Numbers,
  { before, isOneMachine }: { before: Numbers | undefined; isOneMachine: boolean },
): Change {
  const now = findMedian(shown)
  if (!before) return { now, noise: halveSpread(compared), isSure: false }
  const earlier = before.compared ?? before.shown
  const change = findMedian(compared) / findMedian(earlier) - 1
  const noise = halveSpread(compared) + halveSpread(earlier)
  const isSure = isOneMachine && Math.abs(change) > Math.max(noise, LEAST_CHANGE)
  return { now, released: findMedian(before.shown), change, noise, isSure }
}

/** Half of the way from the least to the most, as a share of the median. */
const halveSpread = (numbers: readonly number[]) =>
  (Math.max(...numbers) - Math.min(...numbers)) / 2 / findMedian(numbers)
