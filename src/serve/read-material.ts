/**
 * What came with a request, read as articles.
 *
 * @module
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Reading, type ReadOptions, readArticles } from '../read/index.ts'

/** What somebody wants to have added. */
export interface Material {
  readonly text?: PastedText
  /** An http or https address. */
  readonly address?: string
  readonly files: readonly File[]
}

/** A report as it was pasted. What is told of it wins over what it says of itself. */
export interface PastedText {
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly url?: string
}

export type ReadingOptions = Pick<ReadOptions, 'maxBytes' | 'columns' | 'fetcher'>

/** Names of files are shown and kept: a name has no folders, no control characters, and an end. */
const MOST_NAME = 200

/** The articles in what somebody sent, with failures for what could not be read. Files are known by their names. */
export async function* readMaterial(
  { text, address, files }: Material,
  options: ReadingOptions & { readonly signal: AbortSignal },
): AsyncGenerator<Reading> {
  if (text) yield* readPasted(text, options)
  if (address !== undefined) yield* readArticles(address, options)
  for (const file of files) yield* readFile(file, options)
}

/** Plain words tell title, outlet and date themselves, such as by a headline on their first line; what a person told wins. */
async function* readPasted(
  { text, ...told }: PastedText,
  options: ReadingOptions & { readonly signal: AbortSignal },
): AsyncGenerator<Reading> {
  const readText = (given: string) =>
    readArticles('-', { ...options, standardInput: oneChunk(Buffer.from(given)) })
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length === 0) return yield* readText(text)
  for await (const reading of readText(text)) {
    if (reading.kind !== 'article') yield reading
    else {
      const { title, outlet, publishedAt, url, byline, place, credit, text: body } = reading.article
      const own = { title, outlet, publishedAt, url, byline, place, credit }
      yield* readText(JSON.stringify({ ...own, ...given, text: body }))
    }
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Some kinds (archives) are read from a file only, so that each is put into one for as long as it is read. */
async function* readFile(
  file: File,
  options: ReadingOptions & { readonly signal: AbortSignal },
): AsyncGenerator<Reading> {
  const name = cleanName(file.name)
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-added-'))
  const path = join(folder, 'file')
  try {
    await writeFile(path, file.stream())
    for await (const reading of readArticles(path, options)) {
      const renamed = renameReading(reading, { path, name })
      if (renamed) yield renamed
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file that is gone tomorrow needs no mark of how far it was read. */
function renameReading(
  reading: Reading,
  { path, name }: { readonly path: string; readonly name: string },
): Reading | undefined {
  const rename = (text: string) => text.replaceAll(path, () => name)
  switch (reading.kind) {
    case 'article': {
      const { article } = reading
      // The record knows by this that it is no place on the disk: another file of the same name is another report.
      const from = article.from.replaceAll(path, () => `${name} (uploaded)`)
      return { kind: 'article', article: { ...article, from } }
    }
    case 'failure': {
      const { from, message } = reading.failure
      return { kind: 'failure', failure: { from: rename(from), message: rename(message) } }
    }
    case 'passed':
      return { kind: 'passed', from: rename(reading.from), reason: reading.reason }
    case 'ended':
      return undefined
  }
}

function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  return plain.slice(-MOST_NAME) || 'file'
}
