/**
 * The formats for other programs that work with data. What writes and reads each is loaded when it is asked for: some bring a
 * library with them.
 *
 * @module
 */
import type { FolderFormat, Format, Material } from '../format.ts'

async function* later<Piece>(
  load: () => Promise<(material: Material) => AsyncIterable<Piece>>,
  material: Material,
): AsyncGenerator<Piece> {
  yield* (await load())(material)
}

export const DATA_FORMATS: readonly (Format | FolderFormat)[] = [
  {
    name: 'jsonl',
    says: 'JSON lines, one thing a line, for programs and for "hearsay import": nothing is lost',
    extension: '.jsonl',
    mediaType: 'application/jsonl; charset=utf-8',
    write: (material) => later(async () => (await import('./write-json-lines.ts')).writeJsonLines, material),
  },
  {
    name: 'json',
    says: 'One JSON document, for programs that read a file as a whole',
    extension: '.json',
    mediaType: 'application/json; charset=utf-8',
    write: (material) => later(async () => (await import('./write-json.ts')).writeJson, material),
  },
  {
    name: 'csv',
    says: 'A row for each statement, for spreadsheets',
    extension: '.csv',
    mediaType: 'text/csv; charset=utf-8',
    write: (material) => later(async () => (await import('./write-csv.ts')).writeCsv, material),
  },
  {
    name: 'parquet',
    says: 'A folder of tables in Parquet, for DuckDB, pandas and R',
    extension: '.parquet',
    writeFiles: (material) => later(async () => (await import('./write-parquet.ts')).writeParquet, material),
  },
  {
    name: 'annotations',
    says: 'W3C Web Annotations as JSON-LD, for annotation tools',
    extension: '.jsonld',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write: (material) =>
      later(async () => (await import('./write-annotations.ts')).writeAnnotations, material),
  },
  {
    name: 'brat',
    says: 'A folder of texts with standoff annotations, for the editor brat',
    extension: '.ann',
    writeFiles: (material) => later(async () => (await import('./write-brat.ts')).writeBrat, material),
  },
]

export type { Imported } from './imported.ts'
