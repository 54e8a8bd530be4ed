import { rereadRecord } from '../pipeline.ts'
import { hidePassword } from '../store/index.ts'
import type { Call } from './call.ts'
import { chooseArticleId } from './choose-things.ts'
import { countThings } from './count-things.ts'
import { INTERRUPTED, listenForInterrupt } from './listen-for-interrupt.ts'
import { openToRead } from './open-to-read.ts'

export function run(call: Call): Promise<number> {
  const { operands, settings, terminal, switches } = call
  return openToRead(call, async (record) => {
    const articles: string[] = []
    for (const name of operands) articles.push(await chooseArticleId(record, { name, by: 'hearsay reread' }))
    const interrupt = listenForInterrupt(terminal)
    const { read, changed, isStopped } = await rereadRecord(record, {
      ...(operands.length > 0 && { articles: [...new Set(articles)] }),
      minConfidence: settings.minConfidence,
      batch: settings.batch,
      signal: interrupt.signal,
      onProgress: ({ read, of }) =>
        terminal.progress.show(`${read} of ${countThings(of, 'article')} read again`),
      onRelating({ left }) {
        // What was read is kept by now, and the next command relates what this one leaves.
        interrupt.release()
        terminal.progress.show(`relating, ${countThings(left, 'change')} left`)
      },
    })
    if (switches.has('json'))
      await terminal.print(JSON.stringify({ kind: 'summary', read, changed, isStopped }))
    else
      await terminal.print(
        `${countThings(read, 'article')} read again, ${changed} of them otherwise than before`,
      )
    if (!isStopped) return 0
    terminal.tell(
      `Stopped. What was read again is kept in ${hidePassword(settings.record)}; the same command starts anew.`,
    )
    return INTERRUPTED
  })
}
