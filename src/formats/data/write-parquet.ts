import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { FolderFormat, Material } from '../format.ts'
import { type ColumnType, type ParquetTable, TABLES } from './parquet-tables.ts'

/** Rows that are encoded together: what a reader must take in to see one of them. */
const ROWS_IN_GROUP = 10_000
/** Where a table is longer, it goes on in `statements-2.parquet`: a file is in memory until it is whole. */
const ROWS_IN_FILE = 250_000
/** The same for rows with whole texts in them. */
const CHARACTERS_IN_FILE = 64_000_000

type Row = Readonly<Record<string, unknown>>

/**
 * A folder of tables: a file of Parquet each, which know each other by ids. Not one wide file: an article's text would stand
 * there once for each of its statements, and voices and relations would have no place.
 */
export async function* writeParquet(material: Material): ReturnType<FolderFormat['writeFiles']> {
  for (const table of TABLES) {
    let number = 1
    let rows: Row[] = []
    let characters = 0
    for await (const row of table.list(material)) {
      const more = countCharacters(row)
      const isFull = rows.length === ROWS_IN_FILE || characters + more > CHARACTERS_IN_FILE
      if (isFull && rows.length > 0) {
        yield { name: nameFile(table, number++), content: encode(table, rows) }
        rows = []
        characters = 0
      }
      rows.push(row)
      characters += more
    }
    if (rows.length > 0 || number === 1) {
      yield { name: nameFile(table, number), content: encode(table, rows) }
    }
  }
}

function countCharacters(row: Row): number {
  const texts = Object.values(row).flat()
  return texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0)
}

const nameFile = ({ name }: ParquetTable, number: number) =>
  number === 1 ? `${name}.parquet` : `${name}-${number}.parquet`

function encode({ columns }: ParquetTable, rows: readonly Row[]): Uint8Array {
  const bytes = new ByteWriter()
  const names = Object.keys(columns)
  const schema = [
    { name: 'root', num_children: names.length },
    ...names.flatMap((name) => describeColumn(name, columns[name]!)),
  ]
  const writer = new ParquetWriter({ writer: bytes, schema })
  for (let start = 0; start < rows.length; start += ROWS_IN_GROUP) {
    const group = rows.slice(start, start + ROWS_IN_GROUP)
    const columnData = names.map((name) => ({ name, data: group.map((row) => row[name] ?? null) }))
    writer.write({ columnData, rowGroupSize: ROWS_IN_GROUP })
  }
  writer.finish()
  return new Uint8Array(bytes.getBuffer())
}

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** As the Parquet format has them (LogicalTypes.md): lists in three levels, so that all readers know them. */
function describeColumn(name: string, type: ColumnType): Element[] {
  const optional = { repetition_type: 'OPTIONAL' } as const
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
  const list: Element[] = [
    { name, ...optional, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ]
  if (type === 'texts') return [...list, { name: 'element', ...optional, ...text }]
  if (type === 'spans') {
    const number = { type: 'INT32', repetition_type: 'REQUIRED' } as const
    return [
      ...list,
      { name: 'element', ...optional, num_children: 2 },
      { name: 'start', ...number },
      { name: 'end', ...number },
    ]
  }
  if (type === 'number') return [{ name, ...optional, type: 'INT32' }]
  if (type === 'share') return [{ name, ...optional, type: 'DOUBLE' }]
  if (type === 'yes or no') return [{ name, ...optional, type: 'BOOLEAN' }]
  return [{ name, ...optional, ...text }]
}
