/**
 * The whole journey on one page: read → annotate → extract → resolve → store → relate.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ExtractionModel, unpackModel } from './extract/index.ts'
import { openLearned } from './learn/index.ts'
import { mapInOrder } from './map-in-order.ts'
import type { Failure, Reading } from './read/index.ts'
import type { Article, Findings, Mark, ReadArticle, Statement } from './record.ts'
import { type RelateRecordOptions, relateRecord, takeTurn } from './relate-record.ts'
import { searchText } from './search-text.ts'
import type { OpenRecord } from './store/index.ts'

export { type RelateRecordOptions, relateRecord } from './relate-record.ts'

/** How sure a statement must be. */
export interface StatementOptions {
  /** Statements below this confidence are left out. */
  readonly minConfidence?: number
}

/** An article with its statements, voices and happenings: annotate, extract, resolve. */
export function readStatements(article: Article, options: StatementOptions = {}): ReadArticle {
  const { minConfidence } = options
  return { article, ...searchText(article, { model: openModel(), minConfidence }) }
}

interface ShippedModel {
  readonly model: ExtractionModel
  /** The SHA-256 of its files: what is learned fits this one alone. */
  readonly hash: string
}

let shipped: ShippedModel | undefined
let learnedFolder = ''
let model: ExtractionModel | undefined

/** The weights that the package brings, read once: the stages themselves read no file. */
export function openShippedModel(): ShippedModel {
  if (shipped) return shipped
  const hash = createHash('sha256')
  const read = (file: string) => {
    const bytes = readFileSync(new URL(`../models/en/${file}`, import.meta.url))
    hash.update(bytes)
    return bytes
  }
  const model = unpackModel(read)
  shipped = { model, hash: hash.digest('hex') }
  return shipped
}

/**
 * From now on articles are searched with what `hearsay learn` keeps in this folder; with the package's own model alone where it is
 * empty. Threads that are started later do the same.
 */
export function chooseModel(folder: string): void {
  learnedFolder = folder
  model = undefined
}

/** What `chooseModel` was given. */
export const readChosenModel = (): string => learnedFolder

/** The model that articles are searched with. Throws a UsageError when what was chosen is not there, damaged or for another version. */
export function openModel(): ExtractionModel {
  if (model) return model
  const { model: plain, hash } = openShippedModel()
  const own = learnedFolder === '' ? undefined : openLearned(learnedFolder, hash)
  model = own ? { ...plain, own } : plain
  return model
}

/**
 * What `addArticles` tells while it works. `added` and `known` come when the article is safe on the disk, `kept` after all
 * of a batch.
 */
export type AddEvent =
  | { readonly kind: 'reading' | 'known'; readonly article: Article }
  | { readonly kind: 'added'; readonly article: Article; readonly statements: readonly Statement[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'passed'; readonly reason: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'relating'; readonly related: number; readonly left: number }

/** Searches articles elsewhere than in this thread, several at a time (`src/threads`). */
export interface Searcher {
  /** So many articles it may have in hand. */
  readonly most: number
  /** What is found in an article, or why it could not be searched; does not throw. */
  search(article: Article, options: StatementOptions): Promise<Findings | SearchTrouble>
}

/** An article could not be searched: the caller is told as of one that could not be read. */
export interface SearchTrouble {
  readonly problem: string
}

/** How articles are added: where they are searched, how many are kept at a time, and who is told. */
export interface AddOptions extends StatementOptions {
  /** Searches the articles; without it they are searched here, one after the other. */
  readonly searcher?: Searcher
  /** How many articles are kept in one transaction; 32 when left out. */
  readonly batch?: number
  /** When it is aborted, the article in hand is finished, and all that was read is kept and related. */
  readonly signal?: AbortSignal
  /** True leaves it to the next command to relate what was added. */
  readonly isRelatedLater?: boolean
  /** Waited for before each article; a turn of the event loop when left out. */
  readonly pause?: () => Promise<void>
  readonly onProgress?: (event: AddEvent) => void
}

/** What became of the articles that were to be added. */
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

/** While threads search, so many articles are waited for: fewer at a time cost more each. */
const RELATED_TOGETHER = 96

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
  let unrelated = 0
  const failures: Failure[] = []
  const passed: Record<string, number> = {}
  const addedArticles: string[] = []
  const searched = options.searcher
    ? searchAhead(readings, options.searcher, { record, ...options })
    : readings
  for await (const event of keepReadings(searched, record, options)) {
    onProgress?.(event)
    if (event.kind === 'kept') {
      // While the threads search what comes next, there is nothing else to do here.
      if (options.searcher && !options.isRelatedLater && unrelated >= RELATED_TOGETHER) {
        await relateRecord(record, { signal })
        unrelated = 0
      }
      continue
    }
    if (event.kind === 'failed') failures.push(event.failure)
    if (event.kind === 'known') counts.known++
    if (event.kind === 'passed') passed[event.reason] = (passed[event.reason] ?? 0) + 1
    if (event.kind !== 'added') continue
    counts.added++
    unrelated++
    counts.statements += event.statements.length
    addedArticles.push(event.article.id)
  }
  const isStopped = signal?.aborted ?? false
  const outcome = { ...counts, failures, passed, isStopped }
  // Who is one voice is known only once the record is related.
  if (options.isRelatedLater) return outcome
  await relateRecord(record, { onProgress: (progress) => onProgress?.({ kind: 'relating', ...progress }) })
  return { ...outcome, voices: await record.countVoicesOf(addedArticles) }
}

/** Articles that are searched ahead of the one that is waited for have no more characters than this together. */
const MOST_TEXT_AHEAD = 16_000_000

/** Readings in their order, those of new articles with what a searcher finds in them. */
export async function* searchAhead(
  readings: AsyncIterable<Reading>,
  searcher: Searcher,
  { record, minConfidence }: StatementOptions & { readonly record?: Pick<OpenRecord, 'findKnown'> } = {},
): AsyncGenerator<Reading> {
  yield* mapInOrder(readings, {
    async start(reading) {
      if (reading.kind !== 'article' || reading.findings) return reading
      const { article, mark } = reading
      const known = await record?.findKnown([article.id])
      if (known?.has(article.id)) return reading
      const found = await searcher.search(article, { minConfidence })
      if (!('problem' in found)) return { ...reading, findings: found }
      return {
        kind: 'failure',
        failure: { from: article.from, message: found.problem },
        ...(mark && { mark }),
      }
    },
    most: searcher.most,
    weigh: (reading) => (reading.kind === 'article' ? reading.article.text.length : 0),
    mostWeight: MOST_TEXT_AHEAD,
  })
}

async function* keepReadings(
  readings: AsyncIterable<Reading>,
  record: OpenRecord,
  options: AddOptions,
): AsyncGenerator<AddEvent> {
  let waiting: Waiting[] = []
  const marks = new Map<string, Mark | undefined>()
  async function* keepWaiting(): AsyncGenerator<AddEvent> {
    yield* keepArticles(waiting, record, options)
    waiting = []
    // What an interrupt left in the batch is not kept, so reading must not go on behind it.
    if (!options.signal?.aborted) await keepMarks(marks, record)
    yield { kind: 'kept' }
  }
  for await (const reading of readings) {
    if (options.signal?.aborted) break
    if (reading.kind === 'ended') marks.set(reading.input, undefined)
    else if (reading.mark) marks.set(reading.mark.input, reading.mark)
    if (reading.kind === 'failure') yield { kind: 'failed', failure: reading.failure }
    if (reading.kind === 'passed') yield { kind: 'passed', reason: reading.reason }
    if (reading.kind === 'article') waiting.push(reading)
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

/** An article to keep, with what was found in it where that is known. */
interface Waiting {
  readonly article: Article
  readonly findings?: Findings
}

/** Keeps a batch in one transaction, reading those that are new, up to the one in hand when the signal comes. */
async function* keepArticles(
  waiting: readonly Waiting[],
  record: OpenRecord,
  options: AddOptions,
): AsyncGenerator<AddEvent> {
  const known = await record.findKnown(waiting.map(({ article }) => article.id))
  const fresh: ReadArticle[] = []
  try {
    for (const { article, findings } of waiting) {
      await (options.pause ?? takeTurn)()
      // What others have searched already is kept also then.
      if (options.signal?.aborted && !findings) break
      // A known one goes to the record too: under which paths it came tells which articles are revisions of which.
      if (known.has(article.id)) {
        fresh.push({ article, statements: [], voices: [], happenings: [] })
        continue
      }
      known.add(article.id)
      yield { kind: 'reading', article }
      fresh.push(findings ? { article, ...findings } : readStatements(article, options))
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

/** Which kept texts are read again, and who is told. */
export interface RereadOptions extends StatementOptions {
  /** Only these, by whole ids; all articles of the record when left out. */
  readonly articles?: readonly string[]
  /** How many articles are kept in one transaction; 32 when left out. */
  readonly batch?: number
  /** When it is aborted, the article in hand is finished, and what was read is kept and related. */
  readonly signal?: AbortSignal
  /** Told before each article. */
  readonly onProgress?: (progress: { readonly read: number; readonly of: number }) => void
  readonly onRelating?: RelateRecordOptions['onProgress']
}

/** What reading again came to. */
export interface RereadOutcome {
  readonly read: number
  /** In how many of them this version finds something else than was found before. */
  readonly changed: number
  /** True when the signal ended it before the last article. */
  readonly isStopped: boolean
}

/**
 * Reads kept texts again with this version of the program, and relates what it finds otherwise than before. What people
 * have decided holds for what is found now. Unknown ids are passed over; running it twice changes nothing more.
 */
export async function rereadRecord(record: OpenRecord, options: RereadOptions = {}): Promise<RereadOutcome> {
  const { signal, onProgress, batch = 32 } = options
  const ids = options.articles ?? (await listArticleIds(record))
  const outcome = { read: 0, changed: 0 }
  for (let start = 0; start < ids.length && !signal?.aborted; start += batch) {
    const changed: ReadArticle[] = []
    for (const before of await record.loadAsRead(ids.slice(start, start + batch))) {
      await takeTurn()
      if (signal?.aborted) break
      onProgress?.({ read: outcome.read, of: ids.length })
      outcome.read++
      const now = readStatements(before.article, options)
      if (writeFindings(now) !== writeFindings(before)) changed.push(now)
    }
    outcome.changed += await record.rereadArticles(changed)
  }
  await relateRecord(record, { onProgress: options.onRelating })
  return { ...outcome, isStopped: signal?.aborted ?? false }
}

const writeFindings = ({ statements, voices, happenings }: ReadArticle): string =>
  JSON.stringify([statements, voices, happenings])

async function listArticleIds(record: OpenRecord): Promise<string[]> {
  const ids: string[] = []
  for (let total = 1; ids.length < total; ) {
    const page = await record.listArticles({ limit: 1000, offset: ids.length })
    if (page.items.length === 0) break
    ids.push(...page.items.map(({ id }) => id))
    total = page.total
  }
  return ids
}
