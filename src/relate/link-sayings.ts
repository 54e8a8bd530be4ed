/**
 * Links between statements that may report one act of saying. A link says how likely that is if their voices are one,
 * and if they are not: which of the two holds may change when another article tells who a voice is.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import type { CopiedPair, Span } from '../record.ts'
import type { AskedKeys, Key, Shelf, ShelfLink } from '../shelf.ts'
import { dropCrowdedKeys } from './drop-crowded-keys.ts'
import { judgeSaying, LEAST_CHANCE_OF_ONE_SAYING, type SayingChance } from './judge-saying.ts'
import { listSayingBuckets, listSayingKeys } from './list-saying-keys.ts'
import type { PreparedStatements } from './load-prepared.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { foldText } from './split-words.ts'
import { findCopiedPairs } from './update-copies.ts'

/** What one has copied from the other, or both from a third, is the same saying to the letter. */
const OF_COPIED: SayingChance = { sameVoice: 0.99, otherVoice: 0.99 }

const INDEXES = ['quoted words', 'speaker and word'] as const

/** Adds the keys of these statements, which are all of their articles, and their links with all others. */
export async function linkSayings(
  shelf: Shelf,
  { added, prepared }: { added: readonly PreparedStatement[]; prepared: PreparedStatements },
): Promise<void> {
  const keys = listTellingKeys(added)
  for (const index of INDEXES) await shelf.addKeys(index, keys[index])
  const links = new Map<string, ShelfLink>()
  const met = await meetOthers(shelf, { added, keys })
  await prepared.get([...met.values()].flatMap((others) => [...others]))
  for (const one of added) {
    await shelf.breathe()
    const others = await prepared.get([...met.get(one.statement.id)!])
    for (const other of others) offer(links, judge(one, other))
  }
  await shelf.addLinks('saying', [...links.values()])
}

type KeysOf = Readonly<Record<(typeof INDEXES)[number], ReadonlyMap<string, readonly Key[]>>>

function listTellingKeys(statements: readonly PreparedStatement[]): KeysOf {
  const keysOf = { 'quoted words': new Map(), 'speaker and word': new Map() }
  const articles = groupBy(statements, ({ statement }) => statement.article)
  for (const ofArticle of articles.values()) {
    const listed = ofArticle.map((one) => [one.statement.id, listSayingKeys(one)] as const)
    for (const index of INDEXES) {
      const telling = dropCrowdedKeys(new Map(listed.map(([id, keys]) => [id, keys[index]])))
      for (const [id, keys] of telling) keysOf[index].set(id, keys)
    }
  }
  return keysOf
}

/** Links what stands at one place of a text and its copy. Needs no keys: it is known which articles are copies. */
export async function linkCopied(
  shelf: Shelf,
  { articles, prepared }: { articles: readonly string[]; prepared: PreparedStatements },
): Promise<void> {
  const pairs = await findCopiedPairs(shelf, articles)
  const links = new Map<string, ShelfLink>()
  for (const pair of pairs) {
    const [ones, others] = [await prepared.getOf([pair.one]), await prepared.getOf([pair.other])]
    for (const one of ones) {
      for (const other of others) {
        if (isCopied(one, { other, pair })) offer(links, linkOf(one, { other, chance: OF_COPIED }))
      }
    }
  }
  await shelf.addLinks('saying', [...links.values()])
}

/** How likely a link makes its ends one utterance; 0 where that is not likely enough. */
export function readChance({ details }: ShelfLink, voices: 'same' | 'other'): number {
  const [sameVoice, otherVoice] = JSON.parse(details!) as [number, number]
  return voices === 'same' ? sameVoice : otherVoice
}

/** What each of these statements shares a key with. */
async function meetOthers(
  shelf: Shelf,
  { added, keys }: { added: readonly PreparedStatement[]; keys: KeysOf },
): Promise<Map<string, Set<string>>> {
  const met = new Map(added.map(({ statement }) => [statement.id, new Set<string>()]))
  for (const index of INDEXES) {
    const asked = new Map<string, AskedKeys>()
    for (const one of added) {
      const own = [...new Set(keys[index].get(one.statement.id)!.map(({ key }) => key))]
      if (own.length > 0) asked.set(one.statement.id, { keys: own, buckets: listSayingBuckets(one, index) })
    }
    for (const [id, holders] of await shelf.findHoldersOfEach(index, asked))
      for (const other of holders.keys()) if (other !== id) met.get(id)!.add(other)
  }
  return met
}

function judge(one: PreparedStatement, other: PreparedStatement): ShelfLink | undefined {
  const [a, b] = one.statement.id < other.statement.id ? [one, other] : [other, one]
  return linkOf(a, { other: b, chance: judgeSaying(a, b) })
}

function linkOf(
  one: PreparedStatement,
  { other, chance }: { other: PreparedStatement; chance: SayingChance },
): ShelfLink | undefined {
  const chances = (['sameVoice', 'otherVoice'] as const).map((voices) =>
    chance[voices] >= LEAST_CHANCE_OF_ONE_SAYING ? round(chance[voices]) : 0,
  )
  const weight = Math.max(...chances)
  if (weight === 0) return undefined
  const [a, b] = [one.statement.id, other.statement.id].sort() as [string, string]
  return { one: a, other: b, weight, details: JSON.stringify(chances) }
}

function offer(links: Map<string, ShelfLink>, link: ShelfLink | undefined): void {
  if (link) links.set(`${link.one} ${link.other}`, link)
}

const round = (chance: number): number => Math.round(chance * 1000) / 1000

/** Whether both have the same words of a speaker called the same, each inside the passage that was copied. */
function isCopied(
  one: PreparedStatement,
  { other, pair }: { other: PreparedStatement; pair: CopiedPair },
): boolean {
  if (foldSpeaker(one) !== foldSpeaker(other) || haveOtherDays(one, other)) return false
  if (one.words.length !== other.words.length || !one.words.every((word, at) => word === other.words[at]))
    return false
  return pair.passages.some((passage) => isInside(one, passage.one) && isInside(other, passage.other))
}

function haveOtherDays({ said: one }: PreparedStatement, { said: other }: PreparedStatement): boolean {
  return one !== undefined && other !== undefined && (one.to < other.from || other.to < one.from)
}

const foldSpeaker = ({ statement }: PreparedStatement): string => foldText(statement.text.speaker ?? '')

function isInside({ statement: { content } }: PreparedStatement, [from, to]: Span): boolean {
  return content.length > 0 && content[0]![0] >= from - 2 && content.at(-1)![1] <= to + 2
}
