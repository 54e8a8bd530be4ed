export interface MapInOrderOptions<Item, Result> {
  /** Begins the work on an item. */
  readonly start: (item: Item) => Promise<Result>
  /** So many items may be at work at a time. */
  readonly most: number
  /** How much an item weighs, and how much may be at work at a time; one item may always. */
  readonly weigh?: (item: Item) => number
  readonly mostWeight?: number
}

/**
 * The results of some work on each item, in the order of the items, while later ones are at work already. Items are taken
 * only as there is room: whoever is slow, giver, worker or taker, makes the others wait. A result that is ready does not wait
 * for a slow giver. What the giver or the work throws is thrown here.
 */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item>,
  { start, most, weigh = () => 0, mostWeight = Number.POSITIVE_INFINITY }: MapInOrderOptions<Item, Result>,
): AsyncGenerator<Result> {
  const iterator = items[Symbol.asyncIterator]()
  const atWork: { readonly result: Promise<Result>; readonly weight: number }[] = []
  let weight = 0
  let taking: Promise<IteratorResult<Item>> | undefined
  let isEnded = false
  try {
    for (;;) {
      const hasRoom = atWork.length === 0 || (atWork.length < most && weight < mostWeight)
      if (!taking && !isEnded && hasRoom) taking = quietly(iterator.next())
      const [first] = atWork
      if (!first && !taking) return
      const next = await Promise.race([
        ...(taking ? [taking] : []),
        ...(first ? [first.result.then(() => undefined)] : []),
      ])
      if (next) {
        taking = undefined
        isEnded = next.done === true
        if (next.done) continue
        const item = { result: quietly(start(next.value)), weight: weigh(next.value) }
        atWork.push(item)
        weight += item.weight
      } else if (first) {
        atWork.shift()
        weight -= first.weight
        yield await first.result
      }
    }
  } finally {
    await iterator.return?.()
  }
}

/** A promise that may fail before, or without, anybody asking for it. */
function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {})
  return promise
}
