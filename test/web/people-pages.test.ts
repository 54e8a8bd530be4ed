import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OpenRecord, Role } from '../../src/store/index.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { addPeople, PASSWORD, TUESDAY } from '../serve/people.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const OTHER_PASSWORD = 'eleven boats in fog'

describe.skipIf(!chromium)('the pages about people', { timeout: 400_000 }, () => {
  let test: TestRecord
  let site: Visit
  beforeAll(async () => {
    test = await openInventedRecord()
    await addPeople(test.record)
    site = await visit(test.record)
  }, 400_000)
  afterAll(async () => {
    await site?.close()
    await test?.close()
  })
  afterEach(() => expect(site.takeComplaints()).toEqual([]))

  const addAccount = (name: string, role: Role) =>
    test.record.people.addAccount({ name, role, password: PASSWORD }, { at: TUESDAY })

  /** A window in which somebody is logged in. */
  const enter = async (name: string, path: string, options: BrowserContextOptions = {}) => {
    const page = await site.open('/login', options)
    await page.context().addCookies([await openCookie(test.record, name, site.address)])
    await site.go(page, path)
    return page
  }
  const countSessions = async (name: string) =>
    (await test.record.people.listSessions(Date.now(), name)).length
  const listTokens = async (name: string) => {
    const tokens = await test.record.people.listTokens(name)
    return tokens.map((token) => [token.name, token.role])
  }
  const findAccount = (page: Page, name: string) =>
    page.locator('details', { has: page.locator('summary', { hasText: `${name} (` }) })
  const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
  const refused = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor()

  it('are where the name at the top leads, and load nothing before', async () => {
    const page = await enter('rita', '/')
    const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    await page.getByText('rita (reader)').waitFor()
    await page.waitForLoadState('networkidle')
    expect((await loaded()).filter((name) => /account|people/.test(name))).toEqual([])
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Your account: rita (reader)' }).click()
    await page.waitForURL(/\/account$/)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect((await loaded()).some((name) => /account/.test(name))).toBe(true)
    await page.context().close()
  })

  it('change the password of a reader, who stays in this browser alone', async () => {
    await addAccount('pia', 'reader')
    const page = await enter('pia', '/account')
    await openCookie(test.record, 'pia', site.address)
    const change = async (now: string, next: string, again = next) => {
      await page.getByLabel('The one you have now', { exact: true }).fill(now)
      await page.getByLabel('The new one', { exact: true }).fill(next)
      await page.getByLabel('The new one again', { exact: true }).fill(again)
      await page.getByRole('button', { name: 'Change the password' }).click()
    }
    await change(PASSWORD, OTHER_PASSWORD, 'eleven goats in fog')
    await refused(page, 'not the same both times')
    await change('a wrong password', OTHER_PASSWORD)
    await refused(page, 'The password is wrong. Give the one that you log in with now')
    await change(PASSWORD, 'short')
    await refused(page, 'expected 12 to 1000 characters')
    // The browser itself tells of the statuses 403 and 400.
    expect(site.takeComplaints()).toHaveLength(2)
    expect(await countSessions('pia')).toBe(2)
    await change(PASSWORD, OTHER_PASSWORD)
    await told(page, 'Your password is changed.')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.getByLabel('The new one', { exact: true }).inputValue()).toBe('')
    expect(await countSessions('pia')).toBe(1)
    expect(await test.record.people.checkPassword('pia', OTHER_PASSWORD)).toMatchObject({ name: 'pia' })
    await page.context().close()
  })

  it('show where one is logged in, and end it there', async () => {
    await addAccount('sam', 'editor')
    for (let count = 0; count < 3; count += 1) await openCookie(test.record, 'sam', site.address)
    const page = await enter('sam', '/account')
    const lines = page.locator('section:has(#sessions) li')
    await lines.nth(3).waitFor()
    expect(await lines.filter({ hasText: 'this browser' }).count()).toBe(1)
    expect(await lines.first().textContent()).toContain('this browser')
    await lines
      .nth(1)
      .getByRole('button', { name: /^End the session/ })
      .click()
    await lines.nth(1).getByRole('button', { name: 'No, leave it' }).click()
    expect(await countSessions('sam')).toBe(4)
    await lines
      .nth(1)
      .getByRole('button', { name: /^End the session/ })
      .click()
    await lines
      .nth(1)
      .getByRole('button', { name: /^Yes, end/ })
      .click()
    await told(page, '1\u00a0session ended.')
    expect(await countSessions('sam')).toBe(3)
    await page.getByRole('button', { name: 'End all others' }).click()
    await page.getByRole('button', { name: 'Yes, end all others' }).click()
    await told(page, '2\u00a0sessions ended.')
    expect([await lines.count(), await countSessions('sam')]).toEqual([1, 1])
    await page.getByRole('button', { name: 'Log out in this browser' }).click()
    await page.waitForURL(/\/login$/)
    expect(await countSessions('sam')).toBe(0)
    await page.context().close()
  })

  it('make a token of no higher role, show it once, and revoke it, by keyboard alone', async () => {
    await addAccount('tom', 'editor')
    const page = await enter('tom', '/account', { permissions: ['clipboard-read', 'clipboard-write'] })
    const role = page.getByLabel('What it may do')
    expect(
      await role.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
    ).toEqual(['reader', 'editor'])
    await page.getByLabel('What it is for').focus()
    await page.keyboard.type('nightly <b>export</b>')
    await page.keyboard.press('Tab')
    await page.keyboard.press('e')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const shown = page.getByLabel('The secret of the token nightly <b>export</b>')
    await shown.waitFor()
    const secret = await shown.inputValue()
    expect(await listTokens('tom')).toEqual([['nightly <b>export</b>', 'editor']])
    const headers = { authorization: `Bearer ${secret}` }
    const ask = () => fetch(new URL('/api/v1/record', site.address), { headers })
    expect((await ask()).status).toBe(200)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await told(page, 'Copied.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await site.go(page, '/account')
    await page.getByText('nightly <b>export</b>').first().waitFor()
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: /^Revoke the token nightly/ }).focus()
    await page.keyboard.press('Enter')
    // A second press by mistake takes nothing away.
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Revoke/ }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Revoke')
    expect(await listTokens('tom')).toHaveLength(1)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await told(page, 'is revoked.')
    expect([await listTokens('tom'), (await ask()).status]).toEqual([[], 401])
    await page.context().close()
  })

  it('tell a reader plainly that accounts are for admins', async () => {
    const page = await enter('rita', '/people')
    await page.getByText('are for those with the role admin; yours is reader').waitFor()
    expect(await page.locator('main form').count()).toBe(0)
    await page.context().close()
  })

  it('add an account, change and remove it, and say why the last admin stays', async () => {
    const page = await enter('ana', '/')
    await page.getByRole('link', { name: 'People' }).click()
    await page.waitForURL(/\/people$/)
    const form = page.getByRole('form', { name: 'A new account' })
    const add = async (name: string, password: string) => {
      await form.getByLabel('Name').fill(name)
      await form.getByLabel('Role').selectOption('editor')
      await form.getByLabel('First password', { exact: true }).fill(password)
      await form.getByRole('button', { name: 'Add the account' }).click()
    }
    await add('zoe', 'short')
    await refused(page, 'expected 12 to 1000 characters')
    await add('zoe', PASSWORD)
    await told(page, 'zoe is added as editor.')
    expect(await test.record.people.checkPassword('zoe', PASSWORD)).toMatchObject({ role: 'editor' })

    const zoe = findAccount(page, 'zoe')
    await zoe.locator('summary').click()
    await zoe.getByLabel('Role of zoe').selectOption('reader')
    await zoe.getByRole('button', { name: 'Change the role' }).click()
    await zoe.locator('summary', { hasText: '(reader)' }).waitFor()
    await openCookie(test.record, 'zoe', site.address)
    await zoe.getByLabel('New password for zoe', { exact: true }).fill(OTHER_PASSWORD)
    await zoe.getByRole('button', { name: 'Give the new password' }).click()
    await told(page, 'zoe has a new password, and is logged out everywhere.')
    expect(await test.record.people.checkPassword('zoe', OTHER_PASSWORD)).toMatchObject({ role: 'reader' })
    expect(await countSessions('zoe')).toBe(0)

    const ana = findAccount(page, 'ana')
    await ana.locator('summary').click()
    await ana.getByLabel('Role of ana').selectOption('editor')
    await ana.getByRole('button', { name: 'Change the role' }).click()
    await refused(page, 'expected an admin to be left, got "ana, who is the last one"')
    await ana.getByRole('button', { name: 'Remove the account ana' }).click()
    await ana.getByText('This is your own account.').waitFor()
    await ana.getByRole('button', { name: 'Yes, remove the account ana' }).click()
    await page.waitForFunction(() => document.querySelectorAll('[role="alert"]').length === 2)
    // The browser itself tells of each status 400.
    expect(site.takeComplaints()).toHaveLength(3)

    await zoe.getByRole('button', { name: 'Remove the account zoe' }).click()
    await zoe.getByRole('button', { name: 'Yes, remove the account zoe' }).click()
    await told(page, 'The account zoe is removed')
    expect(await test.record.people.findAccount('zoe')).toBeUndefined()
    const deeds = page.locator('.people-log li')
    expect(await deeds.first().textContent()).toContain('ana · account removed: zoe, reader')
    await page.context().close()
  })

  it('tell who did what, latest first and page by page', async () => {
    const { people } = test.record
    for (let count = 1; count <= 120; count += 1)
      await people.log('articles removed', { at: TUESDAY + count }, `report ${count}`)
    const page = await enter('ana', '/people')
    const deeds = page.locator('.people-log li')
    await deeds.nth(1).waitFor()
    expect(await deeds.nth(0).textContent()).toContain('ana · logged in')
    expect(await deeds.nth(1).textContent()).toMatch(
      /At a terminal · articles removed: report 120.*19 March 2024, 09:00 UTC/s,
    )
    await page.getByRole('button', { name: 'Earlier ones' }).click()
    await page.waitForURL(/\?page=2$/)
    await deeds.filter({ hasText: 'report 71' }).waitFor()
    expect(await deeds.count()).toBe(50)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('log')
    await site.go(page, '/people?page=3')
    await deeds.filter({ hasText: 'report 21' }).first().waitFor()
    await page.getByRole('button', { name: 'Later ones' }).click()
    await deeds.filter({ hasText: 'report 71' }).waitFor()
    await page.context().close()
  })

  it('tell of a login that failed, and not the name that was typed where nobody has it', async () => {
    const { people } = test.record
    const doer = { at: Date.now(), address: '203.0.113.9' }
    await people.log('login failed', doer, 'rita')
    await people.log('login failed', doer)
    const page = await enter('ana', '/people')
    const deeds = page.locator('.people-log li')
    await deeds.nth(2).waitFor()
    expect(await deeds.nth(1).textContent()).toContain('login failed: a name that no account has')
    expect(await deeds.nth(2).textContent()).toMatch(
      /Somebody not logged in · login failed: rita .*from 203\.0\.113\.9/,
    )
    await page.context().close()
  })

  it('have twins for programs', async () => {
    const page = await enter('ana', '/people')
    for (const path of ['/people?page=2', '/account']) {
      await site.go(page, path)
      const twin = await page.getAttribute('footer a:text("This page as JSON")', 'href')
      expect([path, (await page.request.get(new URL(twin!, site.address).href)).status()]).toEqual([
        path,
        200,
      ])
    }
    await page.context().close()
  })

  it.each([
    [1280, 'dark'],
    [320, 'light'],
  ] as const)('fit a window of %i pixels, %s, and keep nobody out', async (width, colorScheme) => {
    await addAccount(`somebody-with-a-long-name@newsroom-of-the-lowlands.example.${width}`, 'reader')
    const page = await enter('ana', '/account', {
      viewport: { width, height: 800 },
      colorScheme,
      bypassCSP: true,
    })
    const check = async () => {
      expect(await measureOverflow(page)).toBe(0)
      expect(await findBarriers(page)).toEqual([])
    }
    const show = (name: string) => page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
    const shots = process.env.TEST_SHOTS
    await openCookie(test.record, 'ana', site.address)
    await site.go(page, '/account')
    await page.getByLabel('What it is for').fill('a token')
    await page.getByRole('button', { name: 'Make the token' }).click()
    await page.getByLabel('The secret of the token a token').waitFor()
    await page
      .getByRole('button', { name: /^End the session/ })
      .first()
      .click()
    await check()
    if (shots) await show('account')
    await site.go(page, '/people')
    await page.locator('details').nth(3).waitFor()
    for (const name of ['ana', 'rita']) {
      const line = findAccount(page, name)
      await line.locator('summary').click()
      await line.getByRole('button', { name: /^Remove the account/ }).click()
    }
    await page.getByRole('button', { name: /^Show/ }).first().click()
    await check()
    if (shots) await show('people')
    await page.context().close()
  })
})

describe.skipIf(!chromium)(
  'the pages about people of a record without accounts',
  { timeout: 400_000 },
  () => {
    it.each(['/account', '/people'])('name the command that makes the first: %s', async (path) => {
      const { record, close } = await openInventedRecord('empty')
      const site = await visit(record)
      const page = await site.open(path)
      await page.getByText('hearsay account add NAME --role admin').waitFor()
      expect(await page.textContent('h1')).toBe('This record has no accounts')
      expect(site.takeComplaints()).toEqual([])
      await site.close()
      await close()
    })
  },
)

/** Logs somebody in, as a browser keeps it. */
async function openCookie({ people }: OpenRecord, name: string, url: string) {
  const session = await people.openSession(name, { at: Date.now(), address: '203.0.113.7' })
  return { name: 'hearsay_session', value: session!.secret, url }
}
