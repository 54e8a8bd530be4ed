import type { Happening } from '../record.ts'

/** What several articles tell of one day in nearly the same words. */
export interface ToldHappening {
  /** As the article has it that tells most. */
  readonly fullest: Happening
  /** All of them, in the order given. */
  readonly told: readonly Happening[]
}

/** Of the words of the shorter text so many must be in the longer. Near-copies have nearly all, two happenings of a day few. */
const LEAST_COMMON = 0.75

/** Happenings of the same days that are told in nearly the same words are one, in the order in which they first come. */
export function gatherHappenings(happenings: readonly Happening[]): ToldHappening[] {
  const groups: Happening[][] = []
  for (const happening of happenings) {
    const known = groups.find((group) => group.some((other) => isSame(happening, other)))
    if (known) known.push(happening)
    else groups.push([happening])
  }
  return groups.map((told) => ({
    told,
    fullest: told.reduce((best, one) => (one.told.text.length > best.told.text.length ? one : best)),
  }))
}

function isSame(one: Happening, other: Happening): boolean {
  if (one.on.from !== other.on.from || one.on.to !== other.on.to) return false
  const [mine, its] = [splitWords(one), splitWords(other)]
  const common = [...mine].filter((word) => its.has(word)).length
  return common >= LEAST_COMMON * Math.min(mine.size, its.size)
}

function splitWords({ told }: Happening): Set<string> {
  return new Set(told.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
