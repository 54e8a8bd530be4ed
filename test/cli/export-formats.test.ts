import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
    expect(mistyped.err).toMatch(/jsonl.*csv.*brat.*of this kind are atom, gexf, graphml/)
    writeFileSync(join(folder, 'kept.csv'), 'my own table')
    expect((await run('export', '--format', 'cvs', '--output', 'kept.csv')).status).toBe(2)
    expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('my own table')
  }, 120_000)

  it('takes the name of a format in capitals, though that is a folder', async () => {
    expect((await run('export', '--format', 'Brat', '--output', 'loud')).status).toBe(0)
    expect(readdirSync(join(folder, 'loud'))).toContain('annotation.conf')
  })

  it('has one schema, of two formats and of no story', async () => {
    const schema = (await run('export', '--schema')).out
    expect((await run('export', '--schema', '--format', 'json')).out).toBe(schema)
    const other = await run('export', '--schema', '--format', 'csv')
    expect({ status: other.status, out: other.out }).toEqual({ status: 2, out: '' })
    expect(other.err).toContain('got "--format csv"; leave that out')
    expect((await run('export', '--schema', '--story', 'ferry')).err).toContain('got "--story ferry"')
  }, 120_000)

  it('gives a story by words of its title, and names those that they fit', async () => {
    const other = [
      'Ferry museum in Vessa opens with songs',
      'Vessa Almanac, 2 July 2019',
      '“Every child may ring the bell,” curator Otto Brandel said on Tuesday.',
      '',
    ].join('\n\n')
    writeFileSync(join(folder, 'museum.txt'), other)
    await run('add', 'news', 'museum.txt', '--record', 'two.db')
    const titlesOf = (out: string) =>
      parseLines<{ kind: string; title?: string }>(out).flatMap(({ kind, title }) =>
        kind === 'story' ? [title] : [],
      )
    const [museum] = titlesOf((await run('export', '--story', 'museum songs', '--record', 'two.db')).out)
    expect(museum).toBe('Ferry museum in Vessa opens with songs')
    const several = await run('export', '--story', 'ferry', '--record', 'two.db')
    expect({ status: several.status, out: several.out }).toEqual({ status: 2, out: '' })
    expect(several.err).toMatch(
      /--story: .*it fits 2, give more words or the id of one:\n {2}sto_\w+ {2}Ferry/,
    )
    expect((await run('export', '--story', 'zeppelin', '--record', 'two.db')).err).toContain('got "zeppelin"')
  }, 120_000)

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

  it('says in one message what a file of linked data is, what it takes, and makes no record of it', async () => {
    writeFileSync(join(folder, 'written'), (await run('export', '--format', 'prov')).out)
    const { status, out, err } = await run('import', 'written', '--format', 'jsonl', '--record', 'none.db')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(
      /^hearsay: written: expected JSON lines .*, got "linked data of PROV"; .*--format jsonl/,
    )
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  it('makes no record where nothing could be taken in, and tells the first lines of many', async () => {
    const rumours = Array.from({ length: 300 }, (_, at) => `{"kind":"rumour","number":${at}}\n`)
    writeFileSync(join(folder, 'rumours.jsonl'), rumours.join(''))
    const { status, out, err } = await run('import', 'rumours.jsonl', '--record', 'none.db')
    expect({ status, out }).toEqual({ status: 1, out: '0 articles added; 0 known already; 300 failed\n' })
    const told = err.trim().split('\n')
    expect(told).toHaveLength(5)
    expect(told[0]).toContain('rumours.jsonl:1: "kind": expected article')
    expect(told.slice(3)).toEqual([
      'and 297 more, of which nothing could be taken in either',
      'Nothing was taken in, and no record was made.',
    ])
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  it('makes a record of what can be taken in behind lines that cannot, and tells all of those', async () => {
    const rumours = Array.from({ length: 5 }, () => '{"kind":"rumour"}\n').join('')
    writeFileSync(join(folder, 'late.jsonl'), rumours + lines)
    const { status, out, err } = await run('import', 'late.jsonl', '--record', 'late.db')
    expect({ status, out }).toEqual({
      status: 1,
      out: expect.stringMatching(/^2 articles added.*; 5 failed\n$/),
    })
    expect(err.trim().split('\n')).toHaveLength(5)
    expect((await run('export', '--record', 'late.db')).out).toBe(lines)
  }, 120_000)
})
