import { describe, expect, it } from 'vitest'
import { createStatementRows, STATEMENT_COLUMNS, writeCsvRow } from '../../src/cli/write-csv.ts'
import type { Statement } from '../../src/record.ts'
import { parseCsv } from './parse-csv.ts'

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

describe('a spreadsheet of statements', () => {
  it('keeps commas, marks and line breaks inside a value', () => {
    const values = ['one, two', 'a "word"', 'two\nlines', '', 'plain']
    expect(parseCsv(writeCsvRow(values))).toEqual([values])
  })

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1'])('defuses the formula %j', (value) => {
    expect(parseCsv(writeCsvRow([value]))).toEqual([[`'${value}`]])
  })

  it('has one row for a statement, with what is known of its article', () => {
    const describeRow = createStatementRows()
    const article = {
      kind: 'article',
      id: 'art_1',
      from: 'a.txt',
      outlet: 'The Tribune',
      text: '',
      notes: [],
    } as const
    expect(describeRow(article)).toBeUndefined()
    const [row] = parseCsv(describeRow({ kind: 'statement', ...statement })!)
    const cells = Object.fromEntries(STATEMENT_COLUMNS.map((column, index) => [column, row![index]]))
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
})
