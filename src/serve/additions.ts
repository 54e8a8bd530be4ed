/**
 * Reports that are added by way of the API: one addition after the other, in the background.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { type AddEvent, addArticles, type StatementOptions } from '../pipeline.ts'
import type { OpenRecord } from '../store/index.ts'
import { describeError } from './answer-failure.ts'
import type { Addition } from './answers.ts'
import { type Material, type ReadingOptions, readMaterial } from './read-material.ts'
import type { Relating } from './relate-behind.ts'
import type { Changes } from './watch-changes.ts'

export interface Additions {
  /** Begins when those before it are done. Nothing where too many wait already. */
  add(material: Material): Addition | undefined
  find(id: string): Addition | undefined
  /** Those that are not done. */
  listOpen(): Addition[]
  /**
   * Finishes the article in hand; what was added and is not yet related is left to the next start. Additions that were promised and
   * are not kept whole are told of, as one number.
   */
  close(): Promise<void>
}

export interface AdditionOptions extends ReadingOptions, StatementOptions {
  readonly changes: Changes
  readonly relating: Relating
  readonly giveWay: () => Promise<void>
  readonly reportError: (error: Error) => void
  /** Is told at the end how many additions were not kept, or not all of them, where there are any. */
  readonly tellLost: (additions: number) => void
  /** All that waits to be added, in bytes; a hundred megabytes when left out. */
  readonly mostWaitingBytes?: number
}

const MOST_WAITING = 20
/** It waits in memory. */
const MOST_WAITING_BYTES = 100_000_000
const MOST_REMEMBERED = 100
/** How many articles and failures are named of each addition. */
const MOST_NAMED = 100

/** The additions to a record. */
export function openAdditions(record: OpenRecord, options: AdditionOptions): Additions {
  const { changes, mostWaitingBytes = MOST_WAITING_BYTES } = options
  const stop = new AbortController()
  const remembered = new Map<string, Addition>()
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let waitingBytes = 0
  let lost = 0
  const put = (addition: Addition) => {
    remembered.delete(addition.id)
    remembered.set(addition.id, addition)
    const [oldest] = remembered.keys()
    if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest!)
    changes.tellAddition(addition)
  }
  return {
    add(material) {
      const bytes = countBytes(material)
      if (waiting >= MOST_WAITING || waitingBytes + bytes > mostWaitingBytes) return undefined
      waiting++
      waitingBytes += bytes
      const addition = begin()
      put(addition)
      last = last
        .then(() => carryOut(record, { addition, material, options, put, signal: stop.signal }))
        .then((isWhole) => {
          if (!isWhole) lost++
        })
        .finally(() => {
          waiting--
          waitingBytes -= bytes
        })
      return addition
    },
    find: (id) => remembered.get(id),
    listOpen: () =>
      [...remembered.values()].filter(({ state }) => state === 'reading' || state === 'relating'),
    async close() {
      stop.abort()
      await last
      if (lost > 0) options.tellLost(lost)
    },
  }
}

const begin = (): Addition => ({
  id: randomUUID(),
  state: 'reading',
  added: 0,
  known: 0,
  statements: 0,
  left: 0,
  articles: [],
  failures: [],
})

function countBytes({ text, files }: Material): number {
  return files.reduce((sum, { size }) => sum + size, Buffer.byteLength(text?.text ?? ''))
}

interface Work {
  readonly addition: Addition
  readonly material: Material
  readonly options: AdditionOptions
  readonly put: (addition: Addition) => void
  readonly signal: AbortSignal
}

/**
 * Adds and relates, telling each step. Trouble of the record, or a bug of ours, ends it as failed. False where the signal came before
 * all of it was kept.
 */
async function carryOut(record: OpenRecord, work: Work): Promise<boolean> {
  const { options, put } = work
  const { changes, relating, reportError } = options
  let addition = work.addition
  const change = (changed: Partial<Addition>) => {
    addition = { ...addition, ...changed }
    put(addition)
  }
  const fail = (message: string) =>
    change({ state: 'failed', failures: [...addition.failures, { from: '', message }] })
  try {
    const isWhole = await keep(record, work, (event) => change(noteEvent(addition, event)))
    if (!isWhole) {
      fail('The server stopped before all of this was kept. Add it again.')
      return false
    }
    changes.noteChange()
    await relating.relate((left) => change({ state: 'relating', left }))
    const isDone = addition.added + addition.known > 0
    change({ state: isDone ? 'done' : 'failed', left: 0 })
  } catch (error) {
    reportError(error as Error)
    const { message, fix } = describeError(error as Error)
    fail(`${message} ${fix}`)
  }
  changes.noteChange()
  return true
}

/** Whether all that there was to keep was kept, or could not be read. */
async function keep(
  record: OpenRecord,
  { material, options, signal }: Work,
  onProgress: (event: AddEvent) => void,
): Promise<boolean> {
  // What waited for its turn behind another one.
  if (signal.aborted) return false
  let given = 0
  let isAllGiven = false
  async function* readAll() {
    for await (const reading of readMaterial(material, { ...options, signal })) {
      if (reading.kind === 'article') given++
      yield reading
    }
    isAllGiven = true
  }
  const { added, known } = await addArticles(readAll(), record, {
    minConfidence: options.minConfidence,
    signal,
    // Each article shows as soon as it is kept.
    batch: 1,
    isRelatedLater: true,
    pause: options.giveWay,
    onProgress,
  })
  return isAllGiven && added + known === given
}

function noteEvent(addition: Addition, event: AddEvent): Partial<Addition> {
  if (event.kind === 'failed') {
    const { from, message } = event.failure
    return { failures: [...addition.failures, { from, message }].slice(-MOST_NAMED) }
  }
  if (event.kind !== 'added' && event.kind !== 'known') return {}
  const { id, title, outlet } = event.article
  const named = { id, ...(title !== undefined && { title }), ...(outlet !== undefined && { outlet }) }
  return {
    [event.kind]: addition[event.kind] + 1,
    statements: addition.statements + (event.kind === 'added' ? event.statements.length : 0),
    articles: [...addition.articles, named].slice(-MOST_NAMED),
  }
}
