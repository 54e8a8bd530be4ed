import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeParquet } from '../../../src/formats/data/write-parquet.ts'
import { openMaterial } from '../../../src/formats/index.ts'
import { openReports, parseLines, REPORTS, writeFiles, writeText } from './open-reports.ts'

let files: Map<string, string | Uint8Array>
let lines: { kind: string; id: string; content: [number, number][]; statements: string[] }[]
const bufferOf = (name: string) => {
  const bytes = files.get(name) as Uint8Array
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
const readTable = (name: string) => parquetReadObjects({ file: bufferOf(`${name}.parquet`) })

beforeAll(async () => {
  const record = await openReports()
  files = await writeFiles(record, 'parquet')
  lines = parseLines(await writeText(record, 'jsonl'))
})

describe('a folder of Parquet', () => {
  it('has a table for each kind of thing', () => {
    const names = ['statements', 'articles', 'voices', 'utterances', 'relations', 'stories']
    expect([...files.keys()]).toEqual(names.map((name) => `${name}.parquet`))
  })

  it('keeps statements with their places as lists of numbers, and their article’s outlet', async () => {
    const rows = await readTable('statements')
    const statements = lines.filter(({ kind }) => kind === 'statement')
    expect(rows.map(({ id }) => id)).toEqual(statements.map(({ id }) => id))
    const spans = rows.map((row) =>
      row.content_spans.map(({ start, end }: { start: number; end: number }) => [start, end]),
    )
    expect(spans).toEqual(statements.map(({ content }) => content))
    expect(new Set(rows.map(({ outlet }) => outlet))).toEqual(new Set(REPORTS.map(({ outlet }) => outlet)))
    expect(rows.some(({ relay }) => relay?.includes('Telmar'))).toBe(true)
  })

  it('ties utterances to their statements by ids', async () => {
    const utterances = await readTable('utterances')
    const told = lines.filter(({ kind }) => kind === 'utterance')
    expect(utterances.map(({ statements }) => statements)).toEqual(told.map(({ statements }) => statements))
    const articles = await readTable('articles')
    expect(articles.map(({ text }) => text).sort()).toEqual(REPORTS.map(({ text }) => text).sort())
  })

  it('goes on in another file where the texts are long', async () => {
    const material = await openMaterial(await openReports([REPORTS[0]!]))
    async function* articles() {
      for await (const { article } of material.articles()) {
        const text = 'The whale is still there. '.repeat(1_000_000)
        for (const id of ['art_1', 'art_2', 'art_3'])
          yield { article: { ...article, id, text }, statements: [] }
      }
    }
    const rows: [string, number][] = []
    for await (const { name, content } of writeParquet({ ...material, articles })) {
      const bytes = content as Uint8Array
      const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
      if (name.startsWith('articles'))
        rows.push([name, Number((await parquetMetadataAsync(buffer)).num_rows)])
    }
    await material.close()
    expect(rows).toEqual([
      ['articles.parquet', 2],
      ['articles-2.parquet', 1],
    ])
  })

  it('keeps the columns of a table without rows', async () => {
    files = await writeFiles(await openReports([]), 'parquet')
    const metadata = await parquetMetadataAsync(bufferOf('relations.parquet'))
    expect(Number(metadata.num_rows)).toBe(0)
    expect(metadata.schema.map(({ name }) => name)).toContain('from_utterance')
  })
})
