/**
 * Average linkage over a sparse graph: groups grow, the likest two first, as long as the average likeness of all their
 * pairs is high enough. Pairs without a link count as 0, so that a chain of likenesses does not make one group.
 *
 * @module
 */

export interface Link {
  readonly one: number
  readonly other: number
  readonly likeness: number
}

export interface LinkOptions {
  readonly links: readonly Link[]
  /** The least average likeness of two groups that are joined. */
  readonly least: number
  /** What two groups' likenesses are divided by: the number of their pairs where not given. Adds up over parts of groups. */
  readonly countPairs?: (one: readonly number[], other: readonly number[]) => number
}

interface Candidate {
  readonly average: number
  readonly one: number
  readonly other: number
}

/**
 * The groups of things 0 to `size - 1`, each in order, in order of their least. Depends on the links alone, not on
 * their order; ties go to the lower numbers.
 */
export function linkByAverage(
  size: number,
  { links, least, countPairs = (one, other) => one.length * other.length }: LinkOptions,
): number[][] {
  const groups: (number[] | undefined)[] = Array.from({ length: size }, (_, thing) => [thing])
  const sums: Map<number, number>[] = groups.map(() => new Map())
  const queue = createQueue()
  const averageOf = (one: number, other: number) =>
    sums[one]!.get(other)! / countPairs(groups[one]!, groups[other]!)
  const offer = (one: number, other: number) => {
    const average = averageOf(...((one < other ? [one, other] : [other, one]) as [number, number]))
    if (average >= least) queue.push({ average, one: Math.min(one, other), other: Math.max(one, other) })
  }
  for (const { one, other, likeness } of links) {
    sums[one]!.set(other, likeness)
    sums[other]!.set(one, likeness)
  }
  for (const { one, other } of links) offer(one, other)
  for (let best = queue.pop(); best; best = queue.pop()) {
    const { one, other, average } = best
    const isStale = !groups[one] || !groups[other] || averageOf(one, other) !== average
    if (isStale) continue
    groups[one] = [...groups[one]!, ...groups[other]!]
    groups[other] = undefined
    sums[one]!.delete(other)
    for (const [neighbour, sum] of sums[other]!) {
      if (neighbour === one) continue
      const joint = sum + (sums[one]!.get(neighbour) ?? 0)
      sums[one]!.set(neighbour, joint)
      sums[neighbour]!.set(one, joint)
      sums[neighbour]!.delete(other)
    }
    sums[other]!.clear()
    for (const neighbour of sums[one]!.keys()) offer(one, neighbour)
  }
  return groups.flatMap((group) => (group ? [group.sort((a, b) => a - b)] : []))
}

/** A binary heap, highest average first. */
function createQueue() {
  const heap: Candidate[] = []
  const isBefore = (a: Candidate, b: Candidate) =>
    a.average !== b.average ? a.average > b.average : a.one !== b.one ? a.one < b.one : a.other < b.other
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  const sink = () => {
    for (let at = 0; ; ) {
      let best = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child]!, heap[best]!)) best = child
      }
      if (best === at) return
      swap(at, best)
      at = best
    }
  }
  return {
    push(candidate: Candidate) {
      heap.push(candidate)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isBefore(heap[at]!, heap[parent]!)) return
        swap(at, parent)
        at = parent
      }
    },
    pop(): Candidate | undefined {
      const best = heap[0]
      const last = heap.pop()
      if (best && heap.length > 0) {
        heap[0] = last!
        sink()
      }
      return best
    },
  }
}
