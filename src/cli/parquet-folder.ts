import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { FOUND_COLUMNS, type ReadArticle } from '../record.ts'

/** Where articles without a day go: how Hive, and Spark after it, writes that a column is not known. */
const NO_DAY = '__HIVE_DEFAULT_PARTITION__'
/** So many characters of rows wait for their day to fill; then the longest of the days are written. */
const MOST_WAITING = 64_000_000
/** And no part is longer than this, before packing. */
const MOST_IN_PART = 32_000_000
const ROWS_IN_GROUP = 500

export interface PackedCounts {
  articles: number
  days: number
  files: number
  bytes: number
}

export interface ParquetFolder {
  readonly counts: Readonly<PackedCounts>
  add(read: ReadArticle): Promise<void>
  /** Writes what waits. */
  finish(): Promise<void>
}

type Row = Readonly<Record<(typeof COLUMNS)[number]['name'], string | number | null>>

interface WaitingDay {
  rows: Row[]
  length: number
}

const COLUMNS = [
  { name: 'id', type: 'STRING' },
  { name: 'published_at', type: 'STRING' },
  { name: 'outlet', type: 'STRING' },
  { name: 'title', type: 'STRING' },
  { name: 'url', type: 'STRING' },
  { name: 'statement_count', type: 'INT32' },
  ...FOUND_COLUMNS.map((name) => ({ name, type: 'STRING' }) as const),
] as const

/**
 * A folder that takes read articles and keeps them as Parquet files by day, `day=2019-03-28/part-0123456789abcdef.parquet`. Memory
 * is bounded: days that wait long are written in several parts. The rows of a part are in the order of their ids, and its name
 * is made of these, so that the same articles make the same file. A file is there whole or not at all.
 */
export function openParquetFolder(folder: string): ParquetFolder {
  const counts: PackedCounts = { articles: 0, days: 0, files: 0, bytes: 0 }
  const waiting = new Map<string, WaitingDay>()
  const days = new Set<string>()
  let length = 0

  async function write(day: string): Promise<void> {
    const { rows, length: written } = waiting.get(day)!
    waiting.delete(day)
    length -= written
    counts.bytes += await writePart(join(folder, `day=${day}`), rows)
    counts.files++
  }

  return {
    counts,
    async add(read) {
      const day = read.article.publishedAt?.slice(0, 10) ?? NO_DAY
      const row = describeRow(read)
      const rowLength = FOUND_COLUMNS.reduce((sum, name) => sum + String(row[name]).length, 0)
      const entry = waiting.get(day) ?? { rows: [], length: 0 }
      waiting.set(day, entry)
      entry.rows.push(row)
      entry.length += rowLength
      length += rowLength
      counts.articles++
      counts.days = days.add(day).size
      if (entry.length > MOST_IN_PART) await write(day)
      while (length > MOST_WAITING) await write(findLongest(waiting))
    },
    async finish() {
      for (const day of [...waiting.keys()]) await write(day)
    },
  }
}

function findLongest(waiting: ReadonlyMap<string, WaitingDay>): string {
  return [...waiting].reduce((longest, day) => (day[1].length > longest[1].length ? day : longest))[0]
}

function describeRow({ article, statements, voices, happenings }: ReadArticle): Row {
  return {
    id: article.id,
    published_at: article.publishedAt ?? null,
    outlet: article.outlet ?? null,
    title: article.title ?? null,
    url: article.url ?? null,
    statement_count: statements.length,
    article: JSON.stringify(article),
    statements: JSON.stringify(statements),
    voices: JSON.stringify(voices),
    happenings: JSON.stringify(happenings),
  }
}

/** Gives the length of the file. */
async function writePart(folder: string, unordered: readonly Row[]): Promise<number> {
  const rows = unordered.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
  const columnData = COLUMNS.map(({ name, type }) => ({ name, type, data: rows.map((row) => row[name]) }))
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: ROWS_IN_GROUP }))
  const print = createHash('sha256')
    .update(rows.map(({ id }) => id).join(' '))
    .digest('hex')
    .slice(0, 16)
  await mkdir(folder, { recursive: true })
  // Hidden until it is whole, so that nobody reads half of it.
  const waiting = join(folder, `.part-${print}-${process.pid}`)
  await writeFile(waiting, bytes)
  await rename(waiting, join(folder, `part-${print}.parquet`))
  return bytes.length
}
