import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteFile } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { readStatements } from '../../src/pipeline.ts'
import { type Reading, readArticles } from '../../src/read/index.ts'
import { FOUND_COLUMNS, FOUND_KIND } from '../../src/record.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-found-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT = [
  'MOSCOW (Telmar) — “The bridge will open in May,” Nora Velden, the harbour master, told reporters on Monday.',
  'A senior official denied that on condition of anonymity. Velden said on Tuesday that she would wait, Interfax reported.',
].join('\n\n')

async function collect(source: string): Promise<Reading[]> {
  const readings: Reading[] = []
  for await (const reading of readArticles(source)) readings.push(reading)
  return readings
}

/** What is found in a report of our own, as `hearsay extract --whole` prints it. */
async function findAll() {
  const path = join(folder, 'report.jsonl')
  const report = { title: 'Bridge', outlet: 'Ostby Post', date: '2023-05-03', text: TEXT }
  writeFileSync(path, `${JSON.stringify(report)}\n`)
  const [reading] = await collect(path)
  if (reading?.kind !== 'article') throw new Error('expected an article')
  return readStatements(reading.article)
}

const found = await findAll()
type Found = ReturnType<typeof structuredClone<typeof found>>
const write = (value: object) => JSON.stringify({ kind: FOUND_KIND, ...value })

/** The failures of lines, which all stand between two good ones; these must come out as they went in. */
async function readBetween(lines: readonly string[]): Promise<string[]> {
  const path = join(folder, 'lines.jsonl')
  writeFileSync(path, `${[write(found), ...lines, write(found)].join('\n')}\n`)
  const readings = await collect(path)
  const good = readings.filter(({ kind }) => kind === 'article')
  const { article, ...findings } = found
  expect(good).toEqual([
    { kind: 'article', article, findings },
    { kind: 'article', article, findings },
  ])
  return readings.flatMap((reading) => (reading.kind === 'failure' ? [reading.failure.message] : []))
}

/** The same with something changed: `at('statements.0.id', 'sta_1')`. */
function change(path: string, value: unknown): string {
  const copy: Record<string, unknown> = structuredClone({ ...found })
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place: Record<string, unknown> = copy
  for (const name of names) place = Object(place[name])
  expect(place[last], path).not.toEqual(value)
  place[last] = value
  return write(copy)
}

describe('a line of what was found in an article', () => {
  it('has something of each kind to check', () => {
    expect(found.statements.length).toBeGreaterThan(2)
    expect(found.voices.length).toBeGreaterThan(1)
    expect(found.statements.some(({ voice }) => voice?.unnamedBecause)).toBe(true)
  })

  it.each<[string, string, unknown]>([
    ['an article whose text was changed', 'article.text', `${TEXT} More.`],
    ['an article with another id', 'article.id', 'art_0123456789abcdef'],
    ['a statement with another id', 'statements.0.id', 'sta_0123456789abcdef'],
    ['a statement of another article', 'statements.1.article', 'art_0123456789abcdef'],
    ['a statement that was moved', 'statements.0.content', [[3, 20]]],
    ['a span behind the end of the text', 'statements.0.content', [[3, 20_000]]],
    ['a span that ends before it begins', 'statements.0.cue', [[20, 3]]],
    ['a span of halves', 'statements.0.cue', [[3, 4.5]]],
    ['words that are not those of the text', 'statements.0.text.content', 'The bridge will never open'],
    ['a voice that the article does not have', 'statements.0.voice.id', 'avo_0123456789abcdef'],
    ['a statement inside one that is not there', 'statements.0.within', 'sta_0123456789abcdef'],
    ['an act that nobody knows', 'statements.0.act', 'sing'],
    ['a confidence above one', 'statements.0.confidence', 1.5],
    ['something that nobody checks', 'statements.0.colour', 'red'],
    [
      'a correction that nobody made',
      'statements.0.correction',
      { decision: 'confirmed', corrections: [], before: {} },
    ],
    ['a voice of another name', 'voices.0.name', 'Somebody Else'],
    ['a mention outside the text', 'voices.0.mentions', [[0, 20_000]]],
    ['no statements', 'statements', undefined],
    ['statements that are none', 'statements', 'three'],
    ['a happening of another article', 'happenings', [{ article: 'art_1', on: {}, told: {} }]],
  ])(
    'is refused for %s, with its number and what is wrong, and those beside it are read',
    async (_, path, value) => {
      const [message, ...more] = await readBetween([change(path, value)])
      expect(more).toEqual([])
      expect(message).toMatch(/^line 2: "[\w.]+": expected .+ got /)
      expect(message).toContain(path.split('.')[0])
    },
  )

  it('is refused without an article', async () => {
    const messages = await readBetween([
      JSON.stringify({ kind: FOUND_KIND }),
      '{"kind":"read-article","article":[]}',
    ])
    expect(messages.map((message) => message.slice(0, 7))).toEqual(['line 2:', 'line 3:'])
  })
})

describe('a folder of Parquet by day', () => {
  const row = (value: Found = found) => FOUND_COLUMNS.map((name) => JSON.stringify(value[name]))
  const writeParquet = (
    name: string,
    rows: readonly (readonly string[])[],
    type: 'STRING' | 'JSON' = 'STRING',
  ) => {
    const filename = join(folder, name)
    mkdirSync(join(filename, '..'), { recursive: true })
    const columnData = FOUND_COLUMNS.map((column, index) => {
      const cells = rows.map((cells) => cells[index])
      return { name: column, type, data: type === 'JSON' ? cells.map((cell) => JSON.parse(cell!)) : cells }
    })
    parquetWriteFile({
      filename,
      columnData: [{ name: 'other', data: rows.map(() => 1), type: 'INT32' }, ...columnData],
    })
    return filename
  }
  const { article, ...findings } = found

  it('gives what lines give, columns of text and of JSON alike', async () => {
    writeParquet('days/day=2023-05-03/part-0.parquet', [row(), row()])
    writeParquet('days/day=2023-05-04/part-0.parquet', [row()], 'JSON')
    writeFileSync(join(folder, 'days/_SUCCESS'), '')
    writeFileSync(join(folder, 'days/day=2023-05-03/.part-0.parquet.crc'), 'crc')
    expect(await collect(join(folder, 'days'))).toEqual(Array(3).fill({ kind: 'article', article, findings }))
  })

  it('tells of a bad row by its file and number, and reads the rest', async () => {
    const bad = JSON.parse(change('statements.0.id', 'sta_0123456789abcdef'))
    const path = writeParquet('bad.parquet', [row(), row(bad), ['{', '[]', '[]', '[]'], row()])
    const readings = await collect(path)
    expect(readings.map(({ kind }) => kind)).toEqual(['article', 'failure', 'failure', 'article'])
    const failures = readings.flatMap((reading) => (reading.kind === 'failure' ? [reading.failure] : []))
    expect(failures.map(({ from }) => from)).toEqual([path, path])
    expect(failures[0]!.message).toMatch(/^row 2: "statements.0": expected sta_/)
    expect(failures[1]!.message).toMatch(/^row 3: broken JSON/)
  })

  it('says of a table of something else which columns it needs', async () => {
    const filename = join(folder, 'other.parquet')
    parquetWriteFile({ filename, columnData: [{ name: 'body', data: ['text'], type: 'STRING' }] })
    const [reading] = await collect(filename)
    expect(reading).toMatchObject({
      kind: 'failure',
      failure: {
        from: filename,
        message: expect.stringContaining('article, statements, voices, happenings'),
      },
    })
  })

  it('says of a damaged file that it is one, and reads the others', async () => {
    const whole = writeParquet('damaged/b.parquet', [row()])
    expect(whole).toContain('damaged')
    writeFileSync(
      join(folder, 'damaged/a.parquet'),
      Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(500, 7)]),
    )
    const readings = await collect(join(folder, 'damaged'))
    expect(readings.map(({ kind }) => kind)).toEqual(['failure', 'article'])
  })
})
