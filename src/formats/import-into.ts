import { type RelateRecordOptions, relateRecord } from '../pipeline.ts'
import type { Correction, ReadArticle, Statement } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'
import { insertByPlace } from './data/find-people-made.ts'
import type { Imported } from './data/index.ts'

/** So many are kept in one transaction: each waits for the disk. */
const ARTICLES_AT_A_TIME = 32

type ImportedArticle = Extract<Imported, { kind: 'article' }>

export interface ImportIntoOptions {
  /** Who made the annotations, why, and when they are taken in: they are kept as confirmed by that person. */
  readonly maker?: Pick<Correction, 'by' | 'why' | 'madeAt'>
  /** When it is aborted, the articles in hand are finished, and what was taken in is kept and related. */
  readonly signal?: AbortSignal
  readonly onProgress?: (articles: number) => void
  readonly onRelating?: RelateRecordOptions['onProgress']
}

export interface ImportOutcome {
  /** Articles that the record did not have. */
  readonly added: number
  readonly known: number
  /** Statements in the articles that were added. */
  readonly statements: number
  /** Statements that people made or changed, and that were confirmed as theirs. */
  readonly confirmed: number
  /** Corrections that the record did not have. */
  readonly corrections: number
  readonly failures: readonly { readonly from: string; readonly message: string }[]
  readonly isStopped: boolean
}

/**
 * Takes what was read from an export or from annotations into a record: articles that are new, statements of people in articles
 * that are known, and corrections; then relates it all. The same again changes nothing.
 */
export async function importInto(
  record: OpenRecord,
  things: AsyncIterable<Imported>,
  { maker = {}, signal, onProgress, onRelating }: ImportIntoOptions = {},
): Promise<ImportOutcome> {
  const counts = { added: 0, known: 0, statements: 0, confirmed: 0 }
  const failures: { from: string; message: string }[] = []
  const corrections: Correction[] = []
  let waiting: ImportedArticle[] = []
  const keep = async () => {
    const those = waiting
    waiting = []
    const states = await record.saveArticles(those.map(({ read }) => read))
    for (const [index, { read, byPeople }] of those.entries()) {
      const state = states[index]!
      counts[state]++
      if (state === 'added') counts.statements += read.statements.length
      else await addMissing(record, { read, byPeople })
      counts.confirmed += await confirmThose(record, { article: read.article.id, byPeople, maker })
    }
    if (those.length > 0) onProgress?.(counts.added + counts.known)
  }
  try {
    for await (const thing of things) {
      if (thing.kind === 'failure') failures.push({ from: thing.from, message: thing.message })
      if (thing.kind === 'correction') corrections.push(thing.correction)
      if (thing.kind === 'article') waiting.push(thing)
      if (waiting.length === ARTICLES_AT_A_TIME) await keep()
      if (signal?.aborted) break
    }
  } finally {
    // What came before it broke off is kept.
    await keep()
  }
  const taken = await takeCorrections(record, { corrections, failures })
  await relateRecord(record, { onProgress: onRelating })
  return { ...counts, corrections: taken, failures, isStopped: signal?.aborted ?? false }
}

/** An undo of what nobody knows is a failure. Gives how many corrections were new. */
async function takeCorrections(
  record: OpenRecord,
  {
    corrections,
    failures,
  }: { corrections: readonly Correction[]; failures: { from: string; message: string }[] },
): Promise<number> {
  if (corrections.length === 0) return 0
  const known = new Set((await record.listCorrections()).map(({ id }) => id))
  const taken: Correction[] = []
  for (const correction of corrections.toSorted((a, b) => a.number - b.number)) {
    const { decision, id } = correction
    if (decision.kind === 'undo' && !known.has(decision.correction)) {
      const message = `expected the id of an earlier correction of the file or the record, got ${decision.correction}; export it whole`
      failures.push({ from: `correction ${id}`, message })
      continue
    }
    known.add(id)
    taken.push(correction)
  }
  return record.takeCorrections(taken)
}

/** Puts the statements that people made into what was found in an article of the record; all others stay as they are. */
async function addMissing(
  record: OpenRecord,
  { read, byPeople }: { read: ReadArticle; byPeople: readonly string[] },
): Promise<void> {
  const [now] = await record.loadAsRead([read.article.id])
  if (!now) return
  const known = new Set(now.statements.map(({ id }) => id))
  const missing = read.statements.filter(({ id }) => byPeople.includes(id) && !known.has(id))
  if (missing.length === 0) return
  const statements: Statement[] = [...now.statements]
  for (const statement of missing) insertByPlace(statements, dropUnknown(statement, [...known, ...byPeople]))
  const voices = [...now.voices]
  for (const voice of read.voices) {
    const isUsed = missing.some((statement) => statement.voice?.id === voice.id)
    if (isUsed && !voices.some(({ id }) => id === voice.id)) voices.push(voice)
  }
  await record.rereadArticles([{ ...now, statements, voices }])
}

/** Without the statement that it stands inside, where that is not kept. */
function dropUnknown({ within, ...statement }: Statement, ids: readonly string[]): Statement {
  return within !== undefined && ids.includes(within) ? { ...statement, within } : statement
}

/** A confirmation is what keeps them when the article is read again by another version. Gives how many were not confirmed before. */
async function confirmThose(
  record: OpenRecord,
  {
    article,
    byPeople,
    maker,
  }: { article: string; byPeople: readonly string[]; maker: NonNullable<ImportIntoOptions['maker']> },
): Promise<number> {
  if (byPeople.length === 0) return 0
  const [now] = await record.loadReadArticles([article])
  const open = (now?.statements ?? []).filter(({ id, correction }) => byPeople.includes(id) && !correction)
  for (const { id } of open) await record.correct({ kind: 'confirm', statement: id }, maker)
  return open.length
}
