/**
 * The figures of a running server, as Prometheus reads them.
 *
 * @module
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { readProgramVersion } from '../program.ts'
import type { OpenRecord } from '../store/index.ts'
import { openRecordFigures, type RecordFigures } from './record-figures.ts'

export interface Metrics {
  readonly contentType: string
  noteRequest(request: NotedRequest): void
  /** All figures, a line each. */
  write(): Promise<string>
}

/** A request that was answered. */
export interface NotedRequest {
  readonly method: string
  /** The pattern of its address, such as `/article/{id}`: never the address itself. */
  readonly route: string
  readonly status: number
  /** Until the answer began. */
  readonly seconds: number
}

export interface JobFigures {
  /** How many wait, by the name of their queue. */
  readonly waiting: Readonly<Record<string, number>>
  /** How many lie with what failed for good, by the name of the queue in which they were. */
  readonly givenUp: Readonly<Record<string, number>>
}

export interface MetricsOptions {
  /** Without it nothing is told of jobs. */
  readonly countJobs?: () => Promise<JobFigures>
}

/** In seconds. Most answers come in a few milliseconds; a search of a large record may take a tenth of a second. */
const DURATIONS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.12, 0.25, 0.5, 1, 2.5, 10]

const LABELS = ['method', 'route', 'status'] as const

export function openMetrics(record: OpenRecord, options: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'hearsay_http_requests_total',
    help: 'Requests that were answered, by method, pattern of the address and status.',
    labelNames: LABELS,
    registers,
  })
  const durations = new Histogram({
    name: 'hearsay_http_request_duration_seconds',
    help: 'How long requests took until their answer began.',
    labelNames: LABELS,
    buckets: DURATIONS,
    registers,
  })
  new Gauge({
    name: 'hearsay_build_info',
    help: 'Always 1; the labels say which version runs.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version: readProgramVersion(), node: process.versions.node }, 1)
  addRecordFigures(registry, record)
  if (options.countJobs) addJobs(registry, options.countJobs)
  const all = Registry.merge([findProcessFigures(), registry])
  return {
    contentType: all.contentType,
    noteRequest({ method, route, status, seconds }) {
      const labels = { method, route, status: String(status) }
      requests.inc(labels)
      durations.observe(labels, seconds)
    },
    write: () => all.metrics(),
  }
}

function addRecordFigures(registry: Registry, record: OpenRecord): void {
  const readFigures = openRecordFigures(record)
  const add = (name: string, { help, of }: { help: string; of: (figures: RecordFigures) => number }) => {
    const gauge = new Gauge({
      name: `hearsay_record_${name}`,
      help,
      registers: [registry],
      async collect() {
        const figures = await readFigures()
        // What is not known is not told: 0 would look like an empty record.
        if (figures) gauge.set(of(figures))
        else gauge.remove()
      },
    })
  }
  add('articles', { help: 'Articles in the record.', of: ({ articles }) => articles })
  add('statements', { help: 'Statements in the record.', of: ({ statements }) => statements })
  add('unrelated_changes', {
    help: 'Changes that are not yet related to the rest of the record.',
    of: ({ unrelated }) => unrelated,
  })
  const readable = new Gauge({
    name: 'hearsay_record_readable',
    help: '1 when the record could be read for these figures, else 0.',
    registers: [registry],
    async collect() {
      readable.set((await readFigures()) ? 1 : 0)
    },
  })
}

function addJobs(registry: Registry, countJobs: NonNullable<MetricsOptions['countJobs']>): void {
  const gauges: readonly [figure: keyof JobFigures, help: string][] = [
    ['waiting', 'Jobs that wait for a worker, by queue.'],
    ['givenUp', 'Jobs that failed for good, until somebody puts them back or forgets them, by queue.'],
  ]
  for (const [figure, help] of gauges) {
    const gauge = new Gauge({
      name: figure === 'waiting' ? 'hearsay_waiting_jobs' : 'hearsay_given_up_jobs',
      help,
      labelNames: ['queue'],
      registers: [registry],
      async collect() {
        gauge.reset()
        // Where the queue cannot be asked, the other figures are still worth having.
        const figures = await countJobs().catch(() => undefined)
        for (const [queue, count] of Object.entries(figures?.[figure] ?? {})) gauge.set({ queue }, count)
      },
    })
  }
}

let processFigures: Registry | undefined

/** Memory, processor time, delays of the event loop: of the process, and so one for all servers in it. */
function findProcessFigures(): Registry {
  if (processFigures === undefined) {
    processFigures = new Registry()
    collectDefaultMetrics({ register: processFigures })
  }
  return processFigures
}
