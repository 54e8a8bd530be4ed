import { describe, expect, it } from 'vitest'
import { openRecord } from '../../src/store/index.ts'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const PASSWORD = 'four gulls over mud'
const folder = makeFolder({})
const inRecord =
  (record: string) =>
  (words: readonly string[], input = '') =>
    runHearsay([...words, '--record', record], { folder, input })

describe('hearsay account', () => {
  it('adds an admin first, reads the password from standard input, and says that all must log in', async () => {
    const go = inRecord('first.db')
    const added = await go(['account', 'add', 'Ana'], `${PASSWORD}\n`)
    expect(added).toMatchObject({ status: 0, out: 'Added Ana, admin.\n' })
    expect(added.err).toContain('everybody must log in')
    const ben = await go(['account', 'add', 'ben', '--role', 'editor', '--json'], PASSWORD)
    expect(parseLines(ben.out)).toMatchObject([{ kind: 'account', name: 'ben', role: 'editor' }])
    expect((await go(['account', 'add', 'zoe', '--no-password'])).out).toBe('Added zoe, reader.\n')
    const { out } = await go(['account', 'list'])
    expect(out).toMatch(
      /^Ana: admin, since .*\nben: editor, since .*\nzoe: reader, without a password, since .*\n$/,
    )
    expect(added.out + added.err + ben.out + ben.err).not.toContain(PASSWORD)
    const record = await openRecord(`${folder}/first.db`, { mode: 'read' })
    expect((await record.people.checkPassword('ana', PASSWORD))?.role).toBe('admin')
    await record.close()
  })

  it('changes a role and a password, and removes', async () => {
    const go = inRecord('change.db')
    await go(['account', 'add', 'ana'], PASSWORD)
    await go(['account', 'add', 'ben'], PASSWORD)
    expect((await go(['account', 'role', 'ben', 'admin'])).out).toBe('ben is now admin.\n')
    const changed = await go(['account', 'password', 'BEN'], 'eleven boats and mud')
    expect(changed.out).toBe('ben has a new password, and is logged out everywhere.\n')
    expect((await go(['account', 'remove', 'ana'])).out).toBe('Removed ana.\n')
    const last = await go(['account', 'remove', 'ben'])
    expect(last.err).toContain('last account')
    expect((await go(['account', 'list'])).out).toContain('nobody has to log in')
  })

  it('refuses, with a word on what to do', async () => {
    const go = inRecord('refused.db')
    await go(['account', 'add', 'ana'], PASSWORD)
    const refusals: [readonly string[], string, RegExp][] = [
      [['account', 'add', 'ben', '--password', PASSWORD], '', /others can see the flags/],
      [['account', 'add', 'ben'], 'short', /12 to 1000 characters/],
      [['account', 'add', 'ben'], '', /on standard input, got "nothing"/],
      [['account', 'add', 'ana'], PASSWORD, /no account has/],
      [['account', 'add', "x'; drop table accounts; --"], PASSWORD, /letters, digits/],
      [['account', 'role', 'ana', 'reader'], '', /last one/],
      [['account', 'role', 'ana', 'king'], '', /reader, editor, admin/],
      [['account', 'role', 'ana'], '', /NAME ROLE/],
      [['account', 'password', 'ben'], PASSWORD, /name of an account/],
      [['account', 'remove', 'ben'], '', /name of an account/],
      [['account', 'burn', 'ana'], '', /add, list, role, password, remove/],
      [['account', 'constructor'], '', /add, list, role, password, remove/],
    ]
    for (const [words, input, message] of refusals) {
      const { status, err } = await go(words, input)
      expect([words, status, err]).toEqual([words, 2, expect.stringMatching(message)])
    }
  }, 120_000)
})

describe('hearsay token', () => {
  it('is printed once, listed with its last use, and taken away', async () => {
    const go = inRecord('token.db')
    await go(['account', 'add', 'ana'], PASSWORD)
    const { out, err } = await go(['token', 'add', 'ana', 'nightly export', '--role', 'editor'])
    expect(out).toMatch(/^hearsay_[\w-]{43}\n$/)
    expect(err).toContain('Its role is editor, and never more than that of ana.')
    const listed = await go(['token', 'list', 'ana'])
    expect(listed.out).toMatch(/^tok_[0-9a-f]{16} {2}ana: nightly export, editor, made on .*, never used\n$/)
    expect(listed.out).not.toContain(out.trim())
    const [id] = listed.out.split(' ')
    expect((await go(['token', 'remove', id!])).out).toBe('Removed nightly export of ana.\n')
    expect((await go(['token', 'remove', id!])).status).toBe(2)
    expect((await go(['token', 'add', 'ben', 'x'])).err).toMatch(/hearsay account list/)
    expect((await go(['token', 'list'])).out).toBe('There are no tokens.\n')
    const unsaid = await go(['token', 'add', 'ana', 'x'])
    expect(unsaid.err).toContain('Its role is reader (for another give --role editor or --role admin)')
  }, 60_000)
})
