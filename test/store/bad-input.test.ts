import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { RecordError, UsageError } from '../../src/errors.ts'
import { openRecord } from '../../src/store/index.ts'
import type { SqliteOptions } from '../../src/store/sqlite/connect.ts'
import { buildAffair, buildManyArticles } from './build-record.ts'
import { loadAll } from './relate-as.ts'
import { askChild, CHILD_TIMEOUT, startChild } from './run-child.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

const MODES = ['create', 'read'] as const

async function makeRecord(path: string): Promise<void> {
  const record = await openTestRecord(path)
  await record.saveArticles(buildAffair())
  await record.close()
}

/** The error of an attempt that must fail. */
async function failureOf(attempt: Promise<unknown>): Promise<Error> {
  try {
    await attempt
  } catch (error) {
    return error as Error
  }
  throw new Error('it did not fail')
}

describe.each(MODES)('opening to %s', (mode) => {
  test('a text is no record, and stays as it is', async () => {
    for (const text of ['x', 'Not a database at all.\n'.repeat(500), `SQLite format 3\0${'x'.repeat(40)}`]) {
      const path = join(makeFolder(), 'notes.txt')
      writeFileSync(path, text)
      const error = await failureOf(openRecord(path, { mode }))
      expect(error).toBeInstanceOf(UsageError)
      expect(error.message).toMatch(
        /: expected a Hearsay record, got "a (file that is not a database|database of another)/,
      )
      expect(error.message).toContain('--record')
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
  })

  test('another program’s database is no record, and stays as it is', async () => {
    const folder = makeFolder()
    const path = join(folder, 'photos.sqlite')
    const database = new DatabaseSync(path)
    database.exec('create table photos (name text); pragma user_version = 4')
    database.close()
    const before = readFileSync(path)
    const error = await failureOf(openRecord(path, { mode }))
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toContain('expected a Hearsay record, got "a database of another program"')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a record that a newer Hearsay made asks for an update', async () => {
    const path = join(makeFolder(), 'test.db')
    await makeRecord(path)
    const database = new DatabaseSync(path)
    database.exec('pragma user_version = 700')
    database.close()
    const error = await failureOf(openRecord(path, { mode }))
    expect(error).toBeInstanceOf(RecordError)
    expect(error.message).toMatch(
      /made by a newer Hearsay \(record version 700, this program knows up to \d+\): update Hearsay$/,
    )
  })

  test('a folder is no record', async () => {
    const error = await failureOf(openRecord(makeFolder(), { mode }))
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toContain('expected a Hearsay record, got "a folder"')
  })

  test('what is no ordinary file is no record', async () => {
    const error = await failureOf(openRecord('/dev/null', { mode }))
    expect(error.message).toContain('got "something that is no ordinary file"')
  })

  test('a path through a file, or with a NUL, is told', async () => {
    const path = join(makeFolder(), 'file')
    writeFileSync(path, '')
    expect(await failureOf(openRecord(join(path, 'test.db'), { mode }))).toBeInstanceOf(UsageError)
    expect(await failureOf(openRecord('a\0b.db', { mode }))).toBeInstanceOf(UsageError)
    expect(await failureOf(openRecord('', { mode }))).toBeInstanceOf(UsageError)
  })

  test('an empty file becomes a record', async () => {
    const path = join(makeFolder(), 'empty.db')
    writeFileSync(path, '')
    expect(await (await openTestRecord(path, { mode })).count()).toMatchObject({ articles: 0 })
  })
})

test('a file that is not there can be made but not read', async () => {
  const folder = makeFolder()
  const error = await failureOf(openRecord(join(folder, 'none.db'), { mode: 'read' }))
  expect(error).toBeInstanceOf(UsageError)
  expect(error.message).toContain('expected a Hearsay record, got "no file"; name the file of a record')
  const missing = await failureOf(openRecord(join(folder, 'none', 'none.db'), { mode: 'create' }))
  expect(missing).toBeInstanceOf(UsageError)
  expect(missing.message).toContain('expected a folder to put the record in, got "no such folder"')
})

test('a path that SQLite would take for an address is a path', async () => {
  const folder = makeFolder()
  for (const name of ['a?mode=memory&b.db', 'ü 100%25 #1.db', ':memory:', 'file:x.db']) {
    const path = join(folder, name)
    await makeRecord(path)
    expect(statSync(path).size).toBeGreaterThan(0)
  }
})

describe('without permission', () => {
  // One program without root's rights tries all: starting one is what takes time.
  test.skipIf(process.platform === 'win32')(
    'a record is read where that is possible, and else the reason is told',
    async () => {
      const cases = [
        { file: 0o444, folder: 0o755, mode: 'read', expected: READ_ONLY },
        { file: 0o444, folder: 0o555, mode: 'read', expected: READ_ONLY },
        { file: 0o666, folder: 0o555, mode: 'read', expected: READ_ONLY },
        {
          file: 0o444,
          folder: 0o777,
          mode: 'create',
          expected: refusal('permission to write it', 'read only'),
        },
        {
          file: 0o666,
          folder: 0o555,
          mode: 'create',
          expected: refusal('permission to write it', 'read only'),
        },
        {
          file: 0o000,
          folder: 0o777,
          mode: 'read',
          expected: refusal('permission to read it', 'no permission to read'),
        },
        {
          file: 0o000,
          folder: 0o777,
          mode: 'create',
          expected: refusal('permission to read it', 'no permission to'),
        },
        {
          file: 0o666,
          folder: 0o600,
          mode: 'read',
          expected: refusal('permission to read it', 'look into its folder'),
        },
        {
          file: undefined,
          folder: 0o555,
          mode: 'create',
          expected: refusal('permission to write it', 'read only'),
        },
      ]
      const args: string[] = []
      for (const { file, folder, mode } of cases) {
        const path = join(makeFolder(), 'a 100% record?#.db')
        if (file !== undefined) {
          await makeRecord(path)
          chmodSync(path, file)
        }
        chmodSync(dirname(path), folder)
        args.push(path, mode)
      }
      const answers = await askChild(['open', ...args], { asNobody: true })
      expect(answers).toEqual(cases.map(({ expected }) => expected))
    },
    CHILD_TIMEOUT,
  )

  const READ_ONLY = {
    articles: 3,
    saved: expect.stringMatching(/^RecordError: .* may be read but not written .* write permission/),
  }

  function refusal(expected: string, got: string): unknown {
    return {
      error: 'UsageError',
      message: expect.stringMatching(`: expected ${expected}, got ".*${got}.*"; change the`),
    }
  }
})

describe('a full disk', () => {
  test('loses nothing that was added before, and adding goes on when there is space', async () => {
    const path = join(makeFolder(), 'test.db')
    const options: SqliteOptions = { mode: 'create', maxPages: 250 }
    const record = await openTestRecord(path, options)
    await expectFullDisk(record.path, (articles) => record.saveArticles(articles))
    await record.close()
    const roomy = await openTestRecord(path)
    expect(await roomy.saveArticles(buildManyArticles(100))).toContain('added')
    expect((await roomy.count()).articles).toBe(100)
  })

  test('is told when making a record too', async () => {
    const options: SqliteOptions = { mode: 'create', maxPages: 3 }
    const error = await failureOf(openRecord(join(makeFolder(), 'test.db'), options))
    expect(error).toBeInstanceOf(RecordError)
    expect(error.message).toContain('the disk is full')
  })

  test.skipIf(!mayMount())('of a real file system is told', async () => {
    const disk = makeFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', disk])
    onTestFinished(() => void execFileSync('umount', ['-l', disk]))
    const path = join(disk, 'test.db')
    const record = await openRecord(path, { mode: 'create' })
    const count = await expectFullDisk(path, (articles) => record.saveArticles(articles))
    await record.close()
    execFileSync('mount', ['-o', 'remount,size=20m', disk])
    const roomy = await openRecord(path, { mode: 'create' })
    expect((await roomy.count()).articles).toBe(count)
    await roomy.saveArticles(buildManyArticles(100))
    expect((await roomy.count()).articles).toBe(100)
    await roomy.close()
  })

  test.skipIf(process.platform === 'win32')(
    'or a limit on files is told, and what was acknowledged is there',
    async () => {
      const path = join(makeFolder(), 'test.db')
      const child = startChild(['save', path, '300', '1'], { fileLimit: 6000 })
      expect(await child.ended).toBe(1)
      const lines = child.lines()
      expect(JSON.parse(lines.at(-1)!)).toMatchObject({
        error: 'RecordError',
        message: expect.stringMatching(/the disk (is full|could not be read or written).*still there/),
      })
      const record = await openTestRecord(path, { mode: 'read' })
      const ids = lines.slice(0, -1).map((line) => line.split(' ')[0]!)
      expect(ids.length).toBeGreaterThan(10)
      expect(await record.findKnown(ids)).toEqual(new Set(ids))
    },
    CHILD_TIMEOUT,
  )

  /** Adds one by one until the disk is full; all before must be there. Gives their number. */
  async function expectFullDisk(
    path: string,
    save: (articles: ReturnType<typeof buildManyArticles>) => Promise<unknown>,
  ): Promise<number> {
    let count = 0
    const error = await failureOf(
      (async () => {
        for (const article of buildManyArticles(100)) {
          await save([article])
          count++
        }
      })(),
    )
    expect(error).toBeInstanceOf(RecordError)
    expect(error.message).toContain(
      'the disk is full, so this was not kept; what was added before is still there',
    )
    expect(error.cause).toBeInstanceOf(Error)
    expect(count).toBeGreaterThan(5)
    const reader = await openRecord(path, { mode: 'read' })
    expect((await reader.count()).articles).toBe(count)
    await reader.close()
    return count
  }
})

test('a record that another program keeps locked is told, and is read all the same', async () => {
  const path = join(makeFolder(), 'test.db')
  await makeRecord(path)
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  const record = await openTestRecord(path, { mode: 'create', waitMs: 50 })
  const error = await failureOf(record.saveArticles(buildManyArticles(1)))
  expect(error).toBeInstanceOf(RecordError)
  expect(error.message).toContain(
    'another program is busy writing to this record; wait until it has finished',
  )
  expect((await record.count()).articles).toBe(3)
  other.exec('rollback')
  expect(await record.saveArticles(buildManyArticles(1))).toEqual(['added'])
  other.close()
})

describe('a damaged record', () => {
  test('is told when its pages are garbage', async () => {
    const path = join(makeFolder(), 'test.db')
    await makeRecord(path)
    const bytes = readFileSync(path)
    bytes.fill(0xa5, 4096)
    writeFileSync(path, bytes)
    expect(await readingFailure(path)).toMatch(/the record is damaged .*bring back a copy/)
  })

  test('is told when its end is missing', async () => {
    const path = join(makeFolder(), 'test.db')
    await makeRecord(path)
    truncateSync(path, 3 * 4096 + 100)
    expect(await readingFailure(path)).toMatch(/the record is damaged .*bring back a copy/)
  })

  test('is told when only its first bytes are left', async () => {
    const path = join(makeFolder(), 'test.db')
    await makeRecord(path)
    truncateSync(path, 50)
    expect(await failureOf(openRecord(path, { mode: 'read' }))).toBeInstanceOf(UsageError)
  })

  async function readingFailure(path: string): Promise<string> {
    const error = await failureOf(
      (async () => {
        const record = await openTestRecord(path, { mode: 'read' })
        await loadAll(record)
        await record.findStatements({ words: 'harbour' })
      })(),
    )
    expect(error).toBeInstanceOf(RecordError)
    return error.message
  }
})

function mayMount(): boolean {
  if (process.getuid?.() !== 0) return false
  const folder = '/tmp/hearsay-mount-probe'
  try {
    mkdirSync(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
