import type { LookupFunction } from 'node:net'
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  createFetcher,
  type Fetcher,
  type FetcherOptions,
  isPublicAddress,
} from '../../src/read/fetch/index.ts'
import { readRetryAfter } from '../../src/read/fetch/read-retry-after.ts'
import { trimRobots } from '../../src/read/fetch/trim-robots.ts'
import { type Answerer, serveSite } from './serve-site.ts'

function openFetcher(options: FetcherOptions = {}): Fetcher {
  const fetcher = createFetcher({ allowPrivate: true, delayMs: 0, timeoutMs: 5000, ...options })
  onTestFinished(() => fetcher.close())
  return fetcher
}

const textOf = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString('utf8')

describe('a page by address', () => {
  test('comes with its bytes, type, and what tells whether it has changed', async () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      etag: '"7"',
      'last-modified': 'Mon, 14 Nov 2022 08:00:00 GMT',
    }
    const site = await serveSite({ '/ferry': { headers, body: '<p>The ferry stays in port.' } })
    const page = await openFetcher().fetchAddress(`${site.address}/ferry#top`)
    expect(page).toMatchObject({
      status: 200,
      url: `${site.address}/ferry`,
      contentType: 'text/html; charset=utf-8',
      etag: '"7"',
      lastModified: 'Mon, 14 Nov 2022 08:00:00 GMT',
      isNotModified: false,
      redirects: [],
    })
    expect(textOf(page)).toBe('<p>The ferry stays in port.')
    expect(site.headers['/ferry']?.['user-agent']).toMatch(/^Hearsay\/\d+\.\d+\.\d+/)
  })

  test('is not sent again when it has not changed', async () => {
    const site = await serveSite({
      '/feed': (request, response) => {
        response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200, { etag: '"7"' }).end()
      },
    })
    const page = await openFetcher().fetchAddress(`${site.address}/feed`, {
      etag: '"7"',
      lastModified: 'Mon, 14 Nov 2022 08:00:00 GMT',
    })
    expect(page).toMatchObject({ status: 304, isNotModified: true, etag: '"7"' })
    expect(site.headers['/feed']?.['if-modified-since']).toBe('Mon, 14 Nov 2022 08:00:00 GMT')
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateRawSync],
  ])('is unpacked from %s', async (encoding, pack) => {
    const site = await serveSite({
      '/a': { headers: { 'content-encoding': encoding }, body: pack('The ferry') },
    })
    expect(textOf(await openFetcher().fetchAddress(`${site.address}/a`))).toBe('The ferry')
  })

  test('is followed to where it moved, and says whether for good', async () => {
    const site = await serveSite({
      '/old': { status: 301, headers: { location: '/older' } },
      '/older': { status: 308, headers: { location: '/now' } },
      '/now': { status: 302, headers: { location: '/today' } },
      '/today': { body: 'here' },
    })
    const page = await openFetcher().fetchAddress(`${site.address}/old`)
    expect(page.url).toBe(`${site.address}/today`)
    expect(page.redirects.map(({ isPermanent }) => isPermanent)).toEqual([true, true, false])
    expect(page.movedTo).toBe(`${site.address}/now`)
  })
})

describe('what cannot be fetched says why and what to do', () => {
  test.each([
    [404, 'it answers 404: there is nothing at this address; check how it is written'],
    [410, 'it is gone for good'],
    [403, 'it refuses programs; save the page in a browser instead'],
    [503, 'the site is in trouble; try again later'],
  ])('status %i', async (status, message) => {
    const site = await serveSite({ '/a': { status } })
    const failing = openFetcher().fetchAddress(`${site.address}/a`)
    await expect(failing).rejects.toThrow(message)
    await expect(failing).rejects.toMatchObject({ kind: 'status', status })
  })

  test('an answer above the limit, as it is told or as it comes', async () => {
    const site = await serveSite({
      '/told': { body: 'x'.repeat(2000) },
      '/coming': (_request, response) => {
        for (let count = 0; count < 20; count++) response.write('x'.repeat(100))
        response.end()
      },
    })
    const fetcher = openFetcher({ maxBytes: 1000 })
    for (const path of ['/told', '/coming']) {
      await expect(fetcher.fetchAddress(site.address + path)).rejects.toMatchObject({ kind: 'too-large' })
    }
  })

  test('a small answer that unpacks to gigabytes is given up at the limit', async () => {
    // A thousand times smaller twice over.
    const bomb = gzipSync(gzipSync(Buffer.alloc(200_000_000), { level: 9 }), { level: 9 })
    expect(bomb.length).toBeLessThan(20_000)
    const site = await serveSite({ '/bomb': { headers: { 'content-encoding': 'gzip, gzip' }, body: bomb } })
    const before = process.memoryUsage().rss
    await expect(openFetcher().fetchAddress(`${site.address}/bomb`)).rejects.toThrow('too large')
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })

  test.each([
    ['broken packing', { 'content-encoding': 'gzip' }, 'packed data that is broken'],
    ['packing that nobody knows', { 'content-encoding': 'zstd-9' }, 'an answer packed as zstd-9'],
    ['packing upon packing', { 'content-encoding': 'gzip, gzip, gzip' }, 'packed 3 times'],
  ])('%s', async (_what, headers, message) => {
    const site = await serveSite({ '/a': { headers, body: 'no gzip' } })
    await expect(openFetcher().fetchAddress(`${site.address}/a`)).rejects.toThrow(message)
  })

  test('a site that does not answer, within the time', async () => {
    const site = await serveSite({ '/slow': () => {}, '/drip': (_request, response) => response.write('x') })
    const fetcher = openFetcher({ timeoutMs: 300 })
    for (const path of ['/slow', '/drip']) {
      await expect(fetcher.fetchAddress(site.address + path)).rejects.toMatchObject({ kind: 'timeout' })
    }
  })

  test('a site that is not there, that breaks off, or that speaks no HTTP or no TLS', async () => {
    const site = await serveSite({
      '/off': (request) => request.socket.destroy(),
      '/odd': (request) => request.socket.end('EHLO\r\n\r\n'),
    })
    const fetcher = openFetcher()
    await expect(fetcher.fetchAddress(`${site.address}/off`)).rejects.toThrow('it broke off the connection')
    await expect(fetcher.fetchAddress(`${site.address}/odd`)).rejects.toThrow('its answer is no proper HTTP')
    const secure = fetcher.fetchAddress(`https://127.0.0.1:${site.port}/`)
    await expect(secure).rejects.toMatchObject({ kind: 'certificate' })
    await site.close()
    await expect(openFetcher().fetchAddress(`${site.address}/`)).rejects.toThrow('it refuses connections')
  })

  test('a name that does not exist', async () => {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0)
    const failing = openFetcher({ lookup }).fetchAddress('http://no-such.example/')
    await expect(failing).rejects.toThrow('no-such.example: there is no such host')
  })

  test('redirects without end', async () => {
    const site = await serveSite({
      '/a': { status: 302, headers: { location: '/b' } },
      '/b': { status: 302, headers: { location: '/a' } },
    })
    await expect(openFetcher().fetchAddress(`${site.address}/a`)).rejects.toThrow(
      'expected at most 5 redirects',
    )
    expect(site.asked.filter((path) => path !== '/robots.txt')).toHaveLength(6)
  })

  test.each([
    ['ftp://news.example/a', 'got one with ftp:'],
    ['file:///etc/passwd', 'got one with file:'],
    ['no address', 'got something else'],
    [`http://news.example/${'a'.repeat(8000)}`, 'got one of 8020 characters'],
    ['https://ana:secret@news.example/', 'got one with a name and password'],
  ])('%s', async (address, message) => {
    await expect(openFetcher().fetchAddress(address)).rejects.toThrow(message)
  })

  test('a stop by the caller, also while it waits for its turn', async () => {
    const site = await serveSite({ '/slow': () => {} })
    const fetcher = openFetcher()
    const controller = new AbortController()
    const both = [1, 2].map(() => fetcher.fetchAddress(`${site.address}/slow`, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 100)
    for (const one of await Promise.allSettled(both)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'stopped' } })
    }
  })
})

describe('private networks', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.20.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::127.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://localhost/',
    'http://localhost./',
    'http://www.localhost:8080/',
    'http://printer/',
    'http://nas.local/',
    'http://metadata.google.internal/',
  ])('are refused: %s', async (address) => {
    const lookup: LookupFunction = () => expect.unreachable('no name may be looked up')
    const failing = openFetcher({ allowPrivate: false, lookup }).fetchAddress(address)
    await expect(failing).rejects.toThrow('allow these with --allow-private')
    await expect(failing).rejects.toMatchObject({ kind: 'private' })
  })

  test('are known from public addresses', () => {
    expect(
      ['93.184.215.14', '1.1.1.1', '2606:4700::6810:84e5', '[2a00:1450::1]'].map(isPublicAddress),
    ).toEqual([true, true, true, true])
    expect(['', 'news.example', '300.1.1.1', '::ffff:8.8.8.8', 'ff02::1'].map(isPublicAddress)).toEqual(
      Array(5).fill(false),
    )
  })

  test.each([
    ['one address', ['127.0.0.1']],
    ['one address among others', ['93.184.215.14', '10.0.0.1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
  ])('are refused for names that resolve to them: %s', async (_what, addresses) => {
    const site = await serveSite({ '/': { body: 'secret' } })
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) as never,
      )
    const failing = openFetcher({ allowPrivate: false, lookup }).fetchAddress(
      `http://news.example:${site.port}/`,
    )
    await expect(failing).rejects.toThrow('news.example: expected a machine of the public internet')
    expect(site.asked).toEqual([])
  })

  test('are refused where a redirect leads to them', async () => {
    const site = await serveSite({ '/a': { status: 302, headers: { location: 'ftp://127.0.0.1/' } } })
    await expect(openFetcher().fetchAddress(`${site.address}/a`)).rejects.toThrow('got one with ftp:')
    const { followRedirects } = await import('../../src/read/fetch/follow-redirects.ts')
    const asked: string[] = []
    const ask = async (url: URL) => {
      asked.push(url.href)
      return {
        status: 302,
        headers: { location: 'http://[::ffff:169.254.169.254]/' },
        bytes: new Uint8Array(),
      }
    }
    const following = followRedirects(new URL('http://news.example/'), { allowPrivate: false, ask })
    await expect(following).rejects.toMatchObject({ kind: 'private' })
    expect(asked).toEqual(['http://news.example/'])
  })

  test('are reached by name when they are allowed', async () => {
    const site = await serveSite({ '/': { body: 'here' } })
    const lookup: LookupFunction = (_name, options, callback) =>
      options.all
        ? callback(null, [{ address: '127.0.0.1', family: 4 }] as never)
        : callback(null, '127.0.0.1', 4)
    expect(textOf(await openFetcher({ lookup }).fetchAddress(`http://news.example:${site.port}/`))).toBe(
      'here',
    )
  })
})

describe("a site's robots.txt", () => {
  test('is asked for once and kept to, by our own name', async () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: hearsay\nDisallow: /private/\n'
    const site = await serveSite({
      '/robots.txt': { body: robots },
      '/a': { body: 'a' },
      '/b': { body: 'b' },
      '/private/c': { body: 'c' },
    })
    const fetcher = openFetcher()
    await Promise.all(['/a', '/b'].map((path) => fetcher.fetchAddress(site.address + path)))
    await expect(fetcher.fetchAddress(`${site.address}/private/c`)).rejects.toThrow(
      "the site's robots.txt asks programs not to fetch this",
    )
    expect(site.asked.toSorted()).toEqual(['/a', '/b', '/robots.txt'])
  })

  test('holds for where a redirect leads', async () => {
    const site = await serveSite({
      '/robots.txt': { body: 'User-agent: *\nDisallow: /private' },
      '/a': { status: 302, headers: { location: '/private' } },
      '/private': { body: 'secret' },
    })
    await expect(openFetcher().fetchAddress(`${site.address}/a`)).rejects.toMatchObject({ kind: 'robots' })
    expect(site.asked).not.toContain('/private')
  })

  test.each([404, 403])('that is not there (%i) allows everything', async (status) => {
    const site = await serveSite({ '/robots.txt': { status }, '/a': { body: 'a' } })
    expect(textOf(await openFetcher().fetchAddress(`${site.address}/a`))).toBe('a')
  })

  test('that fails allows nothing for now', async () => {
    const site = await serveSite({ '/robots.txt': { status: 500 }, '/a': { body: 'a' } })
    const failing = openFetcher().fetchAddress(`${site.address}/a`)
    await expect(failing).rejects.toThrow(
      'its robots.txt answers 500, so nothing may be fetched from it for now',
    )
    expect(site.asked).toEqual(['/robots.txt'])
  })

  test('that is endless is read up to a limit', async () => {
    const body = `User-agent: *\nDisallow: /private\n${'# nothing\n'.repeat(100_000)}`
    const site = await serveSite({ '/robots.txt': { body }, '/a': { body: 'a' }, '/private': { body: 'p' } })
    const fetcher = openFetcher()
    expect(textOf(await fetcher.fetchAddress(`${site.address}/a`))).toBe('a')
    await expect(fetcher.fetchAddress(`${site.address}/private`)).rejects.toMatchObject({ kind: 'robots' })
  })
})

describe('a hostile robots.txt', () => {
  test('full of wildcards takes no time, and forbids no less', () => {
    const product = 'Hearsay'
    const bad = Array.from({ length: 3000 }, (_, index) => `Disallow: /private${index}${'*a'.repeat(80)}`)
    const trimmed = trimRobots(`User-agent: *\n${bad.join('\n')}\nAllow: /private9*${'a'.repeat(40_000)}`, {
      product,
    })
    const lines = trimmed.split('\n')
    expect(lines).toHaveLength(3001)
    expect(lines[1]).toBe(bad[0])
    expect(lines.at(-1)).toBe('Disallow: /private2999')
    expect(trimmed.match(/\*/g)!.length).toBeLessThan(20_000)
  })

  test('keeps only what is for us or for everybody', () => {
    const robots = [
      'User-agent: Other',
      'User-agent: Hearsay/0.1 # news',
      'Sitemap: https://tribune.example/map.xml',
      'User-agent: hearsay',
      'Disallow: /a**b # drafts',
      'Crawl-delay: 3',
      'User-agent: other',
      'Disallow: /',
      'user-agent: *',
      'allow: /',
    ]
    expect(trimRobots(robots.join('\r\n'), { product: 'Hearsay' }).split('\n')).toEqual([
      'User-agent: hearsay',
      'Disallow: /a*b',
      'Crawl-delay: 3',
      'User-agent: *',
      'allow: /',
    ])
    const many = `${'User-agent: a\n'.repeat(20_000)}${'Disallow: /\n'.repeat(20_000)}`
    expect(trimRobots(many, { product: 'Hearsay' })).toBe('')
  })
})

describe('politeness', () => {
  test('tells a site who uses Hearsay, behind its own name', async () => {
    const site = await serveSite({ '/a': { body: 'a' } })
    await openFetcher({ userAgent: 'desk@tribune.example' }).fetchAddress(`${site.address}/a`)
    expect(site.headers['/a']?.['user-agent']).toMatch(/^Hearsay\/\d+\.\d+\.\d+ .*desk@tribune\.example$/)
    expect(() => createFetcher({ userAgent: 'desk\r\nx: y' })).toThrow('such as a mail address')
  })

  test('asks one host one thing at a time, with a pause between', async () => {
    const times: number[] = []
    let open = 0
    let most = 0
    const answer = (_request: unknown, response: { end(text: string): void }) => {
      times.push(performance.now())
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end('done')
      }, 30)
    }
    const site = await serveSite({ '/1': answer, '/2': answer, '/3': answer })
    const fetcher = openFetcher({ delayMs: 100 })
    await Promise.all(['/1', '/2', '/3'].map((path) => fetcher.fetchAddress(site.address + path)))
    expect(most).toBe(1)
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(100)
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(100)
  })

  test('waits as long as robots.txt asks', async () => {
    const times: number[] = []
    const answer = (_request: unknown, response: { end(): void }) => {
      times.push(performance.now())
      response.end()
    }
    const site = await serveSite({
      '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 0.3' },
      '/1': answer,
      '/2': answer,
    })
    const fetcher = openFetcher()
    await Promise.all(['/1', '/2'].map((path) => fetcher.fetchAddress(site.address + path)))
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(290)
  })

  test('waits where a host asks for a moment', async () => {
    const times: number[] = []
    const answer: Answerer = (_request, response) => {
      times.push(performance.now())
      response.writeHead(times.length === 1 ? 503 : 200, { 'retry-after': '1' })
      response.end()
    }
    const site = await serveSite({ '/a': answer })
    const fetcher = openFetcher()
    await expect(fetcher.fetchAddress(`${site.address}/a`)).rejects.toMatchObject({ status: 503 })
    await fetcher.fetchAddress(`${site.address}/a`)
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(950)
  })

  test('leaves a host alone that asks for it, and does not ask it again until then', async () => {
    const site = await serveSite({
      '/a': { status: 429, headers: { 'retry-after': '3600' } },
      '/b': { body: 'b' },
    })
    const fetcher = openFetcher()
    await expect(fetcher.fetchAddress(`${site.address}/a`)).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 3_600_000,
    })
    await expect(fetcher.fetchAddress(`${site.address}/b`)).rejects.toThrow(
      'asked to be left alone for 3600 more seconds',
    )
    expect(site.asked).not.toContain('/b')
  })

  test.each([
    ['120', undefined, 120_000],
    ['Mon, 14 Nov 2022 08:05:00 GMT', 'Mon, 14 Nov 2022 08:00:00 GMT', 300_000],
    ['Mon, 14 Nov 2022 08:05:00 GMT', undefined, undefined],
    ['soon', 'Mon, 14 Nov 2022 08:00:00 GMT', undefined],
    ['999999999', undefined, 604_800_000],
  ])('reads Retry-After: %s', (written, date, ms) => {
    expect(readRetryAfter(written, date)).toBe(ms)
  })
})

describe('a proxy', () => {
  test('is asked for the page, but not for hosts that are to be asked without it', async () => {
    const proxy = await serveSite({ 'http://news.example/a': { body: 'through the proxy' } })
    const site = await serveSite({ '/b': { body: 'straight' } })
    const fetcher = openFetcher({ proxies: { http: proxy.address, none: '127.0.0.1' } })
    expect(textOf(await fetcher.fetchAddress('http://news.example/a'))).toBe('through the proxy')
    expect(textOf(await fetcher.fetchAddress(`${site.address}/b`))).toBe('straight')
    expect(proxy.asked).toEqual(['http://news.example/robots.txt', 'http://news.example/a'])
  })

  test('that lets nothing through, or says nothing, is named', async () => {
    const site = await serveSite({})
    const refusing = openFetcher({ proxies: { https: site.address } })
    await expect(refusing.fetchAddress('https://news.example/')).rejects.toThrow(/news\.example: /)
    const { createServer } = await import('node:net')
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await new Promise((resolve) => silent.once('listening', resolve))
    const { port } = silent.address() as { port: number }
    const waiting = openFetcher({ proxies: { https: `http://127.0.0.1:${port}` }, timeoutMs: 300 })
    await expect(waiting.fetchAddress('https://news.example/')).rejects.toThrow('no whole answer within')
  })

  test('leads into no private network either', async () => {
    const proxy = await serveSite({})
    const fetcher = openFetcher({ allowPrivate: false, proxies: { http: proxy.address } })
    await expect(fetcher.fetchAddress('http://10.0.0.1/')).rejects.toMatchObject({ kind: 'private' })
    expect(proxy.asked).toEqual([])
  })

  test.each([
    ['private', ['10.0.0.7'], false],
    ['public', ['93.184.215.14'], true],
    ['private in part', ['93.184.215.14', 'fd00::1'], false],
    ['not to be found here', undefined, true],
  ])('is asked for a name that is %s as far as can be told: %j %s', async (_what, addresses, isAsked) => {
    const proxy = await serveSite({ 'http://wiki.tribune.example/a': { body: 'through the proxy' } })
    let looked = 0
    const lookup: LookupFunction = (_name, _options, callback) => {
      looked++
      if (!addresses) return callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0)
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) as never,
      )
    }
    // The proxy itself is on loopback and given as an address, so nothing is looked up for it.
    const fetcher = openFetcher({ allowPrivate: false, lookup, proxies: { http: proxy.address } })
    const asking = fetcher.fetchAddress('http://wiki.tribune.example/a')
    if (isAsked) expect(textOf(await asking)).toBe('through the proxy')
    else await expect(asking).rejects.toMatchObject({ kind: 'private' })
    expect(proxy.asked).toHaveLength(isAsked ? 2 : 0)
    expect(looked).toBe(1)
  })

  test('that is no address is a mistake of the caller', () => {
    expect(() => createFetcher({ proxies: { https: 'proxy:3128' } })).toThrow(
      'set HTTPS_PROXY and HTTP_PROXY',
    )
  })
})
