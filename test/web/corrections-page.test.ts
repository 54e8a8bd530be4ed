import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const { gazette, evening } = named
const statementId = (number: number) => gazette.statements[number - 1]!.id

describe.skipIf(!chromium)('corrections', { timeout: 400_000 }, () => {
  let test: TestRecord
  let site: Visit
  const pages: Page[] = []
  const open: Visit['open'] = async (path, options) => {
    const page = await site.open(path, options)
    pages.push(page)
    return page
  }
  const decided = async () =>
    (await test.record.listCorrections()).map(({ decision, state }) => [decision.kind, state])
  const waitForDecisions = async (count: number) => {
    while ((await decided()).length < count) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  beforeAll(async () => {
    // The pages are built, once, before the first test needs them.
    const first = await openInventedRecord('empty')
    await (await visit(first.record)).close()
    await first.close()
  }, 400_000)
  beforeEach(async () => {
    test = await openInventedRecord()
    site = await visit(test.record)
  }, 100_000)
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    const complaints = site.takeComplaints()
    await site.close()
    await test.close()
    expect(complaints).toEqual([])
  })
  afterAll(() => expect(pages).toEqual([]))

  const correctAll = async () => {
    const by = { by: 'Ana Diaz', why: 'the recording says so', madeAt: '2024-03-17T10:00:00Z' }
    const { record } = test
    await record.correct(
      { kind: 'edit', statement: statementId(1), fields: { act: 'promise', venue: null } },
      by,
    )
    const rejected = await record.correct({ kind: 'reject', statement: statementId(2) })
    await record.undoCorrection(rejected.id)
    await record.correct({ kind: 'reject', statement: statementId(3) })
    await record.correct({ kind: 'confirm', statement: statementId(3) })
    const [one, other] = (await record.listVoices()).items
    await record.correct({ kind: 'merge', of: 'voice', things: [one!.voice.id, other!.voice.id] })
    const story = (await record.listStories()).items[0]!
    await record.correct({ kind: 'split', of: 'story', thing: story.id, members: [evening.article.id] })
  }

  it.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)('fit a window of %i pixels, %s, and keep nobody out', async (width, colorScheme) => {
    await correctAll()
    const page = await open('/corrections', {
      viewport: { width, height: 800 },
      colorScheme,
      bypassCSP: true,
    })
    for (const [path, content] of [
      ['/corrections', '.correction'],
      ['/corrections/queue', '.decisions'],
    ] as const) {
      await site.go(page, path)
      await page.waitForSelector(content)
      expect([path, await measureOverflow(page)]).toEqual([path, 0])
      expect([path, await findBarriers(page)]).toEqual([path, []])
    }
    await page.keyboard.press('e')
    await page.waitForSelector('.correct-form')
    expect([await measureOverflow(page), await findBarriers(page)]).toEqual([0, []])
  })

  it('are listed with who, when, what was before and after, and whether they hold', async () => {
    await correctAll()
    const page = await open('/corrections')
    await page.waitForSelector('.correction')
    const heads = (await page.locator('.correction-head').allTextContents()).map((text) => text.trim())
    expect(heads).toEqual([
      '7Somebody split a storyholds',
      '6Somebody merged 2 voicesholds',
      '5Somebody said that it is rightholds',
      '4Somebody said that it is no statementoverruled by a later one',
      '3Somebody undid a correctionholds',
      '2Somebody said that it is no statementundone',
      '1Ana Diaz edited a statementholds',
    ])
    const first = page.locator('.correction', { hasText: 'Ana Diaz' })
    expect(await first.textContent()).toContain('17 March 2024, 10:00 UTC · because the recording says so')
    expect(await first.locator('.edits').textContent()).toBe('actassert → promisevenueat a briefing → none')
    await first.locator('.evidence-link').click()
    await page.waitForSelector(`[data-card="${statementId(1)}"][aria-current]`)
  })

  it('are undone, and hold again, from the list', async () => {
    await test.record.correct({ kind: 'reject', statement: statementId(2) })
    const page = await open('/corrections')
    await page.click('.correction button:text("Undo")')
    await page.waitForSelector('.correction.undone')
    expect(await decided()).toEqual([
      ['reject', 'undone'],
      ['undo', 'holds'],
    ])
    await page.click('.correction.undone button:text("Make it hold again")')
    await page.waitForSelector('.correction.holds:has-text("no statement")')
    expect((await decided())[0]).toEqual(['reject', 'holds'])
  })

  it('say what to do where nobody made any, and can be had as training data', async () => {
    const page = await open('/corrections')
    expect(await page.textContent('.empty')).toContain('Nobody has corrected anything yet')
    await test.record.correct({ kind: 'confirm', statement: statementId(3) })
    await page.reload()
    const address = await page.getAttribute('a:text("training data")', 'href')
    const answer = await page.request.get(new URL(address!, site.address).href)
    expect(await answer.text()).toContain('that her ministry had received a warning in January')
    site.takeComplaints()
  })

  it('come one after another from the queue, by keyboard, under the name of who makes them', async () => {
    const page = await open('/corrections')
    await page.fill('.signer input', 'Ana Diaz')
    await page.keyboard.press('Enter')
    await page.click('a:text("queue of the least certain statements")')
    await page.waitForSelector('.queued')
    const claim = () => page.textContent('.queued .context')
    const shown: (string | null)[] = [await claim()]
    for (const key of ['y', 's', 'n', 'y']) {
      await page.keyboard.press(key)
      await page.waitForFunction(
        (before) => document.querySelector('.queued .context')?.textContent !== before,
        shown.at(-1),
      )
      shown.push(await claim())
    }
    expect(new Set(shown).size).toBe(5)
    await page.waitForSelector('.queue-progress:has-text("3 done, 1 skipped")')
    await waitForDecisions(3)
    const made = await test.record.listCorrections()
    expect(made.map(({ decision, by }) => [decision.kind, by])).toEqual([
      ['confirm', 'Ana Diaz'],
      ['reject', 'Ana Diaz'],
      ['confirm', 'Ana Diaz'],
    ])
    const confidences = made.map(({ decision }) =>
      'statement' in decision ? decision.statement.confidence : 1,
    )
    expect(Math.max(...confidences)).toBeLessThan(0.71)
    await page.keyboard.press('u')
    await page.waitForSelector('.queue-said:has-text("Undone")')
    expect(await claim()).toBe(shown[3])
    await waitForDecisions(4)
    expect((await decided()).map(([, state]) => state)).toEqual(['holds', 'holds', 'undone', 'holds'])
    await page.keyboard.press('u')
    await page.keyboard.press('u')
    await page.waitForFunction(
      (skipped) => document.querySelector('.queued .context')?.textContent === skipped,
      shown[1],
    )
  })

  it('mark the words in their sentence, and say why it is asked', async () => {
    const page = await open('/corrections/queue')
    await page.waitForSelector('.queued')
    for (let steps = 0; steps < 30; steps += 1) {
      if ((await page.textContent('.queued'))!.includes('Go home')) break
      await page.keyboard.press('s')
      await page.waitForTimeout(50)
    }
    await page.waitForSelector('.context .piece.verbatim:text("Go home.")')
    expect(await page.locator('.context .piece.cue').allTextContents()).toEqual(['tweeted'])
    expect(await page.textContent('.why-unsure')).toContain('“He” may be Tobias Bell or Ivo Lund.')
    await page.keyboard.press('e')
    await page.fill('.correct-form [name="voice"]', 'Ivo Lund')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.queue-said:has-text("Corrected")')
    expect(await page.textContent('.queued')).not.toContain('Go home')
    expect(await decided()).toEqual([['edit', 'holds']])
  })

  it('come back where the server does not keep them', async () => {
    const page = await open('/corrections/queue')
    await page.waitForSelector('.queued')
    const before = await page.textContent('.queued .context')
    await page.route('**/api/v1/corrections', (route) => route.abort())
    await page.keyboard.press('y')
    await page.waitForSelector('.not-kept')
    expect(await page.textContent('.queued .context')).toBe(before)
    expect(await page.textContent('.queue-progress')).toContain('0 done')
    expect(site.takeComplaints().every((complaint) => complaint.includes('ERR_FAILED'))).toBe(true)
  })

  it('merge two voices that are one, and undo it, on the page of the one', async () => {
    const { voice } = (await test.record.listVoices()).items.find(
      ({ voice }) => voice.name === 'Marta Oskarin',
    )!
    const page = await open(`/voice/${voice.id}`)
    await page.click('.correct-group summary')
    await page.fill('.correct-group input[type="search"] >> nth=0', 'Bell')
    await page.click('.candidates button:has-text("Tobias Bell")')
    expect(await page.textContent('.confirm')).toContain('Marta Oskarin and Tobias Bell are one voice.')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.kept')
    expect((await decided()).at(-1)).toEqual(['merge', 'holds'])
    await page.click('.kept button:text("Undo")')
    await page.waitForSelector('.kept', { state: 'detached' })
    expect(await decided()).toEqual([
      ['merge', 'undone'],
      ['undo', 'holds'],
    ])
    // Meanwhile the voice had another id: the page asked for the old one.
    expect(site.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })

  it('rename a voice on its page, under the name of who does so, who undoes it too', async () => {
    const { voice } = (await test.record.listVoices()).items.find(
      ({ voice }) => voice.name === 'Marta Oskarin',
    )!
    const page = await open('/corrections')
    await page.fill('.signer input', 'Ana Diaz')
    await page.keyboard.press('Enter')
    await site.go(page, `/voice/${voice.id}`)
    await page.click('.correct-group summary')
    expect(await page.inputValue('.rename input')).toBe('Marta Oskarin')
    expect(await page.isDisabled('.rename button')).toBe(true)
    await page.fill('.rename input', 'Marta Oskarin-Vale')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.kept:has-text("it is called so now")')
    await page.waitForSelector('h1:has-text("Marta Oskarin-Vale")')
    expect([await measureOverflow(page), await findBarriers(page)]).toEqual([0, []])
    await site.go(page, '/corrections')
    const entry = page.locator('.correction', { hasText: 'renamed a voice' })
    expect(await entry.locator('.edits').textContent()).toBe('nameMarta Oskarin → Marta Oskarin-Vale')
    await entry.locator('button:text("Undo")').click()
    await page.waitForSelector('.correction.undone')
    expect((await test.record.findVoice(voice.id))!.voice.name).toBe('Marta Oskarin')
    const made = await test.record.listCorrections()
    expect(made.map(({ decision, by }) => [decision.kind, by])).toEqual([
      ['rename', 'Ana Diaz'],
      ['undo', 'Ana Diaz'],
    ])
  })

  it('say that a split holds to no effect while one side is not in the record', async () => {
    const story = (await test.record.listStories()).items[0]!
    await test.record.correct({ kind: 'split', of: 'story', thing: story.id, members: [evening.article.id] })
    await test.record.removeArticles([evening.article.id])
    const page = await open('/corrections')
    await page.waitForSelector('.correction')
    expect(await page.textContent('.state')).toBe('holds, but one side is not in the record any more')
    expect([await measureOverflow(page), await findBarriers(page)]).toEqual([0, []])
  })

  it('split off the articles that mean somebody else, and lead to whom they mean', async () => {
    const { voice } = (await test.record.listVoices()).items.find(
      ({ voice }) => voice.name === 'Marta Oskarin',
    )!
    const page = await open(`/voice/${voice.id}`)
    await page.click('.correct-group summary')
    const tick = page.locator('.members label', { hasText: 'Evening Standard-Bearer' }).first()
    await tick.click()
    await page.click('button:text("Split off 1")')
    await page.click('.kept a:text("Open what was split off")')
    await page.waitForFunction((id) => !location.pathname.endsWith(id), voice.id)
    await page.waitForSelector('h1:has-text("Oskarin")')
    expect(await page.textContent('main')).toContain('Evening Standard-Bearer')
    expect((await decided()).at(-1)).toEqual(['split', 'holds'])
    expect(site.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })
})
