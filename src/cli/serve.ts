import open from 'open'
import { RecordError } from '../errors.ts'
import { readProgramVersion } from '../program.ts'
import {
  checkDoor,
  type JobFigures,
  type PeopleOptions,
  type RunningServer,
  startServer,
} from '../serve/index.ts'
import type { Settings } from '../settings.ts'
import { isPostgresAddress, type OpenRecord, openRecord } from '../store/index.ts'
import { openQueue, type Queue } from '../work/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { keepLog, type LoggedCall } from './keep-log.ts'
import { listenForStop } from './listen-for-stop.ts'
import { openReader } from './open-reader.ts'
import type { Terminal } from './terminal.ts'

/** Most stops are done before anybody wonders. */
const TELL_AFTER_MS = 1000

export async function run(given: Call): Promise<number> {
  const call = keepLog(given, 'serve')
  const record = await openRecord(call.settings.record, { mode: 'read' })
  try {
    const { host, password } = call.settings
    await checkDoor(record, { host, password, people: readPeopleOptions(call.settings) })
    await tellWhoMayIn(record, call)
    const left = await record.countUnrelated()
    if (left > 0)
      call.terminal.tell(
        `${countThings(left, 'article')} not yet related to the others: that goes on while the pages are shown.`,
      )
    return await serve(record, call)
  } finally {
    await record.close()
  }
}

async function serve(record: OpenRecord, call: LoggedCall): Promise<number> {
  const { switches, settings, terminal, log } = call
  const reader = openReader(settings)
  const queue = isPostgresAddress(settings.record) ? openQueue(settings.record) : undefined
  try {
    const { maxBytes, columns, fetcher } = reader.options
    const server = await startServer(record, {
      host: settings.host,
      port: settings.port,
      password: settings.password,
      people: readPeopleOptions(settings),
      metricsToken: settings.metricsToken,
      ...(queue && { countJobs: () => countJobs(queue) }),
      relatesRest: true,
      adding: { maxBytes, columns, fetcher, minConfidence: settings.minConfidence },
      log,
      // The log has them already, each with where it came from.
      ...(settings.log === 'off' && {
        reportError: (error) => terminal.tell(describeError(error, settings)),
      }),
    })
    const { address } = server
    const isStopped = listenForStop()
    terminal.ignoreClosedPipe()
    await terminal.print(
      switches.has('json') ? JSON.stringify({ kind: 'address', address }) : `Hearsay is at ${address}`,
    )
    if (switches.has('open')) await openBrowser(address, call)
    log.info('serving', { address, version: readProgramVersion() })
    log.info('stopping', { signal: await isStopped })
    await closeServer(server, terminal)
    log.info('stopped')
    return 0
  } finally {
    await queue?.close()
    await reader.close()
  }
}

/** For the metrics. Where no worker and no `add --queue` has made a queue yet, asking fails, and nothing is told. */
async function countJobs(queue: Queue): Promise<JobFigures> {
  const counts = Object.entries(await queue.count())
  const failed = await queue.listFailed()
  return {
    waiting: Object.fromEntries(counts.map(([kind, { waiting, again }]) => [kind, waiting + again])),
    givenUp: Object.fromEntries(
      counts.map(([kind]) => [kind, failed.filter((job) => job.kind === kind).length]),
    ),
  }
}

function readPeopleOptions(settings: Settings): PeopleOptions {
  const { trustedProxies, trustedHeader, makeReaders, requestLimit } = settings
  return { trustedProxies, trustedHeader, makesReaders: makeReaders, requestLimit }
}

/** From the first account on, a password for all opens nothing: whoever set one must know. */
async function tellWhoMayIn(record: OpenRecord, { settings, terminal }: Call): Promise<void> {
  const { length } = await record.people.listAccounts()
  if (length === 0) return
  const unasked = settings.password === '' ? '' : ' HEARSAY_PASSWORD is not asked for any more.'
  terminal.tell(`The record has ${countThings(length, 'account')}: everybody has to log in.${unasked}`)
}

function describeError(error: Error, { debug }: Settings): string {
  if (error instanceof RecordError) return `hearsay: ${error.message}`
  return `hearsay: this is a bug in Hearsay: ${(debug && error.stack) || error.message}`
}

/** Says, where closing takes a while, what is waited for. */
async function closeServer(server: RunningServer, terminal: Terminal): Promise<void> {
  const advise = () =>
    terminal.tell('Stopping: what is under way is finished first. Ctrl-C again stops at once.')
  const late = setTimeout(advise, TELL_AFTER_MS)
  try {
    await server.close()
  } finally {
    clearTimeout(late)
  }
}

async function openBrowser(address: string, { terminal }: Call): Promise<void> {
  const advise = () => terminal.tell(`No browser could be opened; open ${address} in one.`)
  try {
    const browser = await open(address)
    browser.once('error', advise)
  } catch {
    advise()
  }
}
