/**
 * formats: a record in the forms that others read, and back.
 *
 * @module
 */
import { UsageError } from '../errors.ts'
import type { OpenRecord } from '../store/index.ts'
import { DATA_FORMATS } from './data/index.ts'
import type { FolderFormat, Format } from './format.ts'
import { LINKED_FORMATS } from './linked/index.ts'
import { openMaterial } from './open-material.ts'

export type { Imported } from './data/index.ts'
export type { FolderFormat, Format, Material, WrittenArticle } from './format.ts'
export { type ImportIntoOptions, type ImportOutcome, importInto } from './import-into.ts'
export { type OpenMaterial, openMaterial } from './open-material.ts'
export {
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportOptions,
  readImport,
  tellFormat,
} from './read-import.ts'

/** All formats, in the order in which they are listed. */
export const FORMATS: readonly (Format | FolderFormat)[] = [...DATA_FORMATS, ...LINKED_FORMATS]
/** The one that is written when none is asked for. */
export const DEFAULT_FORMAT = 'jsonl'

export const isFolderFormat = (format: Format | FolderFormat): format is FolderFormat =>
  'writeFiles' in format

/** The format of this name. Throws a UsageError that names all there are. */
export function findFormat(name: string): Format | FolderFormat {
  const format = FORMATS.find((one) => one.name === name)
  if (format) return format
  throw new UsageError('format', {
    expected: `one of ${FORMATS.map((one) => one.name).join(', ')}`,
    got: name,
    fix: '"hearsay help export" tells what each is for',
  })
}

/**
 * A record, or one story of it, in a format that is one file, piece by piece, as it is when the first piece is asked for.
 * Throws a UsageError when there is no such story.
 */
export async function* writeFormat(
  record: OpenRecord,
  { format, story }: { readonly format: Format; readonly story?: string },
): AsyncGenerator<string | Uint8Array> {
  const material = await openMaterial(record, { story })
  try {
    yield* format.write(material)
  } finally {
    await material.close()
  }
}

/** The JSON Schema (draft 2020-12) of the formats json and jsonl. */
export async function makeSchema(): Promise<object> {
  return (await import('./data/record-schema.ts')).makeRecordSchema()
}
