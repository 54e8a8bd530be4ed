/**
 * The whole journey on one page: read → annotate → extract → resolve → store → relate.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { annotate } from './annotate/index.ts'
import { type ExtractionModel, extract, unpackModel } from './extract/index.ts'
import type { Failure, Reading } from './read/index.ts'
import type { Article, Mark, ReadArticle, Relations, Statement, Voice } from './record.ts'
import { relate } from './relate/index.ts'
import { resolve } from './resolve/index.ts'
import type { OpenRecord } from './store/index.ts'

export interface StatementOptions {
  /** Statements below this confidence are left out. */
  readonly minConfidence?: number
}

/** An article with its statements and voices: annotate, extract, resolve. */
export function readStatements(article: Article, options: StatementOptions = {}): ReadArticle {
  const document = annotate({ text: article.text, date: article.publishedAt, outlet: article.outlet })
  const found = extract(document, {
    model: openModel(),
    article: article.id,
    minConfidence: options.minConfidence,
  })
  const { statements, voices } = resolve({ document, article, statements: found })
  return { article, statements, voices }
}

let model: ExtractionModel | undefined

/** The weights that the package brings, read once: the stages themselves read no file. */
export function openModel(): ExtractionModel {
  model ??= unpackModel((file) => readFileSync(new URL(`../models/en/${file}`, import.meta.url)))
  return model
}

/**
 * Finds out anew what holds across all articles of a record, and gives it back. Does nothing and gives nothing when
 * nothing was added or split since the last time. `relate` sees the whole set, so that the order in which articles came cannot
 * show.
 */
export async function relateRecord(record: OpenRecord): Promise<Relations | undefined> {
  let relations: Relations | undefined
  // Another program may add while this one relates: what it added is not left unrelated.
  while (!(await record.isRelated())) {
    const articles = await record.loadReadArticles()
    const splits = await record.listSplits()
    relations = relate(articles, { apart: splits.map(({ articleVoices }) => articleVoices) })
    await record.saveRelations(relations)
  }
  return relations
}

/** What `addArticles` tells while it works. `added` and `known` come when the article is safe on the disk. */
export type AddEvent =
  | { readonly kind: 'reading' | 'known'; readonly article: Article }
  | { readonly kind: 'added'; readonly article: Article; readonly statements: readonly Statement[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'passed'; readonly reason: string }
  | { readonly kind: 'relating' }

export interface AddOptions extends StatementOptions {
  /** How many articles are kept in one transaction; 32 when left out. */
  readonly batch?: number
  /** When it is aborted, the article in hand is finished, and all that was read is kept and related. */
  readonly signal?: AbortSignal
  /** True leaves it to the next command to relate: relating takes all articles into memory at once, adding only a batch. */
  readonly isRelatedLater?: boolean
  readonly onProgress?: (event: AddEvent) => void
}

export interface AddOutcome {
  readonly added: number
  /** Articles that the record had before, or that came twice. */
  readonly known: number
  /** Statements in the articles that were added. */
  readonly statements: number
  /** Voices of the record that these statements are by; not known where relating was left for later. */
  readonly voices?: number
  readonly failures: readonly Failure[]
  /** How many things in archives are no reports, by what they are: `{ picture: 12, redirect: 3 }`. */
  readonly passed: Readonly<Record<string, number>>
  /** True when the signal ended it before the last reading. */
  readonly isStopped: boolean
}

/**
 * Adds articles to a record: those that it does not know are searched for statements, kept, and related to all the
 * others. Adding twice adds once. A file that could not be read is a failure in the outcome and stops nothing. When
 * anything throws (a RecordError from a full disk, say), what was kept before stays kept.
 */
export async function addArticles(
  readings: AsyncIterable<Reading>,
  record: OpenRecord,
  options: AddOptions = {},
): Promise<AddOutcome> {
  const { signal, onProgress } = options
  const counts = { added: 0, known: 0, statements: 0 }
  const failures: Failure[] = []
  const passed: Record<string, number> = {}
  const articleVoices = new Set<string>()
  for await (const event of keepReadings(readings, record, options)) {
    onProgress?.(event)
    if (event.kind === 'failed') failures.push(event.failure)
    if (event.kind === 'known') counts.known++
    if (event.kind === 'passed') passed[event.reason] = (passed[event.reason] ?? 0) + 1
    if (event.kind !== 'added') continue
    counts.added++
    counts.statements += event.statements.length
    for (const { voice } of event.statements) if (voice) articleVoices.add(voice.id)
  }
  const isStopped = signal?.aborted ?? false
  if (!options.isRelatedLater && !(await record.isRelated())) onProgress?.({ kind: 'relating' })
  const relations = options.isRelatedLater ? undefined : await relateRecord(record)
  const isHeard = ({ members }: Voice) => members.some((member) => articleVoices.has(member))
  const outcome = { ...counts, failures, passed, isStopped }
  // Who is one voice is known only once the record is related; without anything new it is, and nobody new was heard.
  if (options.isRelatedLater) return outcome
  return { ...outcome, voices: relations?.voices.filter(isHeard).length ?? 0 }
}

async function* keepReadings(
  readings: AsyncIterable<Reading>,
  record: OpenRecord,
  options: AddOptions,
): AsyncGenerator<AddEvent> {
  let waiting: Article[] = []
  const marks = new Map<string, Mark | undefined>()
  async function* keepWaiting(): AsyncGenerator<AddEvent> {
    yield* keepArticles(waiting, record, options)
    waiting = []
    // What an interrupt left in the batch is not kept, so reading must not go on behind it.
    if (!options.signal?.aborted) await keepMarks(marks, record)
  }
  for await (const reading of readings) {
    if (options.signal?.aborted) break
    if (reading.kind === 'ended') marks.set(reading.input, undefined)
    else if (reading.mark) marks.set(reading.mark.input, reading.mark)
    if (reading.kind === 'failure') yield { kind: 'failed', failure: reading.failure }
    if (reading.kind === 'passed') yield { kind: 'passed', reason: reading.reason }
    if (reading.kind === 'article') waiting.push(reading.article)
    if (waiting.length >= (options.batch ?? 32)) yield* keepWaiting()
  }
  yield* keepWaiting()
}

/** Remembers how far inputs were read; of those that were read to their end, nothing. */
async function keepMarks(marks: Map<string, Mark | undefined>, record: OpenRecord): Promise<void> {
  for (const [input, mark] of marks) {
    if (mark) await record.saveMark(mark)
    else await record.removeMark(input)
  }
  marks.clear()
}

/** Keeps a batch in one transaction, reading those that are new, up to the one in hand when the signal comes. */
async function* keepArticles(
  articles: readonly Article[],
  record: OpenRecord,
  options: AddOptions,
): AsyncGenerator<AddEvent> {
  const known = await record.findKnown(articles.map(({ id }) => id))
  const fresh: ReadArticle[] = []
  try {
    for (const article of articles) {
      // A turn of the event loop, without which no signal is heard while stages compute.
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (options.signal?.aborted) break
      // A known one goes to the record too: under which paths it came tells which articles are revisions of which.
      if (known.has(article.id)) {
        fresh.push({ article, statements: [], voices: [] })
        continue
      }
      known.add(article.id)
      yield { kind: 'reading', article }
      fresh.push(readStatements(article, options))
    }
  } finally {
    // Also when a stage threw: those before it were read, and would else be read in vain each time.
    const states = fresh.length > 0 ? await record.saveArticles(fresh) : []
    for (const [index, { article, statements }] of fresh.entries()) {
      if (states[index] === 'known') yield { kind: 'known', article }
      else yield { kind: 'added', article, statements }
    }
  }
}
