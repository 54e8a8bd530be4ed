/**
 * Stories: articles about the same happening, by the names and rare words that they share and the days between them.
 *
 * Each article is a vector of its rarest words (tf-idf, capitalised and headline words weigh more). Pairs that share
 * one of their heaviest words are compared by cosine, which fades with the days between them; groups then grow by
 * average linkage, the likest first, until the average is too low.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Article, Story } from '../record.ts'
import { COMMON_NEWS_WORDS, EMPTY_WORDS } from './english.ts'
import { type Link, linkByAverage } from './link-by-average.ts'
import type { PreparedArticle } from './prepare-articles.ts'
import { stemWord } from './split-words.ts'

/** Chosen after seeing all of `basil`: B-cubed F1 98.5 there, a development figure. */
const LEAST_LIKENESS = 0.22
/** Beyond these days two reports are not about one happening. */
const MOST_DAYS = 14
/** How much of the likeness is gone at that gap. */
const FADING = 0.5
/** What is left of the likeness when a date is not known. */
const WITHOUT_DATE = 0.85
const WORDS_KEPT = 80
/** An article is looked for by its heaviest words. */
const WORDS_SEARCHED = 25
const MOST_ARTICLES_OF_WORD = 400
const CAPITAL_WEIGHT = 1.6
const TITLE_COUNT = 2
/** Articles that are imagined beside the given ones, so that words of a small record have a weight too. */
const IMAGINED_ARTICLES = 300
const IMAGINED_SHARE = { capital: 0.004, plain: 0.03 }

type Vector = ReadonlyMap<string, number>

export interface Stories {
  readonly stories: readonly Story[]
  /** For each article, in order, the index of its story in `stories`. */
  readonly storyOf: readonly number[]
}

/** Every article's story; one that nobody else reports has one article. Articles must come sorted by id. */
export function findStories(articles: readonly PreparedArticle[]): Stories {
  const vectors = weighWords(articles)
  const links = comparePairs(articles, vectors)
  const groups = linkByAverage(articles.length, { links, least: LEAST_LIKENESS })
  const storyOf: number[] = []
  groups.forEach((group, index) => {
    for (const article of group) storyOf[article] = index
  })
  const centrality = articles.map(() => 0)
  for (const { one, other, likeness } of links) {
    if (storyOf[one] !== storyOf[other]) continue
    centrality[one]! += likeness
    centrality[other]! += likeness
  }
  const stories = groups.map((group) =>
    describeStory(
      group.map((index) => ({ article: articles[index]!.article, centrality: centrality[index]! })),
    ),
  )
  return { stories, storyOf }
}

function countWords({
  words,
  isCapital,
  titleWords,
}: PreparedArticle): Map<string, { count: number; capitals: number }> {
  const counts = new Map<string, { count: number; capitals: number }>()
  const take = (word: string, capitals: number) => {
    if (word.length < 3 || /^\d+$/.test(word) || EMPTY_WORDS.has(word) || COMMON_NEWS_WORDS.has(word)) return
    const stem = stemWord(word)
    const known = counts.get(stem)
    if (known) {
      known.count++
      known.capitals += capitals
    } else counts.set(stem, { count: 1, capitals })
  }
  for (const [at, word] of words.entries()) take(word, isCapital[at] ? 1 : 0)
  for (let times = 0; times < TITLE_COUNT; times++) for (const word of titleWords) take(word, 0.5)
  return counts
}

/** The heaviest words of each article, as vectors of length 1. */
function weighWords(articles: readonly PreparedArticle[]): Vector[] {
  const counted = articles.map(countWords)
  const spread = new Map<string, { articles: number; capital: number }>()
  for (const counts of counted) {
    for (const [word, { count, capitals }] of counts) {
      const known = spread.get(word) ?? { articles: 0, capital: 0 }
      known.articles++
      known.capital += capitals / count
      spread.set(word, known)
    }
  }
  return counted.map((counts) => {
    const weighed = [...counts].map(([word, { count }]) => {
      const { articles: inArticles, capital } = spread.get(word)!
      const isName = capital > inArticles / 2
      const imagined = IMAGINED_ARTICLES * (isName ? IMAGINED_SHARE.capital : IMAGINED_SHARE.plain)
      const rarity = Math.log((articles.length + IMAGINED_ARTICLES) / (inArticles + imagined))
      return [word, (1 + Math.log(count)) * rarity * (isName ? CAPITAL_WEIGHT : 1)] as const
    })
    weighed.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    const kept = weighed.slice(0, WORDS_KEPT)
    const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1
    return new Map(kept.map(([word, weight]) => [word, weight / length]))
  })
}

/** All pairs of articles that are like enough to count, with their likeness. */
function comparePairs(articles: readonly PreparedArticle[], vectors: readonly Vector[]): Link[] {
  const index = new Map<string, number[]>()
  vectors.forEach((vector, article) => {
    let taken = 0
    for (const word of vector.keys()) {
      if (taken++ === WORDS_SEARCHED) break
      const holders = index.get(word)
      if (holders) holders.push(article)
      else index.set(word, [article])
    }
  })
  const links: Link[] = []
  vectors.forEach((vector, article) => {
    const met = new Set<number>()
    let taken = 0
    for (const word of vector.keys()) {
      if (taken++ === WORDS_SEARCHED) break
      const holders = index.get(word)!
      if (holders.length > MOST_ARTICLES_OF_WORD) continue
      for (const other of holders) if (other > article) met.add(other)
    }
    for (const other of [...met].sort((a, b) => a - b)) {
      const nearness = measureNearness(articles[article]!.day, articles[other]!.day)
      if (nearness === 0) continue
      const likeness = multiply(vector, vectors[other]!) * nearness
      if (likeness >= LEAST_LIKENESS / 3) links.push({ one: article, other, likeness })
    }
  })
  return links
}

function measureNearness(one: number | undefined, other: number | undefined): number {
  if (one === undefined || other === undefined) return WITHOUT_DATE
  const gap = Math.abs(one - other)
  return gap > MOST_DAYS ? 0 : 1 - (FADING * gap) / MOST_DAYS
}

function multiply(one: Vector, other: Vector): number {
  let sum = 0
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0)
  return sum
}

interface Member {
  readonly article: Article
  readonly centrality: number
}

function describeStory(members: readonly Member[]): Story {
  const byAge = [...members].sort((a, b) => compareAge(a.article, b.article))
  const byCentrality = [...byAge].sort((a, b) => b.centrality - a.centrality)
  const central = (byCentrality.find(({ article }) => article.title) ?? byCentrality[0]!).article
  const days = members.flatMap(({ article }) => article.publishedAt?.slice(0, 10) ?? []).sort()
  return {
    id: identify('sto', [byAge[0]!.article.id]),
    title: central.title ?? findFirstWords(central.text),
    articles: members.map(({ article }) => article.id).sort(),
    ...(days.length > 0 && { from: days[0]!, to: days.at(-1)! }),
  }
}

/** Oldest first, those without a date last, then by id. */
function compareAge(one: Article, other: Article): number {
  const [a, b] = [one, other].map(({ publishedAt, id }) => `${publishedAt ?? '~'} ${id}`)
  return a! < b! ? -1 : 1
}

/** A title for articles without one: the first words of the text, whole words only. */
function findFirstWords(text: string): string {
  const line = text.trim().split('\n')[0]!
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')} …`
}
