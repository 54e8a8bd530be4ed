import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Imported } from '../../../src/formats/data/index.ts'
import type { FolderFormat, Format } from '../../../src/formats/format.ts'
import { findFormat, isFolderFormat, openMaterial } from '../../../src/formats/index.ts'
import { addArticles } from '../../../src/pipeline.ts'
import { type Reading, takeGivenArticle } from '../../../src/read/index.ts'
import { type OpenRecord, openRecord } from '../../../src/store/index.ts'
import { recordAddress } from '../../record-address.ts'

/** Two reports of our own invention, with characters that count double in JavaScript, and a quotation over two paragraphs. */
export const REPORTS = [
  {
    title: 'Whale 🐋 seen in the harbour of Port Elin',
    outlet: 'Port Elin Tribune',
    publishedAt: '2022-11-14',
    url: 'https://tribune.example/whale',
    text: [
      'PORT ELIN – 🐋🐋 A whale has come into the harbour, harbour master Ines Talver told reporters on Monday.',
      '“Nobody may go near it,” Talver said. “It is as tired as we are 😴, and it needs “rest” more than photographs.',
      '“We shall lead it out at high tide.”',
      'The fishermen’s guild denied that its boats had hurt the animal.',
    ].join('\n\n'),
  },
  {
    title: 'Guild: boats did not hurt the whale',
    outlet: 'Quillon Standard',
    publishedAt: '2022-11-15',
    text: [
      'No boat was near the whale, the fishermen’s guild said in a statement on Tuesday.',
      'Ines Talver, the harbour master, said on Monday that a boat had hurt the animal, Telmar reported.',
    ].join('\n\n'),
  },
]

const folders: string[] = []
const records: OpenRecord[] = []
afterAll(async () => {
  for (const record of records) await record.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-formats-'))
  folders.push(folder)
  return folder
}

/** A new record, empty or with the reports in it. */
export async function openReports(reports: readonly object[] = REPORTS): Promise<OpenRecord> {
  const record = await openRecord(recordAddress(join(makeFolder(), 'test.db')), { mode: 'create' })
  records.push(record)
  async function* read(): AsyncGenerator<Reading> {
    for (const [index, report] of reports.entries()) {
      yield { kind: 'article', article: takeGivenArticle({ from: `${index}.txt`, ...report }) }
    }
  }
  await addArticles(read(), record)
  return record
}

/** What a record is in a format that is one text. */
export async function writeText(record: OpenRecord, name: string, story?: string): Promise<string> {
  const format = findFormat(name)
  if (isFolderFormat(format)) throw new Error(`${name} is a folder`)
  return withMaterial(record, story, async (material) => {
    let text = ''
    for await (const piece of (format as Format).write(material)) text += piece
    return text
  })
}

/** The files of a format that is a folder, by their names. */
export async function writeFiles(
  record: OpenRecord,
  name: string,
): Promise<Map<string, string | Uint8Array>> {
  return withMaterial(record, undefined, async (material) => {
    const files = new Map<string, string | Uint8Array>()
    for await (const file of (findFormat(name) as FolderFormat).writeFiles(material)) {
      files.set(file.name, file.content)
    }
    return files
  })
}

async function withMaterial<Result>(
  record: OpenRecord,
  story: string | undefined,
  work: (material: Awaited<ReturnType<typeof openMaterial>>) => Promise<Result>,
): Promise<Result> {
  const material = await openMaterial(record, { story })
  try {
    return await work(material)
  } finally {
    await material.close()
  }
}

export async function collect(things: AsyncIterable<Imported>): Promise<Imported[]> {
  const all: Imported[] = []
  for await (const thing of things) all.push(thing)
  return all
}

export const parseLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
