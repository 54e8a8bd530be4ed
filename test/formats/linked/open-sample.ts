import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { Format } from '../../../src/formats/format.ts'
import { type OpenMaterial, openMaterial } from '../../../src/formats/open-material.ts'
import { addArticles } from '../../../src/pipeline.ts'
import { readArticles } from '../../../src/read/index.ts'
import type { Article } from '../../../src/record.ts'
import { type OpenRecord, openRecord } from '../../../src/store/index.ts'
import { recordAddress } from '../../record-address.ts'

export interface Sample {
  readonly material: OpenMaterial
  readonly articles: Map<string, Article>
}

/** The bundled sample as a related record, for all tests of a file; `get` only within them. */
export function openSample(): { get(): Sample } {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-linked-'))
  let record: OpenRecord
  let sample: Sample
  beforeAll(async () => {
    record = await openRecord(recordAddress(join(folder, 'sample.sqlite')), { mode: 'create' })
    await addArticles(readArticles(fileURLToPath(new URL('../../../sample', import.meta.url))), record)
    const material = await openMaterial(record)
    const articles = new Map<string, Article>()
    for await (const { article } of material.articles()) articles.set(article.id, article)
    sample = { material, articles }
  })
  afterAll(async () => {
    await sample.material.close()
    await record.close()
    rmSync(folder, { recursive: true })
  })
  return { get: () => sample }
}

/** All pieces of a file. */
export async function writeWhole(format: Format, material: Parameters<Format['write']>[0]): Promise<string> {
  let whole = ''
  for await (const piece of format.write(material)) {
    if (typeof piece !== 'string') throw new Error('bytes in a form of text')
    whole += piece
  }
  return whole
}
