import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseColumns } from '../../src/cli/parse-columns.ts'
import { tellPace } from '../../src/cli/tell-pace.ts'
import { tellPassed } from '../../src/cli/tell-passed.ts'
import { UsageError } from '../../src/errors.ts'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const TABLE =
  'Headline,Body,Paper,When\n' +
  '"Pier opens","The pier opened on Monday. ""It is safe,"" Nora Velden said.",Ostby Post,2024-03-04\n' +
  '"Gate shut","The gate was shut, the harbour office said.",Ostby Post,2024-03-05\n'

function packRecord(type: string, block: string): Buffer {
  const header = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://ostby.example/${type}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`
  return gzipSync(`${header}${block}\r\n\r\n`)
}

describe('hearsay read and tables', () => {
  it('shows what the columns are taken for, and takes those that are named', async () => {
    const folder = makeFolder({ 'clippings.csv': TABLE })
    const preview = await runHearsay(['read', '--preview', 'clippings.csv'], { folder })
    expect(preview.status).toBe(0)
    expect(preview.out).toContain('“Body” is text: The pier opened')
    expect(preview.out).toContain('“When” is left out')

    const columns = ['--columns', 'publishedAt=When']
    const { out } = await runHearsay(['read', '--json', ...columns, 'clippings.csv'], { folder })
    const articles = parseLines<{ from: string; title: string; outlet: string; publishedAt: string }>(out)
    expect(
      articles.map(({ from, title, outlet, publishedAt }) => [from, title, outlet, publishedAt]),
    ).toEqual([
      ['clippings.csv#row 2', 'Pier opens', 'Ostby Post', '2024-03-04'],
      ['clippings.csv#row 3', 'Gate shut', 'Ostby Post', '2024-03-05'],
    ])
  })

  it('says which columns there are when one that was named is not', async () => {
    const folder = makeFolder({ 'clippings.csv': TABLE })
    const { status, err } = await runHearsay(['read', '--columns', 'outlet=Papr', 'clippings.csv'], {
      folder,
    })
    expect(status).toBe(1)
    expect(err).toContain('without the column "Papr": it has "Headline", "Body", "Paper", "When"')
  })

  it('lets the name of a column hold a comma, and refuses what is no field', () => {
    expect(parseColumns('text=Body,outlet=Paper, printed')).toEqual({
      text: 'Body',
      outlet: 'Paper, printed',
    })
    expect(parseColumns('')).toEqual({})
    expect(() => parseColumns('paper=Body')).toThrow(UsageError)
    expect(() => parseColumns('text=')).toThrow(/expected FIELD=NAME/)
  })
})

describe('hearsay add and archives', () => {
  it('counts what was passed over and why', async () => {
    const folder = makeFolder({})
    const answer = (status: string, type: string, body: string) =>
      `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n\r\n${body}`
    const page =
      '<html><body><article><h1>Gate opens</h1><p>The harbour office opened the gate on Monday, after two years.</p>' +
      '<p>“The gate is safe,” Nora Velden said. “We have tested it.”</p></article></body></html>'
    const archive = [
      packRecord('warcinfo', 'software: a crawler'),
      packRecord('response', answer('200 OK', 'text/html', page)),
      packRecord('response', answer('301 Moved', 'text/html', '')),
      packRecord('response', answer('200 OK', 'image/png', 'x')),
      packRecord('response', answer('200 OK', 'image/png', 'y')),
    ]
    writeFileSync(join(folder, 'gates.warc.gz'), Buffer.concat(archive))
    const { status, out, err } = await runHearsay(['add', 'gates.warc.gz'], { folder })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^1 article added/)
    expect(out).toContain('passed over: 2 pictures, 1 redirect, 1 warcinfo record')
  })
})

describe('hearsay and addresses', () => {
  it('fetches nothing with --offline, and says so', async () => {
    const { status, err } = await runHearsay(['read', '--offline', 'https://ostby.example/gate'])
    expect(status).toBe(1)
    expect(err).toContain('https://ostby.example/gate: an address, and nothing may be fetched')
  })

  it('stays out of private networks unless it is allowed', async () => {
    const { status, err } = await runHearsay(['read', 'http://127.0.0.1:9/gate'])
    expect(status).toBe(1)
    expect(err).toContain('--allow-private')
  })
})

describe('the line of progress', () => {
  it('tells how far, how fast and how long still', () => {
    expect(tellPace({ done: 1204, total: 10_000, unit: 'file' }, 40_000)).toBe(
      '1,204 of 10,000 files, 30 a second, about 5 minutes left',
    )
    expect(tellPace({ done: 3, total: 12, unit: 'file' }, 60_000)).toBe(
      '3 of 12 files, 3 a minute, about 3 minutes left',
    )
    expect(tellPace({ done: 250e6, total: 1e9, unit: 'byte' }, 100_000)).toBe(
      '250 of 1,000 MB, 2.5 MB a second, about 5 minutes left',
    )
    expect(tellPace({ done: 504e6, total: 1e9, unit: 'byte', from: 500e6 }, 4000)).toBe(
      '504 of 1,000 MB, 1 MB a second, about 8 minutes left',
    )
    expect(tellPace({ done: 1, total: 20_000, unit: 'file' }, 500)).toBe('1 of 20,000 files')
  })

  it('names what was passed over, the most frequent first', () => {
    expect(tellPassed({})).toBeUndefined()
    expect(tellPassed({ redirect: 1, picture: 12, 'page with HTTP error 404': 2 })).toBe(
      'passed over: 12 pictures, 2 pages with HTTP error 404, 1 redirect',
    )
  })
})

describe('hearsay read and JSON lines of other programs', () => {
  it('takes their names as those of columns are taken, and shows how', async () => {
    const line = JSON.stringify({
      headline: 'Pier opens',
      body: 'The pier opened on Monday.\n\n“It is safe,” Nora Velden said.',
      publisher: 'Ostby Post',
      published: '2024-03-04',
      authors: ['Ana Diaz', 'Tom Reed'],
      shares: 3,
    })
    const folder = makeFolder({ 'export.jsonl': `${line}\n` })
    const { out } = await runHearsay(['read', '--json', 'export.jsonl'], { folder })
    const [article] = parseLines<Record<string, unknown>>(out)
    expect(article).toMatchObject({
      from: 'export.jsonl#line 1',
      title: 'Pier opens',
      outlet: 'Ostby Post',
      publishedAt: '2024-03-04',
      byline: 'Ana Diaz, Tom Reed',
      text: 'The pier opened on Monday.\n\n“It is safe,” Nora Velden said.',
    })
    const preview = await runHearsay(['read', '--preview', 'export.jsonl'], { folder })
    expect(preview.out).toContain('“shares” is left out: 3')
  })

  it('reads its own lines as ever, whatever is told of the columns of a table beside them', async () => {
    const text = 'Said  twice.\n \nHe left, she said.'
    const folder = makeFolder({
      'own.jsonl': `${JSON.stringify({ id: 'a', text, notes: [{ code: 'x', message: 'Kept.' }] })}\n`,
    })
    const { out } = await runHearsay(['read', '--json', '--columns', 'outlet=Paper', 'own.jsonl'], { folder })
    const [article] = parseLines<{ text: string; notes: object[] }>(out)
    expect(article!.text).toBe(text)
    expect(article!.notes).toContainEqual({ code: 'x', message: 'Kept.' })
  })

  it('takes the names that are told', async () => {
    const folder = makeFolder({
      'a.jsonl': '{"text":"no","story":"The pier opened on Monday, the mayor said."}\n',
    })
    const { out } = await runHearsay(['read', '--json', '--columns', 'text=story', 'a.jsonl'], { folder })
    expect(parseLines<{ text: string }>(out)[0]!.text).toBe('The pier opened on Monday, the mayor said.')
  })
})

describe('hearsay show and a report that was changed', () => {
  it('tells which revision is the earlier one, and what was changed', async () => {
    const report = (fields: object) =>
      `${JSON.stringify({ id: 'pier', url: 'https://ostby.example/pier', title: 'Pier', publishedAt: '2024-03-03', ...fields })}\n`
    const folder = makeFolder({
      'first.jsonl': report({ text: 'The pier may open on May 12, Mayor Ilse Marvane said.' }),
      'then.jsonl': report({
        modifiedAt: '2024-03-05',
        text: 'The pier will open on June 3, Mayor Ilse Marvane said. Nobody was hurt.',
      }),
    })
    await runHearsay(['add', 'then.jsonl', 'first.jsonl'], { folder })
    const { out } = await runHearsay(['show', 'article', '--json'], { folder })
    for (const { id, modifiedAt } of parseLines<{ id: string; modifiedAt?: string }>(out)) {
      const shown = await runHearsay(['show', 'article', id], { folder })
      expect(shown.out).toContain(modifiedAt ? 'An earlier revision:' : 'A later revision:')
      expect(shown.out).toContain('“may” → “will”')
      expect(shown.out).toContain('“May 12” → “June 3”')
      expect(shown.out).toContain('only after: “Nobody was hurt.”')
    }
  })
})
