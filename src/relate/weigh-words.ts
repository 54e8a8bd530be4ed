/**
 * What an article is about, as its heaviest words: names first, then what it says most often. How rare a word is in
 * the record plays no part, since then each article would change the weights of all others.
 *
 * @module
 */
import { COMMON_NEWS_WORDS, EMPTY_WORDS } from './english.ts'
import type { PreparedArticle } from './prepare-articles.ts'
import { hashWords, stemWord } from './split-words.ts'

const WORDS_KEPT = 80
/**
 * Chosen on one half of the stories of `basil`, see `group-stories.ts`. Weights by how rare a word is in the 300 articles, or
 * in `polnear`, gave a B-cubed F1 that was lower by one to two.
 */
const NAME_WEIGHT = 8.8
const PLAIN_WEIGHT = 3.5
const TITLE_COUNT = 2
/** Weights are kept as whole numbers: sums of these do not depend on their order. */
const SCALE = 10_000

/** Hashes of words with their weights, heaviest first; the squares of the weights add up to about `SCALE` squared. */
export type WordWeights = readonly (readonly [hash: number, weight: number])[]

/** The heaviest words of an article. */
export function weighWords(article: PreparedArticle): WordWeights {
  const weighed = [...countStems(article)].map(([stem, { count, capitals }]) => {
    const isName = capitals > count / 2
    return { stem, weight: (1 + Math.log(count)) * (isName ? NAME_WEIGHT : PLAIN_WEIGHT) }
  })
  weighed.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
  const kept = weighed.slice(0, WORDS_KEPT)
  const length = Math.hypot(...kept.map(({ weight }) => weight)) || 1
  return kept.map(({ stem, weight }) => [
    hashWords([stem], { from: 0, to: 1 }),
    Math.round((SCALE * weight) / length),
  ])
}

/** How alike the words of two articles are, 0 to 1: the cosine of their weights. */
export function compareWords(
  one: ReadonlyMap<number, number>,
  other: Iterable<readonly [hash: number, weight: number]>,
): number {
  let sum = 0
  for (const [hash, weight] of other) sum += weight * (one.get(hash) ?? 0)
  return sum / (SCALE * SCALE)
}

function countStems({
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
