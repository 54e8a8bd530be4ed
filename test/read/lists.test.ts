import { describe, expect, onTestFinished, test } from 'vitest'
import { createFetcher, type Reading, type ReadOptions, readArticles } from '../../src/read/index.ts'
import { takeNewest } from '../../src/read/take-newest.ts'
import { FERRY_TEXT, writePage, writeRss } from './invented-feeds.ts'
import { serveSite } from './serve-site.ts'

const page = { body: writePage({ title: 'Ferry', text: FERRY_TEXT }) }

async function readAll(address: string, options: ReadOptions = {}): Promise<Reading[]> {
  const fetcher = createFetcher({ allowPrivate: true, delayMs: 0, timeoutMs: 5000 })
  onTestFinished(() => fetcher.close())
  const readings: Reading[] = []
  for await (const reading of readArticles(address, { fetcher, ...options })) readings.push(reading)
  return readings
}

const writeSitemap = (pages: readonly string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${pages
    .map((content) => `<url>${content}</url>`)
    .join('')}</urlset>`

describe('a sitemap', () => {
  test('that tells which pages are news gives these, and counts the others', async () => {
    const news = '<loc>/ferry</loc><news:news><news:title>Ferry</news:title></news:news>'
    const body = writeSitemap([news, '<loc>/about</loc>', '<loc>/contact</loc>'])
    const site = await serveSite({ '/ferry': page, '/map.xml': { body } })
    const readings = await readAll(`${site.address}/map.xml`)
    const reason = 'page that the sitemap does not call news'
    expect(readings).toMatchObject([
      { kind: 'passed', reason },
      { kind: 'passed', reason },
      { kind: 'article', article: { title: 'Ferry' } },
    ])
    expect(site.asked).toEqual(['/robots.txt', '/map.xml', '/ferry'])
  })

  test('of a whole site gives its newest thousand pages and says so', async () => {
    const pages = Array.from({ length: 1003 }, (_, index) => {
      const day = new Date(Date.parse('2020-01-01') + index * 86_400_000).toISOString().slice(0, 10)
      return `<loc>/${index}</loc><lastmod>${day}</lastmod>`
    })
    const site = await serveSite({ '/map.xml': { body: writeSitemap(pages) } })
    const readings = await readAll(`${site.address}/map.xml`)
    const passed = readings.filter(({ kind }) => kind === 'passed')
    expect(passed).toHaveLength(3)
    expect(passed[0]).toMatchObject({ reason: 'page of a sitemap beyond its newest 1000' })
    expect(site.asked).toHaveLength(1002)
    expect(site.asked).not.toContain('/2')
    expect(site.asked.at(-1)).toBe('/1002')
  })
})

test('a stop ends a list of pages at once, and is no failure of theirs', async () => {
  const controller = new AbortController()
  const items = ['/1', '/2', '/3'].map((link) => `<title>Ferry</title><link>${link}</link>`)
  const site = await serveSite({
    '/1': page,
    '/2': () => controller.abort(),
    '/feed': { body: writeRss({ items }) },
  })
  const readings = await readAll(`${site.address}/feed`, { signal: controller.signal })
  expect(readings.map(({ kind }) => kind)).toEqual(['article'])
  expect(site.asked).toEqual(['/robots.txt', '/feed', '/1', '/2'])
})

test('the newest are those with the latest dates, in their order, before those without any', () => {
  const days = ['2022-01-02', undefined, '2022-01-05', 'soon', '2021', '2022-01-04T10:00:00+02:00']
  const take = (limit: number) => takeNewest(days, { limit, tellDate: (day) => day })
  expect(take(6)).toBe(days)
  expect(take(2)).toEqual(['2022-01-05', '2022-01-04T10:00:00+02:00'])
  expect(take(5)).toEqual(['2022-01-02', undefined, '2022-01-05', '2021', '2022-01-04T10:00:00+02:00'])
  expect(takeNewest(['b', 'a', 'c'], { limit: 2, tellDate: () => undefined })).toEqual(['b', 'a'])
})
