import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERBS } from '../../src/cli/verbs.ts'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

describe('the program', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await runHearsay(['--version'])).toMatchObject({ status: 0, out: `${version}\n`, err: '' })
  })

  it('shows its help when asked, and as a complaint when nothing is asked', async () => {
    const asked = await runHearsay(['--help'])
    expect(asked).toMatchObject({ status: 0, err: '' })
    expect(await runHearsay([])).toMatchObject({ status: 2, out: '', err: asked.out })
  })

  it.each(VERBS.map(({ name }) => name))('shows how %s is used, with an example', async (name) => {
    const { status, out } = await runHearsay([name, '--help'])
    expect(status).toBe(0)
    expect(out).toContain(`usage: hearsay ${name}`)
    expect(out).toMatch(new RegExp(`^examples:\\n[\\s\\S]*hearsay ${name}`, 'm'))
  })

  it.each([
    [['shwo']],
    [['show', '--outlet', 'x']],
    [['serve', '--port', 'many']],
    [['find']],
    [['find', '--from', '2023-02-30']],
    [['find', 'x', '--limit', '0']],
    [['show', 'voices']],
    [['read', 'no-such-file']],
    [['add', 'no-such-file']],
    [['annotate', 'no-such-file']],
    [['annotate', '.']],
    [['export', '--format', 'csv', '--json']],
  ])('says in one line what is wrong with %j, and ends with 2', async (words) => {
    const { status, out, err } = await runHearsay(words, { folder: makeFolder() })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^hearsay.*: expected .+, got ".*"; .+\n$/)
  })

  it('takes a wrong variable for wrong use, and names it', async () => {
    const { status, err } = await runHearsay(['show'], { environment: { HEARSAY_PORT: 'x' } })
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('HEARSAY_PORT') })
  })

  it('does not write over what it reads', async () => {
    const folder = makeFolder({ 'texts.jsonl': '{"id":"a","text":"Text."}\n', 'kept.db': 'record' })
    const same = await runHearsay(['annotate', 'texts.jsonl', '--output', './texts.jsonl'], { folder })
    const record = await runHearsay(['export', '--record', 'kept.db', '--output', 'kept.db'], { folder })
    expect([same.status, record.status]).toEqual([2, 2])
    expect(readFileSync(join(folder, 'texts.jsonl'), 'utf8')).not.toBe('')
    expect(readFileSync(join(folder, 'kept.db'), 'utf8')).toBe('record')
  })

  it('says plainly when a file cannot be written', async () => {
    const input = '{"id":"a","text":"Text."}\n'
    const { status, err } = await runHearsay(['annotate', '--output', 'none/there.jsonl'], { input })
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: --output: expected .*none\/there\.jsonl"; there is no such folder/)
    expect(err).not.toContain('bug')
  })
})

describe('hearsay read', () => {
  it('shows articles as they were understood', async () => {
    const { status, out, err } = await runHearsay(['read', 'ferry.txt'], { folder: makeFolder(REPORTS) })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('Ferry to Quillon will not sail this winter, harbour office says\n')
    expect(out).toContain('14 November 2022')
    expect(out).toContain('“The hull cannot be repaired here,”')
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('prints JSON lines, from a folder as from standard input', async () => {
    const folder = makeFolder(REPORTS)
    const articles = parseLines((await runHearsay(['read', '--json', '.'], { folder })).out)
    expect(articles.map(({ publishedAt }) => publishedAt)).toEqual(['2022-11-14', '2022-11-15'])
    const [piped] = parseLines((await runHearsay(['read', '--json', '-'], { input: REPORTS['rock.md'] })).out)
    expect(piped).toEqual({ ...articles[1], from: '-' })
  })

  it('goes on after a file that holds no article, and ends with 1', async () => {
    const folder = makeFolder({ ...REPORTS, 'empty.txt': '' })
    const { status, out, err } = await runHearsay(['read', '--json', '.'], { folder })
    expect(status).toBe(1)
    expect(parseLines(out)).toHaveLength(2)
    expect(err).toMatch(/^.*empty\.txt: .+\n$/)
  })
})
