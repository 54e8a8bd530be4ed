/**
 * Which of the articles that hang together make one story: groups grow by average linkage, the likest first, until the
 * average is too low, so that a chain of likenesses does not make one story of a year's news.
 *
 * @module
 */
import type { ShelfLink } from '../shelf.ts'
import { groupLinked } from './collect-component.ts'
import { linkByAverage } from './link-by-average.ts'

/**
 * The least average likeness of two parts of a story. Chosen on one half of the stories of `basil` with the weights of
 * words: B-cubed F1 98.7 there, 99.5 on the other half (`train/measure-stories.ts`).
 */
export const LEAST_LIKENESS = 0.34
/** Links that are weaker than this are not kept; they would only say how unlike two groups are. */
export const LEAST_KEPT = LEAST_LIKENESS / 3
/** Reports of one day's happening are this near to each other. */
const NEAR_DAYS = 14
/** Within these days a story can come to life again, where the reports are very much alike. */
export const MOST_DAYS = 60
/** How much of the likeness is gone after `NEAR_DAYS`. */
const FADING = 0.5
/** What is left of the likeness when a date is not known. */
const WITHOUT_DATE = 0.85
/**
 * How much a pair of articles counts that lie further apart than `NEAR_DAYS`: that they are unlike says less. At 1 no story
 * outlives a fortnight; at 0 a whole campaign becomes one story.
 */
const WEIGHT_OF_FAR_PAIR = 0.5
/** More articles than this in one piece are first taken apart where links are weakest. */
const MOST_TOGETHER = 600
const STEP = 0.04

/** What likeness is worth between articles of these days. 0 where it is worth nothing. */
export function measureNearness(one: number | undefined, other: number | undefined): number {
  if (one === undefined || other === undefined) return WITHOUT_DATE
  const gap = Math.abs(one - other)
  if (gap <= NEAR_DAYS) return 1 - (FADING * gap) / NEAR_DAYS
  return gap > MOST_DAYS ? 0 : FADING
}

/** Articles in stories. Ids must come sorted; `days` holds the days of those that have one. */
export function groupStories(
  articles: readonly string[],
  { links, days, least = LEAST_LIKENESS }: GroupStoriesOptions,
): string[][] {
  const strong = links.filter(({ weight }) => weight >= least)
  const pieces = groupLinked(
    articles,
    strong.map(({ one, other }) => [one, other] as const),
  )
  return pieces.flatMap((piece) => {
    if (piece.length === 1) return [piece]
    const members = new Set(piece)
    const inside = links.filter(({ one, other }) => members.has(one) && members.has(other))
    if (piece.length > MOST_TOGETHER && least < 1)
      return groupStories(piece, { links: inside, days, least: least + STEP })
    return linkPiece(piece, { links: inside, days })
  })
}

export interface GroupStoriesOptions {
  readonly links: readonly ShelfLink[]
  readonly days: ReadonlyMap<string, number>
  /** The strength of links that hold a piece together. */
  readonly least?: number
}

function linkPiece(
  piece: readonly string[],
  { links, days }: Pick<GroupStoriesOptions, 'links' | 'days'>,
): string[][] {
  const numberOf = new Map(piece.map((article, index) => [article, index]))
  const dayOf = piece.map((article) => days.get(article))
  const groups = linkByAverage(piece.length, {
    links: links.map(({ one, other, weight }) => ({
      one: numberOf.get(one)!,
      other: numberOf.get(other)!,
      likeness: weight,
    })),
    least: LEAST_LIKENESS,
    countPairs: (one, other) => countPairs(one, { other, dayOf }),
  })
  return groups.map((group) => group.map((index) => piece[index]!))
}

function countPairs(
  one: readonly number[],
  { other, dayOf }: { other: readonly number[]; dayOf: readonly (number | undefined)[] },
): number {
  let far = 0
  for (const a of one) {
    const day = dayOf[a]
    if (day === undefined) continue
    for (const b of other) {
      const otherDay = dayOf[b]
      if (otherDay !== undefined && Math.abs(day - otherDay) > NEAR_DAYS) far++
    }
  }
  return one.length * other.length - (1 - WEIGHT_OF_FAR_PAIR) * far
}
