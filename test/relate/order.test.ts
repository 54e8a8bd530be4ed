import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
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
]
const ACTS = ['assert', 'deny', 'demand', 'reject'] as const

/** Articles of two affairs, with all that can be mistaken for one another. */
function inventArticles(chance: () => number): ReadArticle[] {
  const choose = <Thing>(things: readonly Thing[]) => things[Math.floor(chance() * things.length)]!
  return Array.from({ length: 30 }, (_, index) => {
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
      paragraphs: [...(chance() < 0.7 ? HARBOUR : ORCHESTRA), ...said],
    })
  })
}

describe('the order of articles', () => {
  it.each([1, 2, 3])('does not show, ids included (seed %i)', (seed) => {
    const chance = createChance(seed)
    const articles = inventArticles(chance)
    const expected = relate(articles)
    expect(expected.utterances.length).toBeGreaterThan(10)
    expect(expected.relations.length).toBeGreaterThan(0)
    for (let round = 0; round < 3; round++) {
      const shuffled = shuffle(articles, chance).map((one) => ({
        ...one,
        statements: shuffle(one.statements, chance),
        voices: shuffle(one.voices, chance),
      }))
      expect(relate(shuffled)).toEqual(expected)
    }
  })

  it('does not show when an article is given twice', () => {
    const articles = inventArticles(createChance(6))
    expect(relate([...articles, ...articles])).toEqual(relate(articles))
  })
})

describe('ids', () => {
  it('are each there once', () => {
    const { voices, utterances, relations, stories } = relate(inventArticles(createChance(7)))
    for (const things of [voices, utterances, relations, stories]) {
      const ids = things.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('of a voice and an utterance stay when a later article joins', () => {
    const said: Said = { by: 'Liv Aanstad', content: CONTENTS[0]! }
    const first = writeReport({ publishedAt: '2031-05-05', paragraphs: [...HARBOUR, said] })
    const second = writeReport({ publishedAt: '2031-05-06', paragraphs: [...HARBOUR, 'Later.', said] })
    const [before, after] = [relate([first]), relate([first, second])]
    expect(after.voices.map(({ id }) => id)).toEqual(before.voices.map(({ id }) => id))
    expect(after.utterances.map(({ id }) => id)).toEqual(before.utterances.map(({ id }) => id))
    expect(after.stories.map(({ id }) => id)).toEqual(before.stories.map(({ id }) => id))
  })

  it('are all empty lists for no articles', () => {
    expect(relate([])).toEqual({ voices: [], utterances: [], relations: [], copies: [], stories: [] })
  })
})
