import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseCsv } from './parse-csv.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

type Line = Record<string, unknown> & { readonly kind: string; readonly id: string }

const folder = makeFolder({ ...numberFiles(REPORTS), 'empty.txt': '' })
const run = (words: readonly string[]) => runHearsay(words, { folder })

/** All in one folder `reports`. */
function numberFiles(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`reports/${name}`, text]))
}

beforeAll(async () => {
  const { status, out, err } = await run(['add', 'reports'])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out).toMatch(/^2 articles added, \d+ statements by \d+ voices?; 0 known already\n$/)
})

describe('hearsay add', () => {
  it('makes no record when one of the paths is mistyped', async () => {
    const { status } = await run(['add', 'reports', 'nope.txt', '--record', 'mistyped.db'])
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'mistyped.db'))).toBe(false)
  })

  it('adds what is new, and knows the rest again', async () => {
    expect(await run(['add', 'reports'])).toMatchObject({
      status: 0,
      out: '0 articles added; 2 known already\n',
    })
  })

  it('tells with --json what happened to each article', async () => {
    const { status, out, err } = await run(['add', '--json', '--record', 'other.db', 'reports', 'empty.txt'])
    expect(status).toBe(1)
    const lines = parseLines<Line>(out)
    // A failure is told when it is met, an article when it is safe.
    expect(lines.map(({ kind }) => kind)).toEqual(['failed', 'added', 'added', 'summary'])
    expect(lines.at(-1)).toMatchObject({ kind: 'summary', added: 2, known: 0, failures: 1, isStopped: false })
    expect(err).toMatch(/^empty\.txt: .+\n$/)
  })

  it('reads what "hearsay read --json" prints', async () => {
    const { out } = await run(['read', '--json', 'reports'])
    const added = await runHearsay(['add', '-'], { folder, input: out })
    expect(added).toMatchObject({ status: 0, out: '0 articles added; 2 known already\n' })
  })

  it('keeps what it reads when nobody reads what it prints', async () => {
    const words = ['add', '--json', '--record', 'piped.db', 'reports']
    expect(await runHearsay(words, { folder, closeAfter: 0 })).toMatchObject({ status: 0, err: '' })
    const { out } = await run(['show', '--json', '--record', 'piped.db'])
    expect(parseLines(out)[0]).toMatchObject({ articles: 2 })
  })
})

describe('hearsay show', () => {
  it('tells what the record holds', async () => {
    const { status, out } = await run(['show'])
    expect(status).toBe(0)
    expect(out).toMatch(/^hearsay\.db: 2 articles by 2 outlets, \d+ statements/)
    expect(out).toContain('Ines Talver')
    expect(parseLines((await run(['show', '--json'])).out)).toMatchObject([{ kind: 'record', articles: 2 }])
  })

  it('tells what a voice said, by name and by id', async () => {
    const { status, out } = await run(['show', 'voice', 'Ines', 'Talver'])
    expect(status).toBe(0)
    expect(out).toMatch(/^Ines Talver \(person\)\n/)
    expect(out).toContain('“The hull cannot be repaired here,')
    const [{ id }] = parseLines<Line>((await run(['show', 'voice', 'Talver', '--json'])).out) as [Line]
    expect((await run(['show', 'voice', id])).out).toBe(out)
    expect((await run(['show', id.slice(0, 12)])).out).toBe(out)
  })

  it('tells what an article says, by words of its title', async () => {
    const { status, out } = await run(['show', 'article', 'ferry', 'to', 'quillon'])
    expect(status).toBe(0)
    expect(out).toMatch(/^Ferry to Quillon will not sail this winter/)
    expect(out).toMatch(/^Ines Talver.* said.* in these words:\n {4}“The hull/m)
  })

  it('puts only words that stand in quotation marks there between quotation marks', async () => {
    const { out } = await run(['show', 'article', 'rock.md'])
    const article = REPORTS['rock.md'].replace(/\s+/g, ' ')
    const quoted = [...out.replace(/\s+/g, ' ').matchAll(/“[^”]*”/g)].map(([words]) => words)
    expect(quoted.length).toBeGreaterThan(0)
    for (const words of quoted) expect(article).toContain(words)
  })

  it.each(['story', 'voice', 'article'])('lists every %s', async (kind) => {
    const { status, out } = await run(['show', kind])
    const lines = parseLines<Line>((await run(['show', kind, '--json'])).out)
    expect(status).toBe(0)
    for (const line of lines) {
      expect(line.kind).toBe(kind)
      expect(out).toContain(line.id)
    }
    const counts = parseLines<Record<string, number>>((await run(['show', '--json'])).out)[0]!
    expect(lines).toHaveLength(counts[{ story: 'stories', voice: 'voices', article: 'articles' }[kind]!]!)
  })

  it('says what to do when there is no such thing', async () => {
    const { status, err } = await run(['show', 'voice', 'Nobody', 'Atall'])
    expect(status).toBe(2)
    expect(err).toMatch(/got "Nobody Atall"; "hearsay show voice" lists them\n$/)
  })

  it('lists the articles with their ids when several fit', async () => {
    const { status, err } = await run(['show', 'article', 'ferry'])
    expect(status).toBe(2)
    expect(err.match(/art_[0-9a-f]+ {2}[^\n]+/g)).toHaveLength(2)
  })

  it('says what to do when there is no record', async () => {
    for (const verb of [['show'], ['find', 'x'], ['export'], ['serve']]) {
      const { status, err } = await run([...verb, '--record', 'none.db'])
      expect(status).toBe(2)
      expect(err).toContain('none.db')
    }
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })
})

describe('hearsay find', () => {
  it('finds statements by their words, and says how many', async () => {
    const { status, out, err } = await run(['find', 'hull', 'repaired'])
    expect({ status, err }).toEqual({ status: 0, err: '1 statement found\n' })
    expect(out).toContain('“The hull cannot be repaired here,')
    expect(out).toMatch(/Port Elin Tribune, 14 November 2022: Ferry to Quillon/)
  })

  it('finds by voice, outlet, day, quotation and act', async () => {
    const find = async (...words: string[]) => parseLines<Line>((await run(['find', '--json', ...words])).out)
    const all = await find('--from', '2022-01-01')
    const direct = await find('--quotation', 'direct')
    expect(direct).toEqual(all.filter(({ quotation }) => quotation === 'direct'))
    expect(direct.length).toBeGreaterThan(0)
    expect(
      (await find('--voice', 'Talver')).every(({ voice }) => (voice as Line).name === 'Ines Talver'),
    ).toBe(true)
    expect((await find('--act', 'deny')).map(({ act }) => act)).toContain('deny')
    expect(await find('--to', '2021-01-01')).toEqual([])
    expect((await find('--from', '2022-01-01', '--limit', '1')).length).toBe(1)
    const outlets = (await find('--outlet', 'radiovessa.example')).map(({ publishedIn }) => publishedIn)
    expect(outlets.length).toBeGreaterThan(0)
    expect(outlets.every((article) => (article as { outlet: string }).outlet === 'radiovessa.example')).toBe(
      true,
    )
  })

  it('says how many are shown of those found', async () => {
    const { err } = await run(['find', 'ferry', '--limit', '1'])
    expect(err).toMatch(/^1 of \d+ statements shown\n$/)
  })

  it('says when the record has no such voice or outlet', async () => {
    const { err } = await run(['find', '--voice', 'Nobody', '--outlet', 'Nowhere'])
    expect(err).toMatch(/No voice .*"Nobody".*\n.*outlet "Nowhere".*\n0 statements found\n$/)
  })

  it('refuses days in the wrong order', async () => {
    const { status, err } = await run(['find', '--from', '2022-11-15', '--to', '2022-11-14'])
    expect(status).toBe(2)
    expect(err).toContain('did you mean --from 2022-11-14 --to 2022-11-15?')
  })

  it('finds nothing without complaint', async () => {
    expect(await run(['find', 'zeppelin'])).toMatchObject({ status: 0, out: '', err: '0 statements found\n' })
  })
})

describe('hearsay export', () => {
  it('prints the whole record, each line with its kind', async () => {
    const { status, out, err } = await run(['export'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const lines = parseLines<Line>(out)
    const counts = parseLines<Record<string, number>>((await run(['show', '--json'])).out)[0]!
    const count = (kind: string) => lines.filter((line) => line.kind === kind).length
    expect(count('article')).toBe(counts.articles)
    expect(count('statement')).toBe(counts.statements)
    expect(count('voice')).toBe(counts.voices)
    expect(count('utterance')).toBe(counts.utterances)
    expect((await run(['export', '--json'])).out).toBe(out)
  })

  it('makes a spreadsheet with a row for each statement', async () => {
    const { status, out } = await run(['export', '--format', 'csv'])
    expect(status).toBe(0)
    const [columns, ...rows] = parseCsv(out.trimEnd())
    const statements = parseLines<Line>((await run(['export'])).out).filter(
      ({ kind }) => kind === 'statement',
    )
    expect(rows.map((row) => row[columns!.indexOf('id')])).toEqual(statements.map(({ id }) => id))
    expect(rows.every((row) => row.length === columns!.length)).toBe(true)
  })

  it('does not depend on the order in which articles came', async () => {
    await run(['add', '--record', 'turned.db', 'reports/rock.md'])
    await run(['add', '--record', 'turned.db', 'reports/ferry.txt'])
    expect((await run(['export', '--record', 'turned.db'])).out).toBe((await run(['export'])).out)
  })

  it('ends quietly when nobody reads on', async () => {
    const { status, err } = await runHearsay(['export'], { folder, closeAfter: 10 })
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it('writes to a file', async () => {
    expect(await run(['export', '--output', 'all.jsonl'])).toMatchObject({ status: 0, out: '' })
    expect(readFileSync(join(folder, 'all.jsonl'), 'utf8')).toBe((await run(['export'])).out)
  })
})

describe('hearsay serve', () => {
  it('prints its address, answers, and ends with 0 at Ctrl-C', async () => {
    const words = ['serve', '--port', '0', '--json']
    const { status, out } = await runHearsay(words, { folder, interruptAt: /"address":"http:/ })
    expect(status).toBe(0)
    expect(parseLines(out)).toMatchObject([
      { kind: 'address', address: expect.stringMatching(/^http:\/\/127/) },
    ])
  })
})

describe('a record that is none', () => {
  it('is refused and left as it is', async () => {
    writeFileSync(join(folder, 'notes.db'), 'Notes for tomorrow.\n')
    for (const verb of [['add', 'reports'], ['show'], ['export']]) {
      const { status, err } = await run([...verb, '--record', 'notes.db'])
      expect(status).toBe(2)
      expect(err).toContain('notes.db')
    }
    expect(readFileSync(join(folder, 'notes.db'), 'utf8')).toBe('Notes for tomorrow.\n')
  })
})
