/**
 * Finds every voice that a change may touch: those whose units changed, those that were one with them until now, and
 * those that people's corrections tie to them.
 *
 * @module
 */
import { type Draft, draftAlone, draftPeople, draftSplit, draftUnit } from './draft-voices.ts'
import { joinNames, type Person } from './join-names.ts'
import type { VoiceDesk } from './open-voice-desk.ts'
import { findNameOfUnit, findUnitOfFullName, isArticleVoice, readCalling } from './seats.ts'
import { findListOfCarved, findWouldBe, loadSplits, type Split } from './split-off.ts'

export interface Drafts {
  readonly byId: ReadonlyMap<string, Draft>
  /** The voice that each unit was part of until now. */
  readonly voicesBefore: ReadonlyMap<string, string>
  readonly splits: readonly Split[]
  /** For each article voice that was split off, the units of those with whom it would be one. */
  readonly wouldBe: ReadonlyMap<string, readonly string[]>
  /** Article voices that people have found to be one. */
  readonly together: readonly (readonly string[])[]
}

export interface CollectOptions {
  readonly people: readonly Person[]
  readonly units: readonly string[]
  readonly seated: ReadonlySet<string>
}

interface Collected {
  readonly byId: Map<string, Draft>
  readonly personOf: Map<string, Person>
  readonly voicesBefore: Map<string, string>
  readonly splits: Map<string, Split>
  readonly wouldBe: Map<string, readonly string[]>
  readonly together: Map<string, readonly string[]>
}

/** The drafts of all voices that may have become different. */
export async function collectDrafts(
  desk: VoiceDesk,
  { people, units, seated }: CollectOptions,
): Promise<Drafts> {
  const collected: Collected = {
    byId: new Map(),
    personOf: new Map(),
    voicesBefore: new Map(),
    splits: new Map(),
    wouldBe: new Map(),
    together: new Map(),
  }
  notePeople(collected, people)
  const homes = [...seated].flatMap((id) => [
    desk.seats.getKept(id)?.home ?? [],
    desk.seats.get(id)?.home ?? [],
  ])
  const asked = new Set<string>()
  let fresh = [
    ...new Set([...units, ...people.flatMap((person) => person.units), ...seated, ...homes.flat()]),
  ]
  while (fresh.length > 0) {
    for (const unit of fresh) asked.add(unit)
    const found = await collectAround(desk, { units: fresh, collected })
    fresh = [...new Set(found)].filter((unit) => !asked.has(unit))
  }
  return {
    ...collected,
    splits: [...collected.splits.values()],
    together: [...collected.together.values()],
  }
}

function notePeople({ personOf }: Collected, people: readonly Person[]): void {
  for (const person of people) for (const unit of person.units) personOf.set(unit, person)
}

/** Drafts the voices of these units, and answers with units that must be looked at as well. */
async function collectAround(
  desk: VoiceDesk,
  { units, collected }: { units: readonly string[]; collected: Collected },
): Promise<string[]> {
  const before = await desk.shelf.findGroups('voice', units)
  for (const [unit, voice] of before) collected.voicesBefore.set(unit, voice)
  const partners = await desk.shelf.findMembers('voice', [...new Set(before.values())])
  const drafts = await draftUnits(desk, { units, collected })
  for (const draft of drafts) collected.byId.set(draft.id, draft)
  const anchors = drafts.flatMap(({ print }) => print.anchors)
  return [
    ...[...partners.values()].flat(),
    ...drafts.flatMap((draft) => draft.units),
    ...(await findJoinedByHand(desk, { anchors, collected })),
    ...(await findSplitFrom(desk, [...units, ...drafts.flatMap((draft) => draft.units)])),
    ...(await findSplitTo(desk, { drafts, collected })),
  ]
}

async function draftUnits(
  desk: VoiceDesk,
  { units, collected }: { units: readonly string[]; collected: Collected },
): Promise<Draft[]> {
  const isOfName = (unit: string) => findNameOfUnit(unit) !== undefined
  const fullUnits = units.filter(isOfName).map(findUnitOfFullName)
  const unknown = fullUnits
    .filter((unit) => !collected.personOf.has(unit))
    .map((unit) => findNameOfUnit(unit)!)
  if (unknown.length > 0) notePeople(collected, await joinNames(desk, new Set(unknown)))
  const people = new Set(fullUnits.flatMap((unit) => collected.personOf.get(unit) ?? []))
  const drafts = await draftPeople(
    desk,
    [...people].filter(({ id }) => !collected.byId.has(id)),
  )
  const others = units.filter((unit) => !isOfName(unit))
  const isAlone = (unit: string) => desk.seats.get(unit)?.unit === unit
  const asSeats = others.filter(isArticleVoice)
  const asPrints = others.filter((unit) => !isArticleVoice(unit))
  await Promise.all([desk.seats.load(asSeats), desk.units.load(asPrints)])
  const alone = asSeats.filter(isAlone)
  const carved = alone.filter((id) => desk.seats.get(id)!.home !== undefined)
  for (const id of alone.filter((id) => !carved.includes(id)))
    drafts.push(draftAlone(id, desk.seats.get(id)!))
  if (carved.length > 0) {
    for (const split of await loadSplits(desk, carved)) {
      collected.splits.set(split.members[0]!, split)
      drafts.push(draftSplit(desk, split))
    }
  }
  return [...drafts, ...asPrints.flatMap((unit) => draftUnit(desk, unit) ?? [])]
}

/** The units of those whom people have joined with these article voices. */
async function findJoinedByHand(
  desk: VoiceDesk,
  { anchors, collected }: { anchors: readonly string[]; collected: Collected },
): Promise<string[]> {
  if (anchors.length === 0) return []
  const { together } = await desk.shelf.findCorrections('voice', anchors)
  for (const group of together) collected.together.set([...group].sort().join(' '), group)
  await desk.seats.load(together.flat())
  return together.flat().flatMap((id) => desk.seats.get(id)?.unit ?? [])
}

/** Those who were split off from these units. */
async function findSplitFrom(desk: VoiceDesk, units: readonly string[]): Promise<string[]> {
  const names = [...new Set(units.flatMap((unit) => findNameOfUnit(unit) ?? []))]
  await desk.names.load(names)
  // Forms of the name that nobody has any more but those who were split off.
  const alike = names.flatMap((id) => desk.names.get(id)?.alike.map(([other]) => other) ?? [])
  await desk.names.load(alike)
  const left = alike.filter((id) => desk.names.get(id)?.stories.length === 0)
  const lists = [...new Set([...units, ...left].map(findListOfCarved))]
  await desk.carved.load(lists)
  return lists.flatMap((list) => desk.carved.get(list) ?? [])
}

/** Those from whom these were split off. */
async function findSplitTo(
  desk: VoiceDesk,
  { drafts, collected }: { drafts: readonly Draft[]; collected: Collected },
): Promise<string[]> {
  const found: string[] = []
  for (const id of drafts.flatMap(({ units }) => units)) {
    if (!isArticleVoice(id) || collected.wouldBe.has(id)) continue
    const seat = desk.seats.get(id)!
    if (seat.home === undefined || readCalling(seat).sort === 'alone') continue
    const units = await findWouldBe(desk, seat)
    collected.wouldBe.set(id, units)
    found.push(...units)
  }
  return found
}
