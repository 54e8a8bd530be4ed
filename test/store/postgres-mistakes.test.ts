import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { RecordError, UsageError } from '../../src/errors.ts'
import { openRecord } from '../../src/store/index.ts'
import { makeDatabase, missing, type Server, startServer } from '../work/server.ts'
import { makeFolder } from './temporary-record.ts'

const SECRET = 'p@ss:w/o#r%d?'
const WRITTEN = encodeURIComponent(SECRET)

/** What somebody is told who opens a record there. */
async function openingSays(address: string): Promise<string> {
  try {
    const record = await openRecord(address, { mode: 'create' })
    await record.close()
    return 'opened'
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return (error as Error).message
  }
}

describe('an address of a database', () => {
  it.each([
    // In each the URL standard takes a piece of the password for the host, the port or the path.
    'postgres://vera:Q@ZZ/Q@127.0.0.1/news',
    'postgres://vera:12/ZZ@127.0.0.1/news',
    'postgres://vera:QQ#ZZ@127.0.0.1/news',
    'postgres://vera:12?ZZ@127.0.0.1/news',
    'postgres://vera:QQ%e4ZZ@127.0.0.1/news',
    'postgres://vera:QQ',
  ])('such as %s is refused without a piece of its password', async (address) => {
    const said = await openingSays(address)
    expect(said).not.toMatch(/[QZ]/)
    expect(said).toContain('write @ as %40, : as %3A, / as %2F')
  })

  it('has a sslmode that there is, and certificates that can be read', async () => {
    expect(await openingSays('postgres://127.0.0.1/news?sslmode=requrie')).toMatch(
      /expected one of disable, .*verify-full as sslmode, got "requrie"/,
    )
    expect(
      await openingSays('postgres://127.0.0.1/news?sslmode=verify-full&sslrootcert=/there/is/none.pem'),
    ).toMatch(/certificates can be read.*none\.pem/)
  })
})

describe('a database server that asks for what the address does not give', {
  skip: missing !== undefined,
  timeout: 240_000,
}, () => {
  let server: Server
  let plain: string
  const as = (who: string, database = 'guarded') => `postgres://${who}@127.0.0.1:${server.port}/${database}`
  beforeAll(async () => {
    server = await startServer()
    plain = makeDatabase(server, 'guarded')
    const asked = [
      'host all vera 127.0.0.1/32 scram-sha-256',
      'hostssl all tess 127.0.0.1/32 trust',
      'host all tess 127.0.0.1/32 reject',
    ]
    const rules = join(server.folder, 'data', 'pg_hba.conf')
    writeFileSync(rules, `${asked.join('\n')}\n${readFileSync(rules, 'utf8')}`)
    await ask(plain, [
      `create role vera superuser login password '${SECRET}'`,
      'create role tess superuser login',
      'select pg_reload_conf()',
    ])
    await vi.waitFor(async () => expect(await openingSays(as('vera'))).not.toBe('opened'), 10_000)
  }, 240_000)
  afterAll(() => server.stop())
  afterEach(() => vi.unstubAllEnvs())

  it('says that it asks for a password, and in which ways it may be given', async () => {
    expect(await openingSays(as('vera'))).toMatch(
      /^record: expected a password, which the database server asks for, got "none for vera at 127\.0\.0\.1, database guarded"; give it as PGPASSWORD/,
    )
  })

  it('says how a password is written in the address where it does not take it', async () => {
    const opening = openRecord(as('vera:half'), { mode: 'create' })
    await expect(opening).rejects.toThrow(/does not take this name and password .*write @ as %40/)
    await expect(opening).rejects.toThrow(RecordError)
    await expect(opening).rejects.not.toThrow(/half/)
  })

  it('is opened with a password in the address, in PGPASSWORD, or in a password file', async () => {
    expect(await openingSays(as(`vera:${WRITTEN}`))).toBe('opened')
    vi.stubEnv('PGPASSWORD', SECRET)
    expect(await openingSays(as('vera'))).toBe('opened')
    vi.unstubAllEnvs()
    const escaped = SECRET.replaceAll(':', '\\:')
    const file = join(makeFolder(), 'pgpass')
    writeFileSync(file, `elsewhere:5432:*:vera:wrong\n127.0.0.1:*:guarded:vera:${escaped}\n`)
    chmodSync(file, 0o600)
    vi.stubEnv('PGPASSFILE', file)
    const warned = vi.spyOn(process, 'emitWarning')
    expect(await openingSays(as('vera'))).toBe('opened')
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  it('speaks no TLS, and says so in a line of its own where the address asks for it', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full'])
      expect(await openingSays(`${plain}?sslmode=${mode}`)).toMatch(
        /expected a database server that speaks TLS.*which does not"; switch TLS on/,
      )
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
    expect(await openingSays(`${plain}?sslmode=disable`)).toBe('opened')
  })

  it('asks for TLS, and the address is to say so', async () => {
    expect(await openingSays(as('tess'))).toMatch(/expected TLS.*sslmode=verify-full/)
  })

  it('has a certificate that must hold', async () => {
    const made = makeCertificate(server.folder)
    await ask(plain, [
      `alter system set ssl_cert_file = '${made.certificate}'`,
      `alter system set ssl_key_file = '${made.key}'`,
      'alter system set ssl = on',
      'select pg_reload_conf()',
    ])
    const strict = `${as('tess')}?sslmode=verify-full`
    await vi.waitFor(
      async () => expect(await openingSays(strict)).toMatch(/a certificate .* that holds/),
      10_000,
    )
    expect(await openingSays(`${strict}&sslrootcert=${made.certificate}`)).toBe('opened')
    expect(await openingSays(`${as('tess')}?sslmode=no-verify`)).toBe('opened')
  })

  it('has a schema "hearsay" of another program, which stays as it is', async () => {
    const tables = [
      'create table hearsay.articles (headline text)',
      'create table hearsay.record_version (name text)',
    ]
    for (const [at, table] of tables.entries()) {
      const address = makeDatabase(server, `foreign${at}`)
      await ask(address, ['create schema hearsay', table])
      expect(await openingSays(address)).toMatch(
        /expected a database whose schema "hearsay" is Hearsay's own.*another program keeps its tables.*createdb/,
      )
      const [{ count }] = await ask(address, [
        "select count(*)::int from pg_class where relnamespace = 'hearsay'::regnamespace and relkind = 'r'",
      ])
      expect(count).toBe(1)
    }
  })
})

/** The rows of the last question. */
// biome-ignore lint/suspicious/noExplicitAny: rows of any question
async function ask(address: string, questions: readonly string[]): Promise<any[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const question of questions) rows = (await client.query(question)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** One that signs itself, for 127.0.0.1, readable by the server alone. */
function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const certificate = join(folder, 'data', 'own.crt')
  const key = join(folder, 'data', 'own.key')
  const wanted = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      ...wanted,
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const { uid, gid } = statSync(join(folder, 'data'))
  for (const path of [certificate, key]) chownSync(path, uid, gid)
  chmodSync(certificate, 0o644)
  return { certificate, key }
}
