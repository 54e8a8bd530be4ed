import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Reading, type ReadOptions, readArticles } from '../read/index.ts'
import type { LotFile, Material } from './material.ts'

/** The readings of a lot, as reading its files where they lie would give them. */
export async function* readLot({ articles, files }: Material, options: ReadOptions): AsyncGenerator<Reading> {
  for (const { article, findings } of articles)
    yield { kind: 'article', article, ...(findings && { findings }) }
  for (const file of files) yield* readFile(file, options)
}

/** Some kinds (archives) are read from a file only, so each is put into one for as long as it is read. */
async function* readFile({ from, bytes }: LotFile, options: ReadOptions): AsyncGenerator<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-job-'))
  const path = join(folder, 'file')
  try {
    await writeFile(path, bytes)
    for await (const reading of readArticles(path, options)) {
      const renamed = rename(reading, (text) => text.replaceAll(path, () => from))
      if (renamed) yield renamed
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file that is gone in a moment needs no mark of how far it was read. */
function rename(reading: Reading, name: (text: string) => string): Reading | undefined {
  switch (reading.kind) {
    case 'article': {
      const { article, findings } = reading
      return {
        kind: 'article',
        article: { ...article, from: name(article.from) },
        ...(findings && { findings }),
      }
    }
    case 'failure': {
      const { from, message } = reading.failure
      return { kind: 'failure', failure: { from: name(from), message: name(message) } }
    }
    case 'passed':
      return { kind: 'passed', from: name(reading.from), reason: reading.reason }
    case 'ended':
      return undefined
  }
}
