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
 * only as there is room: whoever is slow, giver, worker or taker, makes the others wait; while the taker is busy with a
 * result, later items are begun all the same. What the giver or the work throws is thrown here, after the results before it.
 */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item>,
  { start, most, weigh = () => 0, mostWeight = Number.POSITIVE_INFINITY }: MapInOrderOptions<Item, Result>,
): AsyncGenerator<Result> {
  const iterator = items[Symbol.asyncIterator]()
  const atWork: { readonly result: Promise<Result>; readonly weight: number }[] = []
  let weight = 0
  let isLeft = false
  const [room, work] = [createBell(), createBell()]

  async function beginAll(): Promise<void> {
    while (!isLeft) {
      const hasRoom = atWork.length === 0 || (atWork.length < most && weight < mostWeight)
      if (!hasRoom) {
        await room.wait()
        continue
      }
      const next = await iterator.next()
      // Whoever took the results may have left meanwhile.
      if (next.done || isLeft) return
      const item = { result: quietly(start(next.value)), weight: weigh(next.value) }
      atWork.push(item)
      weight += item.weight
      work.ring()
    }
  }

  let isEnded = false
  const beginning = quietly(
    beginAll().finally(() => {
      isEnded = true
      work.ring()
    }),
  )
  try {
    for (;;) {
      const [first] = atWork
      if (first) {
        const result = await first.result
        atWork.shift()
        weight -= first.weight
        room.ring()
        yield result
      } else if (isEnded) {
        await beginning
        return
      } else await work.wait()
    }
  } finally {
    isLeft = true
    room.ring()
    await iterator.return?.()
  }
}

interface Bell {
  /** Lets the one that waits go on, or the next that will wait. */
  ring(): void
  wait(): Promise<void>
}

function createBell(): Bell {
  let hasRung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      if (wake) wake()
      else hasRung = true
      wake = undefined
    },
    async wait() {
      if (!hasRung) await new Promise<void>((resolve) => (wake = resolve))
      hasRung = false
    },
  }
}

/** A promise that may fail before, or without, anybody asking for it. */
function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {})
  return promise
}
