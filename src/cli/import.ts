import {
  type Imported,
  type ImportFormat,
  type ImportOutcome,
  importInto,
  readImport,
  tellFormat,
} from '../formats/index.ts'
import type { Article } from '../record.ts'
import { hidePassword, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { readMaker } from './correct-and-tell.ts'
import { countThings } from './count-things.ts'
import { INTERRUPTED, listenForInterrupt } from './listen-for-interrupt.ts'

export async function run(call: Call): Promise<number> {
  const { operands, values, settings, terminal } = call
  const [path = ''] = operands
  // A mistyped path must not leave an empty record behind.
  const format = await tellFormat(path, { given: values.format as ImportFormat | undefined })
  terminal.ignoreClosedPipe()
  if (await isRecord(settings.record))
    return take(call, (findArticle) => readImport(path, { format, findArticle }))
  // Nor must a file of which nothing can be taken in.
  const { failures, things } = await readFirst(readImport(path, { format }))
  if (things) return take(call, () => things)
  await tell(call, { ...NOTHING, failures })
  terminal.tell('Nothing was taken in, and no record was made.')
  return failures.length > 0 ? 1 : 0
}

/** Whatever is wrong with one that is there is told when it is opened to write. */
async function isRecord(address: string): Promise<boolean> {
  const record = await openRecord(address, { mode: 'read' }).catch(() => undefined)
  await record?.close()
  return record !== undefined
}

/** All things again where one of them can be taken in, or else what is wrong with each. */
async function readFirst(things: AsyncGenerator<Imported>) {
  const failures: Extract<Imported, { kind: 'failure' }>[] = []
  for (let next = await things.next(); !next.done; next = await things.next()) {
    const { value } = next
    if (value.kind !== 'failure') return { failures, things: begin([...failures, value], things) }
    failures.push(value)
  }
  return { failures }
}

async function* begin(first: readonly Imported[], rest: AsyncIterable<Imported>): AsyncGenerator<Imported> {
  yield* first
  yield* rest
}

type Read = (findArticle: (id: string) => Promise<Article | undefined>) => AsyncIterable<Imported>

async function take(call: Call, read: Read): Promise<number> {
  const { settings, terminal } = call
  const record = await openRecord(settings.record, { mode: 'create' })
  try {
    const interrupt = listenForInterrupt(terminal)
    const things = read(async (id) => (await record.loadReadArticles([id]))[0]?.article)
    const outcome = await importInto(record, things, {
      maker: readMaker(call),
      signal: interrupt.signal,
      onProgress: (articles) => terminal.progress.show(countThings(articles, 'article')),
      onRelating: ({ left }) => terminal.progress.show(`relating, ${left} left`),
    })
    await tell(call, outcome)
    if (outcome.isStopped) {
      interrupt.tellStopped(hidePassword(settings.record))
      return INTERRUPTED
    }
    return outcome.failures.length > 0 ? 1 : 0
  } finally {
    await record.close()
  }
}

const NOTHING: ImportOutcome = {
  added: 0,
  known: 0,
  statements: 0,
  confirmed: 0,
  corrections: 0,
  failures: [],
  isStopped: false,
}
/** Where nothing at all could be taken in, the first lines say what is wrong with all. */
const MOST_ALIKE = 3

async function tell({ switches, terminal }: Call, outcome: ImportOutcome): Promise<void> {
  const { failures, ...counts } = outcome
  const isNothing = counts.added + counts.known + counts.corrections === 0
  const told = isNothing ? failures.slice(0, MOST_ALIKE) : failures
  for (const { from, message } of told) terminal.tell(`${from}: ${message}`)
  const untold = failures.length - told.length
  if (untold > 0) terminal.tell(`and ${untold} more, of which nothing could be taken in either`)
  if (switches.has('json')) {
    await terminal.print(JSON.stringify({ kind: 'summary', ...counts, failures: failures.length }))
  } else await terminal.print(summarize(outcome))
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
