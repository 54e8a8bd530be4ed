import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../src/relate/compare-texts.ts'
import { type PairedBy, type PairedTexts, pairTexts, type TextRun } from '../../src/relate/pair-texts.ts'

const join = (runs: readonly TextRun[]) => runs.map(({ text }) => text).join('')
const mark = (runs: readonly TextRun[]) =>
  runs.map(({ text, kind }) => (kind === 'same' || text === '' ? text : `{${text}}`)).join('')
const show = ({ one, other }: PairedTexts) => [mark(one), mark(other)]

describe('two wordings side by side', () => {
  it('have the words marked in which they differ', () => {
    expect(show(pairTexts('It will stand for 100 years.', '“It may stand for years”', 'words')!)).toEqual([
      'It {will} stand for {100} years.',
      '“It {may} stand for years”',
    ])
  })

  it('are the example of the documentation', () => {
    expect(pairTexts('It will stand.', 'It may stand!', 'words')).toEqual({
      one: [
        { text: 'It ', kind: 'same' },
        { text: 'will', kind: 'lost' },
        { text: ' stand.', kind: 'same' },
      ],
      other: [
        { text: 'It ', kind: 'same' },
        { text: 'may', kind: 'won' },
        { text: ' stand!', kind: 'same' },
      ],
    })
  })

  it.each([
    ['“Yes, today,”', 'yes today'],
    ['“I’m in the harbour,” ... “It’s 5 percent.”', '"I am in the harbor. It is five %"'],
  ])('have no mark where only marks, case and spelling differ: %s', (one, other) => {
    expect(show(pairTexts(one, other, 'words')!)).toEqual([one, other])
  })

  it('have whole words marked: "don’t" is not half of "do"', () => {
    expect(show(pairTexts('We do pay.', 'We don’t pay.', 'words')!)).toEqual([
      'We {do} pay.',
      'We {don’t} pay.',
    ])
  })

  it('have the words of a shortened quotation found together, not scattered over the longer one', () => {
    const long = 'I like the pier. I have always said so. I have and I will always work for the pier.'
    expect(show(pairTexts(long, 'I have and I will always work for the pier.', 'words')!)[0]).toBe(
      '{I like the pier. I have always said so}. I have and I will always work for the pier.',
    )
  })

  it('may be empty', () => {
    expect(show(pairTexts('', '', 'words')!)).toEqual(['', ''])
    expect(show(pairTexts('', 'Run!', 'letters')!)).toEqual(['', '{Run!}'])
  })
})

/** A seeded row of numbers from 0 to 1. */
function makeChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('any two texts', () => {
  const PARTS =
    'the tank burns don’t do not I’m I am it’s … [he] “no” 1,000 two-thirds U.S. — f***ing 😀 \n é'.split(' ')

  it('come back to the letter from their runs, which stand beside each other', () => {
    const chance = makeChance(7)
    const write = () =>
      Array.from(
        { length: Math.floor(chance() * 30) },
        () => PARTS[Math.floor(chance() * PARTS.length)],
      ).join(' ')
    for (let round = 0; round < 200; round++) {
      const [one, other, by] = [
        write(),
        write(),
        (round % 2 ? 'words' : 'letters') satisfies PairedBy,
      ] as const
      const pair = pairTexts(one, other, by)!
      expect(join(pair.one)).toBe(one)
      expect(join(pair.other)).toBe(other)
      const kinds = pair.one.map(({ kind }) => kind.replace('lost', 'won'))
      expect(pair.other.map(({ kind }) => kind)).toEqual(kinds)
      expect(pairTexts(one, one, by)!.one).toEqual([{ text: one, kind: 'same' }])
    }
  })

  it('are not compared to the end where they are long and have nothing in common', () => {
    const write = (word: string) => Array.from({ length: 1000 }, (_, at) => `${word}${at}`).join(' ')
    expect(pairTexts(write('a'), write('b'), 'letters')).toBeUndefined()
    expect(compareTexts(write('a'), write('b'))).toBeUndefined()
  })
})

describe('two revisions', () => {
  it('have a change told for a mark, and none for a space', () => {
    expect(compareTexts('Its pier, may  open.', 'It’s pier may open.')).toEqual([
      { before: 'Its pier,', after: 'It’s pier', start: 0 },
    ])
  })

  it('are the example of the documentation', () => {
    expect(compareTexts('The pier may open in May.', 'The pier will open in June.')).toEqual([
      { before: 'may', after: 'will', start: 9 },
      { before: 'May', after: 'June', start: 22 },
    ])
  })
})
