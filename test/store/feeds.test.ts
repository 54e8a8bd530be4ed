import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WatchedFeed } from '../../src/record.ts'
import { buildArticle } from './build-record.ts'
import { writeOldRecord } from './old-record.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

const feed = (address: string, changes: Partial<WatchedFeed> = {}): WatchedFeed => ({
  address,
  dueAt: 1_668_420_000_000,
  failures: 0,
  isEnded: false,
  entries: { 'https://tribune.example/ferry': { isKept: true, tries: 1, modifiedAt: '2022-11-14' } },
  ...changes,
})

describe('watched feeds', () => {
  test('are kept with all that a later run must know, one of each address, those due first in front', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const tribune = feed('https://tribune.example/feed', { etag: '"7"', title: 'Tribune' })
    const wire = feed('https://wire.example/feed', { dueAt: 1, failures: 3, message: 'it answers 500' })
    await record.saveFeed(tribune)
    await record.saveFeed(wire)
    expect(await record.listFeeds()).toEqual([wire, tribune])
    await record.saveFeed({ ...tribune, dueAt: 0, movedTo: 'https://tribune.example/new' })
    await record.close()
    const again = await openTestRecord(path)
    expect(await again.listFeeds()).toEqual([
      { ...tribune, dueAt: 0, movedTo: 'https://tribune.example/new' },
      wire,
    ])
  })

  test('do not make a record that is related one that is not', async () => {
    const record = await openTestRecord()
    await record.saveFeed(feed('https://tribune.example/feed'))
    expect(await record.isRelated()).toBe(true)
  })

  test('can be kept in a record of the time before there were any', async () => {
    const path = join(makeFolder(), 'test.db')
    writeOldRecord(path, { version: 6 })
    const record = await openTestRecord(path)
    await record.saveFeed(feed('https://tribune.example/feed'))
    expect(await record.listFeeds()).toHaveLength(1)
  })
})

test('the addresses of articles are known, and no others', async () => {
  const record = await openTestRecord()
  const url = 'https://tribune.example/ferry'
  const article = buildArticle({ title: 'Ferry', says: [{ who: 'Ines Talver', what: 'the hull is broken' }] })
  await record.saveArticles([{ ...article, article: { ...article.article, url } }])
  expect(await record.findKnownAddresses([url, 'https://tribune.example/rock'])).toEqual(new Set([url]))
  expect(await record.findKnownAddresses([])).toEqual(new Set())
})
