import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { createMemoryShelf } from '../../src/relate/memory-shelf.ts'
import { updateVoices } from '../../src/relate/update-voices.ts'
import type { Shelf } from '../../src/shelf.ts'
import { asAdded, NO_CHANGES } from './relate-voices.ts'
import { writeReport } from './write-report.ts'

/** A report of one of many stories on somebody whom all of them name, each with a role that few have. */
function report(number: number): ReadArticle {
  return writeReport({
    paragraphs: [
      `Report ${number}.`,
      {
        by: 'Liv Aanstad',
        role: number % 3 === 0 ? 'minister' : `critic of pier ${number}`,
        content: `word ${number}`,
      },
      { by: 'the Tarnhof', kind: 'government', content: `another word ${number}` },
      {
        by: 'Aanstads Venner',
        kind: 'organisation',
        role: `friends ${number}`,
        content: `third word ${number}`,
      },
      ...(number % 4 === 0 ? [{ by: 'Olsrud', content: `fourth word ${number}` }] : []),
      ...(number % 4 === 1 ? [{ by: 'Per Olsrud', content: `fifth word ${number}` }] : []),
      ...(number % 5 === 0
        ? [{ by: 'Liv B. Aanstad', role: 'novelist', content: `sixth word ${number}` }]
        : []),
    ],
  })
}

/** How many bytes are read and written to add one more report to a record with so many. */
async function countCost(size: number): Promise<{ read: number; written: number }> {
  const shelf = createMemoryShelf()
  const reports = Array.from({ length: size + 1 }, (_, number) => report(number))
  const storyOf = reports.map(({ article }, number) => [article.id, `sto_${number >> 2}`] as const)
  await shelf.setGroups('story', new Map(storyOf))
  const last = reports.pop()!
  await updateVoices(shelf, { ...NO_CHANGES, added: asAdded(reports) })
  const cost = { read: 0, written: 0 }
  const measure = (thing: unknown): number =>
    JSON.stringify(thing, (_, value) => (value instanceof Map ? [...value] : value))?.length ?? 0
  const spied = Object.fromEntries(
    Object.entries(shelf).map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        const answer = await (method as (...given: unknown[]) => unknown)(...given)
        cost.read += measure(answer)
        if (/^(?:keep|set|add)/.test(name)) cost.written += measure(given)
        return answer
      },
    ]),
  ) as unknown as Shelf
  await updateVoices(spied, { ...NO_CHANGES, added: asAdded([last]) })
  return cost
}

describe('one more article about somebody whom many name', () => {
  it('costs in a large record at most twice what it costs in a small one', async () => {
    const [small, large] = [await countCost(160), await countCost(2000)]
    expect(small.read).toBeGreaterThan(1000)
    expect(large.read).toBeLessThan(2 * small.read)
    expect(large.written).toBeLessThan(2 * small.written)
  })
})
