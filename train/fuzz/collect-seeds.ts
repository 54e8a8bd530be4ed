import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { inventSeeds } from './invent-files.ts'
import { ofOne, ofRecords, type Seeds } from './seed.ts'

/** Invented files of every kind, and with them those of the corpora: pages, feeds and web archives. */
export function collectSeeds(corpora: string): Seeds {
  const invented = inventSeeds()
  return {
    ...invented,
    pages: [...invented.pages, ...readFolder(join(corpora, 'pages/html')).map(unpack).map(ofOne)],
    feeds: [...invented.feeds, ...readFolder(join(corpora, 'feeds/tests')).map(unpack).map(ofOne)],
    warc: [...invented.warc, ...readFolder(join(corpora, 'warc')).map(ofRecords)],
  }
}

function readFolder(folder: string): Buffer[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name))
  return paths.sort().map((path) => readFileSync(path))
}

function unpack(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}
