/**
 * As many articles as are asked for, out of the few that a corpus has: its affairs happen again and again, one after
 * the other, each time to other people, in other words, with other numbers and on other days.
 *
 * @module
 */
import type { ReadArticle } from '../src/record.ts'
import type { BaseArticle, Words } from './learn-words.ts'
import { learnWords } from './learn-words.ts'
import { createChance, shuffle } from './seeded-chance.ts'
import { varyArticle } from './vary-article.ts'
import { createVariation } from './vary-words.ts'

export interface GrowOptions {
  /** The same seed gives the same articles; 'growth' when left out. */
  readonly seed?: string
  /** How many articles come out in a week, roughly: an affair comes out whole. */
  readonly articlesAWeek?: number
  readonly undatedShare?: number
}

const ARTICLES_A_WEEK = 350
const UNDATED_SHARE = 0.02
const DAY = 86_400_000
/** A Monday. */
const FIRST_DAY = Date.parse('2001-01-01')

/**
 * Read articles without end, in the order of their days but for a week. An affair is what the base articles tell of
 * one calendar week; in every round all affairs come once, in another order. Within an affair every word always becomes
 * the same other word, so that near-copies stay near-copies, a quotation that two articles share stays shared, and
 * articles about one happening stay so; two rounds have little more in common than two reports of different weeks. The
 * outlets, the great places, some of the well-known people and the words of saying and denying stay. A larger record
 * is a longer one: every week has about as many articles.
 */
export function* growArticles(
  base: readonly BaseArticle[],
  { seed = 'growth', articlesAWeek = ARTICLES_A_WEEK, undatedShare = UNDATED_SHARE }: GrowOptions = {},
): Generator<ReadArticle, never> {
  if (base.length === 0) throw new Error('There are no articles to grow from.')
  const words = learnWords(base)
  const affairs = groupAffairs(base)
  let grown = 0
  for (let round = 0; ; round++) {
    for (const affair of shuffle(affairs, createChance(`${seed} ${round}`))) {
      const week = Math.floor(grown / articlesAWeek)
      yield* tellAffair(affair, { words, seed: `${seed} ${round} ${affair.name}`, week, undatedShare })
      grown += affair.articles.length
    }
  }
}

interface Affair {
  /** The Monday of its week, or the name of a lone article without a day. */
  readonly name: string
  readonly monday?: number
  readonly articles: readonly ReadArticle[]
}

function groupAffairs(base: readonly BaseArticle[]): Affair[] {
  const weeks = new Map<string, ReadArticle[]>()
  for (const { read } of base) {
    const { publishedAt, id } = read.article
    const name = publishedAt === undefined ? id : new Date(mondayOf(publishedAt)).toISOString().slice(0, 10)
    const week = weeks.get(name)
    if (week) week.push(read)
    else weeks.set(name, [read])
  }
  return [...weeks].map(([name, articles]) => {
    const day = articles[0]!.article.publishedAt
    return { name, articles, ...(day !== undefined && { monday: mondayOf(day) }) }
  })
}

function mondayOf(time: string): number {
  const day = Date.parse(time.slice(0, 10))
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY
}

interface Telling {
  readonly words: Words
  readonly seed: string
  readonly week: number
  readonly undatedShare: number
}

function* tellAffair(
  { monday, articles }: Affair,
  { words, seed, week, undatedShare }: Telling,
): Generator<ReadArticle> {
  const variation = createVariation(words, seed)
  const chance = createChance(`${seed} days`)
  const days = monday === undefined ? 0 : (FIRST_DAY + week * 7 * DAY - monday) / DAY
  const mark = Math.floor(chance() * 2 ** 32).toString(36)
  for (const read of articles)
    yield varyArticle(read, { variation, days, isUndated: chance() < undatedShare, mark })
}
