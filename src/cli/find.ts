import { UsageError } from '../errors.ts'
import type { Act, Quotation } from '../record.ts'
import type { FoundStatement, OpenRecord, StatementQuery } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { openToRead } from './open-to-read.ts'
import { tellFoundStatement } from './tell-statement.ts'

const PAGE = 200

export function run(call: Call): Promise<number> {
  const { switches, terminal } = call
  const query = readQuery(call)
  const most = readLimit(call.values.limit)
  return openToRead(call, async (record) => {
    let total = 0
    for await (const page of findPages(record, query, { most })) {
      total = page.total
      for (const found of page.items) {
        if (switches.has('json')) await terminal.print(JSON.stringify(describeFound(found)))
        else await terminal.print(`${tellFoundStatement(found, terminal.pen)}\n`)
      }
    }
    if (!switches.has('json')) terminal.tell(`${countThings(total, 'statement')} found`)
    return 0
  })
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
  if (Object.values(query).some((value) => value !== undefined)) return query
  throw new UsageError('hearsay find', {
    expected: 'words or a filter',
    got: 'nothing',
    fix: 'such as: hearsay find --voice Zakharova',
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
