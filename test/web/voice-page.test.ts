import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { named, voices } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'
import { openLongVoice, RIGHT_TO_LEFT, SPEAKER, VERY_LONG } from './open-long-voice.ts'

const PATIENCE = { timeout: 400_000 }
const pathOf = ({ id }: { id: string }) => `/voice/${id}`
const plain = (text: string | null) =>
  text!
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe.skipIf(!chromium)('the page of a voice', PATIENCE, () => {
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

  const evidence = (page: Page) =>
    page.$$eval('.article-text [data-evidence]', (pieces) =>
      pieces.map((piece) => piece.textContent).join(''),
    )

  it('leads from the name over a role to the words that give it, and back', async () => {
    const page = await visited.open(pathOf(voices.osk))
    expect(await page.textContent('h1')).toBe('Marta Oskarin')
    expect(plain(await page.textContent('.facts'))).toContain('Ms Oskarin 1×')
    expect(plain(await page.textContent('.facts'))).toContain('why one voice')
    await page.click('.facts .evidence-link >> nth=0')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Water Minister')
    await page.goBack()
    await page.waitForSelector('h1:text("Marta Oskarin")')
  })

  it('says so where no article tells what a voice is', async () => {
    const page = await visited.open(pathOf(voices.engineer))
    expect(plain(await page.textContent('.page-head .kicker'))).toBe('Voice · unnamed')
    expect(plain(await page.textContent('.facts'))).toContain('no article says what it is')
  })

  it('draws when it said how much, and each bar leads to what it said then', async () => {
    const page = await visited.open(pathOf(voices.osk))
    const bars = page.locator('.time-bars a')
    await bars.first().waitFor()
    const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')))
    expect(names.map(plain)).toEqual(['3 utterances, 14 March 2024', '1 utterance, 16 March 2024'])
    const box = (await bars.first().boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
    await bars.last().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?/)
    const { searchParams } = new URL(page.url())
    expect(Object.fromEntries(searchParams)).toEqual({
      voice: voices.osk.id,
      from: '2024-03-16',
      to: '2024-03-16',
    })
  })

  it('says how outlets word it: in a sentence, in bars with their numbers, and who changed it', async () => {
    const page = await visited.open(pathOf(voices.osk))
    expect(plain(await page.textContent('.in-a-sentence'))).toMatch(
      /^Of 7 statements 43 % are all in quotation marks/,
    )
    const rows = await page.locator('.outlet-wordings tbody tr').allTextContents()
    expect(rows.map(plain)).toEqual([
      'The Lowland Gazette2 direct, 1 indirect, mostly asserts 2×, denies 1×none',
      'Evening Standard-Bearer1 direct, 1 indirect, mostly predicts 1×, denies 1×⚠ 1',
      'Coast Courier1 indirect, mostly asserts 1×none',
      'Northline1 indirect, mostly asserts 1×none',
    ])
  })

  it('tells whom it denies, and says so where nobody is found to deny it', async () => {
    const page = await visited.open(pathOf(voices.osk))
    const [others, own] = await page.locator('.relation-group').all()
    expect(await others!.textContent()).toContain('Nobody was found to deny')
    expect(await own!.locator('.relation-kind').allTextContents()).toEqual([
      '⊘ denies',
      '⊘ denies',
      '= agrees with',
    ])
    expect(plain(await own!.locator('.counterparts').textContent())).toBe(
      'a senior engineer denied by 1×Water Ministry agrees with 1×',
    )
    await own!.locator('.counterparts a', { hasText: 'senior engineer' }).click()
    await page.waitForSelector('h1:text("a senior engineer")')
    expect(await page.locator('.relation-group').first().locator('.relation').count()).toBe(2)
  })

  it('has everything it said under the stories, each with all its wordings', async () => {
    const page = await visited.open(pathOf(voices.osk))
    await page.waitForSelector('.voice-row .wordings')
    expect(await page.locator('.story-heading h3').allTextContents()).toEqual([
      'Korvath: engineer says ministry was warned',
    ])
    expect(await page.locator('.row-day').allTextContents()).toEqual(['14 March 2024', '16 March 2024'])
    await page.locator('.voice-row', { hasText: 'hundred years' }).locator('.utterance-link').click()
    await page.waitForSelector('h1:has-text("Marta Oskarin asserts")')
    expect(new URL(page.url()).pathname).toMatch(/^\/utterance\/utt_/)
  })

  it('can be merged and split: its articles are offered when somebody opens that', async () => {
    const page = await visited.open(pathOf(voices.osk))
    await page.click('.correct-group summary')
    const members = page.locator('.merge-and-split .members li')
    await members.nth(3).waitFor()
    expect((await members.allTextContents()).join()).toContain('Evening Standard-Bearer')
  })

  it.each(['light', 'dark'] as const)(
    'puts no barrier in the way, wide or narrow, %s',
    async (colorScheme) => {
      for (const width of [1280, 360]) {
        const page = await visited.open(pathOf(voices.osk), { colorScheme, viewport: { width, height: 900 } })
        await page.waitForSelector('.voice-row .wordings')
        expect(await findBarriers(page)).toEqual([])
        expect(await measureOverflow(page)).toBe(0)
      }
    },
  )

  it('says what to do about a voice that is not there', async () => {
    const page = await visited.open('/voice/nobody')
    expect(await page.textContent('h1')).toBe('Not in this record')
    // The browser itself notes every answer with status 404.
    expect(visited.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })

  it('knows a voice by which only the hostile page swears', async () => {
    const [statement] = named.hostile.statements
    const page = await visited.open('/')
    const { items } = await test.record.listVoices({ limit: 50 })
    const { voice } = items.find(({ voice }) => voice.name === statement!.voice!.name)!
    await visited.go(page, pathOf(voice))
    expect(await page.textContent('h1')).toBe('<iframe src="javascript:window.pwned=1"></iframe>')
    expect(await page.$$('main iframe, main img, main script')).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })
})

describe.skipIf(!chromium)('the page of a voice that said much', PATIENCE, () => {
  let test: Awaited<ReturnType<typeof openLongVoice>>
  let visited: Visit
  const idOf = new Map<string, string>()
  beforeAll(async () => {
    test = await openLongVoice()
    visited = await visit(test.record)
    const { items } = await test.record.listVoices({ limit: 50 })
    for (const { voice } of items) idOf.set(voice.name, voice.id)
  }, 400_000)
  afterAll(async () => {
    await visited?.close()
    await test?.close()
  })
  afterEach(() => expect(visited.takeComplaints()).toEqual([]))

  const openSpeaker = () => visited.open(`/voice/${idOf.get(SPEAKER)}`)

  it('shows only what is near the window, and the end of it too', async () => {
    const page = await openSpeaker()
    await page.waitForSelector('.voice-row .wordings')
    expect(plain(await page.textContent('#said small'))).toBe(
      `${test.utteranceCount} utterances in 2 stories, by time`,
    )
    expect(await page.locator('.voice-row').count()).toBeLessThan(60)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.locator('.voice-row[aria-posinset="603"] .wordings').waitFor()
    expect(await page.locator('.voice-row').count()).toBeLessThan(60)
  })

  it('is walked by j and k from utterance to utterance, by n and p from story to story', async () => {
    const page = await openSpeaker()
    await page.waitForSelector('.voice-row .wordings')
    for (const [key, number, words] of [
      ['n', 1, 'part 2'],
      ['j', 2, 'sluice'],
      ['j', 3, 'sluice'],
      ['k', 2, 'sluice'],
      ['n', 242, 'part 1'],
      ['n', 483, 'In no story'],
      ['j', 484, 'sluice'],
      ['p', 483, 'In no story'],
      ['p', 242, 'part 1'],
    ] as const) {
      await page.keyboard.press(key)
      await page.waitForSelector(`.voice-row[aria-posinset="${number}"]:focus:has-text("${words}")`)
    }
    await page.keyboard.press('?')
    expect(await page.textContent('dialog[open]')).toContain('next story')
  })

  it('goes to a story that somebody chooses', async () => {
    const page = await openSpeaker()
    await page.click('.story-index summary')
    await page.click('.story-index button:has-text("In no story")')
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('In no story'))
  })

  it('lays a change of position side by side, the earlier first, with the days', async () => {
    const page = await openSpeaker()
    const change = page.locator('.relation.reverses')
    expect(await change.locator('h3').allTextContents()).toEqual(['Then, 4 January 2031', 'Now, 1 May 2031'])
    const [then, now] = await change.locator('.statement-line').all()
    const [left, right] = [(await then!.boundingBox())!, (await now!.boundingBox())!]
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width)
    await change.locator('h3 a').last().click()
    await page.waitForURL(/\/utterance\//)
    await page.waitForSelector('.utterance-words:has-text("it is not so that sluice 483 holds")')
  })

  it('shows the first outlets of many, and the others when asked', async () => {
    const page = await openSpeaker()
    expect(await page.locator('.outlet-wordings tbody tr').count()).toBe(12)
    await page.click('.show-more:has-text("outlets")')
    expect(await page.locator('.outlet-wordings tbody tr').count()).toBe(15)
  })

  it.each([RIGHT_TO_LEFT, VERY_LONG])('holds the layout for the name %s', async (name) => {
    for (const width of [1280, 360]) {
      const page = await visited.open(`/voice/${idOf.get(name)}`, { viewport: { width, height: 900 } })
      expect(await page.textContent('h1')).toBe(name)
      expect(await measureOverflow(page)).toBe(0)
    }
  })
})
