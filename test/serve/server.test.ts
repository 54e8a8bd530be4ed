import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { createApp, listAddresses, startServer } from '../../src/serve/index.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let pages: string
beforeAll(async () => {
  test = await openInventedRecord()
  pages = mkdtempSync(join(tmpdir(), 'hearsay-pages-'))
  mkdirSync(join(pages, 'assets'))
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Hearsay</title>')
  writeFileSync(join(pages, 'login.html'), '<!doctype html><title>Log in</title>')
  writeFileSync(join(pages, 'assets', 'main-1f.js'), 'export {}')
})
afterAll(async () => {
  rmSync(pages, { recursive: true, force: true })
  await test.close()
})

/** Asks with a Host header of one's own, which fetch does not allow. */
function askAs(address: string, host: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${address}api/v1/record`, { headers: { host, ...headers } }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
      .on('error', reject)
      .end()
  })
}

describe('the pages', () => {
  const html = { headers: { accept: 'text/html,*/*' } }

  it('are one file for every page address, and one to log in', async () => {
    const app = createApp(test.record, { pages })
    for (const { path } of listAddresses().filter(({ kind }) => kind === 'page')) {
      const response = await app.request(path.replace('{id}', 'art_1'), html)
      expect([path, response.status, await response.text()]).toEqual([
        path,
        200,
        expect.stringContaining('<title>'),
      ])
    }
  })

  it('say themselves that an address is unknown, with status 404', async () => {
    const response = await createApp(test.record, { pages }).request('/no/such/page', html)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<title>')
  })

  it('say so as a page, packed or not, also to who has it already', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-pages-'))
    const page = `<!doctype html><title>Hearsay</title>${'<p>dam</p>'.repeat(200)}`
    writeFileSync(join(folder, 'index.html'), page)
    const app = createApp(test.record, { pages: folder })
    const look = (headers: Record<string, string>) =>
      app.request('/no/such/page', { headers: { accept: 'text/html', ...headers } })
    const plain = await look({})
    expect([plain.status, plain.headers.get('content-type'), await plain.text()]).toEqual([
      404,
      expect.stringContaining('text/html'),
      page,
    ])
    const packed = await look({ 'accept-encoding': 'gzip', 'if-none-match': plain.headers.get('etag')! })
    expect([packed.status, packed.headers.get('content-encoding')]).toEqual([404, 'gzip'])
    const stream = packed.body!.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(stream).text()).toBe(page)
    rmSync(folder, { recursive: true })
  })

  it('may load and run nothing but our own files', async () => {
    const response = await createApp(test.record, { pages }).request('/', html)
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('keep their files for good, and give none from outside their folder', async () => {
    const app = createApp(test.record, { pages })
    const file = await app.request('/assets/main-1f.js')
    expect(file.headers.get('content-type')).toMatch(/javascript/)
    expect(file.headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/assets/..%2f..%2fetc/passwd',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/none.js',
    ]) {
      expect((await app.request(path)).status).toBe(404)
    }
  })

  it('say how to build them where they are missing', async () => {
    const response = await createApp(test.record, { pages: join(pages, 'none') }).request('/', html)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('a file of the pages', () => {
  it('is packed once, and said to be the same by 304', async () => {
    const app = createApp(test.record, { pages })
    writeFileSync(join(pages, 'assets', 'large-2e.js'), `export const words = '${'dam '.repeat(1000)}'`)
    const packed = await app.request('/assets/large-2e.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect((await packed.arrayBuffer()).byteLength).toBeLessThan(500)
    const etag = packed.headers.get('etag')!
    expect((await app.request('/assets/large-2e.js', { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    )
  })

  it('is read anew when the pages are built anew', async () => {
    const app = createApp(test.record, { pages })
    const read = async () => (await app.request('/')).text()
    expect(await read()).toContain('<title>Hearsay</title>')
    writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Hearsay, built anew</title>')
    expect(await read()).toContain('built anew')
  })
})

describe('the server', () => {
  it('takes a free port when asked for port 0, and frees it when closed', async () => {
    const server = await startServer(test.record, { host: '127.0.0.1', port: 0, pages })
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+\/$/)
    const answer = (await (await fetch(`${server.address}api/v1/record`)).json()) as { articles: number }
    expect(answer.articles).toBe(5)
    await server.close()
    await expect(fetch(`${server.address}api/v1/record`)).rejects.toThrow()
  })

  it('says what to do when another program has the port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const start = startServer(test.record, { host: '127.0.0.1', port, pages })
    await expect(start).rejects.toThrow(UsageError)
    await expect(start).rejects.toThrow(/--port/)
    await new Promise((resolve) => other.close(resolve))
  })

  it.each([
    ['a host that is not of this machine', { host: '192.0.2.1', port: 0, password: 'gull-7' }, /--host/],
    ['a port that cannot be', { host: '127.0.0.1', port: 70_000 }, /65535/],
  ])('refuses %s', async (_what, options, message) => {
    const start = startServer(test.record, { ...options, pages })
    await expect(start).rejects.toThrow(UsageError)
    await expect(start).rejects.toThrow(message)
  })

  it('on loopback refuses a request under another name, which would be DNS rebinding', async () => {
    const server = await startServer(test.record, { host: '127.0.0.1', port: 0, pages })
    const asked = ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.7'].map(
      (host) => askAs(server.address, host),
    )
    expect(await Promise.all(asked)).toEqual([403, 403, 403, 403])
    expect(await askAs(server.address, 'localhost:4780')).toBe(200)
    expect(await askAs(server.address, '[::1]:4780')).toBe(200)
    await server.close()
  })

  it('on a network answers under any name, to who knows the password', async () => {
    const server = await startServer(test.record, { host: '0.0.0.0', port: 0, pages, password: 'gull-7' })
    const bearer = { authorization: 'Bearer gull-7' }
    expect(await askAs(server.address, 'newsroom.example', bearer)).toBe(200)
    expect(await askAs(server.address, 'newsroom.example')).toBe(401)
    await server.close()
  })

  it('does not go on a network without a password, and says what to do', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
      const start = startServer(test.record, { host, port: 0, pages })
      await expect(start).rejects.toThrow(UsageError)
      await expect(start).rejects.toThrow(/HEARSAY_PASSWORD/)
    }
  })
})
