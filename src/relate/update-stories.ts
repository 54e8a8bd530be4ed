/**
 * Stories, kept up to date: a new article is compared with those of its time that share some of its heaviest words, and
 * the stories that it touches are made anew.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Story } from '../record.ts'
import type { ArticleHead, AskedKeys, Key, Shelf, ShelfLink } from '../shelf.ts'
import { collectReachable } from './collect-component.ts'
import { groupWithCorrections } from './correct-groups.ts'
import { groupStories, LEAST_KEPT, LEAST_LIKENESS, MOST_DAYS, measureNearness } from './group-stories.ts'
import { dayNumber, type PreparedArticle } from './prepare-articles.ts'
import { stretchesAround, stretchOf } from './stretches.ts'
import { openTraceDesk } from './trace-desk.ts'
import type { ArticleChanges } from './update-copies.ts'
import { compareWords, type WordWeights, weighWords } from './weigh-words.ts'

/** Days in a stretch of the index. */
const DAYS = 16
/** An article is looked for by its heaviest words, and must share so many of them. On `basil` no pair of a story is lost by it. */
const WORDS_SEARCHED = 25
const LEAST_COMMON = 3

/** What is kept of an article to compare it with others. */
interface StoryTrace {
  readonly day?: number
  readonly words: WordWeights
  /** The first words of the text, for articles without a title. */
  readonly opening: string
}

export interface StoryChanges extends ArticleChanges {
  /** Articles about whose story a person has decided something. */
  readonly corrected: readonly string[]
}

/** Which stories are not what they were. */
export interface ChangedStories {
  /** Articles that are in another story than before; new ones too. */
  readonly refiled: readonly string[]
  /** The stories, that exist now, whose articles are not those of before. */
  readonly changed: readonly string[]
}

/** Brings stories up to date. Every article is in exactly one; one that nobody else reports has a story to itself. */
export async function updateStories(
  shelf: Shelf,
  { added, removed, corrected }: StoryChanges,
): Promise<ChangedStories> {
  const seeds = new Set([...added.map(({ article }) => article.id), ...removed, ...corrected])
  // Who was in a story with one that goes may now hang together with nobody.
  for (const mate of await findMates(shelf, [...removed, ...corrected])) seeds.add(mate)
  for (const { one, other } of await shelf.findLinks('story', removed)) seeds.add(one).add(other)
  await shelf.dropKeys('story word', removed)
  await shelf.dropLinks('story', removed)
  await shelf.dropTraces('article', removed)
  await keepTraces(shelf, added)
  await shelf.addLinks('story', await findLinks(shelf, added))
  const reached = await collectReachable(seeds, (articles) => findNeighbours(shelf, articles))
  const before = await shelf.findGroups('story', [...reached])
  await shelf.dropMembers('story', removed)
  return regroup(shelf, [...reached], before)
}

async function findMates(shelf: Shelf, articles: readonly string[]): Promise<string[]> {
  const stories = await shelf.findGroups('story', articles)
  return [...(await shelf.findMembers('story', [...new Set(stories.values())])).values()].flat()
}

/** Those that may be in one story with these: by a strong link, by their story so far, or by a person's decision. */
async function findNeighbours(shelf: Shelf, articles: readonly string[]): Promise<string[]> {
  const links = await shelf.findLinks('story', articles)
  const strong = links.filter(({ weight }) => weight >= LEAST_LIKENESS)
  const { apart, together } = await shelf.findCorrections('story', articles)
  return [
    ...strong.flatMap(({ one, other }) => [one, other]),
    ...(await findMates(shelf, articles)),
    ...[...apart, ...together].flat(),
  ]
}

async function keepTraces(shelf: Shelf, added: readonly PreparedArticle[]): Promise<void> {
  const traces = new Map(
    added.map((article): [string, StoryTrace] => [
      article.article.id,
      {
        ...(article.day !== undefined && { day: article.day }),
        words: weighWords(article),
        opening: findOpening(article.article.text),
      },
    ]),
  )
  await shelf.keepTraces('article', traces)
  const keys = [...traces].map(([id, { day, words }]): [string, Key[]] => [
    id,
    searchedWords(words).map((key) => ({ key, bucket: stretchOf(day, DAYS) })),
  ])
  await shelf.addKeys('story word', new Map(keys))
}

const searchedWords = (words: WordWeights): number[] => words.slice(0, WORDS_SEARCHED).map(([hash]) => hash)

async function findLinks(shelf: Shelf, added: readonly PreparedArticle[]): Promise<ShelfLink[]> {
  const ids = added.map(({ article }) => article.id)
  const traces = openTraceDesk<StoryTrace>(shelf, 'article')
  await traces.load(ids)
  const asked = ids.map((id): [string, AskedKeys] => {
    const { day, words } = traces.get(id)!
    return [
      id,
      { keys: searchedWords(words), buckets: stretchesAround(day, { length: DAYS, reach: MOST_DAYS }) },
    ]
  })
  const links = new Map<string, ShelfLink>()
  for (const [id, holders] of await shelf.findHoldersOfEach('story word', new Map(asked))) {
    const likely = [...holders].flatMap(([other, count]) =>
      count >= LEAST_COMMON && other !== id ? [other] : [],
    )
    await traces.load(likely)
    const trace = traces.get(id)!
    const weights = new Map(trace.words)
    for (const other of likely) {
      const { day, words } = traces.get(other)!
      const nearness = measureNearness(trace.day, day)
      const weight = nearness === 0 ? 0 : nearness * compareWords(weights, words)
      const link = id < other ? { one: id, other, weight } : { one: other, other: id, weight }
      if (weight >= LEAST_KEPT) links.set(`${link.one} ${link.other}`, link)
    }
  }
  return [...links.values()]
}

/** Makes the stories of these articles, which hang together with no others, anew. */
async function regroup(
  shelf: Shelf,
  reached: readonly string[],
  before: ReadonlyMap<string, string>,
): Promise<ChangedStories> {
  // What has gone from the record, and what came to it and was not yet looked at, is in no story.
  const traces = await shelf.findTraces<StoryTrace>('article', reached)
  const given = await shelf.loadHeads([...traces.keys()])
  const heads = new Map(given.map((head) => [head.id, head]))
  const articles = [...heads.keys()].sort()
  const links = await shelf.findLinks('story', articles)
  const days = new Map(
    [...traces].flatMap(([id, { day }]) => (day === undefined ? [] : [[id, day] as const])),
  )
  const groups = groupWithCorrections(articles, {
    corrections: await shelf.findCorrections('story', articles),
    join: (free) => {
      const isFree = new Set(free)
      const inside = links.filter(({ one, other }) => isFree.has(one) && isFree.has(other))
      return groupStories(free, { links: inside, days })
    },
  })
  const storyOf = new Map<string, string>()
  const stories = groups.map((group) => {
    const story = describeStory(
      group.map((id) => heads.get(id)!),
      { links, openingOf: (id) => traces.get(id)!.opening },
    )
    for (const article of group) storyOf.set(article, story.id)
    return story
  })
  const known = await shelf.find('story', [...new Set(before.values())])
  const made = new Map(stories.map((story) => [story.id, story]))
  const changed = stories.filter((story) => !isSame(story, known.get(story.id)))
  await shelf.drop(
    'story',
    [...known.keys()].filter((id) => !made.has(id)),
  )
  await shelf.keep('story', changed)
  const refiled = articles.filter((article) => before.get(article) !== storyOf.get(article))
  await shelf.setGroups('story', new Map(refiled.map((article) => [article, storyOf.get(article)!])))
  await shelf.dropMembers(
    'story',
    [...before.keys()].filter((id) => !heads.has(id)),
  )
  return { refiled, changed: changed.map(({ id }) => id) }
}

const isSame = (one: Story, other: Story | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function describeStory(
  heads: readonly ArticleHead[],
  { links, openingOf }: { links: readonly ShelfLink[]; openingOf: (article: string) => string },
): Story {
  const byAge = [...heads].sort((a, b) => (tellAge(a) < tellAge(b) ? -1 : 1))
  const members = new Set(heads.map(({ id }) => id))
  const centrality = new Map<string, number>()
  // Summed in order of the links' ends, since sums of fractions depend on it.
  const inside = links
    .filter(({ one, other }) => members.has(one) && members.has(other))
    .sort((a, b) => (`${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1))
  for (const { one, other, weight } of inside) {
    for (const id of [one, other]) centrality.set(id, (centrality.get(id) ?? 0) + weight)
  }
  const byCentrality = [...byAge].sort((a, b) => (centrality.get(b.id) ?? 0) - (centrality.get(a.id) ?? 0))
  const central = byCentrality.find(({ title }) => title) ?? byCentrality[0]!
  const days = heads
    .flatMap(({ publishedAt }) => (dayNumber(publishedAt) === undefined ? [] : publishedAt!.slice(0, 10)))
    .sort()
  return {
    id: identify('sto', [byAge[0]!.id]),
    title: central.title ?? openingOf(central.id),
    articles: [...members].sort(),
    ...(days.length > 0 && { from: days[0]!, to: days.at(-1)! }),
  }
}

/** Oldest first, those without a date last, then by id. */
const tellAge = ({ publishedAt, id }: ArticleHead): string => `${publishedAt ?? '~'} ${id}`

/** The first words of a text, whole words only. */
function findOpening(text: string): string {
  const line = text.trim().split('\n')[0]!
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')} …`
}
