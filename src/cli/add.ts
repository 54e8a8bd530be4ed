import { type AddEvent, type AddOutcome, addArticles } from '../pipeline.ts'
import { checkSource, type Reading, type ReadOptions, readArticles } from '../read/index.ts'
import { hidePassword, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { INTERRUPTED, type Interrupt, listenForInterrupt } from './listen-for-interrupt.ts'
import { openReader } from './open-reader.ts'
import { putInQueue } from './put-in-queue.ts'
import { startThreads } from './start-threads.ts'
import { type Distance, tellPace } from './tell-pace.ts'
import { tellPassed } from './tell-passed.ts'
import type { Terminal } from './terminal.ts'

export async function run(call: Call): Promise<number> {
  const { operands, switches, settings, terminal } = call
  if (switches.has('queue')) return putInQueue(call)
  const isJson = switches.has('json')
  const isRelatedLater = switches.has('relate-later')
  // A mistyped path must not leave an empty or half-made record behind.
  for (const operand of operands) await checkSource(operand)
  // What nobody reads is worth keeping all the same.
  terminal.ignoreClosedPipe()
  const reader = openReader(settings)
  const record = await openRecord(settings.record, { mode: 'create' })
  const threads = startThreads(settings, { isAtWork: !isRelatedLater })
  try {
    const interrupt = listenForInterrupt(terminal)
    const { signal } = interrupt
    const teller = createTeller(terminal, { isJson, interrupt })
    const readings = readAll(operands, {
      ...reader.options,
      recordReader: threads?.recordReader,
      signal,
      findMark: (input) => record.findMark(input),
      onProgress: teller.onDistance,
    })
    const outcome = await addArticles(readings, record, {
      minConfidence: settings.minConfidence,
      batch: settings.batch,
      searcher: threads?.searcher,
      signal,
      isRelatedLater,
      onProgress: teller.onEvent,
    })
    if (isJson)
      await terminal.print(JSON.stringify({ kind: 'summary', ...outcome, failures: outcome.failures.length }))
    else await terminal.print(summarize(outcome))
    if (outcome.isStopped) {
      interrupt.tellStopped(hidePassword(settings.record))
      return INTERRUPTED
    }
    return outcome.failures.length > 0 ? 1 : 0
  } finally {
    await threads?.close()
    await reader.close()
    await record.close()
  }
}

async function* readAll(operands: readonly string[], options: ReadOptions): AsyncGenerator<Reading> {
  for (const operand of operands) yield* readArticles(operand, options)
}

/** What happens to each article: a line with --json, else progress. Failures are always told. */
function createTeller(terminal: Terminal, { isJson, interrupt }: { isJson: boolean; interrupt: Interrupt }) {
  let done = 0
  let begun = Date.now()
  let distance: Distance | undefined
  const onDistance = (now: Distance) => {
    // Another input has another end, and its own pace.
    const isOther = now.total !== distance?.total
    if (isOther) begun = Date.now()
    distance = { ...now, from: isOther ? now.done : distance?.from }
  }
  const onEvent = (event: AddEvent) => {
    // All is kept by now, and the next command relates what this one leaves: Ctrl-C may stop it while it computes.
    if (event.kind === 'relating') interrupt.release()
    // Not those added: these are told a whole batch at a time.
    if (event.kind === 'reading' || event.kind === 'known') done++
    if (event.kind === 'failed') terminal.tell(`${event.failure.from}: ${event.failure.message}`)
    if (isJson) {
      const line = describeEvent(event)
      if (line) void terminal.print(JSON.stringify(line)).catch(() => {})
    }
    const now =
      event.kind === 'relating'
        ? 'relating them to each other'
        : event.kind === 'reading'
          ? event.article.from
          : ''
    const far = distance && event.kind !== 'relating' ? tellPace(distance, Date.now() - begun) : ''
    terminal.progress.show([countThings(done, 'article'), far, now].filter(Boolean).join(', '))
  }
  return { onDistance, onEvent }
}

function describeEvent(event: AddEvent): object | undefined {
  if (event.kind === 'failed') return { kind: 'failed', ...event.failure }
  if (event.kind !== 'added' && event.kind !== 'known') return undefined
  const { id, from, title } = event.article
  return {
    kind: event.kind,
    id,
    from,
    title,
    statements: event.kind === 'added' ? event.statements.length : undefined,
  }
}

/** `2 articles added, 25 statements by 11 voices; 1 known already; 1 failed` */
function summarize({ added, known, statements, voices, failures, passed }: AddOutcome): string {
  const by =
    voices === undefined ? ', to be related by the next command' : ` by ${countThings(voices, 'voice')}`
  const said = `${countThings(statements, 'statement')}${by}`
  return [
    added > 0 ? `${countThings(added, 'article')} added, ${said}` : '0 articles added',
    `${known} known already`,
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...[tellPassed(passed) ?? []].flat(),
  ].join('; ')
}
