import { type Failure, type Reading, type ReadOptions, readArticles } from '../../src/read/index.ts'
import type { Article } from '../../src/record.ts'

export async function readAll(input: string, options: ReadOptions = {}): Promise<Reading[]> {
  const readings: Reading[] = []
  for await (const reading of readArticles(input, options)) readings.push(reading)
  return readings
}

/** Reads bytes as from standard input, in chunks of an odd size, so that no test depends on lucky chunk borders. */
export async function readPiped(bytes: Uint8Array | string, options: ReadOptions = {}): Promise<Reading[]> {
  async function* cut() {
    const all = Buffer.from(bytes as Uint8Array)
    for (let start = 0; start < all.length; start += 4093) yield all.subarray(start, start + 4093)
  }
  return readAll('-', { ...options, standardInput: cut() })
}

export function articlesOf(readings: readonly Reading[]): Article[] {
  return readings.flatMap((reading) => (reading.kind === 'article' ? [reading.article] : []))
}

export function failuresOf(readings: readonly Reading[]): Failure[] {
  return readings.flatMap((reading) => (reading.kind === 'failure' ? [reading.failure] : []))
}

export async function readOne(text: Uint8Array | string): Promise<Article> {
  const [article] = articlesOf(await readPiped(text))
  if (!article) throw new Error('no article was read')
  return article
}
