import { describe, expect, test } from 'vitest'
import type { Relation, RelationKind, Utterance } from '../../src/record.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import {
  type BuiltRelations,
  buildAffair,
  buildArticle,
  buildRelations,
  relateAffair,
} from './build-record.ts'
import { relateAs } from './relate-as.ts'
import { openTestRecord } from './temporary-record.ts'

async function openAs(relations: BuiltRelations, articles = buildAffair()): Promise<OpenRecord> {
  const record = await openTestRecord()
  await record.saveArticles(articles)
  await relateAs(record, relations)
  return record
}

const contentOf = (relations: BuiltRelations, id: string | undefined) =>
  relations.utterances.find((utterance) => utterance.id === id)?.wordings[0]?.text

/** The affair with a relation of each kind from one utterance to another, by their words. */
function relateBy(
  kinds: readonly (readonly [RelationKind, from: string, to: string | undefined, confidence: number])[],
): BuiltRelations {
  const affair = relateAffair()
  const said = (words: string): Utterance =>
    affair.utterances.find(({ wordings }) => wordings[0]!.text === words)!
  const relations = kinds.map(([kind, from, to, confidence], number): Relation => {
    const other = to === undefined ? undefined : said(to)
    return {
      id: `rel_${number}`,
      kind,
      from: said(from).id,
      ...(other && { to: other.id }),
      ...(!other && { claim: 'the harbour is closed' }),
      evidence: { from: said(from).statements[0]!, ...(other && { to: other.statements[0]! }) },
      reason: 'It says so.',
      confidence,
    }
  })
  return { ...affair, relations }
}

const SAFE = 'the harbour is safe'
const NEVER = 'the cranes were never inspected'
const APRIL = 'the cranes were inspected in April'
const STRIKE = 'it would strike over the cranes'

describe('a story in a list', () => {
  test('has its outlets, what it counts, and what is disputed', async () => {
    const affair = relateAffair()
    const record = await openAs(affair)
    const { items, total } = await record.listStorySummaries()
    expect(total).toBe(1)
    expect(items).toMatchObject([
      {
        story: affair.stories[0],
        outlets: ['Dockers Voice', 'Port Tribune', 'Valdoran Courier'],
        statementCount: 5,
        utteranceCount: 4,
        relationCount: 1,
        originCount: 0,
        independentCount: 0,
        contested: {
          relation: { kind: 'denies' },
          from: { statement: { text: { content: APRIL } }, article: { outlet: 'Port Tribune' } },
          to: { statement: { text: { content: NEVER } }, article: { outlet: 'Valdoran Courier' } },
        },
      },
    ])
  })

  test('names the outlets of most articles first, and counts an origin once however it is written', async () => {
    const articles = [
      ...buildAffair(),
      buildArticle({ title: 'Again', outlet: 'Port tribune', says: [{ who: 'A', what: 'b' }] }),
    ]
    const relations = buildRelations(articles)
    const names = ['Interfax', 'INTERFAX', 'Courier', 'Nobody']
    const record = await openAs(
      {
        ...relations,
        utterances: relations.utterances.map((utterance, number) => ({
          ...utterance,
          origins: [
            {
              name: names[number] ?? 'unknown',
              kind: number < 3 ? ('relayed' as const) : ('unknown' as const),
              articles: utterance.origins[0]!.articles,
              reasons: [],
            },
          ],
        })),
      },
      articles,
    )
    const [summary] = (await record.listStorySummaries()).items
    expect(summary!.outlets).toEqual(['Port Tribune', 'Dockers Voice', 'Valdoran Courier'])
    expect(summary!.originCount).toBe(2)
    expect([summary!.independentCount, summary!.unknownCount]).toEqual([0, summary!.utteranceCount - 3])
    expect(summary!.speakers.map(({ statementCount }) => statementCount)).toEqual(
      summary!.speakers.map(({ statementCount }) => statementCount).toSorted((a, b) => b - a),
    )
    const [first, second] = summary!.leading
    expect(first!.articleCount).toBeGreaterThanOrEqual(second!.articleCount)
    expect(first!.found.statement.voice!.id).not.toBe(second!.found.statement.voice!.id)
  })

  test.each<[string, Parameters<typeof relateBy>[0], string | undefined]>([
    [
      'what more articles report',
      [
        ['denies', STRIKE, NEVER, 0.7],
        ['denies', NEVER, SAFE, 0.6],
      ],
      NEVER,
    ],
    [
      'what is surer',
      [
        ['denies', STRIKE, NEVER, 0.7],
        ['contradicts', APRIL, NEVER, 0.8],
      ],
      APRIL,
    ],
    [
      'a denial before a change of position',
      [
        ['reverses', NEVER, SAFE, 1],
        ['denies', STRIKE, undefined, 0.1],
      ],
      STRIKE,
    ],
    [
      'a change of position before nothing',
      [
        ['agrees', STRIKE, NEVER, 1],
        ['reverses', APRIL, SAFE, 0.3],
      ],
      APRIL,
    ],
    [
      'the first by id of two that weigh the same',
      [
        ['denies', STRIKE, NEVER, 0.7],
        ['denies', APRIL, NEVER, 0.7],
      ],
      STRIKE,
    ],
    [
      'nothing where all agree',
      [
        ['agrees', STRIKE, NEVER, 1],
        ['answers', APRIL, NEVER, 1],
      ],
      undefined,
    ],
  ])('is contested by %s', async (_, kinds, from) => {
    const relations = relateBy(kinds)
    const record = await openAs(relations)
    const [summary] = (await record.listStorySummaries()).items
    expect(summary!.relationCount).toBe(kinds.length)
    expect(contentOf(relations, summary!.contested?.relation.from)).toBe(from)
    expect(summary!.contested?.from.statement.text.content).toBe(from)
    expect('to' in (summary!.contested ?? {})).toBe(summary!.contested?.relation.to !== undefined)
  })

  test('comes by pages, those of the latest articles first', async () => {
    const articles = [1, 2, 3].map((day) =>
      buildArticle({
        title: `Day ${day}`,
        publishedAt: `2021-05-0${day}`,
        says: [{ who: 'A', what: `b ${day}` }],
      }),
    )
    const each = articles.map((article) => buildRelations([article]))
    const whole = buildRelations(articles)
    const record = await openAs({ ...whole, stories: each.flatMap(({ stories }) => stories) }, articles)
    const titles = ({ items }: Awaited<ReturnType<OpenRecord['listStorySummaries']>>) =>
      items.map(({ story }) => story.from)
    expect(titles(await record.listStorySummaries())).toEqual(['2021-05-03', '2021-05-02', '2021-05-01'])
    expect(titles(await record.listStorySummaries({ limit: 1, offset: 1 }))).toEqual(['2021-05-02'])
    expect(await record.listStorySummaries({ limit: 0 })).toEqual({ items: [], total: 3 })
    await expect(record.listStorySummaries({ limit: -1 })).rejects.toThrow('limit')
  })

  test('without a relation, an outlet or a statement is a story all the same', async () => {
    const article = buildArticle({ title: 'Weather', text: 'It rained.' })
    const record = await openAs(buildRelations([article]), [article])
    expect((await record.listStorySummaries()).items).toEqual([
      {
        story: expect.objectContaining({ articles: [article.article.id] }),
        outlets: [],
        statementCount: 0,
        utteranceCount: 0,
        relationCount: 0,
        originCount: 0,
        independentCount: 0,
        unknownCount: 0,
        speakers: [],
        leading: [],
      },
    ])
  })
})

describe('an utterance', () => {
  test('comes with its voice, statements in order of time, relations and story', async () => {
    const affair = relateAffair()
    const record = await openAs(affair)
    const safe = affair.utterances.find(({ wordings }) => wordings[0]!.text === SAFE)!
    const view = (await record.findUtterance(safe.id))!
    expect(view.utterance).toEqual(safe)
    expect(view.voice).toEqual(affair.voices.find(({ id }) => id === safe.voice))
    expect(view.statements.map(({ article }) => article.publishedAt)).toEqual([
      '2021-05-03T10:15:00+03:00',
      '2021-05-04',
    ])
    expect(view.statements.every(({ utterance }) => utterance === safe.id)).toBe(true)
    expect(view.story).toEqual(affair.stories[0])
    expect(view.relations).toEqual([])
    const never = affair.utterances.find(({ wordings }) => wordings[0]!.text === NEVER)!
    expect((await record.findUtterance(never.id))!.relations).toEqual(affair.relations)
  })

  test('is found by the beginning of its id', async () => {
    const affair = relateAffair()
    const record = await openAs(affair)
    const { id } = affair.utterances[0]!
    expect((await record.findUtterance(id.slice(0, 14)))!.utterance.id).toBe(id)
    expect(await record.findUtterance('utt_nothing')).toBeUndefined()
    expect(await record.findUtterance('')).toBeUndefined()
    await expect(record.findUtterance('utt_')).rejects.toThrow('several begin so')
  })

  test('of several stories is told with the one of most of its articles', async () => {
    const affair = relateAffair()
    const [courier, tribune, undated] = buildAffair().map(({ article }) => article.id)
    const stories = [
      { id: 'sto_2', title: 'Two', articles: [courier!] },
      { id: 'sto_1', title: 'One', articles: [tribune!, undated!] },
    ]
    const record = await openAs({ ...affair, stories })
    const safe = affair.utterances.find(({ wordings }) => wordings[0]!.text === SAFE)!
    expect((await record.findUtterance(safe.id))!.story!.id).toBe('sto_1')
  })
})

describe('what some articles are in', () => {
  test('is found for all at once, in the order asked for', async () => {
    const affair = relateAffair()
    const record = await openAs(affair)
    const ids = buildAffair().map(({ article }) => article.id)
    const asked = [ids[2]!, 'art_nothing', ids[0]!, ids[1]!]
    const summaries = await record.findSummaries(asked)
    expect(summaries.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]])
    expect(summaries[1]).toEqual((await record.listArticles()).items.find(({ id }) => id === ids[0]))
    expect(await record.findCopies(asked)).toEqual(affair.copies)
    const lone = [...ids].sort().at(-1)!
    expect(await record.findCopies([lone])).toEqual([])
    const stories = await record.findStoriesOf(asked)
    expect([...stories]).toEqual([ids[2]!, ids[0]!, ids[1]!].map((id) => [id, affair.stories[0]]))
    for (const find of [record.findSummaries, record.findCopies] as const) expect(await find([])).toEqual([])
    expect((await record.findStoriesOf([])).size).toBe(0)
  })
})
