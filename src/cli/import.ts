import {
  type ImportFormat,
  type ImportOutcome,
  importInto,
  readImport,
  tellFormat,
} from '../formats/index.ts'
import { hidePassword, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { readMaker } from './correct-and-tell.ts'
import { countThings } from './count-things.ts'
import { INTERRUPTED, listenForInterrupt } from './listen-for-interrupt.ts'

export async function run(call: Call): Promise<number> {
  const { operands, switches, values, settings, terminal } = call
  const [path = ''] = operands
  // A mistyped path must not leave an empty record behind.
  const format = await tellFormat(path, { given: values.format as ImportFormat | undefined })
  terminal.ignoreClosedPipe()
  const record = await openRecord(settings.record, { mode: 'create' })
  try {
    const interrupt = listenForInterrupt(terminal)
    const things = readImport(path, {
      format,
      findArticle: async (id) => (await record.loadReadArticles([id]))[0]?.article,
    })
    const outcome = await importInto(record, things, {
      maker: readMaker(call),
      signal: interrupt.signal,
      onProgress: (articles) => terminal.progress.show(countThings(articles, 'article')),
      onRelating: ({ left }) => terminal.progress.show(`relating, ${left} left`),
    })
    for (const { from, message } of outcome.failures) terminal.tell(`${from}: ${message}`)
    const { failures, ...counts } = outcome
    if (switches.has('json')) {
      await terminal.print(JSON.stringify({ kind: 'summary', ...counts, failures: failures.length }))
    } else await terminal.print(summarize(outcome))
    if (outcome.isStopped) {
      interrupt.tellStopped(hidePassword(settings.record))
      return INTERRUPTED
    }
    return failures.length > 0 ? 1 : 0
  } finally {
    await record.close()
  }
}

/** `2 articles added, 25 statements; 1 known already; 3 statements confirmed; 2 corrections; 1 failed` */
function summarize(outcome: ImportOutcome): string {
  const { added, known, statements, confirmed, corrections, failures } = outcome
  const said = added > 0 ? `, ${countThings(statements, 'statement')}` : ''
  return [
    `${countThings(added, 'article')} added${said}`,
    `${known} known already`,
    ...(confirmed > 0 ? [`${countThings(confirmed, 'statement')} of people confirmed`] : []),
    ...(corrections > 0 ? [`${countThings(corrections, 'correction')} taken over`] : []),
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
  ].join('; ')
}
