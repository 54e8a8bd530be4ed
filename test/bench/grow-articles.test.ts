import { describe, expect, it } from 'vitest'
import { growArticles } from '../../bench/grow-articles.ts'
import { INVENTED_NAMES, inventName } from '../../bench/invent-names.ts'
import { type BaseArticle, learnWords } from '../../bench/learn-words.ts'
import { shiftDay } from '../../bench/vary-article.ts'
import { createVariation } from '../../bench/vary-words.ts'
import { identify } from '../../src/identify.ts'
import type { Article, Passage, ReadArticle, Span } from '../../src/record.ts'
import { resolveMarked } from '../resolve/mark-up.ts'

const DAM =
  'On Monday the old dam at Quorrin gave way, and 137 houses were flooded. [s1 Petra Olsson], a spokeswoman for the ' +
  'river board, [c1 told] the Telmar Courier on Tuesday [k1 that “nobody had checked the gates since 1998”].\n\n' +
  '[s2 She] [c2 denied] [k2 that the board had ignored a warning of Feb. 11].\n\n' +
  '[s3 A senior official] [c3 said] [k3 the town’s 2,450 people would be helped]. [s4 Olsson] [c4 didn’t say] [k4 how].'
const BRIDGE =
  '[s1 Desmond Prior] [c1 said] [k1 on Thursday that [s2 Petra Olsson] [c2 had promised] [k2 a new bridge at Quorrin]].'

const base: BaseArticle[] = [
  makeBase('dam.txt', { marked: DAM, date: '2019-03-28', title: 'Dam gives way at Quorrin' }),
  makeBase('copy.txt', {
    marked: DAM,
    date: '2019-03-29T10:00:00+01:00',
    title: 'Olsson: nobody checked the gates',
  }),
  makeBase('bridge.txt', { marked: BRIDGE, date: '2019-05-17' }),
]

function makeBase(
  from: string,
  { marked, date, title }: { marked: string; date: string; title?: string },
): BaseArticle {
  const { document, statements, voices, happenings } = resolveMarked({
    text: marked,
    date,
    outlet: 'Telmar Courier',
  })
  const article: Article = {
    id: 'art_1',
    from,
    outlet: 'Telmar Courier',
    publishedAt: date,
    url: `https://telmar.example/${from}`,
    ...(title !== undefined && { title }),
    text: document.text,
    notes: [],
  }
  return { read: { article, statements, voices, happenings }, names: document.names }
}

function grow(count: number, options: Parameters<typeof growArticles>[1] = {}): ReadArticle[] {
  const grown = growArticles(base, options)
  return Array.from({ length: count }, () => grown.next().value)
}

const flat = (spans: readonly Span[]) => spans.flat().join(' ')
const reportOf = ({ article }: ReadArticle) => article.from.replace(/^[^/]*\//, '')

describe('a grown article', () => {
  it('has all its words at their places in its own text', () => {
    for (const { article, statements, voices, happenings } of grow(12, { undatedShare: 0 })) {
      const passages: (Passage | undefined)[] = [
        ...happenings.flatMap(({ told, on }) => [told, on.written]),
        ...voices.flatMap(({ roles, unnamedBecause }) => [...roles, unnamedBecause]),
        ...statements.flatMap(({ role, addressee, venue, negated, saidAt, relay, voice }) => [
          ...[role, addressee, venue, negated, saidAt?.written, voice?.unnamedBecause],
          ...(relay ?? []).map(({ evidence }) => evidence),
        ]),
      ]
      const found = passages.filter((passage) => passage !== undefined)
      expect(found.length).toBeGreaterThan(0)
      for (const { text, start, end } of found) expect(article.text.slice(start, end)).toBe(text)
      for (const { speaker, cue, content, text } of statements) {
        const cut = (spans: readonly Span[]) => spans.map((span) => article.text.slice(...span)).join(' … ')
        expect([cut(speaker), cut(cue), cut(content)]).toEqual([text.speaker, text.cue, text.content])
      }
    }
  })

  it('has spans around the same words as before, told otherwise', () => {
    const { read } = base[0]!
    const one = grow(3).find((read) => reportOf(read) === 'dam.txt')!
    const words = (text: string) => text.match(/\p{L}+|\d+(?:[.,]\d+)*/gu)!.length
    expect(words(one.article.text)).toBe(words(read.article.text))
    for (const [i, statement] of one.statements.entries())
      expect(words(statement.text.content)).toBe(words(read.statements[i]!.text.content))
    for (const [i, voice] of one.voices.entries())
      expect(voice.mentions).toHaveLength(read.voices[i]!.mentions.length)
  })

  it('has ids by the rules that the stages have', () => {
    for (const { article, statements, voices } of grow(6)) {
      const { url, outlet, title, publishedAt, text, id } = article
      expect(id).toBe(identify('art', [url, outlet, title, publishedAt, text]))
      for (const { speaker, cue, content, ...statement } of statements) {
        expect(statement.id).toBe(identify('sta', [id, flat(speaker), flat(cue), flat(content)]))
        expect(statement.article).toBe(id)
        if (statement.within) expect(statements.map((one) => one.id)).toContain(statement.within)
        if (!statement.voice) continue
        const voice = voices.find((one) => one.id === statement.voice!.id)
        expect(voice?.name).toBe(statement.voice.name)
      }
      for (const { kind, name, ...voice } of voices) expect(voice.id).toBe(identify('avo', [id, kind, name]))
    }
  })

  it('tells of other people in other words, and stays in its outlet', () => {
    for (const { article, voices } of grow(9)) {
      expect(article.text).not.toMatch(/Olsson|Quorrin|Prior/)
      expect(voices.map(({ name }) => name).join()).not.toMatch(/Olsson|Prior/)
      expect(article.outlet).toBe('Telmar Courier')
    }
  })

  it('keeps the words of denying, years and days of the month, and changes other numbers', () => {
    const dam = grow(3).find((read) => reportOf(read) === 'dam.txt')!
    expect(dam.article.text).toContain('1998')
    expect(dam.article.text).toContain('Feb. 11')
    expect(dam.article.text).not.toMatch(/\b137\b/)
    expect(dam.statements.find(({ act }) => act === 'deny')?.text.cue).toBe('denied')
    expect(dam.statements.some(({ negated }) => negated !== undefined)).toBe(true)
  })
})

describe('grown articles', () => {
  it('are the same for one seed, and others for another', () => {
    expect(grow(8)).toEqual(grow(8))
    const ids = (seed: string) => grow(8, { seed }).map(({ article }) => article.id)
    expect(ids('one').filter((id) => ids('other').includes(id))).toEqual([])
  })

  it('are all different ones', () => {
    const all = grow(300)
    expect(new Set(all.map(({ article }) => article.id)).size).toBe(300)
    expect(new Set(all.map(({ article }) => article.url)).size).toBe(300)
  })

  it('keep what the articles of one week have in common, and share little with the next round', () => {
    const all = grow(6, { undatedShare: 0 })
    const [dam, next] = all.filter((read) => reportOf(read) === 'dam.txt')
    const [copy] = all.filter((read) => reportOf(read) === 'copy.txt')
    expect(copy!.article.text).toBe(dam!.article.text)
    expect(copy!.voices.map(({ name }) => name)).toEqual(dam!.voices.map(({ name }) => name))
    expect(next!.article.text).not.toBe(dam!.article.text)
    expect(next!.voices[0]!.name).not.toBe(dam!.voices[0]!.name)
  })

  it('are moved by whole weeks, with all their days, about as many in each week', () => {
    const all = grow(300, { articlesAWeek: 30, undatedShare: 0 })
    const weeks = new Map<number, number>()
    for (const read of all) {
      const day = read.article.publishedAt!
      const before = base.find((one) => one.read.article.from === reportOf(read))!.read
      const moved =
        (Date.parse(day.slice(0, 10)) - Date.parse(before.article.publishedAt!.slice(0, 10))) / 86_400_000
      expect(Math.abs(moved % 7)).toBe(0)
      expect(read.happenings.map(({ on }) => on.from)).toEqual(
        before.happenings.map(({ on }) => shiftDay(on.from, moved)),
      )
      const week = Math.floor((Date.parse(day) - Date.parse('2001-01-01')) / (7 * 86_400_000))
      weeks.set(week, (weeks.get(week) ?? 0) + 1)
    }
    expect(weeks.size).toBe(10)
    for (const count of weeks.values()) expect(Math.abs(count - 30)).toBeLessThan(3)
  })

  it('have no days where they have no day of publication', () => {
    for (const { article, statements, happenings } of grow(6, { undatedShare: 1 })) {
      expect(article.publishedAt).toBeUndefined()
      expect(statements.filter(({ saidAt }) => saidAt)).toEqual([])
      expect(happenings).toEqual([])
    }
  })

  it('need something to grow from', () => {
    expect(() => growArticles([]).next()).toThrow('no articles to grow from')
  })
})

describe('other words for a text', () => {
  const { varyText, varyWords } = createVariation(learnWords(base), 'a seed')

  it('move every place to where it now is, and places inside a word to one inside', () => {
    const text = 'Petra Olsson saw 137 houses.'
    const { text: other, move } = varyText(text)
    expect(move(0)).toBe(0)
    expect(move(text.length)).toBe(other.length)
    expect(other.slice(move(6), move(12))).toBe(varyWords('Olsson'))
    expect(move(8)).toBeGreaterThan(move(6))
    expect(move(8)).toBeLessThan(move(12))
  })

  it('are as large and small as the old ones', () => {
    expect(varyWords('OLSSON')).toBe(varyWords('Olsson').toUpperCase())
    expect(varyWords('Olsson')).toMatch(/^\p{Lu}\p{Ll}+$/u)
  })

  it('are nothing for nothing', () => {
    expect(varyWords('')).toBe('')
    expect(varyText('— … !').move(3)).toBe(3)
  })
})

describe('invented names', () => {
  it('are different ones, by the thousand', () => {
    const step = Math.floor(INVENTED_NAMES / 20_000)
    const names = Array.from({ length: 20_000 }, (_, i) => inventName(i * step))
    expect(new Set(names).size).toBe(20_000)
    expect(names.every((name) => /^[a-z]{7,8}$/.test(name))).toBe(true)
  })
})
