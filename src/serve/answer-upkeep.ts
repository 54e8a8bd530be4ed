/**
 * How whoever keeps the server is answered: does it run, can it read the record, how busy is it.
 *
 * @module
 */
import type { Context } from 'hono'
import { readProgramVersion } from '../program.ts'
import { answerFailure } from './answer-failure.ts'
import { answerInTime } from './answer-in-time.ts'
import { guardMetrics } from './guard-metrics.ts'
import type { Router, Service } from './service.ts'
import { upkeepRoutes } from './upkeep-routes.ts'

/** A record that takes longer is not ready: what asks has a limit of its own, often of five seconds. */
const PATIENCE_MS = 3000
/** Anybody may ask; the record is looked at no more often than this. */
const FRESH_MS = 1000

export interface UpkeepOptions {
  /** What programs on other machines must send to read the metrics; without it none of them may. */
  readonly metricsToken?: string
}

/** Throws a UsageError for a token that is easily guessed. */
export function answerUpkeep(app: Router, service: Service, { metricsToken }: UpkeepOptions): void {
  const { metrics, signal } = service
  const version = readProgramVersion()
  const begun = performance.now()
  const canRead = createReadCheck(service)
  app.openapi(upkeepRoutes.health, (context) => {
    context.header('Cache-Control', 'no-store')
    const uptimeSeconds = Math.floor((performance.now() - begun) / 1000)
    return context.json({ status: 'ok' as const, version, uptimeSeconds }, 200)
  })
  app.openapi(upkeepRoutes.ready, async (context) => {
    context.header('Cache-Control', 'no-store')
    if (signal.aborted) return answerStopping(context)
    return (await canRead()) ? context.json({ status: 'ready' as const }, 200) : answerUnreadable(context)
  })
  app.use(upkeepRoutes.metrics.path, guardMetrics(metricsToken))
  app.openapi(upkeepRoutes.metrics, async (context) => {
    context.header('Cache-Control', 'no-store')
    return context.text(await metrics.write(), 200, { 'Content-Type': metrics.contentType })
  })
}

/** Whether the record can be read; who asks within a second of another is told the same. */
function createReadCheck({ record }: Service): () => Promise<boolean> {
  let known: { readonly canRead: Promise<boolean>; readonly until: number } | undefined
  return () => {
    const now = performance.now()
    if (known === undefined || known.until < now) {
      // To find that there is no such article, the database must read.
      const reading = record.findSummaries(['none']).then(
        () => true,
        () => false,
      )
      const canRead = answerInTime(reading, { ms: PATIENCE_MS, late: false })
      known = { canRead, until: now + FRESH_MS }
    }
    return known.canRead
  }
}

function answerUnreadable(context: Context) {
  return answerFailure(context, {
    status: 503,
    message: 'The record cannot be read at the moment.',
    fix: 'Look at what hearsay serve writes to its log or terminal, and mend what it names.',
  }) as never
}

/** What comes while the server stops is not begun any more. */
export function answerStopping(context: Context) {
  return answerFailure(context, {
    status: 503,
    message: 'The server is stopping.',
    fix: 'Ask again when it has been started anew.',
  }) as never
}
