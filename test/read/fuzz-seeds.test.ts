import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventSeeds } from '../../train/fuzz/invent-files.ts'
import { buildWorkbookMembers } from '../../train/fuzz/invent-office-files.ts'
import { makeCase, makeMaker } from '../../train/fuzz/make-case.ts'
import { packZip } from '../../train/fuzz/pack-files.ts'
import { runCase } from '../../train/fuzz/run-case.ts'
import { articlesOf, failuresOf, readPiped } from './read-all.ts'

const PARAGRAPHS = ['The mill closed.', 'Its owner said so.', 'Nobody else did.']
const lost: unknown[] = []
const keepLost = (error: unknown) => {
  lost.push(error)
}

beforeAll(() => {
  process.on('unhandledRejection', keepLost)
})
afterAll(() => {
  process.off('unhandledRejection', keepLost)
})

describe('mutated files of every kind', () => {
  it('end in articles, failures and what was passed over, in time', async () => {
    const maker = makeMaker(inventSeeds())
    const counts = { articles: 0, failures: 0, passed: 0 }
    let slowest = 0
    for (let number = 0; number < 500; number++) {
      const start = performance.now()
      const { problem, articles, failures, passed } = await runCase(makeCase(maker, { seed: 20, number }))
      slowest = Math.max(slowest, performance.now() - start)
      expect(problem, `case ${number}`).toBeUndefined()
      counts.articles += articles
      counts.failures += failures
      counts.passed += passed
    }
    // Both what still can be read and what cannot are among them.
    expect(counts.articles).toBeGreaterThan(200)
    expect(counts.failures).toBeGreaterThan(100)
    expect(counts.passed).toBeGreaterThan(50)
    // The limit of a run is two seconds of the processor; a machine that runs all tests may be busy with others.
    expect(slowest).toBeLessThan(10_000)
    expect(lost).toEqual([])
  })

  it('are the same for the same seed and number', () => {
    const maker = makeMaker(inventSeeds())
    const all = [0, 1, 2, 3, 4].map((number) => makeCase(maker, { seed: 7, number }).bytes.toString('latin1'))
    const again = makeCase(maker, { seed: 7, number: 3 })
    expect(again.bytes.toString('latin1')).toBe(all[3])
    expect(new Set(all).size).toBe(5)
  })
})

describe('what was found in mutated files', () => {
  it('says that a page is empty whose first tag is never closed', async () => {
    const page = `<html lang='<head></head><body>${PARAGRAPHS.join(' ')}</body></html>`
    const [failure] = failuresOf(await readPiped(page))
    expect(failure?.message).toMatch(/page without text|empty|not a report/)
  })

  it('reads a page behind an element that stands before it', async () => {
    const prose = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')
    const page = `<script type="application/ld+json">{}</script><!doctype html><html><head></head><body>${prose}</body></html>`
    const [article] = articlesOf(await readPiped(page))
    expect(article?.text).toBe(PARAGRAPHS.join('\n\n'))
  })

  it.each([' ', '\t', '*', '\u00a0', '> ', '_'])(
    'is done in time with a line that holds a hundred thousand %j',
    async (mark) => {
      const start = performance.now()
      const [article] = articlesOf(
        await readPiped(`The mill ${mark.repeat(100_000)}closed.\n\n${PARAGRAPHS[1]}\n`),
      )
      expect(article?.text).toContain(PARAGRAPHS[1])
      expect(performance.now() - start).toBeLessThan(5000)
    },
  )

  it('cleans an address as far as cleaning it again would', async () => {
    const line = (url: string) => JSON.stringify({ text: PARAGRAPHS.join(' '), url })
    const [article] = articlesOf(await readPiped(line('https://news.example/a&amp;?utm_source=feed')))
    const [again] = articlesOf(await readPiped(line(article?.url ?? '')))
    expect(article?.url).toBe('https://news.example/a&amp')
    expect(again).toEqual(article)
  })

  it('does not fill up a workbook to a cell at the far end of a sheet', async () => {
    for (const [place, far] of [
      ['r="C5"', 'r="XFD1048576"'],
      ['<row r="5">', '<row r="9999999">'],
      ['r="C5"', 'r="ZZZZZZ5"'],
      ['<row r="5">', '<row r="1e9">'],
    ] as const) {
      const [failure] = failuresOf(await readPiped(writeWorkbook((text) => text.replace(place, far))))
      expect(failure?.message).toMatch(
        /^a (?:workbook with \d+ rows and \d+ columns in a sheet|damaged Excel workbook \(a cell at "\w+"\))/,
      )
    }
  })

  it('tells of a workbook with two damaged sheets, and fails nowhere else', async () => {
    const damaged = writeWorkbook((text, name) => {
      if (name.endsWith('sheet1.xml')) return text.replaceAll('sheetData', 'noData')
      return name.endsWith('sheet2.xml') ? undefined : text
    })
    const [failure] = failuresOf(await readPiped(damaged))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(failure?.message).toMatch(/^a damaged Excel workbook/)
    expect(lost).toEqual([])
  })
})

/** A workbook of two sheets, changed; what becomes `undefined` is left out. */
function writeWorkbook(change: (text: string, name: string) => string | undefined): Buffer {
  const members = buildWorkbookMembers('Mill closed', PARAGRAPHS).flatMap(({ name, text }) => {
    const changed = change(text, name)
    return changed === undefined ? [] : [{ name, bytes: Buffer.from(changed) }]
  })
  return packZip(members)
}
