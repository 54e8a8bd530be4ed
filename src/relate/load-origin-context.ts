/**
 * What is asked of the record to tell through whom articles know of an utterance, for many utterances at a time.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import type { Article, CopiedPair } from '../record.ts'
import type { Shelf } from '../shelf.ts'
import type { OriginContext } from './find-origins.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { findCopiedPairs } from './update-copies.ts'

type Saying = readonly PreparedStatement[]

/** Loads what these sayings need, and gives for each of them what concerns it. */
export async function loadOriginContext(
  shelf: Shelf,
  sayings: readonly Saying[],
): Promise<(saying: Saying) => OriginContext> {
  const articles = [...new Set(sayings.flatMap(listArticles))]
  const { pairsOf, texts } = await loadCopies(shelf, articles)
  const addresses = await findLinked(shelf, sayings)
  return (saying) => {
    const own = new Set(listArticles(saying))
    // Of hundreds of copies, most pairs have neither side here and show nothing of this saying.
    const copies = [...new Set([...own].flatMap((id) => pairsOf.get(id) ?? []))]
    const paired = new Set(copies.flatMap(({ one, other }) => [one, other]))
    return {
      copies,
      others: [...paired].filter((id) => !own.has(id)).flatMap((id) => texts.get(id) ?? []),
      linked: new Map(
        saying
          .flatMap(({ article }) => article.article.links ?? [])
          .flatMap(({ url }) => {
            const article = addresses.get(url)?.find((id) => own.has(id))
            return article === undefined ? [] : [[url, article] as const]
          }),
      ),
    }
  }
}

function listArticles(saying: Saying): string[] {
  return saying.map(({ statement }) => statement.article)
}

interface LoadedCopies {
  /** The pairs by each of the two articles. */
  readonly pairsOf: ReadonlyMap<string, readonly CopiedPair[]>
  readonly texts: ReadonlyMap<string, Article>
}

async function loadCopies(shelf: Shelf, articles: readonly string[]): Promise<LoadedCopies> {
  const groupOf = await shelf.findGroups('copy', articles)
  const membersOf = await shelf.findMembers('copy', [...new Set(groupOf.values())])
  const members = [...membersOf.values()].flat()
  const pairs = members.length === 0 ? [] : await findCopiedPairs(shelf, members)
  const loaded = members.length === 0 ? [] : await shelf.loadArticles(members)
  const sides = pairs.flatMap((pair) => [pair.one, pair.other].map((article) => ({ article, pair })))
  const sidesOf = groupBy(sides, ({ article }) => article)
  return {
    pairsOf: new Map([...sidesOf].map(([article, its]) => [article, its.map(({ pair }) => pair)])),
    texts: new Map(loaded.map((article) => [article.id, article])),
  }
}

/** The articles at the addresses that these link to, in order of id. */
async function findLinked(shelf: Shelf, sayings: readonly Saying[]): Promise<Map<string, string[]>> {
  const shared = sayings.filter((saying) => new Set(listArticles(saying)).size > 1)
  const links = shared.flatMap((saying) => saying.flatMap(({ article }) => article.article.links ?? []))
  const addresses = new Map<string, string[]>()
  if (links.length === 0) return addresses
  const found = await shelf.findByAddress([...new Set(links.map(({ url }) => url))])
  for (const { article, address } of [...found].sort((a, b) => (a.article < b.article ? -1 : 1)))
    addresses.set(address, [...(addresses.get(address) ?? []), article])
  return addresses
}
