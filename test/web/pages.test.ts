import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { type RunningServer, startServer } from '../../src/serve/index.ts'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { buildPages } from './build-pages.ts'

const chromium = findChromium()
if (!chromium) console.log('The pages are not tried in a browser: no Chromium was found.')

// A busy machine may take many seconds to draw a page.
const PATIENCE_MS = 90_000

const { courier, gazette, northline, evening, hostile } = named
const statementId = (number: number) => gazette.statements[number - 1]!.id
const gazettePage = `/article/${gazette.article.id}`

describe.skipIf(!chromium)('the pages in Chromium', { timeout: 400_000 }, () => {
  let test: TestRecord
  let server: RunningServer
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    await buildPages()
    test = await openInventedRecord()
    server = await startServer(test.record, { host: '127.0.0.1', port: 0 })
    browser = await startChromium(chromium!)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await test?.close()
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(complaints.splice(0)).toEqual([])
  })

  /** A page with every complaint of the browser noted, and every request that leaves our server. */
  async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!/^about:/.test(request.url()) && !request.url().startsWith(server.address))
        complaints.push(`${page.url()} asked for ${request.url()}`)
    })
    await visit(page, path)
    return page
  }

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto('about:blank')
    await page.goto(new URL(path, server.address).href)
    await page.waitForSelector('h1')
  }

  const activeWords = (page: Page) =>
    page.$$eval('.article-text .piece.active', (pieces) => pieces.map((piece) => piece.textContent))
  const evidence = (page: Page) =>
    page.$$eval('.article-text [data-evidence]', (pieces) =>
      pieces.map((piece) => piece.textContent).join(''),
    )
  const activeCard = (page: Page) => page.getAttribute('.card[aria-current]', 'data-card')
  const hash = (page: Page) => new URL(page.url()).hash
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fit a window of %i pixels, %s, without a word of complaint', async (width, colorScheme) => {
    const [story] = (await test.record.listStories()).items
    const [voice] = (await test.record.listVoices()).items
    const paths = [
      '/',
      '/?words=dam&act=assert',
      '/?words=volcano',
      gazettePage,
      `${gazettePage}#${statementId(1)}`,
      `/article/${hostile.article.id}`,
      `/voice/${voice!.voice.id}`,
      `/story/${story!.id}`,
    ]
    const page = await openPage('/', { viewport: { width, height: 800 }, colorScheme })
    for (const path of paths) {
      await visit(page, path)
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
  })

  it('light up the words of a card that is clicked, and put them into the address', async () => {
    const page = await openPage(gazettePage)
    await page.click(`[data-card="${statementId(3)}"] .card-summary`)
    await page.waitForSelector('.card[aria-current]')
    expect(await activeWords(page)).toEqual([
      'She',
      'denied',
      'that her ministry had received a warning in January',
    ])
    expect(hash(page)).toBe(`#${statementId(3)}`)
    await page.click(`[data-card="${statementId(3)}"] .card-summary`)
    await page.waitForSelector('.card[aria-current]', { state: 'detached' })
    expect(await activeWords(page)).toEqual([])
  })

  it('light up the card of words that are clicked', async () => {
    const page = await openPage(gazettePage)
    await page.click('.piece:text("demanded")')
    await page.waitForSelector('.card[aria-current]')
    expect(await activeCard(page)).toBe(statementId(5))
  })

  it('take the inner of two statements at the first click, and the outer at the second', async () => {
    const page = await openPage(gazettePage)
    const words = '.piece:text("the pressure was above the limit")'
    await page.click(words)
    await page.waitForSelector(`[data-card="${statementId(6)}"][aria-current]`)
    await page.click(words)
    await page.waitForSelector(`[data-card="${statementId(7)}"][aria-current]`)
    expect((await activeWords(page)).join('')).toContain(
      '“I was at the dam on Monday, and the engineer on duty told me',
    )
  })

  it('frame the evidence of every line of a card', async () => {
    const page = await openPage(`${gazettePage}#${statementId(1)}`)
    const lines = page.locator('.card[aria-current] .show-words')
    const expected = [
      'Marta Oskarin',
      'Water Minister',
      'told',
      '“The dam is sound and will stand for a hundred years,”',
      'on Thursday',
      'reporters',
      'at a briefing',
    ]
    expect(await lines.count()).toBe(expected.length)
    for (const [index, words] of expected.entries()) {
      await lines.nth(index).click()
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.article-text [data-evidence]')]
            .map((piece) => piece.textContent)
            .join('') === wanted,
        words,
      )
      expect(await lines.nth(index).getAttribute('aria-pressed')).toBe('true')
    }
  })

  it('show the chain of hands, each with its words', async () => {
    const page = await openPage(`/article/${northline.article.id}#${northline.statements[0]!.id}`)
    expect(await page.locator('.chain li').allTextContents()).toEqual([
      'Marta Oskarin',
      'Meridian',
      'Northline',
    ])
    await page.click('.chain .show-words')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Meridian')
  })

  it('open a link to evidence at its words', async () => {
    const text = gazette.article.text
    const start = text.indexOf('The council meets')
    const page = await openPage(`${gazettePage}#${start}-${text.length}`, {
      viewport: { width: 360, height: 500 },
    })
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('The council meets again on 2 April.')
    const box = (await page.locator('[data-evidence]').first().boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y).toBeLessThan(500)
  })

  it('say when a link points to words that are not there', async () => {
    const page = await openPage(`${gazettePage}#sta_0000000000000000`)
    expect(await page.textContent('.lost-place')).toContain('another revision')
  })

  it('say between whom a voice was left open, how sure it is else, and why somebody is not named', async () => {
    const [, engineer, , open] = courier.statements
    const page = await openPage(`/article/${courier.article.id}#${engineer!.id}`)
    const card = page.locator(`[data-card="${engineer!.id}"]`)
    expect(await card.locator('.card-head').textContent()).toBe('a senior engineervoice 90 % sure')
    expect(await card.textContent()).toContain('not named“asked not to be named”')
    const other = page.locator(`[data-card="${open!.id}"]`)
    expect(await other.locator('.card-head').textContent()).toBe(
      'voice not known: “He” may be Tobias Bell or Ivo Lund.',
    )
    expect(await other.textContent()).toContain('on Twitter')
    expect(await other.textContent()).toContain('words 70 % sure')
  })

  it('lay no card over another, and put the active one beside its words', async () => {
    const page = await openPage(`${gazettePage}#${statementId(3)}`)
    const boxes = await page.$$eval('.card', (cards) =>
      cards.map((card) => card.getBoundingClientRect().toJSON()),
    )
    for (const [index, box] of boxes.entries()) {
      if (index > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1].bottom)
      expect(box.left).toBeGreaterThan(600)
    }
    const words = (await page.locator('.piece.cue.active').boundingBox())!
    const card = (await page.locator('.card[aria-current]').boundingBox())!
    expect(Math.abs(words.y - card.y)).toBeLessThan(20)
  })

  it('put the cards below their paragraph in a narrow window', async () => {
    const page = await openPage(gazettePage, { viewport: { width: 360, height: 800 } })
    const paragraph = (await page
      .locator('.row', { hasText: 'denied' })
      .first()
      .locator('p')
      .first()
      .boundingBox())!
    const card = (await page.locator(`[data-card="${statementId(3)}"]`).boundingBox())!
    expect(card.y).toBeGreaterThanOrEqual(paragraph.y + paragraph.height)
    expect(card.width).toBeGreaterThan(250)
  })

  it('step through the statements by keyboard, focus and all', async () => {
    const page = await openPage(gazettePage)
    for (const [key, number] of [
      ['j', 1],
      ['j', 2],
      ['ArrowRight', 3],
      ['k', 2],
      ['ArrowLeft', 1],
    ] as const) {
      await page.keyboard.press(key)
      await page.waitForSelector(`[data-card="${statementId(number)}"][aria-current]`)
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`summary-${statementId(number)}`)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Marta Oskarin')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.card[aria-current]', { state: 'detached' })
  })

  it('search from any page with /, and list the keys with ?', async () => {
    const page = await openPage(gazettePage)
    await page.keyboard.press('?')
    expect(await page.textContent('dialog[open]')).toContain('next statement')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('warned January')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#found')
    expect(new URL(page.url()).search).toBe('?words=warned+January')
    expect(await page.textContent('.plain-list')).toContain('“the ministry was warned in January”')
  })

  it('narrow a search by filters, and go back', async () => {
    const page = await openPage('/?words=dam')
    await page.click('.filters summary')
    await page.selectOption('select[name="quotation"]', 'direct')
    await page.fill('input[name="outlet"]', 'Evening Standard-Bearer')
    await page.click('.search button[type="submit"]')
    await page.waitForURL(/quotation=direct/)
    await page.waitForFunction(() => document.querySelector('#found')?.textContent?.startsWith('1'))
    await page.goBack()
    await page.waitForURL(/\?words=dam$/)
    expect(await page.inputValue('select[name="quotation"]')).toBe('')
  })

  it('lead from a voice to the words of its role and of what it said', async () => {
    const page = await openPage('/')
    await page.click('.voices .voice-link:has-text("Marta Oskarin")')
    await page.waitForSelector('h1:text("Marta Oskarin")')
    expect(await page.locator('.timeline h3').allTextContents()).toEqual(['14 March 2024', '16 March 2024'])
    expect(await page.locator('.relation').count()).toBe(3)
    await page.click('.roles .evidence-link >> nth=0')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Water Minister')
    await page.goBack()
    await page.click('.timeline .evidence-link >> nth=-1')
    await page.waitForSelector('.card[aria-current]')
    expect(await activeCard(page)).toBe(evening.statements[2]!.id)
  })

  it('lay the wordings of an utterance side by side, name what differs, and mark the words', async () => {
    const page = await openPage('/')
    await page.click('.story-line a >> nth=0')
    const utterance = page.locator('.utterance.many', { hasText: 'hundred years' })
    expect(await utterance.locator('.difference').allTextContents()).toEqual([
      '⚠ number changed: “a hundred” became “fifty”',
      'cut',
      'paraphrased',
    ])
    const changed = utterance.locator('.wording-pair').first()
    expect(await changed.locator('del').allTextContents()).toEqual(['is sound and', 'a hundred'])
    expect(await changed.locator('ins').allTextContents()).toEqual(['fifty'])
    const [fullest, other] = await changed.locator('.statement-words').all()
    const [left, right] = [(await fullest!.boundingBox())!, (await other!.boundingBox())!]
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width)
  })

  it('show the ways from each origin into the articles, with the words that show them', async () => {
    const page = await openPage('/')
    await page.click('.story-line a >> nth=0')
    const origins = page.locator('.utterance.many', { hasText: 'hundred years' }).locator('.origins')
    expect((await origins.locator('summary').textContent())!.replace(/\u00a0/g, ' ')).toBe(
      '4 articles, 2 known origins (Meridian; The Lowland Gazette, first hand) and 1 that does not say',
    )
    await origins.locator('summary').click()
    expect(await origins.locator('.ways li').allTextContents()).toEqual([
      'Meridian → Coast Courier cited',
      'Meridian → Northline cited',
      'Northline → Coast Courier same text',
      'The Lowland Gazette first hand',
      'Evening Standard-Bearer shows nothing',
    ])
    await origins.locator('.ways a >> nth=0').click()
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Meridian')
  })

  it('lay both passages of a denial side by side, and say where nobody is found to have claimed it', async () => {
    const page = await openPage('/')
    await page.click('.story-line a >> nth=0')
    await page.waitForSelector('.relation')
    expect(await page.locator('.relation-kind').allTextContents()).toEqual([
      '⊘ denies',
      '⊘ denies',
      '⊘ denies',
      '= agrees with',
    ])
    expect(await page.locator('.relation', { hasText: 'second crack' }).textContent()).toContain(
      'a claim that nobody here is found to have made',
    )
    const relation = page.locator('.relation', { hasText: 'no warning of any kind' }).first()
    await relation.locator('.evidence-link').last().click()
    await page.waitForSelector('.card[aria-current]')
    expect((await activeWords(page)).join(' ')).toContain('the ministry was warned in January')
  })

  it('tell a story day by day, with what happened once for all that tell it', async () => {
    const page = await openPage('/')
    await page.click('.story-line a >> nth=0')
    await page.waitForSelector('.timeline')
    expect(await page.locator('.timeline h3').allTextContents()).toEqual([
      '13 March 2024',
      '14 March 2024',
      '16 March 2024',
    ])
    const [happening] = await page.locator('.timeline .entries').allTextContents()
    expect(happening).toBe(
      'On Wednesday photographs of a crack were passed from hand to hand in the valley. ' +
        'The Lowland Gazette, Evening Standard-Bearer',
    )
    await page.click('.timeline .one-line a[href^="#utt_"] >> nth=0')
    expect(hash(page)).toMatch(/^#utt_/)
    expect(await page.locator('.copy-line').allTextContents()).toEqual(['same text as Northline, 93 %'])
  })

  it('light up what a near-copy has in common, on both sides', async () => {
    const page = await openPage(`/article/${courier.article.id}`)
    await page.click('#ties .evidence-link:text-is("here")')
    await page.waitForSelector('[data-evidence]')
    const shared = northline.article.text.replace(/\n+/g, '')
    expect(await evidence(page)).toBe(shared)
    await page.click('#ties .evidence-link:text-is("there")')
    await page.waitForSelector('h1:text("Korvath")')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe(shared)
  })

  it('say what a person corrected, and strike through what a person rejected', async () => {
    const { record, close } = await openInventedRecord()
    await record.correct({ kind: 'edit', statement: statementId(1), fields: { act: 'promise' } })
    await record.correct({ kind: 'reject', statement: statementId(3) })
    const its = await startServer(record, { host: '127.0.0.1', port: 0 })
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(new URL(`${gazettePage}#${statementId(1)}`, its.address).href)
    const card = page.locator(`[data-card="${statementId(1)}"]`)
    await card.locator('.card-lines').waitFor()
    expect(await card.locator('.corrected').textContent()).toBe('corrected by hand')
    expect(await card.textContent()).toContain('as readact assert')
    expect(await page.locator('[data-card]').count()).toBe(6)
    expect(await page.locator('#ties s').textContent()).toBe(
      'She … denied … that her ministry had received a warning in January',
    )
    await its.close()
    await close()
  })

  it('mark as quotation only what is verbatim', async () => {
    for (const { article, statements } of [gazette, evening]) {
      const page = await openPage(`/article/${article.id}`)
      const marked = await page.$$eval('.article-text .verbatim', (pieces) =>
        pieces.map((piece) => piece.textContent!),
      )
      const indirect = statements.filter(({ quotation }) => quotation === 'indirect')
      expect(marked.length).toBeGreaterThan(1)
      for (const { text } of indirect.filter(({ within }) => !within))
        expect(marked).not.toContain(text.content)
      expect(marked).not.toContain(' of 4,000 people')
    }
  })

  it('show a hostile article as text, and run nothing of it', async () => {
    const page = await openPage(`/article/${hostile.article.id}`)
    await page.click('.notes summary')
    await page.hover('h1')
    await page.click('.card-summary >> nth=0')
    expect(await page.textContent('h1')).toBe(hostile.article.title)
    expect(await page.textContent('.article-text')).toContain('<img src=x onerror="window.pwned=1">')
    expect(await page.textContent('.article-text')).toContain('<script>window.pwned=1</script>')
    expect(await page.$$('a[href^="javascript:"]')).toEqual([])
    expect(await page.$$('main img, main script, main iframe, main svg')).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })

  it('would not run a script even if one got in', async () => {
    const page = await openPage('/')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.pwned = 1'
      document.body.append(script)
      return 'pwned' in window
    })
    expect(ran).toBe(false)
    expect(complaints.splice(0).join()).toContain('Content Security Policy')
  })

  it('say what to do about an address that is none and a thing that is not there', async () => {
    const page = await openPage('/')
    for (const [path, title] of [
      ['/no/such/page', 'There is no such page'],
      ['/article/art_none', 'Not in this record'],
      ['/voice/nobody', 'Not in this record'],
      ['/story/sto_none', 'Not in this record'],
    ] as const) {
      await visit(page, path)
      expect(await page.textContent('h1')).toBe(title)
      await page.click('.failure a')
      await page.waitForSelector('.record-counts')
    }
    // The browser itself notes every answer with status 404.
    expect(complaints.splice(0).every((complaint) => complaint.includes('404'))).toBe(true)
  })

  it('say so when the server is gone, and go on when it is back', async () => {
    const brief = await startServer(test.record, { host: '127.0.0.1', port: 0 })
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(brief.address)
    await page.waitForSelector('.story-line')
    await brief.close()
    await page.click('.voices .voice-link >> nth=0')
    await page.waitForSelector('h1:text("The server is not there")')
    expect(await page.textContent('.failure')).toContain('hearsay serve')
    const again = await startServer(test.record, {
      host: '127.0.0.1',
      port: Number(new URL(brief.address).port),
    })
    await page.click('button:text("Try again")')
    await page.waitForSelector('.timeline')
    await again.close()
  })

  it('say what to do with an empty record', async () => {
    const empty = await openInventedRecord('empty')
    const its = await startServer(empty.record, { host: '127.0.0.1', port: 0 })
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(its.address)
    await page.waitForSelector('h1')
    expect(await page.textContent('h1')).toBe('The record is empty')
    expect(await page.textContent('main')).toContain('hearsay add')
    await its.close()
    await empty.close()
  })
})
