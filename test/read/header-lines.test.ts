import { describe, expect, it } from 'vitest'
import { cleanAddress } from '../../src/read/clean-address.ts'
import { findByline } from '../../src/read/find-byline.ts'
import { isKeywordList, isPhotoCredit } from '../../src/read/find-clutter.ts'
import { readDateline } from '../../src/read/find-credit.ts'
import { findDateInAddress, findDateLine, parseDate } from '../../src/read/find-date-line.ts'
import { inferOutlet } from '../../src/read/name-outlet.ts'
import { stripMarkdown } from '../../src/read/strip-markdown.ts'
import { readOne } from './read-all.ts'

describe('a date line', () => {
  it.each([
    ['March 28, 2019', '2019-03-28'],
    ['28 March 2019', '2019-03-28'],
    ['2019-03-28', '2019-03-28'],
    ['Published: 28th March, 2019', '2019-03-28'],
    ['Thursday, March 28, 2019, 10:15 GMT', '2019-03-28T10:15:00Z'],
    ['Mar. 28, 2019 5:32 p.m. ET', '2019-03-28T17:32:00-04:00'],
    ['28 MAR 2019 - 15:30', '2019-03-28T15:30:00'],
    ['28.03.2019', '2019-03-28'],
    ['3.4.2019', '2019-04-03'],
    ['28/03/2019', '2019-03-28'],
    ['Updated March 30, 2019 | Published March 28, 2019', '2019-03-28'],
    ['Mon, 01 Apr 2019 08:00:00 +0300', '2019-04-01T08:00:00+03:00'],
    ['2019-03-28T10:15:00.000Z', '2019-03-28T10:15:00Z'],
    ['Velmark, March 28, 2019', '2019-03-28'],
  ])('%s', (line, date) => {
    expect(findDateLine(line)?.published?.found).toEqual({ date })
  })

  it.each([
    'Thursday',
    'March 28',
    'March 2019',
    'February 30, 2019',
    'The law of March 28, 2019 was never applied to the old harbour.',
  ])('is not seen in "%s", where a day, month or year is missing or a report goes on', (line) => {
    const found = findDateLine(line)
    expect(found === undefined || found.parts.join(' ').split(' ').length > 5).toBe(true)
  })

  it('with a month and day that could be either stays open', () => {
    expect(parseDate('03/04/2019')).toEqual({ ambiguous: '03/04/2019' })
    expect(parseDate('04/04/2019')).toEqual({ date: '2019-04-04' })
    expect(parseDate('11/18/19')).toEqual({ ambiguous: '11/18/19' })
  })

  it('that only says "3 hours ago" is cut and gives no date', async () => {
    const article = await readOne('Mayor resigns\n\n3 hours ago\n\nShe said no.')
    expect(article.publishedAt).toBeUndefined()
    expect(article.text).toBe('She said no.')
  })
})

it('a date in an address is found in its common forms only', () => {
  expect(findDateInAddress('https://a.example/2019/03/28/x')).toBe('2019-03-28')
  expect(findDateInAddress('https://a.example/2019/nov/8/x')).toBe('2019-11-08')
  expect(findDateInAddress('https://a.example/news-20190328.html')).toBe('2019-03-28')
  expect(findDateInAddress('https://a.example/2019/13/28/x')).toBeUndefined()
  expect(findDateInAddress('https://a.example/id/20191399')).toBeUndefined()
})

it('a byline names its writers, and a sentence that begins with "By" is none', () => {
  expect(findByline('By Jane Doe')).toBe('Jane Doe')
  expect(findByline('BY JANE DOE AND JOHN ROE')).toBeDefined()
  expect(findByline('By Anna van der Berg in Velmark')).toContain('Anna van der Berg')
  expect(findByline('By Thursday the army had left.')).toBeUndefined()
  expect(findByline('By the time he said it, all was lost')).toBeUndefined()
})

it('picture credits are told from sentences about pictures', () => {
  for (const line of [
    'Odile Brandt / TASS',
    'Photo: Jane Doe',
    'AFP via Getty Images',
    'REUTERS/Jane Doe',
    'Getty Images',
    '(Photo by Jane Doe/AP)',
    '© Lena Quist',
  ]) {
    expect([line, isPhotoCredit(line)]).toEqual([line, true])
  }
  for (const line of [
    'Photos of the accident were shown in court.',
    'He said the either/or was false.',
    'Getty said no.',
    'Trump/Clinton debate',
  ]) {
    expect([line, isPhotoCredit(line)]).toEqual([line, false])
  }
})

it('a closing list of keywords is told from a closing sentence', () => {
  for (const line of [
    'Velmark, ferries, Ruel, Northland',
    'Tags: schools',
    '#Velmark #ferries',
    'mining, wages, union law, strikes',
  ]) {
    expect([line, isKeywordList(line)]).toEqual([line, true])
  }
  for (const line of [
    'He came, saw and said no.',
    'Ruel, Falk, and Dahl agreed',
    'First, he said, no',
    'The mayor, a lawyer, left',
  ]) {
    expect([line, isKeywordList(line)]).toEqual([line, false])
  }
})

it('a dateline credits its agency and gives a date only with a year', () => {
  expect(readDateline('CARACAS (AP) — The minister said no.')).toEqual({
    credit: 'AP',
    found: undefined,
    place: 'CARACAS',
  })
  expect(readDateline('LONDON, May 3 (Reuters) - The minister resigned.').credit).toBe('Reuters')
  expect(readDateline('LONDON, May 3 (Reuters) - The minister resigned.').found).toBeUndefined()
  expect(readDateline('MOSCOW, March 28, 2019 /TASS/. He said no.')).toEqual({
    credit: 'TASS',
    found: { date: '2019-03-28' },
    place: 'MOSCOW',
  })
  expect(readDateline('Senator Doe (R-Fla.) said no.').credit).toBeUndefined()
  expect(readDateline('The Council (NPA) said no.').credit).toBeUndefined()
})

it('Markdown leaves its words only, and brackets of an editor stay', () => {
  expect(stripMarkdown('**Gil** [told](#) reporters the base [in Venezuela] is _not_ planned')).toBe(
    'Gil told reporters the base [in Venezuela] is not planned',
  )
  expect(stripMarkdown('## Heading ##')).toBe('Heading')
  expect(stripMarkdown('2 * 3 * 4 and snake_case_word')).toBe('2 * 3 * 4 and snake_case_word')
  expect(stripMarkdown('![A picture](a.jpg)[a [b] c](x "t")')).toBe('a [b] c')
})

it('an address loses what only tracks its readers', () => {
  expect(cleanAddress('<https://news.example/a?id=7&utm_source=mail#top>')).toBe(
    'https://news.example/a?id=7',
  )
  expect(cleanAddress('javascript:alert(1)')).toBeUndefined()
  expect(cleanAddress('/a', 'https://news.example/b')).toBe('https://news.example/a')
})

it('an outlet is named from its address by words of the report, or else is the host', () => {
  const name = (url: string, text: string) => inferOutlet(url, text).outlet
  expect(name('https://www.thevelmarkherald.com/a', 'In Velmark, he said.')).toBe('The Velmark Herald')
  expect(name('https://kustpress.example/a', 'as Kustpress reported')).toBe('Kustpress')
  expect(name('https://www.abcde.co.uk/a', 'nothing here')).toBe('abcde.co.uk')
  expect(name('https://news.example/a', 'the news of the day')).toBe('news.example')
})

describe('the lines above a report', () => {
  it.each([
    ['one below the other', 'Pier to open soon\nHarbour Times\nMarch 3, 2024\nBy Ana Diaz\n\n'],
    ['with blank lines', 'Pier to open soon\n\nHarbour Times\n\nMarch 3, 2024\n\nBy Ana Diaz\n\n'],
    ['with the outlet last', 'Pier to open soon\nBy Ana Diaz\nMarch 3, 2024\nHarbour Times\n\n'],
    ['with the outlet first', 'Harbour Times\n\nPier to open soon\n\nBy Ana Diaz\n\nMarch 3, 2024\n\n'],
  ])('give title, outlet, date and byline, %s', async (_, header) => {
    const { title, outlet, publishedAt, byline, text } = await readOne(
      `${header}The pier may open in May, the mayor said on Sunday. It was closed for two years.\n\n“We are nearly ready,” she said.\n`,
    )
    expect({ title, outlet, publishedAt, byline }).toEqual({
      title: 'Pier to open soon',
      outlet: 'Harbour Times',
      publishedAt: '2024-03-03',
      byline: 'Ana Diaz',
    })
    expect(text).toMatch(/^The pier may open/)
  })

  const BODY =
    'The pier may open in May, the mayor said on Sunday. It was closed for two years.\n\n“We are nearly ready,” she said.\n'
  const TOLD = { title: 'Dorn to run for mayor', outlet: 'The Guardian', publishedAt: '2024-03-04' }
  const BELL = { ...TOLD, byline: 'Anna Bell' }

  it.each([
    ['Dorn to run for mayor\nThe Guardian\n4 March 2024', TOLD],
    ['Dorn to run for mayor\nThe Guardian\n4 March 2024\nBy Anna Bell', BELL],
    ['Dorn to run for mayor\nThe Guardian\nBy Anna Bell\n4 March 2024', BELL],
    [
      'By Anna Bell\nThe Guardian\n4 March 2024\nUpdated 5 March 2024\n\nDorn to run for mayor',
      { ...BELL, modifiedAt: '2024-03-05' },
    ],
    ['4 March 2024\nThe Guardian\nBy Anna Bell\nDorn to run for mayor', BELL],
    ['Anna Bell\nThe Guardian\n4 March 2024\n\nDorn to run for mayor', BELL],
    [
      'Dorn to run for mayor\nAnna Bell\nThe Guardian\nMon 4 Mar 2024 06.00 GMT\nLast modified on Mon 4 Mar 2024 12.00 GMT',
      { ...BELL, publishedAt: '2024-03-04T06:00:00Z', modifiedAt: '2024-03-04T12:00:00Z' },
    ],
    [
      'Dorn to run for mayor\nThe Guardian\nAnna Bell and Odile Brandt\n4 March 2024',
      { byline: 'Anna Bell and Odile Brandt' },
    ],
    ['Dorn to run for mayor\nThe Guardian\n4 March 2024\nOdile Brandt', { ...TOLD, byline: 'Odile Brandt' }],
    ['Mayor Resigns\nThe Guardian\n4 March 2024', { ...TOLD, title: 'Mayor Resigns' }],
    ['Mayor Resigns\nAnna Bell\nThe Guardian\n4 March 2024', { ...BELL, title: 'Mayor Resigns' }],
    [
      'Council Votes Down Report\nBy Anna Bell\n4 March 2024',
      { title: 'Council Votes Down Report', outlet: undefined },
    ],
    ['POLITICS\nDorn to run for mayor\nThe Guardian\n4 March 2024', TOLD],
    ['The Guardian (London)\nPolitics\n\nDorn to run for mayor\n\nAnna Bell\n\n4 March 2024', BELL],
    ['Dorn to run for mayor\n\nWorld News\n\nPolitico\n\n4 March 2024', { outlet: 'Politico' }],
    ['Dorn to run for mayor\n4 March 2024 · Anna Bell · 3 min read', { ...BELL, outlet: undefined }],
    ['The Guardian\n4 March 2024', { ...TOLD, title: undefined }],
  ])('without blank lines: %j', async (header, told) => {
    const { text, ...article } = await readOne(`${header}\n\n${BODY}`)
    expect({ ...article, ...told }).toEqual(article)
    expect(text).toBe(BODY.trim())
  })

  it.each([
    ['The Guardian | 4 March 2024 | By Anna Bell', BELL],
    ['By Anna Bell · The Guardian · 4 March 2024', BELL],
    ['Anna Bell, The Guardian, 4 March 2024', BELL],
    ['Anna Bell | The Guardian', { ...BELL, publishedAt: undefined }],
    ['4 March 2024 — The Guardian — Politics', { ...TOLD, byline: undefined }],
    ['Port Ellery, The Guardian, 4 March 2024', { ...TOLD, byline: undefined, place: 'Port Ellery' }],
    [
      'by Sam Oakes, Harbour Weekly, Thursday March 7 2024',
      { byline: 'Sam Oakes', outlet: 'Harbour Weekly', publishedAt: '2024-03-07' },
    ],
    [
      'By Sam Oakes, staff writer, Harbour Weekly\nMarch 7 2024',
      { byline: 'Sam Oakes', outlet: 'Harbour Weekly', publishedAt: '2024-03-07' },
    ],
  ])('on one line, below or above the title: %s', async (line, told) => {
    const below = await readOne(`Dorn to run for mayor\n${line}\n\n${BODY}`)
    const above = await readOne(`${line}\n\nDorn to run for mayor\n\n${BODY}`)
    for (const article of [below, above]) {
      expect(article).toMatchObject({ title: 'Dorn to run for mayor' })
      expect(article.text).toBe(BODY.trim())
      expect({ ...article, ...told }).toEqual(article)
    }
  })

  it.each([
    ['March 5, 2024 | Updated March 6, 2024', '2024-03-05', '2024-03-06', undefined],
    ['Updated 5 March 2024\n4 March 2024', '2024-03-04', '2024-03-05', undefined],
    ['Updated March 6, 2024', '2024-03-06', '2024-03-06', /no date of publication is stated/],
    [
      'Published: 06/03/2024 08:15 GMT\nUpdated: 7 March 2024 09:00 GMT',
      '2024-03-06T08:15:00Z',
      '2024-03-07T09:00:00Z',
      /06\/03\/2024 can be read in more than one way; only as 2024-03-06/,
    ],
    [
      'Published: 06/03/2024 08:15 GMT\nUpdated: 7 August 2024',
      '2024-08-07',
      '2024-08-07',
      /06\/03\/2024, can be read in more than one way/,
    ],
    ['06/03/2024', undefined, undefined, /06\/03\/2024 can be read in more than one way/],
    ['28 February 2024\nUpdated 01/03/2024', '2024-02-28', '2024-03-01', undefined],
  ])('state when it was published and changed: %j', async (lines, publishedAt, modifiedAt, said) => {
    const article = await readOne(`Dorn to run for mayor\nThe Guardian\n${lines}\n\n${BODY}`)
    expect([article.publishedAt, article.modifiedAt]).toEqual([publishedAt, modifiedAt])
    const messages = article.notes.filter(({ code }) => /date/.test(code)).map(({ message }) => message)
    expect(messages.length > 0).toBe(said !== undefined)
    if (said) expect(messages.join(' ')).toMatch(said)
    expect(article.text).toBe(BODY.trim())
  })

  it.each([
    ['By Nora Whitfield, PORT ELLERY', 'Nora Whitfield', 'PORT ELLERY'],
    ['By Nora Whitfield in Port Ellery', 'Nora Whitfield', 'Port Ellery'],
    ['By Nora Whitfield, New York', 'Nora Whitfield', 'New York'],
    ['By TOM HALE', 'Tom Hale', undefined],
    ["By ANNA VAN DER BERG and JD O'NEILL", "Anna van der Berg and JD O'Neill", undefined],
    ['By Hale, Tom', 'Tom Hale', undefined],
    ['By Hale, Velmark', undefined, undefined],
    ['By Anna Bell, Tom Hale and Nora Whitfield', 'Anna Bell, Tom Hale and Nora Whitfield', undefined],
  ])('name the writers: %s', async (line, byline, place) => {
    const article = await readOne(`Dorn to run for mayor\n${line}\n4 March 2024\n\n${BODY}`)
    expect([article.byline, article.place]).toEqual([byline, place])
    expect(article.text).toBe(BODY.trim())
  })

  it('also stand below a standfirst, which stays in the report', async () => {
    const { text, ...article } = await readOne(
      `Dorn to run for mayor\n\nHe will stand for the Blue party\n\nAnna Bell\nThe Guardian\n4 March 2024\n\n${BODY}`,
    )
    expect({ ...article, ...BELL }).toEqual(article)
    expect(text).toBe(`He will stand for the Blue party\n\n${BODY.trim()}`)
  })

  it('leave a name that only looks like an outlet in the report where no title stands above it', async () => {
    const { text } = await readOne(
      'Rock Island Arsenal, the army said, will close.\n\nHarbour Times\n\nIt was old.\n',
    )
    expect(text).toContain('Harbour Times')
  })
})
