/**
 * The articles of a corpus by story, so that relations are looked for where the program would look.
 *
 * @module
 */
import type { ReadArticle } from '../src/record.ts'
import type { Party } from '../src/relate/party.ts'
import { dayNumber } from '../src/relate/prepare-articles.ts'
import { splitWords } from '../src/relate/split-words.ts'

export interface News extends ReadArticle {
  /** What its labels are there for. */
  readonly part: 'learn' | 'measure'
  readonly story?: string
}

/** Stories as BASIL groups them; of PolNeAR, articles of three days that share two names few others have. */
export function groupByStory(news: readonly News[]): News[][] {
  const groups = new Map<string, News[]>()
  const open = news.filter(({ story }) => story === undefined)
  const storyOf = joinByNames(open)
  for (const one of news) {
    const key = one.story ?? storyOf.get(one)!
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

const MOST_DAYS = 3
const MOST_ARTICLES_OF_NAME = 25

function joinByNames(open: readonly News[]): Map<News, string> {
  const holders = new Map<string, News[]>()
  for (const one of open) {
    const names = one.voices.filter(({ kind }) => ['person', 'organisation', 'government'].includes(kind))
    for (const name of new Set(names.map(({ kind, name }) => nameVoice({ kind, name })))) {
      holders.set(name, [...(holders.get(name) ?? []), one])
    }
  }
  const shared = new Map<string, { one: News; other: News; names: number }>()
  for (const list of holders.values()) {
    if (list.length > MOST_ARTICLES_OF_NAME) continue
    for (const [at, one] of list.entries()) {
      for (const other of list.slice(at + 1)) {
        const gap = Math.abs(
          (dayNumber(one.article.publishedAt) ?? Number.NaN) -
            (dayNumber(other.article.publishedAt) ?? Number.NaN),
        )
        if (!(gap <= MOST_DAYS)) continue
        const key = `${one.article.id} ${other.article.id}`
        shared.set(key, { one, other, names: (shared.get(key)?.names ?? 0) + 1 })
      }
    }
  }
  const storyOf = new Map(open.map((one) => [one, one.article.id]))
  for (const { one, other, names } of shared.values()) {
    if (names < 2) continue
    const [kept, left] = [storyOf.get(one)!, storyOf.get(other)!]
    for (const [article, story] of storyOf) if (story === left) storyOf.set(article, kept)
  }
  return storyOf
}

/** What stands for one voice in the articles of a story. */
export function nameVoice({ kind, name }: Pick<Party['voice'], 'kind' | 'name'>): string {
  return `${kind} ${findNameWords({ kind, name }).join(' ')}`
}

/** Persons go by their surnames here, others by all words of their names. */
export function findNameWords({ kind, name }: Pick<Party['voice'], 'kind' | 'name'>): string[] {
  const words = splitWords(name).filter((word) => !['the', 'jr', 'sr', 'of'].includes(word))
  return kind === 'person' ? words.slice(-1) : words
}
