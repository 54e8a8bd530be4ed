/**
 * What each article of a story alone has, and what it leaves out.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Utterance, VoiceKind } from '../record.ts'
import type { ArticleSummary, FoundStatement } from '../store/index.ts'
import type { ArticleShare } from './answers.ts'

/** The most utterances that are named of each. */
const MOST_NAMED = 10
/** An omission is one when so many others have it. */
const LEAST_OTHERS = 2

const NAMED_KINDS: readonly VoiceKind[] = ['person', 'organisation', 'government', 'outlet']

/**
 * The share of each article in a story. What an article `alone` has, no other article of the record has; what it has
 * `leftOut`, at least two other articles of the story have. `utterances` are those of the story in order of time.
 */
export function shareArticles(
  articles: readonly ArticleSummary[],
  { utterances, statements }: { utterances: readonly Utterance[]; statements: readonly FoundStatement[] },
): ArticleShare[] {
  const inStory = new Set(articles.map(({ id }) => id))
  const named = new Set(
    statements.flatMap(({ statement }) =>
      statement.voice && NAMED_KINDS.includes(statement.voice.kind) ? statement.voice.id : [],
    ),
  )
  const reported = utterances.map(({ id, voice, origins }) => {
    const all = new Set(origins.flatMap((origin) => origin.articles))
    return { id, all, isNamed: named.has(voice), here: [...all].filter((article) => inStory.has(article)) }
  })
  const alone = groupBy(
    reported.filter(({ all }) => all.size === 1),
    ({ here }) => here[0],
  )
  const shared = reported
    .filter(({ here }) => here.length >= LEAST_OTHERS)
    .sort((a, b) => b.here.length - a.here.length)
  return articles.map((article) => {
    const own = (alone.get(article.id) ?? []).sort((a, b) => Number(b.isNamed) - Number(a.isNamed))
    const missing = shared.filter(({ all }) => !all.has(article.id))
    return {
      article,
      alone: own.slice(0, MOST_NAMED).map(({ id }) => id),
      aloneCount: own.length,
      leftOut: missing.slice(0, MOST_NAMED).map(({ id }) => id),
      leftOutCount: missing.length,
    }
  })
}
