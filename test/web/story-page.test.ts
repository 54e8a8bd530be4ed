import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, PATIENCE_MS, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'
import { openLongStory } from './open-long-story.ts'

const { gazette, northline, courier, evening } = named

const plain = (text: string | null) => (text ?? '').replace(/\u00a0/g, ' ').trim()
const nameOfFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.replace(/\u00a0/g, ' '))
const hash = (page: Page) => new URL(page.url()).hash
const topOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!.y
const evidence = (page: Page) =>
  page.$$eval('.article-text [data-evidence]', (pieces) => pieces.map((piece) => piece.textContent).join(''))

/** Opens pages that are closed again with their test, and none of which may complain. */
function useVisit(open: () => Promise<TestRecord>) {
  const context = {} as { test: TestRecord; its: Visit; story: string }
  const pages: Page[] = []
  beforeAll(async () => {
    context.test = await open()
    context.its = await visit(context.test.record)
    context.story = `/story/${(await context.test.record.listStories()).items[0]!.id}`
  }, PATIENCE_MS)
  afterAll(async () => {
    await context.its?.close()
    await context.test?.close()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    expect(context.its.takeComplaints()).toEqual([])
  })
  return Object.assign(context, {
    async open(behind = '', options: Parameters<Visit['open']>[1] = {}): Promise<Page> {
      const page = await context.its.open(context.story + behind, options)
      pages.push(page)
      return page
    },
  })
}

describe.skipIf(!chromium)('the page of a story', { timeout: 400_000 }, () => {
  const news = useVisit(() => openInventedRecord())

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a window of %i pixels, %s, and bars nobody', async (width, colorScheme) => {
    const page = await news.open('', { viewport: { width, height: 800 }, colorScheme })
    await page.waitForSelector('.mark')
    await page.waitForSelector('.utterance .origins')
    expect(await measureOverflow(page)).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  it('says in its head how large the story is and how thin the evidence', async () => {
    const page = await news.open()
    expect(plain(await page.textContent('.page-head > .byline'))).toBe(
      '14 March 2024 to 16 March 2024 · 4 articles · 4 outlets · 5 voices · 17 statements',
    )
    expect(await page.locator('.origin-bar li').allTextContents()).toEqual([
      '1 from two or more origins',
      '2 from one origin',
      '8 of no known origin',
    ])
  })

  it('goes from mark to mark by arrow keys, and with Enter to the words below', async () => {
    const page = await news.open()
    await page.focus('.mark >> nth=0')
    expect(await nameOfFocus(page)).toContain('What happened: On Wednesday photographs of a crack')
    await page.keyboard.press('ArrowDown')
    expect(await nameOfFocus(page)).toBe(
      'Marta Oskarin asserts, 14 March 2024: “The dam is sound and will stand for a hundred years,” (direct; 4 articles / 2 origins)',
    )
    await page.keyboard.press('End')
    expect(await nameOfFocus(page)).toContain('talk of a second crack')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    expect(await nameOfFocus(page)).toMatch(/^Tobias Bell/)
    // Only one of all marks is a stop for Tab.
    expect(await page.locator('.mark[tabindex="0"]').count()).toBe(1)
    const id = await page.evaluate(() => document.activeElement!.getAttribute('data-mark')!)
    await page.keyboard.press('Enter')
    await page.waitForFunction((goal) => location.hash === `#${goal}`, id)
    await page.waitForFunction((goal) => document.activeElement?.querySelector(`#${goal}`), id)
    expect(await topOf(page, `#${id}`)).toBeLessThan(300)
  })

  it('says who said what where somebody points, and whom they deny', async () => {
    const page = await news.open()
    const denial = page.locator('.mark[aria-label^="Water Ministry denies"]')
    await denial.hover()
    const tip = page.locator('.mark-tip')
    expect(plain(await tip.textContent())).toBe(
      'Water Ministrydeniesmixedthat “no warning of any kind” had reached it in January' +
        '16 March 2024 · 1 article / origin not known⊘ denies a senior engineer',
    )
    expect(await page.locator('.lanes .link.asked').count()).toBe(1)
    // The words stay while somebody goes there to mark them, and go at Escape.
    await tip.hover()
    await page.waitForTimeout(300)
    expect(await tip.isVisible()).toBe(true)
    await denial.focus()
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'detached' })
  })

  it('draws each denial as a line between its marks', async () => {
    const page = await news.open()
    await page.waitForSelector('.mark')
    expect(await page.locator('.lanes .link.denies').count()).toBe(2)
    expect(await page.locator('.link-sign').allTextContents()).toEqual(['⊘', '⊘'])
  })

  it('leads from what happened to the words that tell it', async () => {
    const page = await news.open()
    await page.click('.mark.happening')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toContain('photographs of a crack were passed from hand to hand')
  })

  it('tells the same as a list, day by day, with what happened once for all that tell it', async () => {
    const page = await news.open()
    await page.click('.days summary')
    expect(await page.locator('.days h3').allTextContents()).toEqual([
      '13 March 2024',
      '14 March 2024',
      '15 March 2024',
      '16 March 2024',
    ])
    const [happening] = await page.locator('.days .entries').allTextContents()
    expect(happening).toBe(
      'On Wednesday photographs of a crack were passed from hand to hand in the valley. ' +
        'The Lowland Gazette, Evening Standard-Bearer',
    )
    await page.click('.days .one-line a[href^="#utt_"] >> nth=0')
    await page.waitForFunction(() => location.hash.startsWith('#utt_'))
    await page.waitForFunction(() => document.activeElement?.className === 'utterance-row')
  })

  it('lays both passages of a denial side by side, and says where nobody is found to have claimed it', async () => {
    const page = await news.open()
    await page.waitForSelector('.relation')
    expect(await page.locator('.relations >> nth=0 >> .relation-kind').allTextContents()).toEqual([
      '⊘ denies',
      '⊘ denies',
      '⊘ denies',
    ])
    await page.click('.agreements summary')
    expect(await page.locator('.agreements .relation-kind').allTextContents()).toEqual(['= agrees with'])
    expect(await page.locator('.relation', { hasText: 'second crack' }).textContent()).toContain(
      'a claim that nobody here is found to have made',
    )
    const denial = page.locator('.relation', { hasText: 'no warning of any kind' }).first()
    const [one, other] = await denial.locator('.statement-line').all()
    expect((await other!.boundingBox())!.x).toBeGreaterThan((await one!.boundingBox())!.x + 200)
    await denial.locator('.evidence-link').last().click()
    await page.waitForSelector('.card[aria-current]')
    expect(await page.getAttribute('.card[aria-current]', 'data-card')).toBe(northline.statements[1]!.id)
  })

  it('names the differences of wordings and marks the words', async () => {
    const page = await news.open()
    const utterance = page.locator('.utterance.many', { hasText: 'hundred years' })
    await utterance.locator('.origins').waitFor()
    expect(await utterance.locator('.difference').allTextContents()).toEqual([
      '⚠ number changed: “a hundred” became “fifty”',
      'cut',
      'paraphrased',
    ])
    const changed = utterance.locator('.wording-pair').first()
    expect(await changed.locator('del').allTextContents()).toEqual(['is sound and', 'a hundred'])
    expect(await changed.locator('ins').allTextContents()).toEqual(['fifty'])
    expect(plain(await utterance.locator('.counts').textContent())).toBe('4 articles / 2 origins')
    await utterance.locator('.origins summary').click()
    expect(await utterance.locator('.ways li').count()).toBe(5)
    await utterance.locator('.ways a >> nth=0').click()
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Meridian')
  })

  it('shows the utterances of one voice, or those that are disputed, by an address that can be sent', async () => {
    const page = await news.open()
    await page.selectOption('.utterance-filters label:has-text("Only") select', 'disputed')
    await page.waitForFunction(() => document.querySelectorAll('.utterance-row').length === 4)
    await page.selectOption('.utterance-filters label:has-text("Voice") select', { label: 'Water Ministry' })
    await page.waitForFunction(() => document.querySelectorAll('.utterance-row').length === 1)
    const { search } = new URL(page.url())
    expect(search).toMatch(/only=disputed/)
    const other = await news.open(search)
    await other.waitForSelector('.utterance-row')
    expect(await other.locator('.utterance-row').count()).toBe(1)
    expect(await other.locator('[role=status]', { hasText: 'of 11' }).textContent()).toContain('1 of')
    // A mark of what the filters hide is shown all the same.
    await other.click('.mark[aria-label^="Tobias Bell demands"]')
    await other.waitForFunction(() =>
      document.activeElement?.textContent?.includes('that the report be published'),
    )
    expect(new URL(other.url()).search).toBe('')
  })

  it('puts what most articles report first when asked', async () => {
    const page = await news.open('?sort=articles')
    await page.waitForSelector('.utterance-row .origins')
    expect((await page.locator('.utterance-row .counts').allTextContents()).slice(0, 4).map(plain)).toEqual([
      '4 articles / 2 origins',
      '2 articles / 1 origin',
      '2 articles / 1 origin',
      '1 article / origin not known',
    ])
  })

  it('says what each article alone has, what it leaves out, and of which it is a copy', async () => {
    const page = await news.open()
    const shares = page.locator('.story-shares > li')
    const gazettes = shares.filter({ hasText: gazette.article.title! })
    expect(await gazettes.locator('summary').allTextContents()).toEqual([
      '6 only here',
      'leaves out 2 that others have',
    ])
    await gazettes.locator('summary').last().click()
    expect((await gazettes.locator('details[open] li').allTextContents()).sort()).toEqual([
      'a senior engineer asserts “the ministry was warned in January”',
      'residents asserts they had heard nothing at all',
    ])
    expect(await page.locator('.copy-line').allTextContents()).toEqual(['same text as Northline, 93 %'])
  })

  it('lays ticked articles beside each other, by keyboard', async () => {
    const page = await news.open()
    await page.focus('.compare-tick input >> nth=0')
    await page.keyboard.press('Space')
    expect(await page.locator('.compare-bar a').count()).toBe(0)
    await page.focus('.compare-tick input >> nth=2')
    await page.keyboard.press('Space')
    await page.focus('.compare-bar a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("side by side")')
    expect(await page.locator('.head-outlet bdi').allTextContents()).toEqual([
      'The Lowland Gazette',
      'Evening Standard-Bearer',
    ])
  })

  it('searches within the story', async () => {
    const page = await news.open()
    await page.fill('input[name="story-words"]', 'January')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/search')
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('words')).toBe('January')
    expect(`/story/${searchParams.get('story')}`).toBe(news.story)
  })

  it('prints a briefing: who says what, who disagrees, and where it stands', async () => {
    const page = await news.open()
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.click('button:text("Print")')
    await page.waitForSelector('[data-printed]')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.story-screen').isVisible()).toBe(false)
    const paper = page.locator('.briefing')
    expect(await paper.locator('h1').textContent()).toBe('Korvath: engineer says ministry was warned')
    const ministry = paper.locator('.voice-briefing', { hasText: 'Water Ministry' })
    expect(plain(await ministry.locator('li').textContent())).toBe(
      'denies that “no warning of any kind” had reached it in January ' +
        '16 March 2024 · 1 article / origin not known · Evening Standard-Bearer',
    )
    expect(await paper.locator('.voice-briefing li').count()).toBe(11)
    expect(await paper.locator('.relation').count()).toBe(3)
    const addresses = [gazette, northline, evening, courier].map(({ article }) => article.url ?? article.from)
    expect(await paper.locator('.address').allTextContents()).toEqual(addresses)
    expect(await paper.locator('.cut').count()).toBe(0)
  })

  it('says so when there is no such story', async () => {
    const page = await news.its.open('/story/sto_none')
    expect(await page.textContent('h1')).toBe('Not in this record')
    await page.context().close()
    expect(news.its.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })
})

describe.skipIf(!chromium)('the page of a story of 5,000 statements', { timeout: 400_000 }, () => {
  const news = useVisit(openLongStory)
  const listed = async () => (await news.test.record.findStory(news.story.split('/').at(-1)!))!.utterances

  it('has on the page only what is near the window, and scrolls at 50 frames a second', async () => {
    const page = await news.open()
    await page.waitForSelector('.utterance-row', { state: 'attached' })
    expect(await page.locator('[role=status]', { hasText: 'utterances' }).textContent()).toMatch(/^4,500/)
    await page.locator('.utterance-filters').scrollIntoViewIfNeeded()
    await page.waitForSelector('.utterance-row .byline')
    const spent = await measureWork(page, () => page.evaluate(scrollDown, { frames: FRAMES, step: 80 }))
    expect(await page.locator('.utterance-row').count()).toBeLessThan(60)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(12_000)
    expect(spent / FRAMES).toBeLessThan(1000 / 50)
  })

  it('opens an address at its utterance, however far down', async () => {
    const utterances = await listed()
    for (const { id } of [utterances[700]!, utterances.at(-1)!]) {
      const page = await news.open(`#${id}`)
      await page.waitForFunction((goal) => document.activeElement?.querySelector(`#${goal}`), id)
      await page.waitForSelector(`#${id}:not([aria-busy])`)
      // The last one of all cannot be brought to the upper edge.
      await page.waitForFunction((goal) => {
        const { top, bottom } = document.getElementById(goal)!.getBoundingClientRect()
        const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
        return isAtEnd ? top > 0 && bottom < innerHeight : Math.abs(top - 16) < 40
      }, id)
    }
  })

  it('goes from utterance to utterance by keyboard', async () => {
    const page = await news.open()
    await page.waitForSelector('.utterance-row', { state: 'attached' })
    const index = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.index)
    for (const expected of ['0', '1', '2']) {
      await page.keyboard.press('j')
      await page.waitForFunction(
        (wanted) => (document.activeElement as HTMLElement).dataset.index === wanted,
        expected,
      )
    }
    await page.keyboard.press('k')
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.index === '1')
    expect(await index()).toBe('1')
  })

  it('gathers marks for which there is no room, and lists them when asked', async () => {
    const page = await news.open()
    const group = page.locator('.mark.group').first()
    await group.waitFor()
    expect(await group.getAttribute('aria-label')).toMatch(/^Voice \d+: \d+ more of this time/)
    expect(await page.locator('.mark').count()).toBeLessThan(1500)
    await group.click()
    await page.waitForFunction(() => document.activeElement?.className === 'utterance-row')
    expect(new URL(page.url()).searchParams.get('voice')).toMatch(/^voi_/)
    expect(hash(page)).toMatch(/^#utt_/)
  })

  it('shows more voices when asked', async () => {
    const page = await news.open()
    await page.waitForSelector('.mark')
    const before = await page.locator('.lane-names li').count()
    expect(before).toBeLessThanOrEqual(10)
    await page.click('button:text("more voices")')
    expect(await page.locator('.lane-names li').count()).toBe(before + 12)
  })

  it('prints some hundred of them, and says that it is cut', async () => {
    const page = await news.open()
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.click('button:text("Print")')
    await page.waitForSelector('[data-printed]')
    expect(await page.locator('.briefing .said-words').count()).toBeGreaterThanOrEqual(300)
    expect(plain(await page.locator('.briefing .cut').textContent())).toBe(
      'Cut: 300 utterances of 4,500, those that are disputed and those of most articles.',
    )
  })
})

const FRAMES = 200

/** Scrolls a page down frame by frame. Runs in the page. */
function scrollDown({ frames, step }: { frames: number; step: number }): Promise<void> {
  let left = frames
  return new Promise((resolve) => {
    requestAnimationFrame(function next() {
      window.scrollBy({ top: step, behavior: 'instant' })
      left -= 1
      if (left > 0) requestAnimationFrame(next)
      else resolve()
    })
  })
}

/** The milliseconds of processor time that a page takes for something, however busy the machine is with other things. */
async function measureWork(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
  const before = await read()
  await work()
  return (await read()) - before
}
