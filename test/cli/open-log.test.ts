import { describe, expect, it } from 'vitest'
import { openLog } from '../../src/cli/open-log.ts'
import { type GivenSettings, readSettings } from '../../src/settings.ts'
import { parseLines } from './run-hearsay.ts'

/** A log that is kept in memory. */
function keep(given: GivenSettings) {
  const lines: string[] = []
  const log = openLog({
    settings: readSettings(given, {}),
    verb: 'serve',
    write: (line) => lines.push(line),
  })
  return { log, read: () => lines.join('') }
}

const asJson = { log: 'debug', logFormat: 'json' }

describe('the log', () => {
  it.each([
    ['off', []],
    ['error', ['ferry sank']],
    ['info', ['ferry sank', 'ferry left']],
    ['debug', ['ferry sank', 'ferry left', 'ferry was painted']],
  ])('on level %s writes %j', (level, expected) => {
    const { log, read } = keep({ log: level, logFormat: 'json' })
    log.error('ferry sank')
    log.info('ferry left')
    log.debug('ferry was painted')
    expect(parseLines<{ message: string }>(read()).map(({ message }) => message)).toEqual(expected)
  })

  it('is a JSON line for each happening, with its time, verb and facts', () => {
    const { log, read } = keep(asJson)
    log.info('request', { status: 200, route: '/story/{id}', account: undefined })
    const [line] = parseLines(read())
    expect(line).toEqual({
      ...{ level: 'info', verb: 'serve', pid: process.pid, message: 'request', status: 200 },
      route: '/story/{id}',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
  })

  it('is a line of text for people, with facts of several words in quotation marks', () => {
    const { log, read } = keep({ log: 'info' })
    log.info('feed failed', { feed: 'https://tribune.example/feed', why: 'it answers 404', next: undefined })
    expect(read()).toMatch(
      /^\d{4}-\S+Z info feed failed feed=https:\/\/tribune\.example\/feed why="it answers 404"\n$/,
    )
  })

  it('keeps what stands in a report from looking like a line of its own, or moving the cursor', () => {
    const { log, read } = keep({ log: 'info' })
    log.info('first\n2024-01-01 error forged', { title: 'Ferry\n\u001b[2Jgone\u2028away' })
    expect(read().match(/\n/g)).toHaveLength(1)
    expect(read()).not.toMatch(/\u001b|\u2028/)
    expect(read()).toContain('Ferry\\n')
  })

  it.each(['text', 'json'])('as %s tells where an error came from, and what caused it', (logFormat) => {
    const { log, read } = keep({ log: 'error', logFormat })
    const cause = new Error('the disk is full')
    log.error('cannot save', { error: new TypeError('no room', { cause }), id: 'r1' })
    expect(read()).toContain('TypeError: no room')
    expect(read()).toContain('caused by: Error: the disk is full')
    expect(read()).toContain('open-log.test.ts')
    if (logFormat === 'json')
      expect(parseLines(read())).toMatchObject([{ error: { name: 'TypeError' }, id: 'r1' }])
  })
})

describe('what nobody may find in the log', () => {
  const secrets = {
    password: 'gull & "tern"',
    metricsToken: 'tok-9f8e7d6c5b4a3f2e',
    record: 'postgres://desk:heron%40sea@db.example/hearsay',
    httpsProxy: 'http://user:plover@proxy.example:3128',
  }
  const spelled = ['gull', 'tern', '9f8e7d6c', 'heron', 'plover', 'sandpiper']

  it.each(['text', 'json'])('is hidden in messages, facts and errors, as %s', (logFormat) => {
    const { log, read } = keep({ log: 'debug', logFormat, ...secrets })
    const sentences = [
      `opened ${secrets.record}`,
      `no way with ${secrets.password}`,
      `asked /x?password=${encodeURIComponent(secrets.password)}`,
      `Authorization: Bearer ${secrets.metricsToken}`,
      'the server knows it as heron@sea',
      `by ${secrets.httpsProxy}`,
      'somebody else: https://reader:sandpiper@other.example/feed',
      'Authorization: Basic c2FuZHBpcGVyOnNhbmRwaXBlcg==',
      'asked /metrics?token=sandpiper&page=2',
    ]
    for (const sentence of sentences) {
      log.error(sentence, { error: new Error(sentence, { cause: new Error(sentence) }), why: sentence })
      log.info(sentence)
      log.debug('address', { address: sentence })
    }
    for (const secret of spelled) expect(read()).not.toContain(secret)
    expect(read()).not.toContain('c2FuZHBpcGVy')
    expect(read()).toContain('postgres://desk:[secret]@db.example/hearsay')
    expect(read()).toContain('page=2')
  })

  it('is hidden by the name of the fact too', () => {
    const { log, read } = keep(asJson)
    log.info('login', { password: 'curlew', token: 'curlew', authorization: 'curlew', cookie: 'curlew' })
    expect(read()).not.toContain('curlew')
    expect(parseLines(read())).toMatchObject([{ password: '[secret]', cookie: '[secret]' }])
  })
})
