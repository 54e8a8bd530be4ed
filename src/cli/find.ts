import { UsageError } from '../errors.ts'
import type { Act, Quotation } from '../record.ts'
import type { FoundStatement, OpenRecord, StatementQuery } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { openToRead } from './open-to-read.ts'
import { tellFoundStatement } from './tell-statement.ts'
import type { Terminal } from './terminal.ts'

const PAGE = 200

export function run(call: Call): Promise<number> {
  const { switches, terminal } = call
  const query = readQuery(call)
  const most = readLimit(call.values.limit)
  return openToRead(call, async (record) => {
    let total = 0
    let shown = 0
    for await (const page of findPages(record, query, { most })) {
      total = page.total
      shown += page.items.length
      for (const found of page.items) {
        if (switches.has('json')) await terminal.print(JSON.stringify(describeFound(found)))
        else await terminal.print(`${tellFoundStatement(found, terminal.pen)}\n`)
      }
    }
    if (total === 0) await tellUnknown(record, query, terminal)
    if (!switches.has('json')) terminal.tell(countFound({ total, shown }))
    return 0
  })
}

function countFound({ total, shown }: { total: number; shown: number }): string {
  const counted = countThings(total, 'statement')
  return shown < total ? `${shown.toLocaleString('en-GB')} of ${counted} shown` : `${counted} found`
}

/** Nothing found is no news where the record has no such voice or outlet at all: says so. */
async function tellUnknown(
  record: OpenRecord,
  { voice, outlet }: StatementQuery,
  terminal: Terminal,
): Promise<void> {
  const isKnown = async (query: StatementQuery) =>
    (await record.findStatements({ ...query, limit: 1 })).total > 0
  if (voice !== undefined && !(await isKnown({ voice }))) {
    terminal.tell(`No voice of the record is called "${voice}"; "hearsay show voice" lists all.`)
  }
  if (outlet !== undefined && !(await isKnown({ outlet }))) {
    terminal.tell(
      `The record has no statement published by an outlet "${outlet}"; "hearsay show article" lists all articles with their outlets.`,
    )
  }
}

async function* findPages(record: OpenRecord, query: StatementQuery, { most }: { most: number }) {
  for (let offset = 0; offset < most; offset += PAGE) {
    const page = await record.findStatements({ ...query, offset, limit: Math.min(PAGE, most - offset) })
    yield page
    if (offset + page.items.length >= page.total || page.items.length === 0) return
  }
}

function readQuery({ operands, values }: Call): StatementQuery {
  const query = {
    words: operands.join(' ').trim() || undefined,
    voice: values.voice,
    outlet: values.outlet,
    from: readDay('from', values.from),
    to: readDay('to', values.to),
    quotation: values.quotation as Quotation | undefined,
    act: values.act as Act | undefined,
  }
  checkOrder(query)
  if (Object.values(query).some((value) => value !== undefined)) return query
  throw new UsageError('hearsay find', {
    expected: 'words or a filter',
    got: 'nothing',
    fix: 'such as: hearsay find --voice Osmund',
  })
}

function checkOrder({ from, to }: StatementQuery): void {
  if (from === undefined || to === undefined || from <= to) return
  throw new UsageError('--from', {
    expected: `a day up to that of --to, ${to}`,
    got: from,
    fix: `did you mean --from ${to} --to ${from}?`,
  })
}

function readDay(flag: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  // Date.parse takes 30 February for a day of March.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value)
  if (isDay) return value
  throw new UsageError(`--${flag}`, {
    expected: 'a day in ISO 8601',
    got: value,
    fix: `write --${flag} 2019-03-28`,
  })
}

function readLimit(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new UsageError('--limit', { expected: 'a whole number above 0', got: value, fix: 'write --limit 20' })
}

/** The statement as everywhere, with what must be said of its article. */
function describeFound({ statement, article, utterance }: FoundStatement): object {
  return { kind: 'statement', ...statement, utterance, publishedIn: article }
}
