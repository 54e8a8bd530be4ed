/**
 * A record of many articles for looking at pages: grown as for `npm run bench -- growth`, with one story so long as no
 * news has it. It takes minutes to make, and is kept in `build/records`.
 *
 * @module
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { growArticles } from '../grow-articles.ts'
import { openRecord, relateRecord } from '../load-program.ts'
import { readBase } from '../read-base.ts'

type OpenRecord = Awaited<ReturnType<typeof openRecord>>

const BATCH = 250
/** So many statements has the long story at least. */
const LONG_STORY = 5_000
/** Stories are merged a few at a time: one correction may name so many. */
const MERGED_AT_A_TIME = 50

/** The path of the record, which is made where it is not there yet. */
export async function findGrownRecord(size: number, corpora: string): Promise<string> {
  const path = fileURLToPath(new URL(`../../build/records/grown-${size}.db`, import.meta.url))
  if (existsSync(path)) return path
  console.error(`A record of ${size.toLocaleString('en')} articles is grown: some minutes, only once.`)
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  const record = await openRecord(unfinished, { mode: 'create' })
  try {
    await fill(record, { size, corpora })
    await makeLongStory(record)
  } finally {
    await record.close()
  }
  renameSync(unfinished, path)
  return path
}

async function fill(record: OpenRecord, { size, corpora }: { size: number; corpora: string }) {
  const articles = growArticles((await readBase(corpora)).articles)
  for (let grown = 0; grown < size; grown += BATCH) {
    const count = Math.min(BATCH, size - grown)
    await record.saveArticles(Array.from({ length: count }, () => articles.next().value))
    await relateRecord(record)
  }
}

/** Merges the oldest stories by hand, as a person may, until one has enough statements. */
async function makeLongStory(record: OpenRecord): Promise<void> {
  const { items } = await record.listStorySummaries({ limit: Number.POSITIVE_INFINITY })
  const merged: string[] = []
  let statements = 0
  for (const { story, statementCount } of [...items].reverse()) {
    if (statements >= LONG_STORY) break
    merged.push(story.articles[0]!)
    statements += statementCount
  }
  const [first, ...others] = merged
  for (let at = 0; at < others.length; at += MERGED_AT_A_TIME) {
    const things = [first!, ...others.slice(at, at + MERGED_AT_A_TIME)]
    await record.correct({ kind: 'merge', of: 'story', things })
  }
  await relateRecord(record)
}
