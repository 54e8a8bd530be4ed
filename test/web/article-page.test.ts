import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { composeReport, nameVoice } from '../serve/compose-report.ts'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const { courier, gazette, northline, evening, hostile } = named
const statementId = (number: number) => gazette.statements[number - 1]!.id
const gazettePage = `/article/${gazette.article.id}`

const osk = nameVoice('Marta Oskarin')
const voiceless = { quotation: 'indirect', confidence: 0.9, act: 'assert' } as const
const fact = { ...voiceless, voice: osk } as const

/** The Gazette's report as it read a day later. */
const revised = composeReport({
  ...gazette.article,
  publishedAt: '2024-03-15',
  title: 'Minister: Korvath dam is safe',
  marked: gazette.article.text
    .replace('a hundred years”, the', 'fifty years”, the')
    .replace('The council meets again on 2 April.', '{1s:She} {1c:said} {1q:that nobody was warned}.'),
  statements: { 1: fact },
})

/** Thousands of statements, all in one line. */
const MANY = 3000
const endless = composeReport({
  title: 'Everything that was said at Korvath',
  outlet: 'The Long Read',
  publishedAt: '2024-03-20',
  marked: Array.from(
    { length: MANY },
    (_, index) =>
      `{${index + 1}s:Marta Oskarin} {${index + 1}c:said} {${index + 1}q:that gate ${index + 1} of the dam was sound}.`,
  ).join(' '),
  // With a voice each, they would be related for seconds behind the back of a page that is looked at.
  statements: Object.fromEntries(Array.from({ length: MANY }, (_, index) => [index + 1, voiceless])),
})

/** A word of a million characters, and one that says something after it. */
const giant = composeReport({
  title: 'A word without end',
  marked: `${'abcdefghij'.repeat(100_000)}\n\n{1s:Marta Oskarin} {1c:said} {1q:that it ends}.`,
  statements: { 1: fact },
})

const activeWords = (page: Page) =>
  page.$$eval('.article-text .piece.active', (pieces) => pieces.map((piece) => piece.textContent))
const evidence = (page: Page) =>
  page.$$eval('.article-text [data-evidence]', (pieces) => pieces.map((piece) => piece.textContent).join(''))
const activeCard = (page: Page) => page.getAttribute('.card[aria-current]', 'data-card')
const hash = (page: Page) => new URL(page.url()).hash
const waitForMessage = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.desk-message')?.textContent?.includes(wanted),
    words,
  )
describe.skipIf(!chromium)('the page of an article', { timeout: 400_000 }, () => {
  let test: TestRecord
  let site: Visit
  const pages: Page[] = []
  const open: Visit['open'] = async (path, options) => {
    const page = await site.open(path, options)
    pages.push(page)
    return page
  }

  beforeAll(async () => {
    test = await openInventedRecord()
    await test.record.saveArticles([revised, endless, giant])
    site = await visit(test.record)
  }, 400_000)
  afterAll(async () => {
    await site?.close()
    await test?.close()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    expect(site.takeComplaints()).toEqual([])
  })

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a window of %i pixels, %s, and keeps nobody out', async (width, colorScheme) => {
    const page = await open(gazettePage, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
    for (const path of [
      gazettePage,
      `${gazettePage}#${statementId(1)}`,
      `/article/${hostile.article.id}`,
      `${gazettePage}?revision=${revised.article.id}`,
    ]) {
      await site.go(page, path)
      await page.waitForSelector(path.includes('revision') ? '.compared-text' : '.article-text')
      expect([path, await measureOverflow(page)]).toEqual([path, 0])
      if (width === 1280 || path.includes('#')) expect([path, await findBarriers(page)]).toEqual([path, []])
    }
    await site.go(page, `${gazettePage}#${statementId(1)}`)
    await page.keyboard.press('e')
    await page.waitForSelector('.correct-form')
    expect(await measureOverflow(page)).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  it('lights up the words of a card that is clicked, and puts them into the address', async () => {
    const page = await open(gazettePage)
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

  it('lights up the card of words that are clicked', async () => {
    const page = await open(gazettePage)
    await page.click('.piece:text("demanded")')
    await page.waitForSelector('.card[aria-current]')
    expect(await activeCard(page)).toBe(statementId(5))
  })

  it('takes the inner of two statements at the first click, and the outer at the second', async () => {
    const page = await open(gazettePage)
    const words = '.piece:text("the pressure was above the limit")'
    await page.click(words)
    await page.waitForSelector(`[data-card="${statementId(6)}"][aria-current]`)
    await page.click(words)
    await page.waitForSelector(`[data-card="${statementId(7)}"][aria-current]`)
    expect((await activeWords(page)).join('')).toContain(
      '“I was at the dam on Monday, and the engineer on duty told me',
    )
  })

  it('frames the evidence of every line of a card', async () => {
    const page = await open(`${gazettePage}#${statementId(1)}`)
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

  it('shows the chain of hands, each with its words', async () => {
    const page = await open(`/article/${northline.article.id}#${northline.statements[0]!.id}`)
    expect(await page.locator('.chain li').allTextContents()).toEqual([
      'Marta Oskarin',
      'Meridian',
      'Northline',
    ])
    await page.click('.chain .show-words')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Meridian')
  })

  it('opens a link to evidence at its words', async () => {
    const text = gazette.article.text
    const start = text.indexOf('The council meets')
    const page = await open(`${gazettePage}#${start}-${text.length}`, {
      viewport: { width: 360, height: 500 },
    })
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('The council meets again on 2 April.')
    const box = (await page.locator('[data-evidence]').first().boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y).toBeLessThan(500)
  })

  it('says when a link points to words that are not there', async () => {
    const page = await open(`${gazettePage}#sta_0000000000000000`)
    expect(await page.textContent('.lost-place')).toContain('another revision')
  })

  it('says between whom a voice was left open, how sure it is else, and why somebody is not named', async () => {
    const [, engineer, , undecided] = courier.statements
    const page = await open(`/article/${courier.article.id}#${engineer!.id}`)
    const card = page.locator(`[data-card="${engineer!.id}"]`)
    expect(await card.locator('.card-head').textContent()).toBe('a senior engineervoice 90 % sure')
    expect(await card.textContent()).toContain('not named“asked not to be named”')
    const other = page.locator(`[data-card="${undecided!.id}"]`)
    expect(await other.locator('.card-head').textContent()).toBe(
      'voice not known: “He” may be Tobias Bell or Ivo Lund.',
    )
    expect(await other.textContent()).toContain('on Twitter')
    expect(await other.textContent()).toContain('words 70 % sure')
  })

  it('lays no card over another, and puts the active one beside its words, also when it grows', async () => {
    const page = await open(`${gazettePage}#${statementId(3)}`)
    const checkCards = async () => {
      const boxes = await page.$$eval('.card', (cards) =>
        cards.map((card) => card.getBoundingClientRect().toJSON()),
      )
      for (const [index, box] of boxes.entries()) {
        if (index > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1].bottom)
        expect(box.left).toBeGreaterThan(600)
      }
    }
    await page.waitForSelector('.correct-actions')
    await checkCards()
    const words = (await page.locator('.piece.cue.active').boundingBox())!
    const card = (await page.locator('.card[aria-current]').boundingBox())!
    expect(Math.abs(words.y - card.y)).toBeLessThan(20)
    await page.keyboard.press('e')
    await page.waitForSelector('.correct-form')
    await page.waitForTimeout(100)
    await checkCards()
  })

  it('puts the cards below their paragraph in a narrow window', async () => {
    const page = await open(gazettePage, { viewport: { width: 360, height: 800 } })
    const row = page.locator('.row', { hasText: 'denied' }).first()
    const paragraph = (await row.locator('p').first().boundingBox())!
    const card = (await page.locator(`[data-card="${statementId(3)}"]`).boundingBox())!
    expect(card.y).toBeGreaterThanOrEqual(paragraph.y + paragraph.height)
    expect(card.width).toBeGreaterThan(250)
  })

  it('is stepped through by keyboard, focus and all', async () => {
    const page = await open(gazettePage)
    for (const [key, number] of [
      ['j', 1],
      ['j', 2],
      ['ArrowRight', 3],
      ['k', 2],
      ['ArrowLeft', 1],
    ] as const) {
      await page.keyboard.press(key)
      await page.waitForSelector(`[data-card="${statementId(number)}"][aria-current]`)
      await page.waitForFunction((id) => document.activeElement?.id === id, `summary-${statementId(number)}`)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe('Marta Oskarin')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.card[aria-current]', { state: 'detached' })
    await page.keyboard.press('?')
    expect(await page.textContent('dialog[open]')).toContain('it is wrong: no statement')
  })

  it('lights up what a near-copy has in common, on both sides', async () => {
    const page = await open(`/article/${courier.article.id}`)
    await page.click('#ties .evidence-link:text-is("here")')
    await page.waitForSelector('[data-evidence]')
    const shared = northline.article.text.replace(/\n+/g, '')
    expect(await evidence(page)).toBe(shared)
    await page.click('#ties .evidence-link:text-is("there")')
    await page.waitForSelector('h1:text("Korvath")')
    await page.waitForSelector('[data-evidence]')
    expect(await evidence(page)).toBe(shared)
  })

  it('marks as quotation only what is verbatim', async () => {
    for (const { article, statements } of [gazette, evening]) {
      const page = await open(`/article/${article.id}`)
      await page.waitForSelector('.article-text')
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

  it('shows a hostile article as text, and runs nothing of it', async () => {
    const page = await open(`/article/${hostile.article.id}`)
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

  it('holds a word of a million characters', async () => {
    for (const width of [1280, 360]) {
      const page = await open(`/article/${giant.article.id}`, { viewport: { width, height: 800 } })
      expect(await measureOverflow(page)).toBe(0)
      await page.keyboard.press('j')
      await page.waitForSelector('.card[aria-current]')
      await page.waitForFunction(() => {
        const box = document.querySelector('.piece.active')!.getBoundingClientRect()
        return box.top >= 0 && box.bottom <= innerHeight
      })
      expect(await activeWords(page)).toEqual(['Marta Oskarin', 'said', 'that it ends'])
    }
  })

  it('has at hand what is near of thousands of statements, and reaches all', async () => {
    const page = await open(`/article/${endless.article.id}`)
    await page.waitForSelector('.card')
    expect(await page.locator('.card').count()).toBeLessThan(500)
    const text = await page.textContent('.article-text')
    expect(text).toContain('that gate 2999 of the dam was sound')
    await site.go(page, `/article/${endless.article.id}#${endless.statements[2500]!.id}`)
    await page.waitForSelector('.card[aria-current]')
    await page.waitForFunction(() => {
      const box = document.querySelector('.piece.active')!.getBoundingClientRect()
      return box.top >= 0 && box.bottom <= innerHeight
    })
    expect(await activeWords(page)).toContain('that gate 2501 of the dam was sound')
    await page.keyboard.press('j')
    await page.waitForFunction(
      (id) => document.activeElement?.id === `summary-${id}`,
      endless.statements[2501]!.id,
    )
  })

  it('has the card of tapped words at hand in a narrow window, however long their paragraph', async () => {
    const path = `/article/${endless.article.id}#${endless.statements[1500]!.id}`
    const page = await open(path, { viewport: { width: 360, height: 700 } })
    await page.waitForSelector('.card[aria-current] .correct-actions')
    await page.click('.piece.cue >> visible=true >> nth=3')
    await page.waitForFunction(() => {
      const words = document.querySelector('.piece.cue.active')!.getBoundingClientRect()
      const card = document.querySelector('.card[aria-current]')!.getBoundingClientRect()
      return words.top >= 0 && words.bottom <= card.top + 1 && card.bottom <= innerHeight + 1
    })
  })

  it('compares the text with another revision, by choice and by address', async () => {
    const page = await open(gazettePage)
    await page.selectOption('.revision-choice select', revised.article.id)
    await page.waitForSelector('.compared-text')
    expect(page.url()).toContain(`?revision=${revised.article.id}`)
    expect(await page.locator('.compared-text del').allTextContents()).toEqual([
      'a hundred',
      'The council meets again on 2 April.',
    ])
    expect(await page.locator('.compared-text ins').allTextContents()).toEqual([
      'fifty',
      'She said that nobody was warned.',
    ])
    expect(await page.textContent('.revision-summary')).toContain('From this text (14 March 2024)')
    await page.click('.compared-text button')
    expect(await page.textContent('.compared-text')).toContain('Tobias Bell, an opposition member')
    await page.reload()
    await page.waitForSelector('.compared-text')
    await page.selectOption('.revision-choice select', '')
    await page.waitForSelector('.article-text')
  })

  it('copies a statement as citation, as HTML and as JSON, by keyboard alone', async () => {
    const page = await open(`${gazettePage}#${statementId(4)}`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = async (downs: number) => {
      await page.keyboard.press('c')
      await page.waitForFunction(() => document.activeElement?.closest('.cite-menu'))
      for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await waitForMessage(page, 'copied')
      await page.waitForSelector('.cite-menu', { state: 'detached' })
      return page.evaluate(() => navigator.clipboard.readText())
    }
    await page.waitForSelector('.correct-actions')
    expect(await copied(0)).toContain(
      'Tobias Bell, an opposition member of the valley council, accuses: the ministry was “playing with the lives” of 4,000 people',
    )
    expect(await copied(1)).toContain(
      '<blockquote cite="https://gazette.example/2024/03/14/korvath-dam-is-safe#',
    )
    expect(JSON.parse(await copied(2)).statement.id).toBe(statementId(4))
  })

  it('has the text ready to be copied by hand where the browser does not let it copy', async () => {
    const page = await open(`${gazettePage}#${statementId(1)}`)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.click('.correct-actions button:has-text("Copy")')
    await page.click('.cite-menu button:text("Citation")')
    await waitForMessage(page, 'copy it with Ctrl+C')
    expect(await page.evaluate(() => getSelection()?.toString() || document.activeElement?.tagName)).toMatch(
      /TEXTAREA|Marta Oskarin/,
    )
    expect(await page.inputValue('.cite-menu textarea')).toContain('“The dam is sound')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.cite-menu', { state: 'detached' })
  })
})

describe.skipIf(!chromium)('corrections on the page of an article', { timeout: 400_000 }, () => {
  let test: TestRecord
  let site: Visit

  beforeAll(async () => {
    test = await openInventedRecord()
    site = await visit(test.record)
  }, 400_000)
  afterAll(async () => {
    expect(site.takeComplaints()).toEqual([])
    await site?.close()
    await test?.close()
  })

  const card = (page: Page, number: number) => page.locator(`[data-card="${statementId(number)}"]`)
  const states = async () =>
    (await test.record.listCorrections()).map(({ decision, state }) => [decision.kind, state])

  it('are made and undone by keyboard', async () => {
    const page = await site.open(gazettePage)
    await page.keyboard.press('y')
    await waitForMessage(page, 'Choose a statement first')
    await page.keyboard.press('j')
    await page.waitForSelector('.card[aria-current]')
    await page.keyboard.press('y')
    await waitForMessage(page, 'it is right')
    await card(page, 1).locator('.corrected').waitFor()
    expect(await card(page, 1).locator('.corrected').textContent()).toBe('confirmed by hand')
    await page.keyboard.press('j')
    await page.waitForSelector(`[data-card="${statementId(2)}"][aria-current]`)
    await page.keyboard.press('n')
    await waitForMessage(page, 'no statement')
    await page.waitForSelector(`[data-card="${statementId(3)}"][aria-current]`)
    await card(page, 2).waitFor({ state: 'detached' })
    expect(await page.textContent('#ties s')).toContain('Nobody has to leave the valley today')
    await page.keyboard.press('u')
    await waitForMessage(page, 'Undone')
    await card(page, 2).waitFor()
    expect(await states()).toEqual([
      ['confirm', 'holds'],
      ['reject', 'undone'],
      ['undo', 'holds'],
    ])
    // Back on a statement that was corrected before, the same key takes that back.
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.waitForSelector(`[data-card="${statementId(1)}"][aria-current]`)
    await page.keyboard.press('u')
    await card(page, 1).locator('.corrected').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('are the last word, also where it takes back the one before', async () => {
    const own = await openInventedRecord()
    const brief = await visit(own.record)
    const page = await brief.open(`${gazettePage}#${statementId(1)}`)
    await page.waitForSelector('.correct-actions')
    await page.keyboard.press('y')
    await waitForMessage(page, 'it is right')
    await card(page, 1).locator('.corrected').waitFor()
    await page.keyboard.press('n')
    await waitForMessage(page, 'no statement')
    await card(page, 1).waitFor({ state: 'detached' })
    const made = await own.record.listCorrections()
    expect(made.map(({ decision, state }) => [decision.kind, state])).toEqual([
      ['confirm', 'overruled'],
      ['reject', 'holds'],
    ])
    await page.keyboard.press('u')
    await waitForMessage(page, 'Undone')
    await card(page, 1).locator('.corrected').waitFor()
    await page.context().close()
    await brief.close()
    await own.close()
  })

  it('are edited in a form, that says beside the field what was refused', async () => {
    const page = await site.open(`${gazettePage}#${statementId(3)}`)
    await page.waitForSelector('.correct-actions')
    await page.keyboard.press('e')
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'voice')
    await page.selectOption('[name="act"]', 'reject')
    await page.fill('[name="venue"]', 'on the moon')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.field-error')
    expect(await page.textContent('.field.wrong')).toContain('on the moon')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('venue')
    await page.fill('[name="venue"]', 'at the dam')
    await page.fill('[name="from"]', '2024-03-13')
    await page.keyboard.press('Enter')
    await waitForMessage(page, 'it is corrected')
    await card(page, 3).locator('.corrected').waitFor()
    const text = await card(page, 3).textContent()
    expect(text).toContain('as readact deny, said none, venue none')
    expect(text).toContain('Wednesday, 13 March 2024')
    const made = (await test.record.listCorrections()).at(-1)!.decision
    expect(made.kind === 'edit' && Object.keys(made.fields).sort()).toEqual(['act', 'saidAt', 'venue'])
    await page.waitForFunction((id) => document.activeElement?.id === id, `summary-${statementId(3)}`)
    // The browser itself notes every answer with status 400.
    expect(site.takeComplaints().every((complaint) => complaint.includes('400'))).toBe(true)
    await page.context().close()
  })

  it('give a statement to another voice, of the article or new', async () => {
    const page = await site.open(`${gazettePage}#${statementId(5)}`)
    await page.waitForSelector('.correct-actions')
    await page.keyboard.press('e')
    await page.fill('.correct-form [name="voice"]', 'Marta Oskarin')
    expect(await page.locator('[name="voiceKind"]').count()).toBe(0)
    await page.click('.correct-form button[type="submit"]')
    await page.waitForSelector(`[data-card="${statementId(5)}"] .voice-link:has-text("Marta Oskarin")`)
    await page.keyboard.press('e')
    await page.fill('.correct-form [name="voice"]', 'Ivo Lund')
    await page.selectOption('[name="voiceKind"]', 'person')
    await page.click('.correct-form button[type="submit"]')
    await page.waitForSelector(`[data-card="${statementId(5)}"] .voice-link:has-text("Ivo Lund")`)
    await page.context().close()
  })

  it('are not lost without a word when the server is gone', async () => {
    const own = await openInventedRecord()
    const brief = await visit(own.record)
    const page = await brief.open(`${gazettePage}#${statementId(1)}`)
    await page.waitForSelector('.correct-actions')
    await page.route('**/api/v1/corrections', (route) => route.abort())
    await page.keyboard.press('y')
    await page.waitForSelector('.not-kept')
    expect(await page.textContent('.not-kept')).toContain('The server does not answer')
    expect(await own.record.listCorrections()).toEqual([])
    await brief.close()
    await own.close()
  })
})
