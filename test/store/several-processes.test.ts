import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test, vi } from 'vitest'
import { isOnPostgres } from '../record-address.ts'
import { buildManyArticles } from './build-record.ts'
import { loadAll } from './relate-as.ts'
import { CHILD_TIMEOUT, startChild } from './run-child.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

vi.setConfig({ testTimeout: CHILD_TIMEOUT })

test('a record can be read while another program adds to it', async () => {
  const path = join(makeFolder(), 'test.db')
  const reader = await openTestRecord(path)
  const child = startChild(['save', path, '150', '1'])
  const counts: number[] = []
  let hasEnded = false
  void child.ended.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    const { articles, statements } = await reader.count()
    expect(statements).toBe(articles * 5)
    counts.push(articles)
    await wait(5)
  }
  expect(await child.ended).toBe(0)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
  expect(counts.some((count) => count > 0 && count < 150)).toBe(true)
  expect((await reader.count()).articles).toBe(150)
})

test('four programs that make a record at once and add the same reports make one record', async () => {
  const path = join(makeFolder(), 'test.db')
  const children = [1, 2, 3, 4].map((seed) => startChild(['save', path, '60', String(seed)]))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
  const answers = children.flatMap((child) => child.lines())
  expect(answers).toHaveLength(240)
  expect(answers.filter((line) => line.endsWith(' added'))).toHaveLength(60)
  const record = await openTestRecord(path, { mode: 'read' })
  expect(await loadAll(record)).toEqual(
    buildManyArticles(60, { statements: 5 }).sort((a, b) => (a.article.id < b.article.id ? -1 : 1)),
  )
})

test.skipIf(isOnPostgres)('a program that ends leaves one file', async () => {
  const folder = makeFolder()
  expect(await startChild(['save', join(folder, 'test.db'), '3', '1']).ended).toBe(0)
  expect(readdirSync(folder)).toEqual(['test.db'])
})

test('a kill in the middle of adding loses nothing that was acknowledged', async () => {
  const path = join(makeFolder(), 'test.db')
  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    const child = startChild(['save', path, '300', String(round)])
    const enough = 25 + 11 * round
    while (child.lines().length < enough) await wait(1)
    child.process.kill('SIGKILL')
    expect(await child.ended).toBe('SIGKILL')
    const ids = child.lines().map((line) => line.split(' ')[0]!)
    acknowledged += ids.length
    expect(ids.length).toBeGreaterThanOrEqual(enough)

    const record = await openTestRecord(path, { mode: 'read' })
    expect(await record.findKnown(ids)).toEqual(new Set(ids))
    const { articles, statements } = await record.count()
    expect(statements).toBe(articles * 5)
    expect(await record.isRelated()).toBe(false)
    expect((await record.findStatements({ words: 'the' })).total).toBe(statements)
    await record.close()
    if (!isOnPostgres) expect(checkIntegrity(path)).toEqual(['ok'])
  }
  expect(acknowledged).toBeGreaterThan(90)
})

function checkIntegrity(path: string): string[] {
  const database = new DatabaseSync(path)
  try {
    database.exec("insert into statement_words (statement_words) values ('integrity-check')")
    return database
      .prepare('pragma integrity_check')
      .all()
      .map((row) => row.integrity_check)
  } finally {
    database.close()
  }
}
