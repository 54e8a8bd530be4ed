import { describe, expect, it } from 'vitest'
import { writeCsv, writeCsvRow } from '../../../src/formats/data/write-csv.ts'
import type { Article, Statement } from '../../../src/record.ts'
import { parseCsv } from '../../cli/parse-csv.ts'
import { openReports, parseLines, writeText } from './open-reports.ts'

const statement: Statement = {
  id: 'sta_1',
  article: 'art_1',
  speaker: [[0, 5]],
  cue: [[6, 10]],
  content: [
    [12, 20],
    [30, 40],
  ],
  text: { speaker: '=Gil', cue: 'said', content: '“No, never,” … “not\nhere”' },
  quotation: 'direct',
  confidence: 0.9,
  voice: {
    id: 'voi_1',
    name: 'a clerk',
    kind: 'unnamed',
    confidence: 0.85,
    unnamedBecause: { text: 'on condition of anonymity', start: 60, end: 85 },
  },
  notes: [{ code: 'voice-open', message: '“he” may be Milan Dace or Jo Anders.', text: 'he' }],
  relay: [
    {
      name: 'Interfax',
      kind: 'organisation',
      evidence: { text: 'Interfax', start: 50, end: 58 },
      confidence: 0.9,
    },
    { name: 'TASS', kind: 'organisation', confidence: 0.9 },
  ],
}
const article: Article = { id: 'art_1', from: 'a.txt', outlet: 'The Tribune', text: '', notes: [] }

describe('a spreadsheet of statements', () => {
  it('keeps commas, marks and line breaks inside a value', () => {
    const values = ['one, two', 'a "word"', 'two\nlines', '', 'plain']
    expect(parseCsv(writeCsvRow(values))).toEqual([values])
    expect(writeCsvRow(['cut\rhere'])).toBe('"cut\rhere"')
  })

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1'])('defuses the formula %j', (value) => {
    expect(parseCsv(writeCsvRow([value]))).toEqual([[`'${value}`]])
  })

  it('has one row for a statement, with what is known of its article', async () => {
    async function* articles() {
      yield { article, statements: [statement] }
    }
    let text = ''
    for await (const piece of writeCsv({ articles } as never)) text += piece
    const [columns, row] = parseCsv(text.trimEnd())
    const cells = Object.fromEntries(columns!.map((column, index) => [column, row![index]]))
    expect(cells).toMatchObject({
      id: 'sta_1',
      outlet: 'The Tribune',
      title: '',
      speaker: "'=Gil",
      content: '“No, never,” … “not\nhere”',
      relay: 'Interfax > TASS',
      content_offsets: '12-20 30-40',
      confidence: '0.9',
      voice_confidence: '0.85',
      unnamed_because: 'on condition of anonymity',
      notes: '“he” may be Milan Dace or Jo Anders.',
    })
  })

  it('has as many rows as the record has statements', async () => {
    const record = await openReports()
    const [columns, ...rows] = parseCsv((await writeText(record, 'csv')).trimEnd())
    const lines = parseLines(await writeText(record, 'jsonl')).filter(({ kind }) => kind === 'statement')
    expect(rows.map((row) => row[columns!.indexOf('content')])).toEqual(lines.map(({ text }) => text.content))
    expect(rows.length).toBeGreaterThan(4)
  })
})
