import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const NOISE = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * index * 31 + index * 7) % 256))
const BIG = 'The harbour office said nothing on Monday. '.repeat(480_000)

describe('material that cannot be used', () => {
  it.each([
    ['an empty file', ''],
    ['white space alone', ' \n\n\t\n'],
    ['a binary file', NOISE],
    ['a text of 20 MB', BIG],
    ['a cut gzip', gzipSync(REPORTS['ferry.txt']).subarray(0, 60)],
  ])('is told in a line and stops nothing: %s', async (_, content) => {
    const folder = makeFolder({ 'bad.txt': content, 'ferry.txt': REPORTS['ferry.txt'] })
    const { status, out, err } = await runHearsay(['add', 'bad.txt', 'ferry.txt'], { folder })
    expect(status).toBe(1)
    expect(err).toMatch(/^bad\.txt: [^\n]+\n$/)
    expect(err).not.toContain('bug')
    expect(out).toMatch(/^1 article added, .*; 0 known already; 1 failed\n$/)
  })

  it('is told when it comes on standard input', async () => {
    const { status, out, err } = await runHearsay(['read', '--json', '-'], { input: NOISE })
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/^-: [^\n]+\n$/)
  })

  it('is noted where it can be read all the same: invalid UTF-8', async () => {
    const text = Buffer.from(REPORTS['ferry.txt'].replace('harbour master', 'harbour \u0000master'))
    text[text.indexOf(0)] = 0xff
    const folder = makeFolder({ 'ferry.txt': text })
    const { status, out } = await runHearsay(['read', '--json', 'ferry.txt'], { folder })
    expect(status).toBe(0)
    const [article] = parseLines<{ text: string; notes: { code: string }[] }>(out)
    expect(article!.text).toContain('Ines Talver')
    expect(article!.notes.map(({ code }) => code).join()).toMatch(/encoding|utf-8/)
  })

  it('is wrong use when a folder holds nothing of a known kind', async () => {
    const folder = makeFolder({ 'pictures/a.png': NOISE, 'pictures/b.zip': NOISE })
    const { status, err } = await runHearsay(['add', 'pictures'], { folder })
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: .*expected .*pictures/)
  })

  it('leaves a filter as it is: a binary file and a text of 20 MB', async () => {
    for (const input of [NOISE, BIG]) {
      const { status, out, err } = await runHearsay(['extract'], { input })
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).toMatch(/^(standard input, line \d+: [^\n]+\n)+$/)
    }
  })
})

describe('a record', () => {
  it('that a newer version made is refused and left as it is', async () => {
    const folder = makeFolder(REPORTS)
    await runHearsay(['add', 'ferry.txt'], { folder })
    const file = join(folder, 'hearsay.db')
    const bytes = readFileSync(file)
    // Where SQLite keeps the number of the format: 9999.
    bytes.writeUInt32BE(9999, 60)
    writeFileSync(file, bytes)
    for (const words of [['add', 'rock.md'], ['show']]) {
      const { status, err } = await runHearsay(words, { folder })
      expect(status).toBe(1)
      expect(err).toMatch(/^hearsay: hearsay\.db: made by a newer Hearsay .*: update Hearsay\n$/)
    }
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it.skipIf(!existsSync('/dev/full'))('that is exported to a full disk fails with a message', async () => {
    const folder = makeFolder(REPORTS)
    await runHearsay(['add', 'ferry.txt'], { folder })
    const { status, err } = await runHearsay(['export', '--output', '/dev/full'], { folder })
    expect(status).toBe(1)
    expect(err).toMatch(/^hearsay: --output .*expected .* got a full disk; make room/)
  })
})

describe('Ctrl-C in the middle of adding', () => {
  it('keeps and relates what was read, says how to go on, and the same command does', async () => {
    const count = 40
    const reports = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `reports/${number}.txt`,
        REPORTS['ferry.txt'].replaceAll('Quillon', `Quillon ${number}`),
      ]),
    )
    const folder = makeFolder(reports)
    const words = ['add', '--json', '--batch', '3', 'reports']
    const stopped = await runHearsay(words, { folder, interruptAt: /"kind":"added"/ })
    expect(stopped.status).toBe(130)
    expect(stopped.err).toMatch(/kept in hearsay\.db; the same command goes on from there/)
    const added = parseLines<{ kind: string; id: string }>(stopped.out).filter(({ kind }) => kind === 'added')
    expect(added.length).toBeGreaterThan(0)
    expect(added.length).toBeLessThan(count)

    const shown = await runHearsay(['show', 'article', '--json'], { folder })
    const kept = parseLines<{ id: string }>(shown.out).map(({ id }) => id)
    expect(kept.sort()).toEqual(added.map(({ id }) => id).sort())

    const rest = await runHearsay(['add', 'reports'], { folder })
    expect(rest.status).toBe(0)
    expect(rest.out).toContain(`${count - added.length} articles added`)
    expect(rest.out).toContain(`${added.length} known already`)
  })
})
