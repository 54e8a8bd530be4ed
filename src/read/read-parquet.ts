import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet'
import { FOUND_COLUMNS, FOUND_KIND } from '../record.ts'
import { UnreadableInput } from './open-bytes.ts'
import { readFound } from './read-found.ts'
import { parseJson } from './read-json-lines.ts'
import type { Reading } from './reading.ts'

/** A row group is in memory whole, and unpacked it is several times as long. */
const MOST_GROUP_BYTES = 512_000_000

/**
 * The articles in a Parquet file that `hearsay pack` or a cluster wrote from lines of `hearsay extract --whole`, with what
 * was found in them: row after row, in memory for one row group. A row that does not fit is a failure with its number
 * (from 1), and the next is read. Throws UnreadableInput where it is no such file.
 */
export async function* readParquet(source: string | Uint8Array, from: string): AsyncGenerator<Reading> {
  const file = typeof source === 'string' ? await asyncBufferFromFile(source) : bufferOf(source)
  const metadata = await explainTrouble(() => parquetMetadataAsync(file))
  checkColumns(metadata)
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    if (group.total_byte_size > MOST_GROUP_BYTES) {
      const message = `rows ${start + 1} to ${end}: too long a row group; write it with smaller ones (parquet.block.size)`
      yield { kind: 'failure', failure: { from, message } }
    } else yield* readGroup({ file, metadata, start, end }, from)
    start = end
  }
}

interface Group {
  readonly file: AsyncBuffer
  readonly metadata: FileMetaData
  readonly start: number
  readonly end: number
}

async function* readGroup({ file, metadata, start, end }: Group, from: string): AsyncGenerator<Reading> {
  let rows: Record<string, unknown>[]
  try {
    const columns = [...FOUND_COLUMNS]
    const options = { file, metadata, columns, rowStart: start, rowEnd: end }
    rows = await explainTrouble(() => parquetReadObjects(options))
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    yield { kind: 'failure', failure: { from, message: `rows ${start + 1} to ${end}: ${error.message}` } }
    return
  }
  for (const [index, row] of rows.entries()) {
    try {
      yield readFound({ kind: FOUND_KIND, ...readCells(row) })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', failure: { from, message: `row ${start + index + 1}: ${error.message}` } }
    }
  }
}

/** Columns of the type JSON come as what they hold, all others as text. */
function readCells(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? parseJson(cell) : cell]),
  )
}

function checkColumns({ schema }: FileMetaData): void {
  const names = schema.slice(1).map(({ name }) => name)
  const missing = FOUND_COLUMNS.filter((name) => !names.includes(name))
  if (missing.length === 0) return
  throw new UnreadableInput(
    `a Parquet file: expected the columns ${FOUND_COLUMNS.join(', ')}, as "hearsay pack" writes them, got none called ${missing.join(', ')}`,
  )
}

/** What the library says of a damaged file, as trouble with the material. */
async function explainTrouble<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    // The disk's own trouble is told elsewhere.
    if (error instanceof Error && 'syscall' in error) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnreadableInput(
      `a Parquet file that cannot be read (${reason.slice(0, 200)}); write or copy it again`,
    )
  }
}

function bufferOf(bytes: Uint8Array): AsyncBuffer {
  const buffer = new Uint8Array(bytes).buffer
  return { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) }
}
