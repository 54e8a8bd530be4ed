import { type FailedJob, openQueue } from '../work/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'

export async function run({ switches, settings, terminal }: Call): Promise<number> {
  const isJson = switches.has('json')
  const queue = openQueue(settings.record)
  try {
    await queue.prepare()
    if (switches.has('retry') || switches.has('forget')) {
      const isRetry = switches.has('retry')
      const count = isRetry ? await queue.retryFailed() : await queue.forgetFailed()
      const kind = isRetry ? 'retried' : 'forgotten'
      const told = isRetry ? 'put back into the queue' : 'forgotten'
      await terminal.print(
        isJson ? JSON.stringify({ kind, jobs: count }) : `${countThings(count, 'job')} ${told}`,
      )
      return 0
    }
    for (const [kind, counts] of Object.entries(await queue.count())) {
      const { waiting, active, again } = counts
      await terminal.print(
        isJson
          ? JSON.stringify({ kind: 'queue', queue: kind, ...counts })
          : `${kind}: ${waiting} waiting, ${active} at work, ${again} to be tried again`,
      )
    }
    const failed = await queue.listFailed()
    if (!isJson) await terminal.print(`${countThings(failed.length, 'job')} given up`)
    for (const { kind, ...job } of failed)
      await terminal.print(
        isJson ? JSON.stringify({ kind: 'failed', queue: kind, ...job }) : tellFailed({ kind, ...job }),
      )
    return 0
  } finally {
    await queue.close()
  }
}

function tellFailed({ kind, about, tries, failedAt, reasons }: FailedJob): string {
  const head = `\n${kind} ${about}, tried ${tries === 1 ? 'once' : `${tries} times`}, ${failedAt.slice(0, 16).replace('T', ' ')} UTC`
  return [
    head,
    ...reasons.map(
      (reason) => `  ${reason.startsWith(`${about}: `) ? reason.slice(about.length + 2) : reason}`,
    ),
  ].join('\n')
}
