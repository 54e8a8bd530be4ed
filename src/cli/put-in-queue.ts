import { openQueue, putInputs } from '../work/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { INTERRUPTED, listenForInterrupt } from './listen-for-interrupt.ts'
import { openReader } from './open-reader.ts'
import { startThreads } from './start-threads.ts'

/** `hearsay add --queue`: leaves reading and searching to workers. */
export async function putInQueue({ operands, switches, settings, terminal }: Call): Promise<number> {
  const queue = openQueue(settings.record)
  const reader = openReader(settings)
  const threads = startThreads(settings)
  try {
    await queue.prepare()
    const interrupt = listenForInterrupt(terminal)
    const { signal } = interrupt
    const outcome = await putInputs(operands, {
      queue,
      reading: { ...reader.options, recordReader: threads?.recordReader, signal },
      minConfidence: settings.minConfidence,
      signal,
      onFailure: ({ from, message }) => terminal.tell(`${from}: ${message}`),
      onProgress: ({ jobs }) => terminal.progress.show(`${countThings(jobs, 'job')} in the queue`),
    })
    const { jobs, articles, files, addresses, failed } = outcome
    const parts = [
      ...(articles > 0 ? [countThings(articles, 'article')] : []),
      ...(files > 0 ? [countThings(files, 'file')] : []),
      ...(addresses > 0 ? [`${addresses} ${addresses === 1 ? 'address' : 'addresses'}`] : []),
    ]
    if (switches.has('json')) await terminal.print(JSON.stringify({ kind: 'summary', ...outcome }))
    else
      await terminal.print(
        [
          `${countThings(jobs, 'job')} in the queue${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
          ...(failed > 0 ? [`${failed} failed`] : []),
        ].join('; '),
      )
    if (signal.aborted) {
      terminal.tell('Stopped. What is in the queue stays there; the same command puts all of it there again.')
      return INTERRUPTED
    }
    return failed > 0 ? 1 : 0
  } finally {
    await threads?.close()
    await reader.close()
    await queue.close()
  }
}
