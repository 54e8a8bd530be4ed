/** Several programs at a record of which one relates. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { buildArticle, buildManyArticles } from './build-record.ts'
import { CHILD_TIMEOUT, startChild } from './run-child.ts'
import { countAllRows, makeFolder, openTestRecord } from './temporary-record.ts'
import { watchChanges } from './watch-changes.ts'

describe('several programs', { timeout: CHILD_TIMEOUT }, () => {
  test('one relates while another adds, and nothing is left out', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const child = startChild(['save', path, '80', '1'])
    const { seen, work } = watchChanges()
    let hasEnded = false
    void child.ended.then(() => {
      hasEnded = true
    })
    while (!hasEnded || !(await record.isRelated())) {
      if ((await record.relateNext(work, { most: 7 })) === 0) await wait(5)
    }
    expect(await child.ended).toBe(0)
    const related = seen.flatMap(({ added }) => added.map(({ article }) => article.id))
    const all = buildManyArticles(80, { statements: 5 }).map(({ article }) => article.id)
    expect(related.sort()).toEqual(all.sort())
  })

  test('two relate at once, and each change is related by one of them', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    await record.saveArticles(buildManyArticles(40, { statements: 1 }))
    const children = [1, 2].map(() => startChild(['relate', path, '3', '5']))
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
    const lines = children.flatMap((child) => child.lines())
    expect(lines).toHaveLength(40)
    expect(new Set(lines).size).toBe(40)
    expect(await record.isRelated()).toBe(true)
  })

  test('a kill in the middle of relating leaves what was done, and the rest to be related', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    await record.saveArticles(buildManyArticles(60, { statements: 1 }))
    const child = startChild(['relate', path, '2', '20'])
    while (child.lines().length < 12) await wait(1)
    child.process.kill('SIGKILL')
    expect(await child.ended).toBe('SIGKILL')
    const left = await record.countUnrelated()
    expect(left).toBeLessThanOrEqual(50)
    expect(left).toBeGreaterThan(0)
    expect((await countAllRows(path)).shelf_traces).toBe(60 - left)
    const { seen, work } = watchChanges()
    while ((await record.relateNext(work, { most: 10 })) > 0);
    expect(seen.flatMap(({ added }) => added)).toHaveLength(left)
  })

  test('another program gets its turn while one relates for long', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    await record.saveArticles(buildManyArticles(40, { statements: 1 }))
    const child = startChild(['relate', path, '1', '70'])
    while (child.lines().length === 0) await wait(1)
    // Each step holds the lock for 70 ms and the next begins at once, for almost three seconds in all.
    expect(await record.saveArticles([buildArticle({ text: 'While it relates.' })])).toEqual(['added'])
    expect(await record.countUnrelated()).toBeGreaterThan(1)
    expect(await child.ended).toBe(0)
    expect(await record.isRelated()).toBe(true)
  })
})
