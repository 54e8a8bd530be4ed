import type { Article, CopiedPair, Copy } from '../record.ts'
import { countThings } from './count-things.ts'
import { nameOutlet } from './name-outlet.ts'
import { nameArticle } from './tell-article.ts'

type Heading = Pick<Article, 'id' | 'from' | 'outlet' | 'title' | 'publishedAt'>

/**
 * What an article shares with another, as a clause: `copy of the report in Tarn Mail` where that one was published on an
 * earlier day, `same text as ...` where the days do not tell who was first.
 */
export function tellPair(pair: CopiedPair, { article, other }: { article: Heading; other: Heading }): string {
  const amount = tellShare(pair.shared)
  const what = `the report in ${nameOutlet(other)}`
  if (pair.extent === 'part') return `has ${amount} of its text in common with ${what}`
  const order = compareDays(article, other)
  if (order > 0) return `copy of ${what}, ${amount} of it the same`
  return `same text as ${what}, ${amount} of it${order < 0 ? ', which came later' : ''}`
}

/** The pairs that an article is in, by the id of the other article. */
export function listPairs(copies: readonly Copy[], article: string): Map<string, CopiedPair> {
  const pairs = copies.flatMap((copy) => copy.pairs)
  return new Map(
    pairs.flatMap((pair) => {
      if (pair.one === article) return [[pair.other, pair] as const]
      return pair.other === article ? [[pair.one, pair] as const] : []
    }),
  )
}

/** Who was first, how much both have, and the passages themselves, as the article has them. */
export function tellSharing(
  pair: CopiedPair,
  { article, other }: { article: Article; other: Heading },
): { readonly head: string; readonly passages: readonly string[] } {
  const order = compareDays(article, other)
  const first =
    order === 0
      ? 'which of the two was first is not known'
      : `${order < 0 ? 'this report' : nameOutlet(other)} was first`
  const counted = countThings(pair.passages.length, 'passage')
  const head = `Shares ${tellShare(pair.shared)} of the shorter text, in ${counted}, with ${nameArticle(other)} (${other.id}); ${first}.`
  const side = pair.one === article.id ? 'one' : 'other'
  return { head, passages: pair.passages.map((passage) => tellEnds(article.text.slice(...passage[side]))) }
}

const tellShare = (share: number): string => `${Math.round(share * 100)} %`

/** Below zero where the one was published on an earlier day than the other; 0 where the days do not tell. */
function compareDays(one: Heading, other: Heading): number {
  const [first, second] = [one, other].map(({ publishedAt }) => publishedAt?.slice(0, 10) ?? '')
  if (!first || !second || first === second) return 0
  return first < second ? -1 : 1
}

const MOST_WORDS = 14

/** `Halvenia will lower Lake … one day longer (86 words)`: without marks, for nobody needs to have said it. */
function tellEnds(text: string): string {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length <= MOST_WORDS) return words.join(' ')
  const ends = `${words.slice(0, 7).join(' ')} … ${words.slice(-5).join(' ')}`
  return `${ends} (${countThings(words.length, 'word')})`
}
