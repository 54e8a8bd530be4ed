import { describe, expect, it } from 'vitest'
import { createMemoryShelf } from '../../src/relate/memory-shelf.ts'
import { EMPTY_TALLY, editTally, type Tally } from '../../src/relate/tallies.ts'
import { openTraceDesk } from '../../src/relate/trace-desk.ts'
import { createChance } from './chance.ts'

type Count = readonly [words: string, count: number]

/** A tally that hears of one change after another, with all that lies on its shelf. */
function openTally() {
  const shelf = createMemoryShelf()
  const ids = new Set<string>()
  let tally: Tally<Count> = EMPTY_TALLY
  return {
    async add(sums: ReadonlyMap<string, number>): Promise<number> {
      const desk = openTraceDesk<readonly Count[]>(shelf, 'unit')
      tally = await editTally(desk, {
        tally,
        id: 'names',
        words: [...sums.keys()],
        edit: (words, entry) => {
          const count = (entry?.[1] ?? 0) + sums.get(words)!
          return count === 0 ? undefined : [words, count]
        },
      })
      await desk.save()
      for (const id of desk.listSet()) ids.add(id)
      return desk.listSet().length
    },
    tell: async () => ({ tally, shards: await shelf.findTraces('unit', [...ids]) }),
  }
}

describe('names that somebody goes by', () => {
  it('are counted alike however they came, few or many', async () => {
    const chance = createChance(7)
    for (const most of [20, 64, 65, 100, 700]) {
      const [history, fresh] = [openTally(), openTally()]
      const counts = new Map<string, number>()
      for (let step = 0; step < 150; step++) {
        const sums = new Map<string, number>()
        // At first more come than go, then the other way round.
        for (let edits = chance(12); edits > 0; edits--) {
          const words = `name ${chance(most)}`
          const known = counts.get(words) ?? 0
          const by = known > 0 && chance(100) < step ? -Math.min(known, 1 + chance(3)) : 1 + chance(3)
          if (sums.has(words)) continue
          sums.set(words, by)
          counts.set(words, known + by)
        }
        await history.add(sums)
      }
      const left = new Map([...counts].filter(([, count]) => count > 0))
      await fresh.add(left)
      const { tally, shards } = await history.tell()
      const all = [...left].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      expect(tally.top).toEqual(all.slice(0, left.size <= 64 ? 64 : 50))
      expect(tally.size).toBe(left.size)
      expect({ tally, shards }).toEqual(await fresh.tell())
    }
  })

  it('are not all touched when one more comes', async () => {
    const history = openTally()
    await history.add(new Map(Array.from({ length: 5000 }, (_, at) => [`name ${at}`, 1 + (at % 7)])))
    expect(await history.add(new Map([['name 77', 1]]))).toBe(1)
    expect(await history.add(new Map([['another name', 1]]))).toBe(1)
  })
})
