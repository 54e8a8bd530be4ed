import { gunzipSync, gzipSync } from 'node:zlib'
import type { Article, Findings } from '../record.ts'

/** What one job has to read: articles, and files that nobody has looked into yet. */
export interface Material {
  readonly articles: readonly LotArticle[]
  readonly files: readonly LotFile[]
}

export interface LotArticle {
  readonly article: Article
  /** What an earlier run found in it. */
  readonly findings?: Findings
}

export interface LotFile {
  /** Where the articles in it are said to come from. */
  readonly from: string
  readonly bytes: Uint8Array
}

/**
 * A lot as text. Packed, for the database cannot keep every character that stands in articles as JSON, and a lot becomes a third as
 * large.
 */
export function packMaterial({ articles, files }: Material): string {
  const written = files.map(({ from, bytes }) => ({ from, bytes: Buffer.from(bytes).toString('base64') }))
  return gzipSync(JSON.stringify({ articles, files: written })).toString('base64')
}

export function unpackMaterial(packed: string): Material {
  const { articles, files }: { articles: LotArticle[]; files: { from: string; bytes: string }[] } =
    JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'))
  return {
    articles,
    files: files.map(({ from, bytes }) => ({ from, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) })),
  }
}
