import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addArticles } from '../../src/pipeline.ts'
import { readArticles } from '../../src/read/index.ts'
import { openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-add-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const REPORT = 'Bridge to open\n\nOstby Post\n\nMay 3, 2023\n\n“It will open in May,” Nora Velden said.\n'
const CHANGED = REPORT.replace('in May', 'in June')

/** Adds files one after the other, writing each anew right before, and gives back what the record holds. */
async function addInTurn(name: string, files: readonly (readonly [string, string])[]) {
  const record = await openRecord(recordAddress(join(folder, `${name}.db`)), { mode: 'create' })
  const paths: string[] = []
  for (const [file, text] of files) {
    const path = join(folder, file)
    writeFileSync(path, text)
    await addArticles(readArticles(path), record)
    paths.push(path)
  }
  const lines = []
  for await (const line of record.exportLines()) lines.push(line)
  const { items } = await record.listArticles()
  const revisions = await Promise.all(
    items.map(async ({ id }) => (await record.findArticle(id))?.revisions.length),
  )
  await record.close()
  return { lines, revisions }
}

describe('a table into which a row is put above the others', () => {
  it('has no revisions, since each row is another report', async () => {
    const row = (title: string) => `${title},"${title} on Sunday, Nora Velden said."\n`
    const { revisions } = await addInTurn('rows', [
      ['t.csv', `headline,text\n${row('Fire at mill')}`],
      ['t.csv', `headline,text\n${row('Flood in port')}${row('Fire at mill')}`],
    ])
    expect(revisions).toEqual([0, 0])
  })
})

describe('the same report under two paths', () => {
  it('is one article, whichever path came first', async () => {
    const one = await addInTurn('ab', [
      ['a.txt', REPORT],
      ['b.txt', REPORT],
    ])
    const other = await addInTurn('ba', [
      ['b.txt', REPORT],
      ['a.txt', REPORT],
    ])
    expect(one.lines).toEqual(other.lines)
    expect(one.lines.filter(({ kind }) => kind === 'article')).toHaveLength(1)
  })

  it('is described the same, whichever copy came first', async () => {
    const copies = ['en', 'en-GB'].map((language) => {
      const article = {
        title: 'Bridge to open',
        text: 'It will open in May, Nora Velden said.',
        language,
        id: 'a',
      }
      return [`${language}.jsonl`, `${JSON.stringify(article)}\n`] as const
    })
    const one = await addInTurn('languages', copies)
    const other = await addInTurn('languages-back', copies.toReversed())
    expect(one.lines).toEqual(other.lines)
  })

  it('has a revision when the file at the second path is changed', async () => {
    const { revisions } = await addInTurn('revised', [
      ['a.txt', REPORT],
      ['b.txt', REPORT],
      ['b.txt', CHANGED],
    ])
    expect(revisions).toEqual([1, 1])
  })
})
