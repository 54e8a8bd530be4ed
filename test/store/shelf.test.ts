/** The shelf in memory and the shelf of a record answer alike, whatever is put on them and taken away. */
import { describe, expect, test } from 'vitest'
import { createMemoryShelf, type MemoryShelf } from '../../src/relate/memory-shelf.ts'
import type { GroupName, IndexName, Key, LinkName, Shelf, ShelfLink, TraceName } from '../../src/shelf.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { buildAffair, buildArticle, relateAffair, seedNumbers } from './build-record.ts'
import { openTestRecord } from './temporary-record.ts'

const INDEXES: readonly IndexName[] = ['shingle', 'story word', 'name part']
const LINKS: readonly LinkName[] = ['copy', 'story', 'saying']
const TRACES: readonly TraceName[] = ['article', 'unit', 'statement']
const GROUPS: readonly GroupName[] = ['copy', 'unit', 'voice', 'utterance']
const THINGS = Array.from({ length: 12 }, (_, number) => `thing ${String.fromCharCode(97 + number)}`)

/** Draws what a random step needs. */
function createDice(seed: number) {
  const next = seedNumbers(seed)
  const number = (below: number) => Math.floor(next() * below)
  const one = <Item>(items: readonly Item[]): Item => items[number(items.length)]!
  const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => next() < 0.3)
  return { next, number, one, some }
}
type Dice = ReturnType<typeof createDice>

/** Runs `work` with the shelf of a record, which changes as an article comes. */
async function withShelf(record: OpenRecord, work: (shelf: Shelf) => Promise<void>): Promise<void> {
  const text = `Report ${(await record.count()).articles}.`
  await record.saveArticles([buildArticle({ text })])
  expect(await record.relateNext(work, { most: 10 })).toBe(1)
}

type Step = (shelf: Shelf) => Promise<unknown>

/** A random change, as often one that takes away as one that adds. */
function drawStep(dice: Dice): Step {
  const steps: (() => Step)[] = [
    () => {
      const keysOf = new Map(dice.some(THINGS).map((thing) => [thing, drawKeys(dice)]))
      const index = dice.one(INDEXES)
      return (shelf) => shelf.addKeys(index, keysOf)
    },
    () => {
      const [index, things] = [dice.one(INDEXES), dice.some(THINGS)]
      return (shelf) => shelf.dropKeys(index, things)
    },
    () => {
      const [name, links] = [dice.one(LINKS), drawLinks(dice)]
      return (shelf) => shelf.addLinks(name, links)
    },
    () => {
      const [name, things] = [dice.one(LINKS), dice.some(THINGS)]
      return (shelf) => shelf.dropLinks(name, things)
    },
    () => {
      const name = dice.one(TRACES)
      const traces = new Map(dice.some(THINGS).map((thing) => [thing, { words: drawKeys(dice) }]))
      return (shelf) => shelf.keepTraces(name, traces)
    },
    () => {
      const [name, things] = [dice.one(TRACES), dice.some(THINGS)]
      return (shelf) => shelf.dropTraces(name, things)
    },
    () => {
      const name = dice.one(GROUPS)
      const groupOf = new Map(dice.some(THINGS).map((thing) => [thing, `group ${dice.number(4)}`]))
      return (shelf) => shelf.setGroups(name, groupOf)
    },
    () => {
      const [name, things] = [dice.one(GROUPS), dice.some(THINGS)]
      return (shelf) => shelf.dropMembers(name, things)
    },
  ]
  return dice.one(steps)()
}

function drawKeys(dice: Dice): Key[] {
  return Array.from({ length: dice.number(6) }, () => ({
    key: dice.one([0, 1, 7, 4_294_967_295, 2 ** 52 + 1, -3]),
    bucket: dice.one([-1, 0, 600, 601]),
  }))
}

function drawLinks(dice: Dice): ShelfLink[] {
  return dice.some(THINGS).flatMap((one) => {
    const other = dice.one(THINGS)
    if (one >= other) return []
    const details = dice.number(2) === 0 ? {} : { details: JSON.stringify({ said: '“ok” \ud83d' }) }
    return [{ one, other, weight: dice.next(), ...details }]
  })
}

/** All that can be asked of a shelf, in an order that does not depend on which one it is. */
async function describeShelf(shelf: Shelf): Promise<unknown> {
  const things = [...THINGS, 'unknown']
  const keys = [0, 1, 7, 4_294_967_295, 2 ** 52 + 1, -3, 99]
  const sorted = <Value>(map: ReadonlyMap<string, Value>) =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, value])
  const described: unknown[] = []
  for (const index of INDEXES) {
    for (const buckets of ['all', [600], [-1, 601, 12], []] as const) {
      described.push([index, buckets, sorted(await shelf.findHolders(index, { keys, buckets }))])
    }
    described.push(sorted(await shelf.findHolders(index, { keys: [7, 7], buckets: [0, 0] })))
  }
  for (const name of LINKS) {
    for (const asked of [things, THINGS.slice(0, 3), []]) {
      const links = await shelf.findLinks(name, asked)
      described.push([name, links.sort((a, b) => (`${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1))])
    }
  }
  for (const name of TRACES) described.push([name, sorted(await shelf.findTraces(name, things))])
  for (const name of GROUPS) {
    described.push([name, sorted(await shelf.findGroups(name, things))])
    const groups = ['group 3', 'group 0', 'group 1', 'group 2', 'unknown']
    described.push([name, sorted(await shelf.findMembers(name, groups))])
  }
  return described
}

describe('keys, links, traces and groups', () => {
  test.each([1, 2, 3, 4])('answer alike after random changes (%i)', async (seed) => {
    const dice = createDice(seed)
    const record = await openTestRecord()
    const memory = createMemoryShelf()
    for (let round = 0; round < 6; round++) {
      await withShelf(record, async (shelf) => {
        for (let count = 0; count < 10; count++) {
          const step = drawStep(dice)
          await step(shelf)
          await step(memory)
        }
        expect(await describeShelf(shelf)).toEqual(await describeShelf(memory))
      })
    }
    await withShelf(record, async (shelf) => {
      expect(await describeShelf(shelf)).toEqual(await describeShelf(memory))
    })
  })

  test('take some thousand keys, links and groups at once', async () => {
    const things = Array.from({ length: 3000 }, (_, number) => `thing ${number}`)
    const record = await openTestRecord()
    await withShelf(record, async (shelf) => {
      const keysOf = new Map(things.map((thing, index) => [thing, [{ key: index % 3, bucket: 5 }]]))
      await shelf.addKeys('shingle', keysOf)
      expect((await shelf.findHolders('shingle', { keys: [1], buckets: [5] })).size).toBe(1000)
      const links = things.slice(1).map((other) => ({ one: 'thing', other, weight: 0.1 }))
      await shelf.addLinks('story', links)
      expect(await shelf.findLinks('story', ['thing'])).toHaveLength(2999)
      await shelf.setGroups('utterance', new Map(things.map((thing) => [thing, 'one'])))
      expect((await shelf.findMembers('utterance', ['one'])).get('one')).toEqual([...things].sort())
    })
  })
})

describe('what was read and made', () => {
  /** Both shelves with the affair on them, for `work` to ask. */
  async function compare(work: (shelf: Shelf) => Promise<unknown>): Promise<void> {
    const affair = buildAffair()
    const memory: MemoryShelf = createMemoryShelf()
    memory.putArticles(affair)
    const record = await openTestRecord()
    await record.saveArticles(affair)
    let answer: unknown
    await record.relateNext(
      async (shelf) => {
        answer = await work(shelf)
      },
      { most: 10 },
    )
    expect(answer).toEqual(await work(memory))
    expect(answer).toBeDefined()
  }

  test('articles, statements and voices come in the order asked for', async () => {
    const [one, two, three] = buildAffair()
    const ids = [three!.article.id, 'unknown', one!.article.id, three!.article.id, two!.article.id]
    await compare(async (shelf) => [
      await shelf.loadArticles(ids),
      await shelf.loadHeads(ids),
      await shelf.loadStatementsOf(ids),
      await shelf.loadArticleVoicesOf(ids),
      await shelf.loadStatements([two!.statements[1]!.id, 'unknown', one!.statements[0]!.id]),
      await shelf.loadArticleVoices([two!.voices[0]!.id, 'unknown', one!.voices[1]!.id]),
      await shelf.findByAddress(['https://courier.example/harbour', 'https://unknown.example/']),
    ])
  })

  test('what is kept is found, replaced and dropped by its id', async () => {
    const { voices, utterances, relations, stories } = relateAffair()
    const copy = { id: 'copy of one', articles: ['a', 'b'], shared: 0.75, pairs: [] }
    const claim = { ...relations[0]!, id: 'rel_2', to: undefined, claim: 'the cranes are old' }
    await compare(async (shelf) => {
      await shelf.keep('voice', voices)
      await shelf.keep('utterance', utterances)
      await shelf.keep('relation', [...relations, claim])
      await shelf.keep('story', stories)
      await shelf.keep('copy', [copy, { ...copy, shared: 0.8 }])
      await shelf.keep('story', [{ ...stories[0]!, title: 'Cranes' }])
      await shelf.drop('utterance', [utterances[1]!.id, 'unknown'])
      await shelf.drop('voice', [voices[0]!.id])
      const ids = [...voices, ...utterances, ...stories, copy].map(({ id }) => id)
      const found = await shelf.findRelations([relations[0]!.to!, 'unknown'])
      const open = await shelf.findRelations([claim.from])
      return [
        await shelf.find('voice', ids),
        await shelf.find('utterance', ids),
        await shelf.find('story', ids),
        await shelf.find('copy', ids),
        found,
        open.map(({ id }) => id).sort(),
      ]
    })
  })
})
