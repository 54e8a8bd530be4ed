import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { hashPassword, verifyPassword } from '../../src/store/people/hash-password.ts'
import { lesserRole } from '../../src/store/people/people.ts'
import { isOnPostgres } from '../record-address.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

const TUESDAY = Date.parse('2024-03-19T09:00:00Z')
const HOUR = 3_600_000
const PASSWORD = 'four gulls over mud'
const doer = { at: TUESDAY }

async function openWithAna() {
  const record = await openTestRecord()
  const { people } = record
  await people.addAccount({ name: 'Ana', role: 'admin', password: PASSWORD }, doer)
  return { record, people }
}

describe('an account', () => {
  it('is found whichever way its name is written, and stands once', async () => {
    const { people } = await openWithAna()
    expect(await people.findAccount(' ANA ')).toEqual({
      name: 'Ana',
      role: 'admin',
      hasPassword: true,
      madeAt: '2024-03-19T09:00:00.000Z',
    })
    await expect(people.addAccount({ name: 'ana', role: 'reader' }, doer)).rejects.toThrow(/no account has/)
    expect(await people.listAccounts()).toHaveLength(1)
  })

  it('that is the first is an admin, and the last admin stays while there are others', async () => {
    const { people } = await openTestRecord()
    await expect(people.addAccount({ name: 'rita', role: 'reader' }, doer)).rejects.toThrow(/first account/)
    expect(await people.hasAccounts()).toBe(false)
    await people.addAccount({ name: 'ana', role: 'admin' }, doer)
    await people.addAccount({ name: 'rita', role: 'reader' }, doer)
    await expect(people.removeAccount('ana', doer)).rejects.toThrow(UsageError)
    await expect(people.changeRole({ name: 'ana', role: 'editor' }, doer)).rejects.toThrow(/last one/)
    await people.changeRole({ name: 'rita', role: 'admin' }, doer)
    expect(await people.removeAccount('ana', doer)).toBe(true)
    expect(await people.removeAccount('ana', doer)).toBe(false)
    expect((await people.listAccounts()).map(({ name }) => name)).toEqual(['rita'])
  })

  it.each([
    '',
    ' ',
    'a b',
    "x'; drop table accounts; --",
    '<script>',
    '../ana',
    'ana\u0000',
    '-ana',
    'a'.repeat(65),
  ])('is not called %j', async (name) => {
    const { people } = await openWithAna()
    await expect(people.addAccount({ name, role: 'reader' }, doer)).rejects.toThrow(UsageError)
    expect(await people.findAccount(name)).toBeUndefined()
  })
})

describe('a password', () => {
  it('opens its own account, in either way to write its letters, and no other does', async () => {
    const { people } = await openTestRecord()
    await people.addAccount({ name: 'ana', role: 'admin', password: 'caf\u00e9 au lait, froid' }, doer)
    expect((await people.checkPassword('ANA', 'cafe\u0301 au lait, froid'))?.name).toBe('ana')
    for (const [name, password] of [
      ['ana', ''],
      ['ana', "' or '1'='1"],
      ['ana', 'caf\u00e9 au lait, froid '],
      ['nobody', 'caf\u00e9 au lait, froid'],
      ["ana' --", 'caf\u00e9 au lait, froid'],
    ] as const)
      expect(await people.checkPassword(name, password)).toBeUndefined()
  })

  it('of an account without one is none at all', async () => {
    const { people } = await openWithAna()
    await people.addAccount({ name: 'proxied', role: 'reader' }, doer)
    for (const password of ['', ' ', PASSWORD])
      expect(await people.checkPassword('proxied', password)).toBeUndefined()
  })

  it.each([
    '',
    'eleven char',
    'ananananan',
    'AnaAnaAnaAna',
    'ana ana ana ana',
    'aaaaaaaaaaaa',
    'ÄäÄäÄäÄäÄäÄä',
    ' '.repeat(20),
    `${'x'.repeat(1000)}y`,
  ])('may not be %j', async (password) => {
    const { people } = await openWithAna()
    const change = people.changePassword({ name: 'ana', password }, doer)
    await expect(change).rejects.toThrow(UsageError)
    if (password.trim() !== '') await expect(change).rejects.not.toThrow(password)
    expect(await people.checkPassword('ana', PASSWORD)).toBeDefined()
  })

  it('is kept as argon2id with the work that OWASP asks for, salted', async () => {
    const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect([await verifyPassword(PASSWORD, one), await verifyPassword('another one!', one)]).toEqual([
      true,
      false,
    ])
  })

  it('takes as long where there is no such account', async () => {
    const { people } = await openWithAna()
    const measure = async (name: string) => {
      const begun = performance.now()
      await people.checkPassword(name, 'not the password')
      return performance.now() - begun
    }
    await measure('warm')
    const known = Math.min(await measure('ana'), await measure('ana'), await measure('ana'))
    const unknown = Math.min(await measure('nobody'), await measure('nobody'), await measure('nobody'))
    // Without a hash it would be a hundredth.
    expect(unknown).toBeGreaterThan(known / 3)
  })
})

describe('a session', () => {
  it('holds for a night without use, a week with it, and no longer', async () => {
    const { people } = await openWithAna()
    const opened = (await people.openSession('ana', doer))!
    const who = (at: number) => people.findSession(opened.secret, at)
    expect(await who(TUESDAY + HOUR)).toEqual({ account: 'Ana', role: 'admin', session: opened.opened.id })
    expect(await who(TUESDAY + 12 * HOUR)).toBeUndefined()
    for (let at = TUESDAY; at < TUESDAY + 7 * 24 * HOUR; at += 11 * HOUR) {
      const caller = await who(at)
      expect(caller).toBeDefined()
      await people.noteUse(caller!, at)
    }
    expect(await who(TUESDAY + 7 * 24 * HOUR)).toBeUndefined()
  })

  it('ends alone, with all others of its account, and with the password or the account', async () => {
    const { people } = await openWithAna()
    await people.addAccount({ name: 'rita', role: 'reader', password: PASSWORD }, doer)
    const open = async (name: string) => (await people.openSession(name, doer))!
    const holds = async (session: { secret: string }) =>
      (await people.findSession(session.secret, TUESDAY + 1)) !== undefined
    const [one, two, other] = [await open('ana'), await open('ana'), await open('rita')]
    expect(await people.endSession({ id: one.opened.id, of: 'rita' }, doer)).toBe(false)
    expect(await people.endSession({ id: one.opened.id, of: 'ana' }, doer)).toBe(true)
    expect([await holds(one), await holds(two), await holds(other)]).toEqual([false, true, true])
    expect(await people.endSessionsOf('ana', doer)).toBe(1)
    expect([await holds(two), await holds(other)]).toEqual([false, true])
    const [kept, gone] = [await open('rita'), await open('rita')]
    await people.changePassword(
      { name: 'rita', password: 'eleven boats and mud', kept: kept.opened.id },
      doer,
    )
    expect([await holds(kept), await holds(gone), await holds(other)]).toEqual([true, false, false])
    await people.removeAccount('rita', doer)
    expect(await holds(kept)).toBe(false)
  })

  it('that is over is forgotten when somebody logs in', async () => {
    const { people } = await openWithAna()
    await people.openSession('ana', doer)
    await people.log('login failed', { at: TUESDAY - 100 * 24 * HOUR })
    await people.openSession('ana', { at: TUESDAY + 48 * HOUR })
    const [only, ...others] = await people.listSessions(TUESDAY + 1)
    expect([only!.openedAt, others]).toEqual(['2024-03-21T09:00:00.000Z', []])
    expect((await people.listDeeds()).items.map(({ what }) => what)).not.toContain('login failed')
  })
})

describe('a token', () => {
  it('opens as much as its role and its account allow, whichever is less', async () => {
    const { people } = await openWithAna()
    await people.addAccount({ name: 'edgar', role: 'editor' }, doer)
    const add = (role: 'reader' | 'editor' | 'admin') =>
      people.addToken({ account: 'edgar', name: 'nightly  export', role }, doer)
    await expect(add('admin')).rejects.toThrow(/editor/)
    const { secret, opened } = await add('editor')
    expect(opened.name).toBe('nightly export')
    expect(await people.findToken(secret)).toEqual({ account: 'edgar', role: 'editor', token: opened.id })
    await people.changeRole({ name: 'edgar', role: 'reader' }, doer)
    expect((await people.findToken(secret))?.role).toBe('reader')
    expect(lesserRole('admin', 'reader')).toBe('reader')
  })

  it('has the day on which it was last used, and opens nothing once it is taken away', async () => {
    const { people } = await openWithAna()
    const { secret } = await people.addToken({ account: 'ana', name: 'x', role: 'reader' }, doer)
    const caller = (await people.findToken(secret))!
    expect((await people.listTokens('ana'))[0]!.usedOn).toBeUndefined()
    await people.noteUse(caller, TUESDAY)
    expect((await people.listTokens())[0]!.usedOn).toBe('2024-03-19')
    expect(await people.removeToken({ id: caller.token!, of: 'rita' }, doer)).toBe(false)
    expect(await people.removeToken({ id: caller.token! }, doer)).toBe(true)
    expect(await people.findToken(secret)).toBeUndefined()
  })

  it.each(['', ' ', 'a\u0007b', 'x'.repeat(101)])('is not called %j', async (name) => {
    const { people } = await openWithAna()
    const adding = async () => people.addToken({ account: 'ana', name, role: 'reader' }, doer)
    await expect(adding()).rejects.toThrow(UsageError)
  })
})

describe('what the file holds', () => {
  it.skipIf(isOnPostgres)('logs nobody in: no password, no secret of a session or token', async () => {
    const path = join(makeFolder(), 'test.db')
    const { people } = await openTestRecord(path)
    await people.addAccount({ name: 'ana', role: 'admin', password: PASSWORD }, doer)
    const session = (await people.openSession('ana', doer))!
    const token = await people.addToken({ account: 'ana', name: 'x', role: 'reader' }, doer)
    const database = new DatabaseSync(path, { readOnly: true })
    const kept = ['accounts', 'sessions', 'tokens', 'deeds']
      .map((table) => JSON.stringify(database.prepare(`select * from ${table}`).all()))
      .join()
    database.close()
    expect(kept).toContain('argon2id')
    for (const secret of [PASSWORD, session.secret, token.secret]) expect(kept).not.toContain(secret)
    expect([session.secret, token.secret].every((secret) => /[\w-]{43}$/.test(secret))).toBe(true)
  })

  it('is a log of what was done, latest first, with who and from where', async () => {
    const { people } = await openWithAna()
    const ana = { at: TUESDAY + 1, account: 'Ana', address: '192.0.2.7' }
    await people.addAccount({ name: 'rita', role: 'reader' }, ana)
    await people.changeRole({ name: 'rita', role: 'editor' }, ana)
    await people.removeAccount('rita', ana)
    const { items, total } = await people.listDeeds({ limit: 3 })
    expect(total).toBe(4)
    expect(items.map(({ what, about }) => [what, about])).toEqual([
      ['account removed', 'rita, editor'],
      ['role changed', 'rita: reader to editor'],
      ['account added', 'rita, reader'],
    ])
    expect(items[0]).toMatchObject({ account: 'Ana', address: '192.0.2.7', at: '2024-03-19T09:00:00.001Z' })
    expect((await people.listDeeds({ offset: 3 })).items[0]!.account).toBeUndefined()
  })
})
