import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA, writeSchema } from '../../../scripts/write-schema.ts'
import { openReports, parseLines, writeText } from './open-reports.ts'

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTuples: false })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
const problemsOf = (value: unknown) => (validate(value) ? [] : validate.errors!)

let document: { articles: { text: string; statements: { content: unknown }[] }[]; corrections: unknown[] }
let lines: { kind: string }[]
beforeAll(async () => {
  const record = await openReports()
  const { items } = await record.findStatements({})
  const [first, second] = items.map(({ statement }) => statement.id)
  await record.correct({ kind: 'edit', statement: first!, fields: { act: 'warn', voice: 'Jon Falk' } })
  await record.correct({ kind: 'reject', statement: second! }, { by: 'Ana', madeAt: '2024-01-02T03:04:05Z' })
  const talver = (await record.findVoice('Ines Talver'))!.voice.id
  const renamed = await record.correct({ kind: 'rename', of: 'voice', thing: talver, name: 'I. Talver' })
  await record.undoCorrection(renamed.id)
  document = JSON.parse(await writeText(record, 'json'))
  lines = parseLines(await writeText(record, 'jsonl'))
})

describe('the published JSON Schema', () => {
  it('is what the program says today (tsx scripts/write-schema.ts writes it)', async () => {
    expect(readFileSync(SCHEMA, 'utf8')).toBe(await writeSchema())
  })

  it('fits a record as one document, with all that people did to it', () => {
    expect(document.corrections).toHaveLength(4)
    expect(problemsOf(document)).toEqual([])
  })

  it('fits each line of JSON lines, of every kind that the record has', () => {
    for (const line of lines) expect({ line, problems: problemsOf(line) }).toEqual({ line, problems: [] })
    const kinds = new Set(lines.map(({ kind }) => kind))
    for (const kind of ['article', 'statement', 'reading', 'voice', 'utterance', 'story', 'correction']) {
      expect(kinds).toContain(kind)
    }
  })

  it('refuses a field that nobody described, and a content without places', () => {
    expect(problemsOf({ ...document, mood: 'good' })).not.toEqual([])
    const [article] = document.articles
    const [statement] = article!.statements
    const broken = { ...article, statements: [{ ...statement, content: ['the water'] }] }
    expect(problemsOf({ ...document, articles: [broken] })).not.toEqual([])
    expect(problemsOf({ ...lines[0], kind: 'rumour' })).not.toEqual([])
  })
})
