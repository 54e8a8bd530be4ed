/**
 * Utterances, kept up to date: new statements are linked with those that may report the same act of saying, and the
 * utterances that hang together with them are made anew, with their wordings and origins.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import { identify } from '../identify.ts'
import type { SaidAt, Utterance, Wording } from '../record.ts'
import type { Shelf, ShelfLink } from '../shelf.ts'
import { collectReachable } from './collect-component.ts'
import { groupWithCorrections } from './correct-groups.ts'
import { describeWordings } from './describe-wordings.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import { describeOrigins } from './find-origins.ts'
import { linkByAverage } from './link-by-average.ts'
import { linkCopied, linkSayings, readChance } from './link-sayings.ts'
import { loadOriginContext } from './load-origin-context.ts'
import type { PreparedStatements } from './load-prepared.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/**
 * The least average chance over all pairs of two groups that become one, pairs without a link counted as 0: a chain of likenesses
 * is not one utterance. Set on the half of the labels that was learned from, by ten-fold cross-validation over all that stands in
 * one record: with it and what is sure 69 of 70 joins of the first sample are right, and 145 of all 150.
 */
const LEAST_AVERAGE_CHANCE = 0.15

export interface UtteranceChanges {
  /** Articles whose statements are new. */
  readonly added: readonly string[]
  /** Statements that are gone. */
  readonly removed: readonly string[]
  /** Article voices that are now another voice of the record. */
  readonly regrouped: readonly string[]
  /** Articles that have more or fewer copies than before. */
  readonly copied: readonly string[]
  /** Statements about whose utterance a person has decided something. */
  readonly corrected: readonly string[]
  readonly prepared: PreparedStatements
}

/** Brings utterances up to date, and answers with the ids of those that are new, other than before, or gone. */
export async function updateUtterances(shelf: Shelf, changes: UtteranceChanges): Promise<Set<string>> {
  const { prepared } = changes
  const added = await prepared.getOf(changes.added)
  const seeds = new Set([...changes.corrected, ...added.map(({ statement }) => statement.id)])
  for (const id of await findTied(shelf, changes.removed)) seeds.add(id)
  await shelf.dropKeys('quoted words', changes.removed)
  await shelf.dropKeys('speaker and word', changes.removed)
  await shelf.dropLinks('saying', changes.removed)
  await linkSayings(shelf, { added, prepared })
  await linkCopied(shelf, { articles: changes.added, prepared })
  for (const { statement } of await prepared.getOf(changes.copied)) seeds.add(statement.id)
  const regrouped = await findStatementsOf(shelf, changes)
  for (const id of regrouped) seeds.add(id)
  const reached = await collectReachable(seeds, (statements) => findTied(shelf, statements))
  const changed = await regroup(shelf, [...reached], prepared)
  // An utterance may be the same to the letter and yet of another act or voice, which relations go by.
  const told = [...added.map(({ statement }) => statement.id), ...regrouped]
  for (const utterance of (await shelf.findGroups('utterance', told)).values()) changed.add(utterance)
  return changed
}

/** Those that are, were, or may be one utterance with these. */
async function findTied(shelf: Shelf, statements: readonly string[]): Promise<string[]> {
  const links = await shelf.findLinks('saying', statements)
  const before = await shelf.findGroups('utterance', statements)
  const mates = await shelf.findMembers('utterance', [...new Set(before.values())])
  const { apart, together } = await shelf.findCorrections('utterance', statements)
  return [
    ...links.flatMap(({ one, other }) => [one, other]),
    ...[...mates.values()].flat(),
    ...[...apart, ...together].flat(),
  ]
}

async function findStatementsOf(shelf: Shelf, { regrouped, prepared }: UtteranceChanges): Promise<string[]> {
  const wanted = new Set(regrouped)
  const voices = await shelf.loadArticleVoices(regrouped)
  const statements = await prepared.getOf([...new Set(voices.map(({ article }) => article))])
  return statements.flatMap(({ statement }) => (wanted.has(statement.voice!.id) ? statement.id : []))
}

async function regroup(
  shelf: Shelf,
  reached: readonly string[],
  prepared: PreparedStatements,
): Promise<Set<string>> {
  const before = await shelf.findGroups('utterance', reached)
  const known = await shelf.find('utterance', [...new Set(before.values())])
  const statements = await prepared.get(reached)
  const utterances = await makeUtterances(shelf, statements)
  const made = new Map(utterances.map((one) => [one.id, one]))
  const changed = utterances.filter((one) => JSON.stringify(one) !== JSON.stringify(known.get(one.id)))
  const lost = [...known.keys()].filter((id) => !made.has(id))
  await shelf.drop('utterance', lost)
  await shelf.keep('utterance', changed)
  const utteranceOf = new Map(
    utterances.flatMap(({ id, statements: of }) => of.map((statement) => [statement, id] as const)),
  )
  await shelf.dropMembers(
    'utterance',
    [...before.keys()].filter((id) => !utteranceOf.has(id)),
  )
  await shelf.setGroups(
    'utterance',
    new Map([...utteranceOf].filter(([statement, id]) => before.get(statement) !== id)),
  )
  return new Set([...changed.map(({ id }) => id), ...lost])
}

async function makeUtterances(shelf: Shelf, statements: readonly PreparedStatement[]): Promise<Utterance[]> {
  const byId = new Map(statements.map((one) => [one.statement.id, one]))
  const ids = [...byId.keys()]
  const links = (await shelf.findLinks('saying', ids)).flatMap((link) => {
    const [one, other] = [byId.get(link.one), byId.get(link.other)]
    if (!one || !other) return []
    const chance = readChance(link, one.voice === other.voice ? 'same' : 'other')
    return chance > 0 ? [{ ...link, weight: chance }] : []
  })
  const groups = groupWithCorrections(ids, {
    corrections: await shelf.findCorrections('utterance', ids),
    join: (free) => {
      const isFree = new Set(free)
      return groupSayings(free, {
        links: links.filter(({ one, other }) => isFree.has(one) && isFree.has(other)),
      })
    },
  })
  const sayings = groups.map((group) => group.map((id) => byId.get(id)!))
  const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index] as const)))
  const inside = links.filter(({ one, other }) => groupOf.get(one) === groupOf.get(other))
  const linksOf = groupBy(inside, ({ one }) => groupOf.get(one)!)
  const contextOf = await loadOriginContext(shelf, sayings)
  const utterances: Utterance[] = []
  for (const [index, saying] of sayings.entries()) {
    await shelf.breathe()
    const ties = linksOf.get(index) ?? []
    utterances.push({ ...describeUtterance(saying, ties), ...describeOrigins(saying, contextOf(saying)) })
  }
  return utterances
}

/** Many papers may have a part of one statement each; but one weak link does not make two large groups one. */
function groupSayings(statements: readonly string[], { links }: { links: readonly ShelfLink[] }): string[][] {
  const ids = [...statements].sort()
  const numberOf = new Map(ids.map((id, index) => [id, index]))
  const groups = linkByAverage(ids.length, {
    links: links.map(({ one, other, weight }) => ({
      one: numberOf.get(one)!,
      other: numberOf.get(other)!,
      likeness: weight,
    })),
    least: LEAST_AVERAGE_CHANCE,
  })
  return groups.map((group) => group.map((index) => ids[index]!))
}

type WithoutOrigins = Omit<Utterance, 'origins' | 'hops' | 'occasion' | 'circles'>

/** The utterance that these statements report, which are tied by these links. */
function describeUtterance(
  saying: readonly PreparedStatement[],
  links: readonly ShelfLink[],
): WithoutOrigins {
  const byTime = [...saying].sort(compareTimes)
  const said = findNarrowestDays(byTime)
  const wordings = describeWordings(saying)
  return {
    id: identify('utt', [byTime[0]!.statement.id]),
    voice: chooseVoice(saying, wordings),
    ...(said && { saidAt: said }),
    wordings,
    confidence: findWeakestTie(
      saying.map(({ statement }) => statement.id),
      links,
    ),
    statements: saying.map(({ statement }) => statement.id).sort(),
  }
}

/** By the day of publication or, where that is not known, of saying; unknown last, then by id. */
export function compareTimes(one: PreparedStatement, other: PreparedStatement): number {
  const [a, b] = [one, other].map(
    ({ said, article }) => article.day ?? said?.from ?? Number.POSITIVE_INFINITY,
  )
  return a === b ? (one.statement.id < other.statement.id ? -1 : 1) : a! - b!
}

/** The voice of most statements; of as many, the one that the fullest wording gives. */
function chooseVoice(saying: readonly PreparedStatement[], [fullest]: readonly Wording[]): string {
  const counts = new Map<string, number>()
  for (const { voice } of saying) counts.set(voice, (counts.get(voice) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const first = saying.find(({ statement }) => statement.id === fullest!.statements[0])!.voice
  const rivals = [...counts].flatMap(([voice, count]) => (count === most ? [voice] : [])).sort()
  return rivals.includes(first) ? first : rivals[0]!
}

/** The shortest span of days that a report gives; the words for it stay with the statement. */
function findNarrowestDays(saying: readonly PreparedStatement[]): SaidAt | undefined {
  const dated = saying
    .filter(({ said }) => said)
    .sort((a, b) => a.said!.to - a.said!.from - (b.said!.to - b.said!.from))
  const days = dated[0]?.statement.saidAt
  return days && { from: days.from, to: days.to, confidence: days.confidence }
}

/** Joined by their surest links, statements are one utterance as surely as the weakest of these. By hand: surely. */
function findWeakestTie(statements: readonly string[], links: readonly ShelfLink[]): number {
  const numberOf = new Map(statements.map((id, index) => [id, index]))
  const surestFirst = links.toSorted((a, b) => b.weight - a.weight)
  const sets = createDisjointSets(statements.length)
  let weakest = 1
  for (const { one, other, weight } of surestFirst) {
    const [a, b] = [numberOf.get(one)!, numberOf.get(other)!]
    if (sets.find(a) === sets.find(b)) continue
    sets.join(a, b)
    weakest = weight
  }
  return weakest
}
