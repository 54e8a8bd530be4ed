/**
 * All that is at hand while voices are brought up to date: what the shelf keeps about them, and the article voices that
 * came, went or changed, with those of the same articles.
 *
 * @module
 */
import type { ArticleVoice } from '../record.ts'
import type { Shelf } from '../shelf.ts'
import { BUCKETS, keyOf, listSeatKeys, makeSeat, type Seat } from './seats.ts'
import { openTraceDesk, type TraceDesk } from './trace-desk.ts'
import type { NameCount, RoleCount, UnitPrint } from './unit-prints.ts'

/** An article voice with how many statements its article has of it. */
export interface VoiceWithStatements {
  readonly voice: ArticleVoice
  readonly statements: number
}

/** What became different in the voices of single articles. An article comes and goes with all that it has. */
export interface VoiceChanges {
  /** Those that are new, or were read anew. */
  readonly added: readonly VoiceWithStatements[]
  /** Ids of article voices that are gone. */
  readonly removed: readonly string[]
  /** Ids of article voices whose article is now in another story. */
  readonly refiled: readonly string[]
  /** Ids of article voices about which a person has decided something, or taken a decision back. */
  readonly corrected: readonly string[]
}

/** All that has one full name. */
export interface NamePrint {
  readonly parts: readonly string[]
  readonly generation: string
  /** In how many stories reports name these fields of work for it; each set of fields makes a unit. */
  readonly stories: readonly (readonly [fields: number, stories: number])[]
  /** Other names that may be forms of this one, with how many stories and articles have both. */
  readonly alike: readonly (readonly [name: string, stories: number, articles: number])[]
  /** The person that each unit is. */
  readonly people: readonly (readonly [fields: number, person: string])[]
  /** How many article voices of this name were split off by hand. */
  readonly carved: number
}

/** A full name in a story: how many article voices have it there, and in how many each field of work is named. */
export interface PlacePrint {
  readonly name: string
  readonly story: string
  readonly members: number
  readonly fields: readonly number[]
}

/** A surname in a story, where some report has nothing else: who may be meant, and what fields of work are named. */
export interface SurnamePrint {
  readonly meant: string
  readonly fields: readonly (readonly [fields: number, members: number])[]
}

export interface VoiceDesk {
  readonly shelf: Shelf
  readonly seats: TraceDesk<Seat>
  readonly units: TraceDesk<UnitPrint>
  /** Names and roles that are not at hand in the prints of units. */
  readonly nameShards: TraceDesk<readonly NameCount[]>
  readonly roleShards: TraceDesk<readonly RoleCount[]>
  readonly names: TraceDesk<NamePrint>
  readonly places: TraceDesk<PlacePrint>
  readonly surnames: TraceDesk<SurnamePrint>
  /** The article voices that were split off by hand and would else sit in a unit, by `listOfCarved(unit)`. */
  readonly carved: TraceDesk<readonly string[]>
  /** The article voices that came, went or changed. */
  readonly touched: ReadonlySet<string>
  /** Loads the seats of all article voices of these articles that can share a unit, and answers with their ids. */
  loadArticles(articles: Iterable<string>): Promise<Map<string, Set<string>>>
}

export const listOfCarved = (unit: string): string => `${unit}/carved`

/** Opens the desk. The keys under which article voices are found are up to date when it is open. */
export async function openVoiceDesk(shelf: Shelf, changes: VoiceChanges): Promise<VoiceDesk> {
  const seats = openTraceDesk<Seat>(shelf, 'article voice')
  const touched = await seatTouched(shelf, { changes, seats })
  const voicesOf = new Map<string, Set<string>>()
  const touchedOf = new Map<string, Set<string>>()
  for (const id of touched) {
    for (const seat of [seats.get(id), seats.getKept(id)])
      if (seat) touchedOf.set(seat.article, (touchedOf.get(seat.article) ?? new Set()).add(id))
  }
  return {
    shelf,
    seats,
    units: openTraceDesk(shelf, 'unit'),
    nameShards: openTraceDesk(shelf, 'unit'),
    roleShards: openTraceDesk(shelf, 'unit'),
    names: openTraceDesk(shelf, 'unit'),
    places: openTraceDesk(shelf, 'unit'),
    surnames: openTraceDesk(shelf, 'unit'),
    carved: openTraceDesk(shelf, 'unit'),
    touched,
    async loadArticles(articles) {
      const unknown = [...new Set(articles)].filter((article) => !voicesOf.has(article))
      for (const article of unknown) voicesOf.set(article, new Set(touchedOf.get(article)))
      const keys = unknown.map((id) => keyOf(id))
      for (const id of await findSeats(shelf, { seats, bucket: BUCKETS.article, keys })) {
        voicesOf.get(seats.get(id)?.article ?? '')?.add(id)
      }
      return voicesOf
    },
  }
}

/** Article voices under these keys of the index of stories, loaded. Different words can have one key: compare them. */
export async function findSeats(
  shelf: Shelf,
  { seats, bucket, keys }: { seats: TraceDesk<Seat>; bucket: number; keys: readonly number[] },
): Promise<string[]> {
  if (keys.length === 0) return []
  const held = [...(await shelf.findHolders('unit in story', { keys, buckets: [bucket] })).keys()]
  await seats.load(held)
  return held
}

async function seatTouched(
  shelf: Shelf,
  { changes, seats }: { changes: VoiceChanges; seats: TraceDesk<Seat> },
): Promise<Set<string>> {
  const { added, removed, refiled, corrected } = changes
  await seats.load([...added.map(({ voice }) => voice.id), ...removed, ...refiled, ...corrected])
  const isKnown = (id: string) => seats.getKept(id) !== undefined
  const gone = removed.filter(isKnown)
  const staying = [...refiled, ...corrected].filter((id) => isKnown(id) && !gone.includes(id))
  const articles = [
    ...added.map(({ voice }) => voice.article),
    ...staying.map((id) => seats.getKept(id)!.article),
  ]
  const storyOf = await shelf.findGroups('story', [...new Set(articles)])
  // Every article has a story; one without is taken for a story of its own.
  const findStory = (article: string) => storyOf.get(article) ?? article
  for (const id of gone) seats.set(id, undefined)
  for (const id of staying) {
    const { home, isAnchor, ...seat } = seats.getKept(id)!
    seats.set(id, { ...seat, story: findStory(seat.article) })
  }
  for (const { voice, statements } of added) {
    seats.set(voice.id, makeSeat(voice, { story: findStory(voice.article), statements }))
  }
  const present = seats.listSet().filter((id) => seats.get(id) !== undefined)
  await markCorrected(shelf, { seats, present })
  await exchangeKeys(shelf, { seats, dropped: seats.listSet().filter(isKnown), present })
  return new Set(seats.listSet())
}

async function markCorrected(
  shelf: Shelf,
  { seats, present }: { seats: TraceDesk<Seat>; present: readonly string[] },
): Promise<void> {
  const { apart, together } = await shelf.findCorrections('voice', present)
  const [carved, anchors] = [new Set(apart.flat()), new Set(together.flat())]
  for (const id of present) {
    if (!carved.has(id) && !anchors.has(id)) continue
    // Where it would sit is found when the others are seated.
    const home = carved.has(id) ? { home: id } : {}
    seats.set(id, { ...seats.get(id)!, ...home, ...(anchors.has(id) && { isAnchor: true }) })
  }
}

async function exchangeKeys(
  shelf: Shelf,
  { seats, dropped, present }: { seats: TraceDesk<Seat>; dropped: string[]; present: readonly string[] },
): Promise<void> {
  if (dropped.length > 0) {
    await shelf.dropKeys('unit in story', dropped)
    await shelf.dropKeys('surname in story', dropped)
  }
  const keys = present.map((id) => [id, listSeatKeys(seats.get(id)!)] as const)
  await shelf.addKeys(
    'unit in story',
    new Map(keys.flatMap(([id, { inStory }]) => (inStory.length > 0 ? [[id, inStory] as const] : []))),
  )
  await shelf.addKeys(
    'surname in story',
    new Map(keys.flatMap(([id, { bySurname }]) => (bySurname.length > 0 ? [[id, bySurname] as const] : []))),
  )
}
