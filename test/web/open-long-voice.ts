/** A record of our own invention with a voice that said much, with names that try the layout, and a ring of outlets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hop, ReadArticle, Relation, Story, Utterance } from '../../src/record.ts'
import { openRecord } from '../../src/store/index.ts'
import type { TestRecord } from '../serve/open-invented-record.ts'
import { type BuiltRelations, buildArticle, buildRelations } from '../store/build-record.ts'
import { relateAs } from '../store/relate-as.ts'

const ARTICLES = 50
const STATEMENTS_EACH = 12
const ARTICLES_PER_STORY = 20

export const SPEAKER = 'Ada Brook'
export const RIGHT_TO_LEFT = 'משה כהן בן־דוד'
export const VERY_LONG = `The ${'Interministerialwatercoordination'.repeat(6)} Office`
/** What the ring of outlets has from each other. */
export const RINGED = 'the weir will be opened'

const dayOf = (article: number): string =>
  new Date(Date.UTC(2031, 0, 1 + article * 3)).toISOString().slice(0, 10)

const contentOf = (article: number, index: number): string =>
  `${index === 3 ? 'it is not so that ' : ''}sluice ${article * STATEMENTS_EACH + index} holds`

function makeArticles(): ReadArticle[] {
  const reports = Array.from({ length: ARTICLES }, (_, article) =>
    buildArticle({
      title: `Sluice report ${article}`,
      outlet: `Outlet ${article % 15}`,
      publishedAt: dayOf(article),
      from: `reports/${article}.txt`,
      says: Array.from({ length: STATEMENTS_EACH }, (_, index) => ({
        who: SPEAKER,
        what: contentOf(article, index),
        quotation: (['direct', 'mixed', 'indirect'] as const)[index % 3]!,
        act: 'assert' as const,
        saidAt: { from: dayOf(article), to: dayOf(article), confidence: 0.9 },
      })),
    }),
  )
  const ring = ['Mail', 'Post', VERY_LONG].map((outlet, index) =>
    buildArticle({
      title: `Weir ${index}`,
      outlet,
      publishedAt: '2031-06-01',
      from: `reports/weir-${index}.txt`,
      says: [
        { who: RIGHT_TO_LEFT, what: RINGED },
        { who: VERY_LONG, kind: 'organisation', what: `${'sluicegate'.repeat(20)} ${index} is shut` },
      ],
    }),
  )
  return [...reports, ...ring]
}

/** Mail and Post have it from each other; the third names an occasion, as Mail does. */
function ring(utterance: Utterance, articles: readonly ReadArticle[]): Utterance {
  const idOf = (name: string) => articles.find(({ article }) => article.outlet === name)!.article.id
  const [mail, post, office] = [idOf('Mail'), idOf('Post'), idOf(VERY_LONG)]
  const cites = (article: string, through: string, from: string): Hop => ({
    article,
    kind: 'relay',
    through,
    from,
    reason: `It cites ${through}.`,
    confidence: 0.9,
  })
  return {
    ...utterance,
    hops: [cites(mail, 'Post', post), cites(post, 'Mail', mail)],
    circles: [['Mail', 'Post', 'Mail']],
    occasion: { venue: 'weekly briefing', articles: [mail, office].sort() },
    origins: [
      {
        name: 'Mail',
        kind: 'unknown',
        articles: [mail, post].sort(),
        reasons: ['They have it from each other.'],
      },
      { name: VERY_LONG, kind: 'unknown', articles: [office], reasons: ['It does not show how it knows.'] },
    ],
  }
}

function relate(articles: readonly ReadArticle[]): BuiltRelations {
  const built = buildRelations(articles, { denials: [[RINGED, contentOf(0, 0)]] })
  const findSaid = (content: string) =>
    built.utterances.find(({ wordings }) => wordings[0]!.text === content)!
  const [before, after] = [findSaid(contentOf(1, 1)), findSaid(contentOf(40, 3))]
  const reversal: Relation = {
    id: 'rel_00000000000000ff',
    kind: 'reverses',
    from: after.id,
    to: before.id,
    evidence: { from: after.statements[0]!, to: before.statements[0]! },
    reason: 'Only one of them says “not”.',
    confidence: 0.8,
  }
  const ids = articles.slice(0, ARTICLES).map(({ article }) => article.id)
  const stories = [0, 1].map((number): Story => {
    const first = number * ARTICLES_PER_STORY
    return {
      id: `sto_000000000000000${number}`,
      title: `The sluice affair, part ${number + 1}`,
      articles: ids.slice(first, first + ARTICLES_PER_STORY).sort(),
      from: dayOf(first),
      to: dayOf(first + ARTICLES_PER_STORY - 1),
    }
  })
  return {
    ...built,
    stories,
    relations: [...built.relations, reversal],
    utterances: built.utterances.map((one) => (one === findSaid(RINGED) ? ring(one, articles) : one)),
  }
}

/** The record in a temporary file, and how many utterances the voice has. */
export async function openLongVoice(): Promise<TestRecord & { readonly utteranceCount: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-voice-'))
  const record = await openRecord(join(folder, 'voice.db'), { mode: 'create' })
  const articles = makeArticles()
  await record.saveArticles(articles)
  await relateAs(record, relate(articles))
  return {
    record,
    utteranceCount: ARTICLES * STATEMENTS_EACH,
    async close() {
      await record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
