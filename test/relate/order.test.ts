import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { createMemoryShelf } from '../../src/relate/memory-shelf.ts'
import { relateChanges } from '../../src/relate/relate-changes.ts'
import type { Shelf } from '../../src/shelf.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { openDesk } from './open-desk.ts'
import { type Said, writeReport } from './write-report.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle<Thing>(things: readonly Thing[], chance: () => number): Thing[] {
  const shuffled = [...things]
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    const kept = shuffled[at]!
    shuffled[at] = shuffled[other]!
    shuffled[other] = kept
  }
  return shuffled
}

const NAMES = [
  'Liv Aanstad',
  'Aanstad',
  'Liv Aanstadt',
  'Vadim Orzhabarov',
  'Vadim Orzhubarov',
  'Orzhabarov',
  'L. Aanstad',
]
const ROLES = ['fire chief', 'the deputy fire chief', undefined, 'goalkeeper', 'energy minister']
const CONTENTS = [
  '“The tanks on the north pier will burn until Friday, and nobody can put them out,”',
  '“The tanks on the north pier will burn until Friday,”',
  'that the tanks on the north pier would not burn until Friday',
  'that nobody could put out the tanks burning on the north pier until Friday',
  '“We will close the harbour,”',
  'that the harbour be closed',
  'the demand of Orzhabarov that the harbour be closed',
  '“Eleven sailors were on the burning tanker when the first pump failed,”',
  '“Nine sailors were on the burning tanker when the first pump failed,”',
  'that eleven sailors may have been on the tanker',
  '“The refinery never told the town what it kept in the south depot,”',
  'that the refinery told the town what it kept in the south depot',
  '“My house smelled of oil for a week before the fire broke out,”',
  'that the ferries to Tarn go again from Monday',
  '“No ferry to Tarn goes before Wednesday,”',
  'that the insurance of the Kestrel refinery pays for the broken windows',
  '“The insurance pays for nothing,”',
  'that the mayor should resign over the depot',
] as const
const ACTS = ['assert', 'deny', 'demand', 'reject'] as const

/** A few paragraphs of one affair, some of them in words of their own, so that some reports are copies and most are not. */
function writeFiller(chance: () => number): string[] {
  const affair = chance() < 0.7 ? HARBOUR : ORCHESTRA
  return affair
    .filter(() => chance() < 0.6)
    .map((paragraph) => (chance() < 0.5 ? paragraph : shuffle(paragraph.split(' '), chance).join(' ')))
}

/** Articles of two affairs, with all that can be mistaken for one another. */
function inventArticles(chance: () => number): ReadArticle[] {
  const choose = <Thing>(things: readonly Thing[]) => things[Math.floor(chance() * things.length)]!
  const invented = Array.from({ length: 30 }, (_, index) => {
    const said = Array.from({ length: 4 }, (): Said => {
      const isNamed = chance() < 0.8
      const role = choose(ROLES)
      return {
        by: isNamed ? choose(NAMES) : 'officials',
        kind: isNamed ? 'person' : 'group',
        content: choose(CONTENTS),
        act: choose(ACTS),
        ...(role && { role }),
        ...(chance() < 0.3 && { relay: [choose(['Skanpress', 'Tarn Mail'])] }),
      }
    })
    const isDated = chance() < 0.8
    return writeReport({
      title: `Report ${index % 7}`,
      outlet: choose(['Ormsund Post', 'Tarn Mail', 'Skanpress']),
      ...(isDated && { publishedAt: `2031-05-0${1 + Math.floor(chance() * 9)}` }),
      paragraphs: [...writeFiller(chance), ...said],
    })
  })
  return [...new Map(invented.map((one) => [one.article.id, one])).values()]
}

/** In lots of one to six. */
function deal(articles: readonly ReadArticle[], chance: () => number): ReadArticle[][] {
  const lots: ReadArticle[][] = []
  for (let at = 0; at < articles.length; ) {
    const size = 1 + Math.floor(chance() * 6)
    lots.push(articles.slice(at, at + size))
    at += size
  }
  return lots
}

describe('the order of articles', () => {
  it.each([1, 2, 3])('does not show, ids included (seed %i)', async (seed) => {
    const chance = createChance(seed)
    const articles = inventArticles(chance)
    const expected = await relate(articles)
    expect(expected.utterances.length).toBeGreaterThan(10)
    expect(expected.relations.length).toBeGreaterThan(0)
    for (let round = 0; round < 3; round++) {
      const shuffled = shuffle(articles, chance).map((one) => ({
        ...one,
        statements: shuffle(one.statements, chance),
        voices: shuffle(one.voices, chance),
      }))
      expect(await relate(shuffled)).toEqual(expected)
    }
  })

  it.each([11, 12, 13, 14])(
    'does not show where they come one by one or a few at a time (seed %i)',
    async (seed) => {
      const chance = createChance(seed)
      const articles = inventArticles(chance)
      const expected = await relate(articles)
      const desk = openDesk()
      for (const lot of deal(shuffle(articles, chance), chance)) await desk.add(lot)
      expect(desk.list()).toEqual(expected)
    },
  )

  it('does not show when an article is given twice', async () => {
    const articles = inventArticles(createChance(6))
    expect(await relate([...articles, ...articles])).toEqual(await relate(articles))
  })
})

describe('a protocol of many answers in like words', () => {
  const gates = Array.from({ length: 60 }, (_, index) => `that gate ${index + 1} of the dam was sound`)
  const protocol = writeReport({
    outlet: 'Tarn Mail',
    publishedAt: '2031-05-05',
    paragraphs: [
      ...gates.map((content): Said => ({ by: 'Liv Aanstad', content })),
      { by: 'Liv Aanstad', content: CONTENTS[0]! },
    ],
  })
  const report = writeReport({
    outlet: 'Ormsund Post',
    publishedAt: '2031-05-06',
    paragraphs: [
      { by: 'Liv Aanstad', content: gates[6]! },
      { by: 'Liv Aanstad', content: CONTENTS[1]! },
    ],
  })

  it('is not compared answer by answer', async () => {
    const shelf = createMemoryShelf()
    shelf.putArticles([protocol])
    const met: number[] = []
    const counting: Shelf = {
      ...shelf,
      async findHoldersOfEach(index, asked) {
        const found = await shelf.findHoldersOfEach(index, asked)
        const isOfSayings = index === 'speaker and word' || index === 'speaker and two words'
        if (isOfSayings) for (const holders of found.values()) met.push(holders.size)
        return found
      },
    }
    await relateChanges(counting, {
      added: [protocol],
      removed: [],
      corrected: { story: [], voice: [], utterance: [] },
    })
    expect(met.length).toBeGreaterThan(60)
    expect(Math.max(...met)).toBeLessThan(10)
  })

  it('meets what is told of what it alone has, whichever comes first', async () => {
    const expected = await relate([protocol, report])
    const shared = expected.utterances.filter(({ statements }) => statements.length > 1)
    expect(shared.length).toBeGreaterThan(0)
    for (const lots of [
      [[protocol], [report]],
      [[report], [protocol]],
    ]) {
      const desk = openDesk()
      for (const lot of lots) await desk.add(lot)
      expect(desk.list()).toEqual(expected)
    }
  })
})

describe('an article that is removed', () => {
  it.each([21, 22, 23, 24])('leaves everything as if it had never come (seed %i)', async (seed) => {
    const chance = createChance(seed)
    const articles = shuffle(inventArticles(chance), chance)
    const [staying, going] = [articles.slice(0, 22), articles.slice(22)]
    const desk = openDesk()
    for (const lot of deal(shuffle(articles, chance), chance)) await desk.add(lot)
    for (const lot of deal(shuffle(going, chance), chance)) await desk.remove(lot)
    expect(desk.list()).toEqual(await relate(staying))
  })

  it('leaves nothing where it was the only one', async () => {
    const [article] = inventArticles(createChance(8))
    const desk = openDesk()
    await desk.add([article!])
    await desk.remove([article!])
    expect(desk.list()).toEqual({ voices: [], utterances: [], relations: [], copies: [], stories: [] })
  })

  it('is as before when it comes back', async () => {
    const chance = createChance(9)
    const articles = inventArticles(chance)
    const desk = openDesk()
    await desk.add(articles)
    const before = desk.list()
    await desk.remove(articles.slice(3, 9))
    await desk.add(articles.slice(3, 9))
    expect(desk.list()).toEqual(before)
  })
})

describe('an article that is read again', () => {
  it.each([31, 32])('counts as it was read last (seed %i)', async (seed) => {
    const chance = createChance(seed)
    const articles = inventArticles(chance)
    const desk = openDesk()
    await desk.add(articles)
    const again = articles.map((one) => ({ ...one, statements: one.statements.slice(1) }))
    for (const at of [2, 5, 11]) await desk.replace(articles[at]!, again[at]!)
    expect(desk.list()).toEqual(
      await relate(articles.map((one, at) => ([2, 5, 11].includes(at) ? again[at]! : one))),
    )
  })
})

describe('ids', () => {
  it('are each there once', async () => {
    const { voices, utterances, relations, stories } = await relate(inventArticles(createChance(7)))
    for (const things of [voices, utterances, relations, stories]) {
      const ids = things.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('of a voice and an utterance stay when a later article joins', async () => {
    const said: Said = { by: 'Liv Aanstad', content: CONTENTS[0]! }
    const first = writeReport({ publishedAt: '2031-05-05', paragraphs: [...HARBOUR, said] })
    const second = writeReport({ publishedAt: '2031-05-06', paragraphs: [...HARBOUR, 'Later.', said] })
    const [before, after] = [await relate([first]), await relate([first, second])]
    expect(after.voices.map(({ id }) => id)).toEqual(before.voices.map(({ id }) => id))
    expect(after.utterances.map(({ id }) => id)).toEqual(before.utterances.map(({ id }) => id))
    expect(after.stories.map(({ id }) => id)).toEqual(before.stories.map(({ id }) => id))
  })

  it('are all empty lists for no articles', async () => {
    expect(await relate([])).toEqual({ voices: [], utterances: [], relations: [], copies: [], stories: [] })
  })
})

describe('what happens step by step', () => {
  it('leaves no story behind when all its articles go, the oldest first', async () => {
    const reports = ['2031-05-05', '2031-05-06'].map((publishedAt) =>
      writeReport({ publishedAt, paragraphs: [...HARBOUR, `Printed ${publishedAt}.`] }),
    )
    const desk = openDesk()
    await desk.add(reports)
    for (const report of reports) await desk.remove([report])
    expect(desk.list().stories).toEqual([])
  })

  it('tells another relation when a statement was of another act all along', async () => {
    const claim = 'the refinery stored stolen oil in the north tanks of the harbour'
    const one = writeReport({
      publishedAt: '2031-05-05',
      paragraphs: [...HARBOUR, { by: 'Bram Tolle', content: `that ${claim}` }],
    })
    const [other, denial] = (['assert', 'deny'] as const).map((act) =>
      writeReport({
        publishedAt: '2031-05-06',
        paragraphs: [...HARBOUR, { by: 'Ada Kestrel', act, content: `that ${claim}` }],
      }),
    )
    const desk = openDesk()
    await desk.add([one, other!])
    const again = {
      ...other!,
      statements: other!.statements.map((said) => ({ ...said, act: 'deny' as const })),
    }
    await desk.replace(other!, again)
    expect(desk.list()).toEqual(await relate([one, again]))
    expect(desk.list().relations.map(({ kind }) => kind)).toEqual(['denies'])
    expect(denial!.statements).toHaveLength(1)
  })
})
