import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { relateRecord } from '../../src/pipeline.ts'
import { copyRecord } from '../../src/store/index.ts'
import { isOnPostgres, recordAddress } from '../record-address.ts'
import { buildAffair, buildArticle, buildManyArticles } from './build-record.ts'
import { collect, countAllRows, makeFolder, openTestRecord, runSql } from './temporary-record.ts'

const doer = { at: Date.UTC(2031, 4, 6) }

/** A record with something in every table. */
async function fill(path: string): Promise<void> {
  const record = await openTestRecord(path)
  const affair = buildAffair()
  await record.saveArticles([
    ...affair,
    ...buildManyArticles(40, { statements: 3 }),
    buildArticle({ text: 'A \0 and half a pair \ud83d stand here.', title: 'Odd \0 signs' }),
    buildArticle({
      ...affair[0]!.article,
      from: 'copy.txt',
      outlet: 'Copy Courier',
      says: [{ who: 'Ida Lund', what: 'it is so' }],
    }),
  ])
  await relateRecord(record)
  const [first, second] = affair.flatMap(({ statements }) => statements)
  await record.correct({ kind: 'edit', statement: first!.id, fields: { act: 'deny' } }, { by: 'Ana' })
  await record.correct({ kind: 'reject', statement: second!.id })
  await record.saveMark({ input: 'archive.warc', print: 'print', end: 3_000_000_000 })
  await record.saveFeed({ address: 'https://post.example/feed', dueAt: 5 } as never)
  await record.saveSearch({ name: 'Denials', query: 'act=deny', savedAt: '2031-05-06T00:00:00Z' })
  await record.people.addAccount({ name: 'ana', role: 'admin', password: 'a long enough passphrase' }, doer)
  await record.people.openSession('ana', doer)
  await record.people.addToken({ account: 'ana', name: 'script', role: 'reader' }, doer)
  await record.close()
}

async function tellAll(path: string) {
  const record = await openTestRecord(path, { mode: 'read' })
  const told = {
    lines: await collect(record.exportLines()),
    search: await record.findStatements({ words: 'harbour', limit: 500 }).then(({ total }) => total),
    facets: await record.countFacets({}),
    searches: await record.listSavedSearches(),
    feeds: await record.listFeeds(),
    left: await record.countUnrelated(),
    deeds: await record.people.listDeeds({}),
  }
  await record.close()
  return told
}

/** Stories become others as they are written. */
const SPOIL = isOnPostgres
  ? `create function spoil() returns trigger language plpgsql as $$
       begin new.details = replace(new.details::text, '"id"', '"old"'); return new; end $$;
     create trigger spoil before insert on stories for each row execute function spoil()`
  : `create trigger spoil after insert on stories begin
       update stories set details = replace(details, '"id"', '"old"') where id = new.id; end`

describe('a copy of a record', () => {
  test('has all that the record has, on any engine, and can be added to', async () => {
    const folder = makeFolder()
    const [origin, there, back] = ['origin.db', 'there.db', 'back.db'].map((name) => join(folder, name))
    await fill(origin!)
    const before = await tellAll(origin!)
    // On the other engine where there is one, and back into a file.
    const copied = await copyRecord(recordAddress(origin!), isOnPostgres ? there! : recordAddress(there!))
    const again = await copyRecord(isOnPostgres ? there! : recordAddress(there!), recordAddress(back!))
    expect(again).toEqual(copied)
    expect(copied.articles).toBe(before.lines.filter(({ kind }) => kind === 'article').length)
    expect(await tellAll(back!)).toEqual(before)
    expect(await countAllRows(back!)).toEqual(await countAllRows(origin!))
    const late = buildArticle({
      title: 'Late',
      says: [{ who: 'Late Voice', what: 'that the harbour opens' }],
    })
    const records = [await openTestRecord(origin!), await openTestRecord(back!)]
    for (const record of records) {
      await record.saveArticles([late])
      await relateRecord(record)
    }
    const [one, other] = await Promise.all(records.map((record) => collect(record.exportLines())))
    expect(other).toEqual(one)
  })

  test('is refused where something is already', async () => {
    const folder = makeFolder()
    const [origin, filled] = ['origin.db', 'filled.db'].map((name) => join(folder, name))
    for (const path of [origin!, filled!]) {
      const record = await openTestRecord(path)
      await record.saveArticles(buildAffair())
      await record.close()
    }
    const failure = await copyRecord(recordAddress(origin!), recordAddress(filled!)).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(UsageError)
    expect(String(failure)).toContain('which has articles')
    await expect(copyRecord(join(folder, 'none.db'), join(folder, 'new.db'))).rejects.toThrow(UsageError)
  })

  test('that is not the same is told of, and nothing of it is kept', async () => {
    const folder = makeFolder()
    const [origin, copy] = ['origin.db', 'copy.db'].map((name) => join(folder, name))
    await fill(origin!)
    await (await openTestRecord(copy!)).close()
    // As a failing disk would: what is written is not what is there afterwards.
    await runSql(copy!, SPOIL)
    await expect(copyRecord(recordAddress(origin!), recordAddress(copy!))).rejects.toThrow(
      /what arrived in stories is not what/,
    )
    const left = await openTestRecord(copy!)
    expect((await left.count()).articles).toBe(0)
  })

  test('is of the record as it was when copying began', async () => {
    const folder = makeFolder()
    const [origin, copy] = ['origin.db', 'copy.db'].map((name) => join(folder, name))
    await fill(origin!)
    const before = await tellAll(origin!)
    let isChanged = false
    await copyRecord(recordAddress(origin!), recordAddress(copy!), {
      onProgress({ table }) {
        if (table !== 'articles' || isChanged) return
        isChanged = true
        void runSql(origin!, 'delete from stories')
      },
    })
    expect(isChanged).toBe(true)
    expect(await tellAll(copy!)).toEqual(before)
  })
})
