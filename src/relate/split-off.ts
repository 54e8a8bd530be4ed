/**
 * What a person has decided: these article voices are somebody else, whatever their names and stories say.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import { listOfCarved, type VoiceDesk } from './open-voice-desk.ts'
import { fieldsOfPlace, identifyPlace } from './places.ts'
import { findNameOfUnit, findUnitOfFullName, identifyNameUnit, readCalling, type Seat } from './seats.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { findRoleStems } from './unit-prints.ts'

/** Article voices that were split off together, sorted. */
export interface Split {
  readonly members: readonly string[]
  /** What they were split from: article voices that were split off as well, or those that nobody has split off. */
  readonly from: 'free' | readonly string[]
}

/**
 * The splits that some article voices are in, and all that touch these. Two article voices stay together when they are in
 * the same groups of corrections, so that groups in groups (who was split off is split again) come out the same in any order.
 */
export async function loadSplits(desk: VoiceDesk, ids: readonly string[]): Promise<Split[]> {
  const groups = new Map<string, readonly string[]>()
  const asked = new Set<string>()
  let fresh = [...ids]
  while (fresh.length > 0) {
    for (const id of fresh) asked.add(id)
    const { apart } = await desk.shelf.findCorrections('voice', fresh)
    await desk.seats.load(apart.flat())
    for (const group of apart) {
      const known = [...new Set(group)].filter((id) => desk.seats.get(id)?.home !== undefined).sort()
      if (known.length > 0) groups.set(known.join(' '), known)
    }
    fresh = [...new Set(apart.flat())].filter((id) => !asked.has(id))
  }
  return sortIntoSplits([...groups.values()])
}

function sortIntoSplits(groups: readonly (readonly string[])[]): Split[] {
  const smallestFirst = [...groups].sort(
    (a, b) => a.length - b.length || (a.join(' ') < b.join(' ') ? -1 : 1),
  )
  const groupsOf = new Map<string, number[]>()
  smallestFirst.forEach((group, number) => {
    for (const id of group) groupsOf.set(id, [...(groupsOf.get(id) ?? []), number])
  })
  const classes = groupBy([...groupsOf.keys()].sort(), (id) => groupsOf.get(id)!.join(' '))
  return [...classes].map(([key, members]) => {
    // The smallest group is the last split: without it they would be with these.
    const outer = key.split(' ').slice(1).join(' ')
    return { members, from: outer === '' ? 'free' : (classes.get(outer) ?? []) }
  })
}

/** The list in which a split-off article voice stands, by where it would sit. */
export const findListOfCarved = (home: string): string => listOfCarved(findNameOfUnit(home) ?? home)

/** Brings the lists of those that were split off up to date with article voices that were seated. */
export async function listCarved(desk: VoiceDesk, seated: Iterable<string>): Promise<void> {
  const moves = [...seated].flatMap((id) => {
    const [before, after] = [desk.seats.getKept(id)?.home, desk.seats.get(id)?.home]
    return before === after ? [] : [{ id, before, after }]
  })
  const lists = moves.flatMap(({ before, after }) =>
    [before, after].flatMap((home) => (home === undefined ? [] : [findListOfCarved(home)])),
  )
  await desk.carved.load(lists)
  const edit = (home: string | undefined, change: (list: Set<string>) => void) => {
    if (home === undefined) return
    const list = new Set(desk.carved.get(findListOfCarved(home)))
    change(list)
    desk.carved.set(findListOfCarved(home), list.size === 0 ? undefined : [...list].sort())
  }
  for (const { id, before } of moves) edit(before, (list) => list.delete(id))
  for (const { id, after } of moves) edit(after, (list) => list.add(id))
}

/**
 * The units of those whom an article voice would be one with, had nobody split it off: the likeliest first. None where
 * nobody would be.
 */
export async function findWouldBe(desk: VoiceDesk, seat: Seat): Promise<string[]> {
  const nameId = findNameOfUnit(seat.home!)
  if (nameId === undefined) return [seat.home!]
  if (readCalling(seat).sort === 'surname') return [seat.home!, findUnitOfFullName(seat.home!)]
  await desk.names.load([nameId])
  const print = desk.names.get(nameId)
  const own = print?.stories.map(([fields]) => identifyNameUnit(nameId, fields)) ?? []
  if (own.length > 0) {
    const hasWork = ([fields]: readonly [number, number]) => (fields & seat.fields) !== 0
    const sameWork = print!.stories.filter(hasWork).map(([fields]) => identifyNameUnit(nameId, fields))
    return [seat.home!, ...sameWork, ...own]
  }
  const units: string[] = []
  const stems = new Set(findContentStems(seat.roles.flatMap(({ text }) => splitWords(text))))
  for (const [other] of print?.alike ?? []) {
    const placeId = identifyPlace(other, seat.story)
    await Promise.all([desk.places.load([placeId]), desk.names.load([other])])
    const place = desk.places.get(placeId)
    if (place) units.unshift(identifyNameUnit(other, fieldsOfPlace(place)))
    const others = desk.names.get(other)?.stories.map(([fields]) => identifyNameUnit(other, fields)) ?? []
    await desk.units.load(others)
    const isOfRole = (unit: string) =>
      [...findRoleStems(desk.units.get(unit)!)].some((stem) => stems.has(stem))
    units.push(...others.filter(isOfRole))
  }
  return units
}
