import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPageRecord, packRecords } from '../read/archive-builder.ts'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const archive = () =>
  packRecords([
    buildPageRecord(
      'https://ostby.example/2023/05/02/one',
      'The bridge has nine arches, Nora Velden said on Monday.',
    ),
    buildPageRecord(
      'https://ostby.example/2023/05/03/two',
      'A senior official denied that the bridge was late.',
    ),
    buildPageRecord('https://ostby.example/three', '“We are early,” the harbour office said.'),
  ])

/** Adds something to a record of its own, and gives all that the record holds. */
async function addTo(folder: string, record: string, operand: string, input = '') {
  const added = await runHearsay(['add', '--record', record, operand], { folder, input })
  expect({ status: added.status, err: added.err }).toEqual({ status: 0, err: '' })
  return (await runHearsay(['export', '--record', record], { folder })).out
}

describe('what "hearsay extract --whole" gives', () => {
  let folder = ''
  let direct = ''
  let lines = ''
  beforeAll(async () => {
    folder = makeFolder({ 'news.warc.gz': archive(), ...REPORTS })
    direct = await addTo(folder, 'direct.db', '.')
    const articles = await runHearsay(['read', '--json', '.'], { folder })
    const whole = await runHearsay(['extract', '--whole'], { folder, input: articles.out })
    expect({ status: whole.status, err: whole.err }).toEqual({ status: 0, err: '' })
    lines = whole.out
  })

  it('is taken in by "hearsay add" as lines: the record is that of the pages themselves', async () => {
    expect(parseLines(lines)).toHaveLength(5)
    expect(parseLines(direct).filter(({ kind }) => kind === 'statement').length).toBeGreaterThan(8)
    expect(await addTo(folder, 'lines.db', '-', lines)).toBe(direct)
  })

  it('and as Parquet by day', async () => {
    const packed = await runHearsay(['pack', 'archive'], { folder, input: lines })
    expect({ status: packed.status, err: packed.err }).toEqual({ status: 0, err: '' })
    expect(readdirSync(join(folder, 'archive')).sort()).toEqual([
      'day=2022-11-14',
      'day=2022-11-15',
      'day=2023-05-02',
      'day=2023-05-03',
      'day=__HIVE_DEFAULT_PARTITION__',
    ])
    expect(await addTo(folder, 'packed.db', 'archive')).toBe(direct)
  })
})

describe('hearsay extract --whole', () => {
  it('reads anything that "hearsay read" reads, and is the same with threads', async () => {
    const folder = makeFolder({ 'news.warc.gz': archive() })
    const one = await runHearsay(['extract', '--whole', 'news.warc.gz'], { folder })
    expect(parseLines(one.out)).toHaveLength(3)
    const two = await runHearsay(['extract', '--whole', '--threads', '2', 'news.warc.gz'], { folder })
    expect(two).toEqual(one)
  })

  it('tells of a bad line and goes on, a line out for a line in', async () => {
    const line = (text: string) => JSON.stringify({ title: 'Bridge', text })
    const input = [line('Nora Velden denied it.'), '{"text": 3}', '{', line('“It is so,” she said.')].join(
      '\n',
    )
    const { status, out, err } = await runHearsay(['extract', '--whole'], { input: `${input}\n` })
    expect(status).toBe(1)
    expect(parseLines(out)).toHaveLength(2)
    expect(err.match(/line \d+/g)).toEqual(['line 2', 'line 3'])
  })

  it('gives nothing for nothing: a cluster may have an empty share', async () => {
    expect(await runHearsay(['extract', '--whole'])).toMatchObject({ status: 0, out: '', err: '' })
  })
})

describe('hearsay pack', () => {
  it('writes the same files for the same articles, whatever their order', async () => {
    const folder = makeFolder({ 'news.warc.gz': archive() })
    const { out } = await runHearsay(['extract', '--whole', 'news.warc.gz'], { folder })
    const lines = out.trim().split('\n')
    const read = (name: string) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.parquet'))
        .sort()
        .map((path) => [path, readFileSync(join(folder, name, path), 'base64')])
    await runHearsay(['pack', 'one'], { folder, input: `${lines.join('\n')}\n` })
    await runHearsay(['pack', 'other'], { folder, input: `${lines.toReversed().join('\n')}\n` })
    expect(read('one')).toHaveLength(3)
    expect(read('other')).toEqual(read('one'))
    // And what was packed before can be packed again.
    await runHearsay(['pack', 'again', 'one'], { folder })
    expect(read('again')).toEqual(read('one'))
  })

  it('leaves out what does not fit, and says where it stands', async () => {
    const folder = makeFolder({ 'plain.jsonl': `${JSON.stringify({ text: 'Nora Velden denied it.' })}\n` })
    const plain = await runHearsay(['pack', 'out', 'plain.jsonl'], { folder })
    expect(plain.status).toBe(1)
    expect(plain.err).toContain('plain.jsonl#line 1: an article without what was found in it')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('says so when the folder to write to is a file', async () => {
    const folder = makeFolder({ 'lines.jsonl': '{}' })
    const { status, err } = await runHearsay(['pack', 'lines.jsonl'], { folder })
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('give the folder first') })
  })
})
