import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseNext } from '../../web/choose-next.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { addPeople, PASSWORD } from '../serve/people.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

describe('where one goes after logging in', () => {
  const origin = 'http://localhost'
  it.each([
    ['?to=%2Fsearch%3Fwords%3Ddam', '/search?words=dam'],
    ['', '/'],
    ['?to=https%3A%2F%2Fevil.example%2Fx', '/'],
    ['?to=%2F%2Fevil.example', '/'],
    ['?to=%2F%5Cevil.example', '/'],
    ['?to=javascript%3Aalert(1)', '/'],
    ['?to=%2Flogin%3Fto%3D%2F', '/'],
  ])('%s leads to %s', (search, next) => {
    expect(chooseNext({ search, origin })).toBe(next)
  })
})

describe.skipIf(!chromium)('logging in', { timeout: 400_000 }, () => {
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

  const fill = async (page: Page, name: string, password: string) => {
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in' }).click()
  }

  it('is asked for, says what went wrong, leads to the page that was wanted, and ends', async () => {
    const page = await site.open('/search?words=dam')
    expect(await page.locator('h1').textContent()).toBe('Log in')
    expect(await findBarriers(page)).toEqual([])
    expect(await measureOverflow(page)).toBe(0)
    expect(site.takeComplaints()).toEqual([])
    await fill(page, '<b>edgar</b>', 'wrong')
    await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor()
    expect(await page.locator('b').count()).toBe(0)
    // The browser itself tells of the status 401.
    site.takeComplaints()
    await fill(page, 'edgar', PASSWORD)
    await page.waitForURL(/\/search\?words=dam$/)
    await page.getByText('edgar (editor)').waitFor()
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await site.go(page, '/corrections')
    await page.getByText('kept under your name: edgar').waitFor()
    await site.go(page, '/login?to=/feeds')
    await page.waitForURL(/\/feeds$/)
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForURL(/\/login$/)
    expect(await test.record.people.listSessions(Date.now())).toEqual([])
    await page.context().close()
  })

  it('offers an editor what a reader is not offered: nothing that the server would refuse', async () => {
    const [found] = (await test.record.findStatements({ limit: 1 })).items
    const { voice, id } = found!.statement
    const places: readonly [path: string, offered: string][] = [
      ['/', 'section.add'],
      ['/search?words=dam', '.save-search'],
      [`/article/${found!.article.id}#${id}`, '.action-row button:has-text("Right")'],
      [`/voice/${voice!.id}`, '.correct-group'],
      ['/corrections', '.signer'],
      ['/corrections/queue', 'button:has-text("Right")'],
    ]
    for (const [name, count] of [
      ['edgar', 1],
      ['rita', 0],
    ] as const) {
      const page = await site.open('/')
      await fill(page, name, PASSWORD)
      await page.getByText(`${name} (`).waitFor()
      for (const [path, offered] of places) {
        await site.go(page, path)
        await page.locator('h1').first().waitFor({ state: 'attached' })
        if (count === 1) await page.locator(offered).first().waitFor({ state: 'attached' })
        else await page.getByText('rita (reader)').waitFor()
        await page.waitForLoadState('networkidle')
        const isOffered = (await page.locator(offered).count()) > 0
        expect({ name, path, isOffered }).toEqual({ name, path, isOffered: count === 1 })
      }
      await page.context().close()
    }
    expect(site.takeComplaints()).toEqual([])
  })

  it('is asked for anew, with the way back, when the session was ended meanwhile', async () => {
    const page = await site.open('/feeds')
    await fill(page, 'rita', PASSWORD)
    await page.waitForURL(/\/feeds$/)
    await page.getByText('rita (reader)').waitFor()
    await test.record.people.endSessionsOf('rita', { at: Date.now() })
    await page.getByRole('link', { name: 'Corrections' }).click()
    await page.waitForURL(/\/login\?to=/)
    await page.context().close()
    site.takeComplaints()
  })
})
