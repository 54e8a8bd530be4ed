import { readProgramVersion } from '../program.ts'
import { runWorker, type WorkEvent } from '../work/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { keepLog, type LoggedCall } from './keep-log.ts'
import { listenForStop } from './listen-for-stop.ts'
import { openFetcher } from './open-fetcher.ts'

export async function run(given: Call): Promise<number> {
  const call = keepLog(given, 'work')
  const { settings, switches, terminal, log } = call
  // What nobody reads is worth keeping all the same.
  terminal.ignoreClosedPipe()
  const stop = new AbortController()
  void listenForStop().then((signal) => {
    log.info('stopping', { signal })
    if (settings.log === 'off')
      terminal.tell('Stopping: the jobs in hand are finished first. Ctrl-C again stops at once.')
    stop.abort()
  })
  const fetcher = settings.offline ? undefined : openFetcher(settings)
  const teller = createTeller(call)
  try {
    log.info('working', { threads: settings.threads, version: readProgramVersion() })
    await runWorker(settings.record, {
      threads: settings.threads,
      leaseSeconds: settings.lease,
      isUntilEmpty: switches.has('until-empty'),
      minConfidence: settings.minConfidence,
      maxBytes: settings.maxBytes,
      signal: stop.signal,
      ...(fetcher && { fetcher }),
      onEvent: teller.onEvent,
    })
    await terminal.print(teller.summarize())
    return teller.hasFailures() ? 1 : 0
  } finally {
    await fetcher?.close()
  }
}

/** What becomes of each job: a line with --json and in the log, else progress. Trouble is always told. */
function createTeller({ settings, switches, terminal, log }: LoggedCall) {
  const isJson = switches.has('json')
  const isTold = settings.log === 'off'
  const sum = { jobs: 0, added: 0, known: 0, statements: 0, related: 0, failed: 0, givenUp: 0 }
  const note = (event: Extract<WorkEvent, { kind: 'done' }>) => {
    const { added, known, statements, related } = event.result
    sum.jobs++
    sum.added += added
    sum.known += known
    sum.statements += statements
    sum.related += related
    log.info('job done', {
      job: event.job,
      about: event.about,
      added,
      known,
      statements,
      related,
      ms: Math.round(event.milliseconds),
    })
    terminal.progress.show(`${countThings(sum.added, 'article')} added, ${sum.related} related`)
  }
  return {
    onEvent(event: WorkEvent) {
      if (event.kind === 'done') note(event)
      if (event.kind === 'failed') sum.failed++
      if (event.kind === 'given up') sum.givenUp++
      const trouble = tellTrouble(event)
      if (trouble !== undefined && isTold) terminal.tell(trouble)
      else if (trouble !== undefined) log.info(trouble)
      if (isJson) void terminal.print(JSON.stringify(describeEvent(event))).catch(() => {})
    },
    hasFailures: () => sum.givenUp > 0,
    summarize: () => (isJson ? JSON.stringify({ kind: 'summary', ...sum }) : summarize(sum)),
  }
}

function describeEvent(event: WorkEvent): object {
  if (event.kind === 'done') {
    const { result, milliseconds, ...rest } = event
    const { failures, ...counts } = result
    return { ...rest, ...counts, failures: failures.length, milliseconds: Math.round(milliseconds) }
  }
  if (event.kind === 'failed') return { ...event, error: event.error.message }
  if (event.kind === 'waiting') return { kind: event.kind, message: event.error.message }
  return event
}

function tellTrouble(event: WorkEvent): string | undefined {
  switch (event.kind) {
    case 'done':
      return undefined
    case 'failed':
      return `${event.about}: ${event.error.message} (tried again later)`
    case 'given up': {
      const [first] = event.failures
      const rest = event.failures.length > 1 ? `, and ${event.failures.length - 1} more` : ''
      return `${first?.from ?? event.about}: ${first?.message ?? ''}${rest} (see "hearsay jobs")`
    }
    case 'waiting':
      return `Waiting for the database: ${event.error.message}`
    case 'going on':
      return `The database answers again after ${countThings(Math.ceil(event.seconds), 'second')}.`
  }
}

/** `312 articles added, 1,204 statements, 3 known already; 315 changes related; 2 jobs given up` */
function summarize(sum: Readonly<Record<'added' | 'known' | 'statements' | 'related' | 'givenUp', number>>) {
  return [
    `${countThings(sum.added, 'article')} added, ${countThings(sum.statements, 'statement')}`,
    `${sum.known} known already`,
    `${countThings(sum.related, 'change')} related`,
    ...(sum.givenUp > 0 ? [`${countThings(sum.givenUp, 'job')} given up`] : []),
  ].join('; ')
}
