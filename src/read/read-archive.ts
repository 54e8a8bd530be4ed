import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Mark } from '../record.ts'
import { type ArchiveOptions, readWacz, readWarc } from './archive/index.ts'
import { readPage } from './read-page.ts'
import { readPiece } from './read-pieces.ts'
import type { Reading, ReadOptions } from './reading.ts'

export interface ArchiveFile {
  readonly path: string
  readonly from: string
  readonly kind: 'warc' | 'wacz'
  readonly maxBytes: number
}

/**
 * The reports in a web archive that is a file: from where an earlier run was stopped, if the file is still the same, each
 * with a mark of how far it is read.
 */
export async function* readArchive(
  { path, from, kind, maxBytes }: ArchiveFile,
  { findMark, onProgress, recordReader }: ReadOptions,
): AsyncGenerator<Reading> {
  const { size, mtimeMs } = await stat(path)
  const input = resolve(path)
  // A page that was too long for another limit must be read again.
  const print = `${size} bytes, changed ${mtimeMs}, read up to ${maxBytes}`
  const after = (await findMark?.({ input, print })) ?? 0
  const options: ArchiveOptions = { readPage, recordReader, after, maxBytes }
  const pieces =
    kind === 'wacz'
      ? readWacz(path, options)
      : readWarc(createReadStream(path, after > 0 ? { start: after } : {}), options)
  onProgress?.({ done: after, total: size, unit: 'byte' })
  for await (const piece of pieces) {
    const { end } = piece
    if (end !== undefined) onProgress?.({ done: end, total: size, unit: 'byte' })
    const mark: Mark | undefined = end === undefined ? undefined : { input, print, end }
    yield { ...readPiece(piece, from), ...(mark && { mark }) }
  }
  yield { kind: 'ended', input }
}
