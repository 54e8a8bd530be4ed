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
    expect(findDateLine(line)?.found).toEqual({ date })
  })

  it.each([
    'Thursday',
    'March 28',
    'March 2019',
    'February 30, 2019',
    'The law of March 28, 2019 was never applied to the old harbour.',
  ])('is not seen in "%s", where a day, month or year is missing or a report goes on', (line) => {
    const found = findDateLine(line)
    expect(found === undefined || found.rest.split(' ').length > 5).toBe(true)
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
