import { describe, expect, it } from 'vitest'
import { mapInOrder } from '../src/map-in-order.ts'

async function* count(to: number) {
  for (let number = 0; number < to; number++) yield number
}

async function collect<Thing>(things: AsyncIterable<Thing>): Promise<Thing[]> {
  const all: Thing[] = []
  for await (const thing of things) all.push(thing)
  return all
}

/** Work that ends when it is told to. */
function openWork() {
  const ends = new Map<number, () => void>()
  const start = (item: number) => new Promise<number>((resolve) => ends.set(item, () => resolve(item)))
  return { start, end: (item: number) => ends.get(item)?.(), begun: () => [...ends.keys()] }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('work on several articles at a time', () => {
  it('gives the results in the order of the articles, whichever is done first', async () => {
    const work = openWork()
    const results = collect(mapInOrder(count(3), { start: work.start, most: 3 }))
    for (const item of [2, 1, 0]) {
      await turn()
      work.end(item)
    }
    expect(await results).toEqual([0, 1, 2])
  })

  it('takes no more than there is room for, until a result is taken', async () => {
    const work = openWork()
    const results = mapInOrder(count(10), { start: work.start, most: 2 })
    const first = results.next()
    await turn()
    expect(work.begun()).toEqual([0, 1])
    work.end(0)
    expect((await first).value).toBe(0)
    const second = results.next()
    await turn()
    expect(work.begun()).toEqual([0, 1, 2])
    work.end(1)
    expect((await second).value).toBe(1)
    await results.return(undefined)
  })

  it('takes nothing more while what is at work weighs enough, but always one', async () => {
    const work = openWork()
    const options = { start: work.start, most: 10, weigh: () => 5, mostWeight: 6 }
    const results = mapInOrder(count(10), options)
    const first = results.next()
    await turn()
    expect(work.begun()).toEqual([0, 1])
    work.end(0)
    await first
    await results.return(undefined)
  })

  it('gives what is ready while the next article is long in coming', async () => {
    async function* slow() {
      yield 'first'
      await new Promise(() => {})
    }
    const results = mapInOrder(slow(), { start: async (item) => item, most: 5 })
    expect(await results.next()).toEqual({ done: false, value: 'first' })
  })

  it('begins none that comes after the taker has left', async () => {
    let give = (_: IteratorResult<number>) => {}
    const asked = new Promise<IteratorResult<number>>((resolve) => (give = resolve))
    const answers = [Promise.resolve({ done: false, value: 0 } as const), asked]
    const items = { [Symbol.asyncIterator]: () => ({ next: async () => answers.shift()! }) }
    const begun: number[] = []
    const start = async (item: number) => begun.push(item)
    const results = mapInOrder(items, { start, most: 5 })
    await results.next()
    await results.return(undefined)
    give({ done: false, value: 1 })
    await turn()
    expect(begun).toEqual([0])
  })

  it('throws what the giver or the work throws', async () => {
    async function* broken() {
      yield 1
      throw new Error('the disk is gone')
    }
    await expect(collect(mapInOrder(broken(), { start: async (item) => item, most: 2 }))).rejects.toThrow(
      'disk',
    )
    const start = async () => {
      throw new Error('no such thing')
    }
    await expect(collect(mapInOrder(count(3), { start, most: 2 }))).rejects.toThrow('no such')
  })
})
