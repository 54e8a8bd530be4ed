import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nameCount, nameDate, nameSaidAt, nameVenue, toSafeAddress } from '../../web/name-things.ts'
import { parsePlace, writePlace } from '../../web/place.ts'
import { parseQuery, readSearch, writeQuery } from '../../web/search.ts'
import { writeTwinAddress } from '../../web/write-twin-address.ts'

describe('a place in an article', () => {
  it.each([
    ['', { evidence: [] }],
    ['sta_1f', { statement: 'sta_1f', evidence: [] }],
    [
      'sta_1f,12-20,30-31',
      {
        statement: 'sta_1f',
        evidence: [
          [12, 20],
          [30, 31],
        ],
      },
    ],
    ['12-20', { evidence: [[12, 20]] }],
  ])('is written and read as %j', (hash, place) => {
    expect(parsePlace(hash)).toEqual(place)
    expect(writePlace(parsePlace(hash))).toBe(hash)
  })

  it('passes over what is no place', () => {
    expect(parsePlace('#main,20-12,1-1,x-y,-3,99999999999-999999999999')).toEqual({ evidence: [] })
  })
})

describe('a search in the address bar', () => {
  it('is plain names and values, both ways', () => {
    const search = readSearch(parseQuery('?words=%22dam+safe%22&act=deny&page=2&from=&utm_source=x'))
    expect(search).toEqual({ words: '"dam safe"', act: 'deny', page: 2 })
    expect(writeQuery(search)).toBe('?words=%22dam+safe%22&act=deny&page=2')
  })

  it('keeps numbers as words', () => {
    expect(readSearch(parseQuery('?words=1984'))).toEqual({ words: '1984' })
  })

  it('is nothing when nothing is asked', () => {
    expect(writeQuery(readSearch(parseQuery('?page=-1&words=+')))).toBe('')
  })
})

describe('how things read', () => {
  it.each([
    ['2019-03-28', '28 March 2019'],
    ['2019-03-28T10:15:00+03:00', '28 March 2019, 10:15 +03:00'],
    ['2019-03-28T10:15:30.5Z', '28 March 2019, 10:15 UTC'],
    ['2019-03', 'March 2019'],
    ['2019', '2019'],
    ['last spring', 'last spring'],
  ])('names the date %s as %s', (iso, name) => {
    expect(nameDate(iso)).toBe(name)
  })

  it('names the day something was said, or the days', () => {
    expect(nameSaidAt({ from: '2019-03-28', to: '2019-03-28' })).toBe('Thursday, 28 March 2019')
    expect(nameSaidAt({ from: '2019-03-01', to: '2019-03-31' })).toBe('1 March 2019 to 31 March 2019')
  })

  it('counts', () => {
    expect([nameCount(1, 'article'), nameCount(1200, 'article')]).toEqual([
      '1\u00a0article',
      '1,200\u00a0articles',
    ])
  })

  it('sends a browser only to web addresses', () => {
    expect(toSafeAddress('https://gazette.example/a')).toBe('https://gazette.example/a')
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '',
    ]) {
      expect(toSafeAddress(url)).toBeUndefined()
    }
  })
})

describe('the colours', () => {
  const styles = readFileSync(new URL('../../web/style/base.css', import.meta.url), 'utf8')
  const [light, dark] = [...styles.matchAll(/:root \{([^}]*--paper[^}]*)\}/g)].map(([, block]) =>
    Object.fromEntries(
      [...block!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]),
    ),
  )
  const grounds = ['paper', 'raised']
  const pairs: [ink: string, ground: string][] = [
    ...['ink', 'ink-soft', 'accent', 'cue', 'danger', 'evidence'].flatMap((ink) =>
      grounds.map((ground): [string, string] => [ink, ground]),
    ),
    ...['verbatim', 'verbatim-strong', 'reported-soft', 'evidence-soft'].flatMap(
      (ground): [string, string][] => [
        ['ink', ground],
        ['accent', ground],
        ['cue', ground],
      ],
    ),
    ['accent', 'accent-soft'],
    ['cue', 'cue-soft'],
  ]

  it.each(pairs)('%s can be read on %s, in light and dark', (ink, ground) => {
    for (const theme of [light!, dark!]) {
      expect(measureContrast(theme[ink]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

/** WCAG 2.2, section 1.4.3. */
function measureContrast(one: string, other: string): number {
  const [high, low] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => b - a)
  return (high! + 0.05) / (low! + 0.05)
}

function measureLuminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

describe('where something was said', () => {
  it.each([
    ['tweeted', 'on Twitter'],
    ['e-mailed', 'by email'],
    ['Posted', 'in a post'],
    ['in a post on X', 'in a post on X'],
  ])('reads well for %j', (venue, expected) => {
    expect(nameVenue(venue)).toBe(expected)
  })
})

describe('the same as a page shows, for programs', () => {
  const write = (pathname: string, searchStr = '', hash = '') =>
    writeTwinAddress({ pathname, searchStr, hash })

  it('is the same page of what was found', () => {
    expect(write('/search', '?words=dam&page=3')).toBe('/api/v1/search?words=dam&limit=30&offset=60')
    expect(write('/search')).toBe('/api/v1/search?limit=30&offset=0')
  })

  it('is the list that is shown', () => {
    expect(write('/')).toBe('/api/v1/stories')
    expect(write('/', '', 'voices')).toBe('/api/v1/voices')
    expect(write('/', '', 'no-list')).toBe('/api/v1/stories')
    expect(write('/compare', '?articles=art_1,art_2')).toBe('/api/v1/compare?articles=art_1,art_2')
    expect([write('/account'), write('/people', '?page=2')]).toEqual(['/api/v1/me', '/api/v1/accounts'])
  })
})
