/**
 * Near-copies: articles that share runs of text beyond what both quote.
 *
 * Candidates come from an inverted index over a sample of five-word shingles, taken by hash value, so that the cost
 * grows with the text and not with the pairs; what a candidate pair really shares is then counted word by word.
 *
 * @module
 */
import type { Copy } from '../record.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import type { PreparedArticle } from './prepare-articles.ts'
import { hashWords } from './split-words.ts'

const SHINGLE = 5
/** One shingle in this many goes into the index. */
const SAMPLE = 4
/** A pair is looked at when it has so great a share of the shorter text's sampled shingles in common. */
const LEAST_SAMPLE_SHARED = 0.08
/**
 * What more articles share than this is a formula ("did not immediately respond to") or an agency's text that went
 * everywhere. Each article is then paired with the next few only: enough to join all copies, and no more work than that.
 */
const MOST_ARTICLES_OF_SHINGLE = 60
const NEXT_ARTICLES = 3
/**
 * The least share of the shorter article's words that must be common. On `polnear` (840 articles) all pairs above 0.5
 * are copies; those below 0.3 share a standing footer, a paragraph of background, or what both quote. None is between.
 */
const LEAST_SHARED = 0.3
/** The least share outside quotation marks: two reporters at one speech quote the same words. */
const LEAST_SHARED_UNQUOTED = 0.2
const LEAST_WORDS_SHARED = 25

interface Shingled {
  /** One for each word that four others follow. */
  readonly hashes: Uint32Array
  /** The same, sorted. */
  readonly sorted: Uint32Array
  /** How many of them are in the sample. */
  readonly sampled: number
  readonly words: number
  readonly isQuoted: readonly boolean[]
}

export interface Copies {
  readonly copies: readonly Copy[]
  /** For each article, in order, the number of its group; the same number means a near-copy. */
  readonly groups: readonly number[]
}

/** The groups of near-copies among articles. An article shorter than the words that must be shared is never in one. */
export function findCopies(articles: readonly PreparedArticle[]): Copies {
  const shingled = articles.map(shingleWords)
  const sets = createDisjointSets(articles.length)
  const joined: { pair: readonly [number, number]; shared: number }[] = []
  for (const pair of findCandidates(shingled)) {
    const shared = measureShared(shingled[pair[0]]!, shingled[pair[1]]!)
    if (shared === undefined) continue
    sets.join(...pair)
    joined.push({ pair, shared })
  }
  const least = new Map<number, number>()
  for (const { pair, shared } of joined) {
    const group = sets.find(pair[0])
    least.set(group, Math.min(shared, least.get(group) ?? 1))
  }
  const copies = sets
    .list()
    .filter((group) => group.length > 1)
    .map((group) => ({
      articles: group.map((index) => articles[index]!.article.id).sort(),
      shared: Math.round(least.get(sets.find(group[0]!))! * 100) / 100,
    }))
  return { copies, groups: articles.map((_, index) => sets.find(index)) }
}

function shingleWords({ words, isQuoted }: PreparedArticle): Shingled {
  const hashes = new Uint32Array(Math.max(0, words.length - SHINGLE + 1))
  for (let from = 0; from < hashes.length; from++)
    hashes[from] = hashWords(words, { from, to: from + SHINGLE })
  const sampled = hashes.reduce((count, hash) => count + (hash % SAMPLE === 0 ? 1 : 0), 0)
  return { hashes, sorted: hashes.slice().sort(), sampled, words: words.length, isQuoted }
}

/** Pairs of articles with enough sampled shingles in common, the lower index first. */
function findCandidates(shingled: readonly Shingled[]): [number, number][] {
  const index = new Map<number, number[]>()
  shingled.forEach(({ hashes }, article) => {
    for (const hash of hashes) {
      if (hash % SAMPLE !== 0) continue
      const articles = index.get(hash)
      if (!articles) index.set(hash, [article])
      else if (articles.at(-1) !== article) articles.push(article)
    }
  })
  const common = new Map<number, number>()
  for (const articles of index.values()) {
    const reach = articles.length > MOST_ARTICLES_OF_SHINGLE ? NEXT_ARTICLES : articles.length
    for (let one = 0; one < articles.length; one++) {
      for (let other = one + 1; other < Math.min(articles.length, one + 1 + reach); other++) {
        const key = articles[one]! * shingled.length + articles[other]!
        common.set(key, (common.get(key) ?? 0) + 1)
      }
    }
  }
  const pairs: [number, number][] = []
  for (const [key, count] of common) {
    const pair: [number, number] = [Math.floor(key / shingled.length), key % shingled.length]
    const sampled = Math.min(...pair.map((article) => shingled[article]!.sampled))
    if (count >= LEAST_SAMPLE_SHARED * sampled) pairs.push(pair)
  }
  return pairs
}

/** The share of the shorter text that is common, or nothing where it is too little for a copy. */
function measureShared(one: Shingled, other: Shingled): number | undefined {
  const [shorter, longer] = one.words <= other.words ? [one, other] : [other, one]
  const isCommon = new Uint8Array(shorter.words)
  shorter.hashes.forEach((hash, at) => {
    if (includesSorted(longer.sorted, hash)) isCommon.fill(1, at, at + SHINGLE)
  })
  let common = 0
  let unquoted = 0
  let commonUnquoted = 0
  for (let at = 0; at < shorter.words; at++) {
    common += isCommon[at]!
    if (shorter.isQuoted[at]) continue
    unquoted++
    commonUnquoted += isCommon[at]!
  }
  const isCopy =
    common >= LEAST_WORDS_SHARED &&
    common >= LEAST_SHARED * shorter.words &&
    commonUnquoted >= LEAST_SHARED_UNQUOTED * unquoted
  return isCopy ? common / shorter.words : undefined
}

function includesSorted(sorted: Uint32Array, hash: number): boolean {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! < hash) from = middle + 1
    else to = middle
  }
  return sorted[from] === hash
}
