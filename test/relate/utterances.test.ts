import { describe, expect, it } from 'vitest'
import type { ReadArticle, Utterance } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR } from './affair.ts'
import { type Said, writeReport } from './write-report.ts'

const DAY = '2031-05-05'
const CHIEF = 'Liv Aanstad'
const FULL = '“The tanks on the north pier will burn until Friday, and nobody can put them out,”'

/** Reports in as many outlets, each with one statement of the fire chief's. */
function reportEach(...statements: (Partial<Said> & { content: string })[]): ReadArticle[] {
  return statements.map((said, index) =>
    writeReport({
      outlet: `Outlet ${index}`,
      publishedAt: DAY,
      paragraphs: [`Written by hand ${index}.`, ...HARBOUR, { by: CHIEF, on: DAY, ...said }],
    }),
  )
}
const join = async (...statements: (Partial<Said> & { content: string })[]): Promise<readonly Utterance[]> =>
  (await relate(reportEach(...statements))).utterances
/** The differences of all wordings but the fullest. */
const tellDifferences = ({ wordings }: Utterance) =>
  wordings.slice(1).map(({ differences }) => differences.map(({ kind }) => kind))

describe('one utterance in many articles', () => {
  it('is one where the quotation is the same but for marks and case', async () => {
    const [utterance, ...others] = await join({ content: FULL }, { content: FULL.replace(/[“”]/g, '"') })
    expect(others).toEqual([])
    expect(tellDifferences(utterance!)).toEqual([])
    expect(utterance!.statements).toHaveLength(2)
    expect(utterance!.saidAt).toEqual({ from: DAY, to: DAY, confidence: 0.9 })
  })

  it('names a quotation that was cut short', async () => {
    const [utterance, ...others] = await join(
      { content: '“The tanks on the north pier will burn until Friday,”' },
      { content: FULL },
    )
    expect(others).toEqual([])
    expect(utterance!.wordings[0]!.text).toBe(FULL)
    expect(tellDifferences(utterance!)).toEqual([['cut']])
  })

  it('names a sentence of the reporter’s with some of the words paraphrased', async () => {
    const [utterance] = await join(
      { content: FULL },
      {
        content:
          'that the fire would go on, for the tanks “will burn until Friday, and nobody can put them out”',
        quotation: 'mixed',
      },
    )
    expect(tellDifferences(utterance!)).toEqual([['paraphrased']])
  })

  it('names another translation of the same words', async () => {
    const [utterance, ...others] = await join(
      { content: FULL },
      {
        content: '“The tanks at the north pier are going to burn until Friday, and no man can put them out,”',
      },
    )
    expect(others).toEqual([])
    expect(tellDifferences(utterance!)).toEqual([['translated']])
  })

  it('names a lost negation before anything else', async () => {
    const [utterance] = await join(
      { content: '“We will not let the tanks on the north pier burn until Friday,”' },
      { content: '“We will let the tanks on the north pier burn until Friday,”' },
    )
    expect(tellDifferences(utterance!)).toEqual([['negation changed']])
  })

  it('names a changed number', async () => {
    const [utterance] = await join(
      { content: '“We have lost twelve tanks on the north pier since midnight,”' },
      { content: '“We have lost 20 tanks on the north pier since midnight,”' },
    )
    expect(tellDifferences(utterance!)).toEqual([['number changed']])
  })

  it('finds the same point in an indirect report', async () => {
    const [utterance, ...others] = await join(
      { content: FULL },
      { content: 'that nobody could put out the tanks burning on the north pier until Friday' },
    )
    expect(others).toEqual([])
    expect(tellDifferences(utterance!)).toEqual([['paraphrased']])
  })
})

describe('utterances that stay apart', () => {
  it('are those of other words', async () => {
    expect(
      await join({ content: FULL }, { content: '“My crews have slept two hours since the alarm,”' }),
    ).toHaveLength(2)
  })

  it('are the same short words on days far apart', async () => {
    const [first, second] = [
      { content: '“We are winning here,”' },
      { content: '“We are winning here,”', on: '2031-05-19' },
    ]
    expect(await join(first, second)).toHaveLength(2)
  })

  it('are opposite claims in indirect reports', async () => {
    const claim = 'the tanks on the north pier would burn until Friday'
    expect(
      await join({ content: `that ${claim}` }, { content: `that ${claim.replace('would', 'would not')}` }),
    ).toHaveLength(2)
  })

  it('are a statement and the one inside it', async () => {
    const [article] = reportEach({ content: FULL })
    const [outer] = article!.statements
    const inner = { ...outer!, id: 'sta_inner', within: outer!.id }
    const { utterances } = await relate([{ ...article!, statements: [outer!, inner] }])
    expect(utterances).toHaveLength(2)
  })
})

describe('every statement', () => {
  it('is in exactly one utterance, or in none when it has no voice', async () => {
    const articles = reportEach({ content: FULL }, { content: FULL }, { content: '“Run,”' })
    const voiceless = writeReport({ paragraphs: [{ content: 'that it is over' }] })
    const { utterances } = await relate([...articles, voiceless])
    const reported = utterances.flatMap(({ statements }) => statements).sort()
    expect(reported).toEqual(articles.flatMap(({ statements }) => statements.map(({ id }) => id)).sort())
    const worded = utterances
      .flatMap(({ wordings }) => wordings.flatMap(({ statements }) => statements))
      .sort()
    expect(worded).toEqual(reported)
  })

  it('of an unnamed voice is one utterance in copies of one text, though the voices stay apart', async () => {
    const text =
      'Rescuers carried eleven sailors from the burning quay while the tugs pulled the tanker Halcyon away.'
    const said: Said = { by: 'a senior official', kind: 'unnamed', content: '“They knew in March,”' }
    const copy = (outlet: string) =>
      writeReport({ outlet, paragraphs: [`For ${outlet}.`, ...HARBOUR, text, said] })
    const { utterances, voices, copies } = await relate([copy('Ormsund Post'), copy('Tarn Mail')])
    expect(copies).toHaveLength(1)
    expect(voices).toHaveLength(2)
    expect(utterances).toHaveLength(1)
  })
})
