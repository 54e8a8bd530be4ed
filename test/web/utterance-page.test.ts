import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { relations } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'
import { openLongVoice, RIGHT_TO_LEFT, RINGED, VERY_LONG } from './open-long-voice.ts'

const PATIENCE = { timeout: 400_000 }
const safe = relations.utterances[0]!
const warned = relations.utterances[1]!
const plain = (text: string | null) =>
  text!
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What the graph tells of the name or step that was chosen. */
const detail = async (page: Page) => plain(await page.textContent('.hands-detail'))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '').then(plain)

describe.skipIf(!chromium)('the page of an utterance', PATIENCE, () => {
  let test: TestRecord
  let visited: Visit
  beforeAll(async () => {
    test = await openInventedRecord()
    visited = await visit(test.record)
  }, 400_000)
  afterAll(async () => {
    await visited?.close()
    await test?.close()
  })
  afterEach(() => expect(visited.takeComplaints()).toEqual([]))

  const openSafe = async (options = {}) => visited.open(`/utterance/${safe.id}`, options)

  it('says who, when, to whom and where, each with the way to the words', async () => {
    const page = await openSafe()
    expect(await page.textContent('h1')).toBe('Marta Oskarin asserts')
    expect(await page.textContent('.utterance-words')).toBe(
      '“The dam is sound and will stand for a hundred years,”',
    )
    expect(plain(await page.textContent('.page-head .kicker'))).toContain(
      'Korvath: engineer says ministry was warned',
    )
    const facts = await page.locator('.facts > div').allTextContents()
    expect(facts.map(plain)).toEqual([
      'saidThursday, 14 March 2024 “on Thursday” The Lowland Gazette, Northline, Coast Courier',
      'toreporters The Lowland Gazette; the Evening Standard-Bearer Evening Standard-Bearer',
      'whereat a briefing The Lowland Gazette',
      'how certainput as certain',
      'one saying90 % sure that all report one act of saying',
    ])
    await page.click('.facts .evidence-link:has-text("The Lowland Gazette") >> nth=1')
    await page.waitForSelector('[data-evidence]:text("reporters")')
  })

  it('has the wordings that change what was said before all others, and marks the words', async () => {
    const page = await openSafe()
    const [fullest, changed, paraphrased, ...more] = await page.locator('.all-wordings > li').all()
    expect(more).toEqual([])
    expect(plain(await fullest!.textContent())).toMatch(/^The fullest wording/)
    expect(await changed!.getAttribute('class')).toBe('dangerous-wording')
    expect(plain(await changed!.locator('.danger-line').textContent())).toBe(
      '⚠ number changed: “a hundred” became “fifty” Another number than in the fullest wording.',
    )
    expect(await changed!.locator('del').allTextContents()).toEqual(['is sound and', 'a hundred'])
    expect(await changed!.locator('ins').allTextContents()).toEqual(['fifty'])
    expect((await paraphrased!.locator('.reported-by li').allTextContents()).map(plain)).toEqual([
      'Northline 15 March 2024, 06:10 UTC',
      'Coast Courier no date',
    ])
    await changed!.locator('.evidence-link').click()
    await page.waitForURL(/\/article\//)
    await page.waitForSelector('.article-text .piece.active')
  })

  it('draws the hands from the voice into each article, and tells what shows a step that is clicked', async () => {
    const page = await openSafe()
    await page.waitForSelector('.hands-node')
    expect((await page.locator('.hands-edge').allTextContents()).map(plain)).toEqual([
      'from Meridian to Coast Courier: cited 95 % sure',
      'from Meridian to Northline: cited 95 % sure',
      'from Northline to Coast Courier: same text 98 % sure',
      'from Marta Oskarin to The Lowland Gazette: first hand 90 % sure',
      'from Marta Oskarin to Meridian: not shown',
      'from Marta Oskarin to Evening Standard-Bearer: not shown',
    ])
    await page.click('.hands-edge:has-text("same text")')
    expect(await detail(page)).toBe(
      'Northline → Coast Courier same textThey share 93% of the shorter text. 98 % sure',
    )
    await page.click('.hands-edge:has-text("Meridian to Northline")')
    await page.click('.hands-detail .evidence-link')
    await page.waitForSelector('[data-evidence]:text("Meridian")')
  })

  it('lets the graph be walked by arrow keys, and the words be opened by Tab and Enter', async () => {
    const page = await openSafe()
    await page.locator('.hands-node.voice').focus()
    expect(await detail(page)).toBe('Marta OskarinWhere it began; 3 ways lead on from here.')
    const walk = async (key: string, words: string) => {
      await page.keyboard.press(key)
      expect(await focused(page)).toContain(words)
    }
    await walk('ArrowRight', 'Meridian: not shown')
    expect(await detail(page)).toContain('How Meridian came to know it is not in the record.')
    await walk('ArrowRight', 'hand Meridian'.replace(' ', ''))
    await walk('ArrowDown', 'Gazette')
    await walk('ArrowUp', 'Meridian')
    await walk('ArrowLeft', 'Meridian: not shown')
    await walk('ArrowLeft', 'Marta Oskarin')
    await walk('ArrowLeft', 'Marta Oskarin')
    await walk('ArrowDown', 'Gazette')
    expect(await detail(page)).toContain('was told it, or had the paper before it, itself')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.hands-detail') !== null)).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/article\//)
  })

  it('counts the origins, and gives the reasons of each in a list that says what the graph says', async () => {
    const page = await openSafe()
    expect(plain(await page.textContent('.origin-count'))).toBe(
      '4 articles, 2 known origins (Meridian; The Lowland Gazette, first hand) and 1 that does not say.',
    )
    expect(await page.textContent('main')).toContain('at least 2 and at most 3 independent ones')
    const origins = await page.locator('.origin-list > li').allTextContents()
    expect(origins.map(plain)).toEqual([
      'MeridianMeridian → Coast Courier citedCoast Courier cites Meridian. 95 % sure' +
        'Meridian → Northline citedNorthline cites Meridian. 95 % sure' +
        'Northline → Coast Courier same textThey share 93% of the shorter text. 98 % sure' +
        '2 articles cite Meridian. 2 of the articles are near-copies of one text.',
      'The Lowland GazetteThe Lowland Gazette first hand' +
        'The Lowland Gazette was told it, or had the paper before it, itself. 90 % sure',
      'Origin not knownEvening Standard-Bearer shows nothingEvening Standard-Bearer does not show how it knows.',
    ])
  })

  it('says who denies it, and says so where nobody does', async () => {
    const page = await visited.open(`/utterance/${warned.id}`)
    expect(await page.locator('.relation-kind').allTextContents()).toEqual(['⊘ denies', '⊘ denies'])
    await page.locator('.relation .utterance-link').first().click()
    await page.waitForURL((url) => !url.pathname.endsWith(warned.id))
    await visited.go(page, `/utterance/${safe.id}`)
    expect(await page.textContent('main')).toContain(
      'No denial, contradiction, answer, agreement or reversal was found.',
    )
  })

  it('copies its address by y, and shows it where the browser does not let us copy', async () => {
    const page = await openSafe({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.keyboard.press('y')
    await page.waitForSelector('.copy-address [role=status]:text("Copied.")')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    const refused = await openSafe()
    await refused.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await refused.click('.copy-address button')
    expect(await refused.inputValue('.copy-address input')).toBe(refused.url())
  })

  it('can be split: its statements are offered', async () => {
    const page = await openSafe()
    await page.click('.correct-group summary')
    await page.locator('.merge-and-split .members li').nth(3).waitFor()
  })

  it('has the list in place of the graph in a narrow window', async () => {
    const page = await openSafe({ viewport: { width: 360, height: 800 } })
    await page.waitForSelector('.origin-list')
    expect(await page.isVisible('.hands')).toBe(false)
    expect(await page.isVisible('.origin-list >> text=Meridian → Northline')).toBe(true)
  })

  it.each(['light', 'dark'] as const)(
    'puts no barrier in the way, wide or narrow, %s',
    async (colorScheme) => {
      for (const width of [1280, 360]) {
        const page = await openSafe({ colorScheme, viewport: { width, height: 900 } })
        await page.waitForSelector('.hands-node', { state: 'attached' })
        expect(await findBarriers(page)).toEqual([])
        expect(await measureOverflow(page)).toBe(0)
      }
    },
  )

  it('says what to do about an utterance that is not there', async () => {
    const page = await visited.open('/utterance/utt_none')
    expect(await page.textContent('h1')).toBe('Not in this record')
    // The browser itself notes every answer with status 404.
    expect(visited.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })
})

describe.skipIf(!chromium)('the page of an utterance that outlets have from each other', PATIENCE, () => {
  let test: TestRecord
  let visited: Visit
  beforeAll(async () => {
    test = await openLongVoice()
    visited = await visit(test.record)
  }, 400_000)
  afterAll(async () => {
    await visited?.close()
    await test?.close()
  })
  afterEach(() => expect(visited.takeComplaints()).toEqual([]))

  const open = async (options = {}) => {
    const [found] = (await test.record.findStatements({ words: `"${RINGED}"` })).items
    return visited.open(`/utterance/${found!.utterance}`, options)
  }

  it('warns of the circle in words, and marks it in the graph', async () => {
    const page = await open()
    await page.waitForSelector('.hands-node')
    expect(plain(await page.textContent('.difference.dangerous'))).toBe(
      '⚠ in a circle: Mail cites Post, Post cites Mail',
    )
    expect((await page.locator('.hands-node.in-circle .hands-name').allTextContents()).sort()).toEqual([
      'Mail',
      'Post',
    ])
    await page.click('.hands-edge.in-circle >> nth=0')
    expect(await detail(page)).toContain('In a circle: Mail cites Post, Post cites Mail.')
    expect(plain(await page.textContent('.hands-legend'))).toContain('⚠ in a circle')
  })

  it('has the occasion at which several were between the voice and them', async () => {
    const page = await open()
    await page.click('.hands-node.occasion')
    expect(await detail(page)).toContain('2 articles say that it was said there: “weekly briefing”.')
    expect(plain(await page.textContent('main'))).toContain('2 witnesses at one occasion: weekly briefing')
  })

  it('holds the layout for names from right to left and very long ones', async () => {
    for (const width of [1280, 360]) {
      const page = await open({ viewport: { width, height: 900 } })
      await page.waitForSelector('.hands-node', { state: 'attached' })
      expect(await page.textContent('h1')).toBe(`${RIGHT_TO_LEFT} says`)
      expect(await page.textContent('main')).toContain(VERY_LONG)
      expect(await measureOverflow(page)).toBe(0)
    }
  })
})
