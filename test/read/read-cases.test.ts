import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAll } from './read-all.ts'

/** Each folder holds one `input.*` and what reading it must give. Ids are tested elsewhere, they would only be noise here. */
const CASES = join(import.meta.dirname, '../cases/read')

describe('whole inputs', () => {
  for (const name of readdirSync(CASES).sort()) {
    it(`reads ${name.replaceAll('-', ' ')}`, async () => {
      const folder = join(CASES, name)
      const input = readdirSync(folder).find((file) => file.startsWith('input.'))!
      const readings = await readAll(join(folder, input))
      const found = readings.map((reading) => {
        if (reading.kind === 'failure') return { failure: reading.failure.message }
        if (reading.kind !== 'article') return reading
        const { id, from, ...article } = reading.article
        expect(id).toMatch(/^art_[0-9a-f]{16}$/)
        return from.endsWith(input) ? article : { from: from.replace(/^.*\/(?=input\.)/, ''), ...article }
      })
      expect(found).toEqual(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
    })
  }
})
