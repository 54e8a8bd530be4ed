/** A record with one story of 5,000 statements, of our own invention. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Act, ReadArticle, Utterance } from '../../src/record.ts'
import { openRecord } from '../../src/store/index.ts'
import type { TestRecord } from '../serve/open-invented-record.ts'
import { buildArticle, buildRelations, type SaysOptions } from '../store/build-record.ts'
import { relateAs } from '../store/relate-as.ts'

const ARTICLES = 250
const STATEMENTS_EACH = 20
const VOICES = 45
const DAYS = 40

const SUBJECTS = [
  'the harbour',
  'the new quay',
  'the ferry line',
  'the dredging',
  'the fish market',
  'the lock',
]
const VERDICTS = [
  'will be closed before the winter, whatever the council decides about the money for it',
  'costs three times what the town was told when the first stone was laid',
  'is safe',
  'has never been inspected, and that everybody in the office knew that from the first day on',
  'must be handed over to the district',
]
const ACTS: readonly (Act | undefined)[] = [
  'assert',
  'deny',
  'demand',
  'announce',
  undefined,
  'accuse',
  'predict',
]

const dayOf = (number: number): string =>
  new Date(Date.UTC(2031, 4, 1 + (number % DAYS))).toISOString().slice(0, 10)

/** Every fifth statement is one of the article before it too, so that there are utterances of two articles. */
function say(article: number, index: number): SaysOptions {
  const number =
    index % 5 === 4 ? (article - (article % 2)) * STATEMENTS_EACH + index : article * STATEMENTS_EACH + index
  const quotation = (['direct', 'mixed', 'indirect'] as const)[number % 3]!
  const words = `${SUBJECTS[number % SUBJECTS.length]} number ${number} ${VERDICTS[number % VERDICTS.length]}`
  return {
    who: `Voice ${Math.floor((number * 7919) % VOICES ** 1.5) % VOICES}`,
    what: quotation === 'direct' ? `“${words}”` : words,
    quotation,
    act: ACTS[number % ACTS.length],
    saidAt: { from: dayOf(number >> 4), to: dayOf(number >> 4), confidence: 0.9 },
  }
}

function makeArticles(): ReadArticle[] {
  return Array.from({ length: ARTICLES }, (_, article) =>
    buildArticle({
      title: `Harbour report ${article}`,
      outlet: `Outlet ${article % 30}`,
      publishedAt: dayOf(article),
      from: `reports/${article}.txt`,
      says: Array.from({ length: STATEMENTS_EACH }, (_, index) => say(article, index)),
    }),
  )
}

/** What two articles have is worded otherwise in the second. */
function reword(utterance: Utterance): Utterance {
  const [first, ...others] = utterance.statements
  const [wording] = utterance.wordings
  if (others.length === 0) return utterance
  const kept = { ...wording!, statements: [first!] }
  return {
    ...utterance,
    wordings: [
      kept,
      { ...kept, statements: others, differences: [{ kind: 'number changed', lost: 'three', won: 'four' }] },
    ],
  }
}

/** The record in a temporary file. */
export async function openLongStory(): Promise<TestRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-long-'))
  const record = await openRecord(join(folder, 'long.db'), { mode: 'create' })
  const articles = makeArticles()
  const contents = articles.flatMap(({ statements }) => statements.map(({ text }) => text.content))
  const denials = [100, 900, 1800, 2700, 3600].map((at) => [contents[at]!, contents[at + 41]!] as const)
  const relations = buildRelations(articles, { denials })
  await record.saveArticles(articles)
  await relateAs(record, { ...relations, utterances: relations.utterances.map(reword) })
  return {
    record,
    async close() {
      await record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
