/**
 * Near-copies, kept up to date: candidates come from an index over a sample of five-word runs, taken by hash value,
 * so that the cost grows with the text and not with the record; what a pair really shares is then counted word by word.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { CopiedPair, Copy } from '../record.ts'
import type { AskedKeys, Key, Shelf, ShelfLink } from '../shelf.ts'
import { collectReachable, groupLinked } from './collect-component.ts'
import { compareCopies, SHINGLE } from './compare-copies.ts'
import { type PreparedArticle, prepareArticle } from './prepare-articles.ts'
import { hashWords } from './split-words.ts'
import { NO_STRETCH, stretchesAround, stretchOf } from './stretches.ts'

/** One run in this many goes into the index. */
const SAMPLE = 8
/** So many runs of the sample must be common: a single one is a formula ("did not immediately respond to"). */
const LEAST_COMMON = 2
/** Parts are copied within so many days. */
const DAYS = 32
/** These few stand for the whole text: a text that comes again years later has most of them. */
const RUNS_OF_WHOLE = 6
const LEAST_COMMON_OF_WHOLE = 3

/** What is new and what is gone. An article that was read again is in neither: its text never changes. */
export interface ArticleChanges {
  readonly added: readonly PreparedArticle[]
  readonly removed: readonly string[]
}

/** Brings copies up to date, and answers which articles are in a group of copies that is not what it was. */
export async function updateCopies(shelf: Shelf, { added, removed }: ArticleChanges): Promise<Set<string>> {
  const touched = new Set<string>()
  for (const { one, other } of await shelf.findLinks('copy', removed)) touched.add(one).add(other)
  await shelf.dropKeys('shingle', removed)
  await shelf.dropKeys('whole text', removed)
  await shelf.dropLinks('copy', removed)
  const pairs = await findPairs(shelf, added)
  for (const { one, other } of pairs) touched.add(one).add(other)
  await shelf.addLinks('copy', pairs.map(linkPair))
  const reached = await regroup(shelf, [...touched], new Set(removed))
  for (const article of removed) reached.delete(article)
  return reached
}

/** The pairs that were found between these articles and others, or among others, themselves. */
export async function findCopiedPairs(shelf: Shelf, articles: readonly string[]): Promise<CopiedPair[]> {
  const links = await shelf.findLinks('copy', articles)
  return links.map(({ details }) => JSON.parse(details!) as CopiedPair).sort(comparePairs)
}

async function findPairs(shelf: Shelf, added: readonly PreparedArticle[]): Promise<CopiedPair[]> {
  const runs = new Map(added.map((article) => [article.article.id, hashRuns(article)]))
  const keysOf = (keys: (article: PreparedArticle) => Key[]) =>
    new Map(added.map((article) => [article.article.id, keys(article)]))
  const askOf = (ask: (article: PreparedArticle) => AskedKeys) =>
    new Map(added.map((article) => [article.article.id, ask(article)]))
  await shelf.addKeys(
    'shingle',
    keysOf(({ article, day }) =>
      sampleRuns(runs.get(article.id)!).map((key) => ({ key, bucket: stretchOf(day, DAYS) })),
    ),
  )
  await shelf.addKeys(
    'whole text',
    keysOf(({ article }) => standForWhole(runs.get(article.id)!).map((key) => ({ key, bucket: NO_STRETCH }))),
  )
  const inTime = await shelf.findHoldersOfEach(
    'shingle',
    askOf(({ article, day }) => ({
      keys: sampleRuns(runs.get(article.id)!),
      buckets: stretchesAround(day, { length: DAYS, reach: DAYS }),
    })),
  )
  const whole = await shelf.findHoldersOfEach(
    'whole text',
    askOf(({ article }) => ({ keys: standForWhole(runs.get(article.id)!), buckets: [NO_STRETCH] })),
  )
  const candidates = new Map<string, [string, string]>()
  for (const [holdersOf, least] of [
    [inTime, LEAST_COMMON],
    [whole, LEAST_COMMON_OF_WHOLE],
  ] as const) {
    for (const [id, holders] of holdersOf) {
      for (const [other, count] of holders) {
        if (other === id || count < least) continue
        const pair: [string, string] = id < other ? [id, other] : [other, id]
        candidates.set(pair.join(' '), pair)
      }
    }
  }
  return comparePairsOf(shelf, { added, candidates: [...candidates.values()] })
}

async function comparePairsOf(
  shelf: Shelf,
  {
    added,
    candidates,
  }: { added: readonly PreparedArticle[]; candidates: readonly (readonly [string, string])[] },
): Promise<CopiedPair[]> {
  const prepared = new Map(added.map((article) => [article.article.id, article]))
  const others = new Set(candidates.flat().filter((id) => !prepared.has(id)))
  for (const article of await shelf.loadArticles([...others]))
    prepared.set(article.id, prepareArticle(article))
  return candidates.flatMap(([one, other]) => {
    const [a, b] = [prepared.get(one), prepared.get(other)]
    return (a && b && compareCopies(a, b)) ?? []
  })
}

function hashRuns({ words }: PreparedArticle): number[] {
  const hashes = new Set<number>()
  for (let from = 0; from + SHINGLE <= words.length; from++)
    hashes.add(hashWords(words, { from, to: from + SHINGLE }))
  return [...hashes]
}

const sampleRuns = (runs: readonly number[]): number[] => runs.filter((hash) => hash % SAMPLE === 0)
const standForWhole = (runs: readonly number[]): number[] =>
  [...runs].sort((a, b) => a - b).slice(0, RUNS_OF_WHOLE)

function linkPair(pair: CopiedPair): ShelfLink {
  const [one, other] = [pair.one, pair.other].sort() as [string, string]
  return { one, other, weight: pair.shared, details: JSON.stringify(pair) }
}

/** Makes the groups of these articles, and of all that are linked to them, anew, and answers with all of these. */
async function regroup(
  shelf: Shelf,
  touched: readonly string[],
  removed: ReadonlySet<string>,
): Promise<Set<string>> {
  const reached = await collectReachable(touched, async (articles) => {
    const before = await shelf.findGroups('copy', articles)
    const mates = await shelf.findMembers('copy', [...new Set(before.values())])
    const links = await shelf.findLinks('copy', articles)
    return [...[...mates.values()].flat(), ...links.flatMap(({ one, other }) => [one, other])]
  })
  const before = await shelf.findGroups('copy', [...reached])
  await shelf.drop('copy', [...new Set(before.values())])
  await shelf.dropMembers('copy', [...reached])
  const articles = [...reached].filter((id) => !removed.has(id))
  const pairs = await findCopiedPairs(shelf, articles)
  const days = new Map((await shelf.loadHeads(articles)).map(({ id, publishedAt }) => [id, publishedAt]))
  const order = (id: string) => `${days.get(id)?.slice(0, 10) ?? '~'} ${id}`
  const groups = groupLinked(
    articles,
    pairs.map(({ one, other }) => [one, other] as const),
  ).filter((group) => group.length > 1)
  const copies = groups.map((group): Copy & { readonly id: string } => {
    const members = new Set(group)
    const own = pairs.filter(({ one }) => members.has(one))
    const sorted = [...group].sort((a, b) => (order(a) < order(b) ? -1 : 1))
    const shared = Math.min(...own.map((pair) => pair.shared))
    return { id: identify('cop', [sorted[0]]), articles: sorted, shared, pairs: own }
  })
  await shelf.keep('copy', copies)
  await shelf.setGroups(
    'copy',
    new Map(copies.flatMap(({ id, articles: members }) => members.map((article) => [article, id] as const))),
  )
  return reached
}

function comparePairs(a: CopiedPair, b: CopiedPair): number {
  return `${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1
}
