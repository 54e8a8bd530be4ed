import { describe, expect, it } from 'vitest'
import type { Origin, ReadArticle } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR } from './affair.ts'
import { type Report, type Said, writeReport } from './write-report.ts'

const SAID: Said = { by: 'Liv Aanstad', content: '“The tanks on the north pier will burn until Friday,”' }
/** Reports of the fire in words of their own. */
const OWN_TEXTS = [
  'Fire in the Ormsund oil harbour: our reporter saw foam on the water and gulls with black wings at Lower Tarn.',
  'Schools in Ormsund were shut, and the ferry to Lower Tarn turned round at noon, when the oil harbour was on fire.',
  'Insurers put the damage at a third of what the Kestrel refinery in Ormsund earns in a year, after the harbour fire.',
]

let number = 0
const write = (report: Omit<Report, 'paragraphs'>, said: Partial<Said> = {}) =>
  writeReport({ ...report, paragraphs: [OWN_TEXTS[number++ % 3]!, { ...SAID, ...said }] })

function findOrigins(...articles: ReadArticle[]): readonly Origin[] {
  const { utterances } = relate(articles)
  return utterances.find(({ statements }) => statements.includes(articles[0]!.statements[0]!.id))!.origins
}
const tell = (origins: readonly Origin[]) => origins.map(({ name, articles }) => `${name} ${articles.length}`)

describe('how many origins an utterance has', () => {
  it('is one where three outlets cite one agency', () => {
    const origins = findOrigins(
      ...['Ormsund Post', 'Tarn Mail', 'The Beacon'].map((outlet) =>
        write({ outlet }, { relay: ['Skanpress'] }),
      ),
    )
    expect(tell(origins)).toEqual(['Skanpress 3'])
    expect(origins[0]!.reasons).toContain('3 articles cite Skanpress.')
  })

  it('counts the agency’s own report with those that cite or credit it', () => {
    const origins = findOrigins(
      write({ outlet: 'Skanpress' }),
      write({ outlet: 'Tarn Mail', credit: 'Skanpress' }),
      write({ outlet: 'The Beacon' }, { relay: ['the Skanpress'] }),
    )
    expect(tell(origins)).toEqual(['Skanpress 3'])
  })

  it('goes by the hand nearest the voice', () => {
    const origins = findOrigins(
      write({ outlet: 'Ormsund Post' }, { relay: ['Skanpress'] }),
      write({ outlet: 'Tarn Mail' }, { relay: ['Skanpress', 'Ormsund Post'] }),
    )
    expect(tell(origins)).toEqual(['Skanpress 2'])
  })

  it('is one for each outlet that gives no sign', () => {
    const origins = findOrigins(write({ outlet: 'Ormsund Post' }), write({ outlet: 'Tarn Mail' }))
    expect(tell(origins).sort()).toEqual(['Ormsund Post 1', 'Tarn Mail 1'])
  })

  it('does not go by the credit where the outlet spoke to the voice itself', () => {
    const origins = findOrigins(
      write({ outlet: 'Skanpress' }),
      write({ outlet: 'Ormsund Post', credit: 'Skanpress' }, { to: 'the Post' }),
    )
    expect(tell(origins).sort()).toEqual(['Ormsund Post 1', 'Skanpress 1'])
  })

  it('does not credit the agency with what a copy added to its report', () => {
    const agency = writeReport({
      outlet: 'Skanpress',
      paragraphs: [...HARBOUR, 'Nobody was hurt in the fire so far.'],
    })
    const copy = writeReport({
      outlet: 'Tarn Mail',
      credit: 'Skanpress',
      paragraphs: [...HARBOUR, 'Nobody was hurt in the fire so far.', SAID],
    })
    expect(tell(findOrigins(copy, agency))).toEqual(['Tarn Mail 1'])
  })

  it('credits the agency also where the outlet has a dateline of its own before its words', () => {
    const said = 'the tanks on the north pier will burn until Friday at least'
    const agency = writeReport({
      outlet: 'Skanpress',
      paragraphs: [...HARBOUR, { by: 'Liv Aanstad', content: `ORMSUND, May 5 (Skanpress) — ${said}` }],
    })
    const copy = writeReport({
      outlet: 'Tarn Mail',
      credit: 'Skanpress',
      paragraphs: [...HARBOUR, { by: 'Liv Aanstad', content: `ORMSUND (Skanpress) — ${said}` }],
    })
    expect(tell(findOrigins(copy, agency))).toEqual(['Skanpress 2'])
  })

  it('is unknown, for each article apart, where the outlet is not known', () => {
    expect(tell(findOrigins(write({}), write({})))).toEqual(['unknown 1', 'unknown 1'])
  })

  it('is one for near-copies of one text', () => {
    const paragraphs = [
      ...HARBOUR,
      'Rescuers carried eleven sailors from the quay while tugs pulled a tanker away.',
    ]
    const origins = findOrigins(
      ...['Ormsund Post', 'Tarn Mail'].map((outlet) =>
        writeReport({ outlet, paragraphs: [`${outlet}:`, ...paragraphs, SAID] }),
      ),
    )
    expect(origins).toHaveLength(1)
    expect(origins[0]!.reasons).toContain('2 of the articles are near-copies of one text.')
  })
})
