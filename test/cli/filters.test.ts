import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/record.ts'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const text =
  'Ines Talver said on Monday: “The hull cannot be repaired here.” 🚢\r\n\r\nTalver denied the rest.'
const line = (more: object = {}) => `${JSON.stringify({ id: 'a', text, date: '2022-11-16', ...more })}\n`

interface Layers {
  readonly id: string
  readonly sentences: { readonly start: number; readonly end: number }[]
  readonly dates: { readonly start: number; readonly end: number; readonly value?: string }[]
  readonly quotations: { readonly start: number; readonly end: number }[]
}

interface Extracted {
  readonly id: string
  readonly statements: Statement[]
  readonly nested: Statement[]
}

describe('hearsay annotate', () => {
  it('gives the layers of a text, with offsets into it exactly as it was given', async () => {
    const { status, out, err } = await runHearsay(['annotate'], { input: line() })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [layers] = parseLines<Layers>(out)
    expect(Object.keys(layers!)).toEqual(['id', 'sentences', 'names', 'dates', 'lengths', 'quotations'])
    expect(layers!.quotations.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“The hull cannot be repaired here.”',
    ])
    expect(layers!.sentences.at(-1)!.end).toBe(text.length)
  })

  it('tells when from how long and how often', async () => {
    const told = 'He waited three days and left on 4 May 2021. He is there every Monday.'
    const { out } = await runHearsay(['annotate'], { input: `${JSON.stringify({ id: 'a', text: told })}\n` })
    const { dates, lengths } = JSON.parse(out)
    const wordsOf = ({ start, end, value }: { start: number; end: number; value: string }) => [
      told.slice(start, end),
      value,
    ]
    expect(dates.map(wordsOf)).toEqual([['4 May 2021', '2021-05-04']])
    expect(lengths.map(wordsOf)).toEqual([
      ['three days', 'P3D'],
      ['every Monday', 'XXXX-WXX-1'],
    ])
  })

  it('takes what "hearsay read --json" prints', async () => {
    const folder = makeFolder(REPORTS)
    const { out: articles } = await runHearsay(['read', '--json', '.'], { folder })
    const { status, out } = await runHearsay(['annotate'], { input: articles })
    expect(status).toBe(0)
    expect(parseLines(out).map(({ id }) => id)).toEqual(parseLines(articles).map(({ id }) => id))
  })

  it('tells of a bad line by its number, and goes on', async () => {
    const bad = [
      'no json',
      '[]',
      '{"id":"b"}',
      '{"id":"c","text":"x","date":"soon"}',
      '{"id":1,"text":"x"}',
      '',
      '  ',
    ]
    const input = Buffer.concat([
      Buffer.from(`${line()}${bad.join('\n')}\n`),
      Buffer.of(0xff, 0x0a),
      Buffer.from(line()),
    ])
    const { status, out, err } = await runHearsay(['annotate', '-'], { input })
    expect(status).toBe(1)
    expect(parseLines(out)).toHaveLength(2)
    expect(err.match(/line \d+/g)).toEqual(['line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 9'])
  })

  it('says how to pass on a report as it is', async () => {
    const folder = makeFolder(REPORTS)
    const { status, out, err } = await runHearsay(['annotate', 'ferry.txt'], { folder })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^hearsay annotate: [^\n]+hearsay read --json ferry\.txt \| hearsay annotate\n$/)
  })

  it('goes on when the first line is a broken object', async () => {
    const { status, out } = await runHearsay(['annotate'], { input: `{"id": "b", \n${line()}` })
    expect(status).toBe(1)
    expect(parseLines(out)).toHaveLength(1)
  })

  it('refuses a line above the limit without keeping it, and goes on', async () => {
    const long = JSON.stringify({ id: 'long', text: 'word '.repeat(4_000_000) })
    const { status, out, err } = await runHearsay(['annotate'], { input: `${long}\n${line()}` })
    expect({ status, err }).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^standard input, line 1: .*bytes/),
    })
    expect(parseLines(out).map(({ id }) => id)).toEqual(['a'])
  })

  it('ends quietly when nobody reads on', async () => {
    const input = line().repeat(2000)
    const { status, err } = await runHearsay(['annotate'], { input, closeAfter: 1000 })
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it('gives nothing for nothing', async () => {
    expect(await runHearsay(['annotate'], { input: '' })).toMatchObject({ status: 0, out: '', err: '' })
  })

  it('writes to a file', async () => {
    const folder = makeFolder({ 'in.jsonl': line() })
    const { status, out } = await runHearsay(['annotate', 'in.jsonl', '--output', 'out.jsonl'], { folder })
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(parseLines(readFileSync(join(folder, 'out.jsonl'), 'utf8'))).toHaveLength(1)
  })
})

describe('hearsay extract', () => {
  it('keeps apart what is said inside what somebody else says, and tells whose words it stands in', async () => {
    const told = '“The mayor told me that the bridge would open in May,” said Ines Talver, a baker in Ostby.'
    const input = `${JSON.stringify({ id: 'b', text: told })}\n`
    const [{ statements, nested }] = parseLines<Extracted>(
      (await runHearsay(['extract'], { input })).out,
    ) as [Extracted]
    expect(statements.map(({ text }) => text.speaker)).toEqual([expect.stringContaining('Ines Talver')])
    expect(nested.map(({ text, within }) => [text.speaker, within])).toEqual([
      ['The mayor', statements[0]!.id],
    ])
  })

  it('gives statements whose words stand in the text where they say', async () => {
    const { status, out, err } = await runHearsay(['extract'], { input: line() })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [{ id, statements }] = parseLines<Extracted>(out) as [Extracted]
    expect(id).toBe('a')
    const direct = statements.find(({ quotation }) => quotation === 'direct')
    expect(direct).toMatchObject({ article: 'a', voice: { name: 'Ines Talver', kind: 'person' } })
    expect(direct!.saidAt).toMatchObject({ from: '2022-11-14', to: '2022-11-14' })
    for (const { content, text: words } of statements) {
      expect(content.map(([start, end]) => text.slice(start, end)).join(' … ')).toBe(words.content)
    }
  })

  it('leaves out what is less sure than asked', async () => {
    const all = parseLines<Extracted>((await runHearsay(['extract'], { input: line() })).out)[0]!.statements
    const limit = Math.max(...all.map(({ confidence }) => confidence))
    const words = ['extract', '--min-confidence', String(limit)]
    const sure = parseLines<Extracted>((await runHearsay(words, { input: line() })).out)[0]!.statements
    expect(sure.length).toBeGreaterThan(0)
    expect(sure.every(({ confidence }) => confidence >= limit)).toBe(true)
  })
})
