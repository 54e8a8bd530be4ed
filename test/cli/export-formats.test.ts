import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const folder = makeFolder(
  Object.fromEntries(Object.entries(REPORTS).map(([name, text]) => [`news/${name}`, text])),
)
const run = (...words: readonly string[]) => runHearsay(words, { folder })
let lines = ''
beforeAll(async () => {
  expect(await run('add', 'news')).toMatchObject({ status: 0, err: '' })
  lines = (await run('export')).out
})

describe('hearsay export', () => {
  it('fills a folder that is new, and no other', async () => {
    const { status, out, err } = await run('export', '--format', 'brat', '--output', 'texts')
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err).toBe('7 files in texts\n')
    expect(readdirSync(join(folder, 'texts')).filter((name) => name.endsWith('.ann'))).toHaveLength(2)
    const again = await run('export', '--format', 'parquet', '--output', 'texts')
    expect(again.status).toBe(2)
    expect(again.err).toContain('got "texts, which has annotation.conf"; give another, or empty it first')
    expect((await run('export', '--format', 'brat', '--output', 'hearsay.db')).status).toBe(2)
  })

  it('asks where a folder is to be, and names all formats to who mistypes one', async () => {
    const { status, err } = await run('export', '--format', 'parquet')
    expect(status).toBe(2)
    expect(err).toContain('--output: expected a folder, for parquet is many files')
    const mistyped = await run('export', '--format', 'xml')
    expect(mistyped.status).toBe(2)
    expect(mistyped.err).toMatch(/jsonl.*csv.*brat/)
  })

  it('gives one story, a whole document, and the schema', async () => {
    const stories = parseLines<{ kind: string; id: string }>(lines).filter(({ kind }) => kind === 'story')
    const one = await run('export', '--format', 'json', '--story', stories[0]!.id)
    expect(JSON.parse(one.out)).toMatchObject({ format: 'hearsay record', stories: [{ id: stories[0]!.id }] })
    expect((await run('export', '--story', 'sto_none')).status).toBe(2)
    expect(JSON.parse((await run('export', '--schema')).out).$schema).toContain('2020-12')
  })
})

describe('hearsay import', () => {
  it('makes the same record of an export', async () => {
    writeFileSync(join(folder, 'all.jsonl'), lines)
    const { status, out } = await run('import', 'all.jsonl', '--record', 'copy.db')
    expect({ status, out }).toEqual({
      status: 0,
      out: expect.stringMatching(/^2 articles added, \d+ statements; 0 known already\n$/),
    })
    expect((await run('export', '--record', 'copy.db')).out).toBe(lines)
  })

  it('takes what somebody marked in brat, in their name, and tells what it cannot take', async () => {
    const [name] = readdirSync(join(folder, 'texts')).filter((file) => file.endsWith('.ann'))
    const path = join(folder, 'texts', name!)
    const text = readFileSync(path.replace('.ann', '.txt'), 'utf8')
    const [word] = text.split(' ')
    writeFileSync(path, `T900\tContent 0 ${word!.length}\t${word}\nQ1\tnonsense\n`)
    const { status, out, err } = await run('import', 'texts', '--by', 'Ana Diaz', '--json')
    expect(parseLines(out)).toMatchObject([
      { kind: 'summary', added: 0, known: 2, confirmed: 1, failures: 1 },
    ])
    expect(err).toMatch(/texts\/art_\w+\.ann:2: expected an annotation of brat/)
    expect(status).toBe(1)
    expect((await run('corrections')).out).toContain('Ana Diaz')
  })

  it('makes no record of a path that is not there', async () => {
    const { status, err } = await run('import', 'nowhere.jsonl', '--record', 'none.db')
    expect(status).toBe(2)
    expect(err).toContain('nowhere.jsonl')
    expect(readdirSync(folder)).not.toContain('none.db')
  })
})
