/**
 * Adds article voices that moved to the prints of the units that they are in now, and takes them from those they left.
 *
 * @module
 */
import type { Evidence } from '../record.ts'
import { findSeats, type VoiceDesk } from './open-voice-desk.ts'
import { BUCKETS, callingKey, foldRole, keyOf, readCalling, type Seat } from './seats.ts'
import { editTally, type Tally } from './tallies.ts'
import {
  changeCounts,
  compareEvidence,
  EMPTY_PRINT,
  editNames,
  editRoles,
  type RoleCount,
  type SeatChange,
} from './unit-prints.ts'

/** A unit of one article voice alone needs no print of its own. */
const isPrinted = (id: string, seat: Seat | undefined): seat is Seat => seat !== undefined && seat.unit !== id

/** Brings units up to date with these article voices, each given once, and answers which units changed. */
export async function addUpUnits(desk: VoiceDesk, moved: readonly string[]): Promise<Set<string>> {
  const changes = new Map<string, SeatChange[]>()
  for (const id of moved) {
    const [before, after] = [desk.seats.getKept(id), desk.seats.get(id)]
    if (before === after) continue
    if (isPrinted(id, before)) addTo(changes, before.unit, { id, seat: before, by: -1 })
    if (isPrinted(id, after)) addTo(changes, after.unit, { id, seat: after, by: 1 })
  }
  const articles = await countArticles(desk, { moved: new Set(moved), changes })
  await desk.units.load(changes.keys())
  for (const [unit, ofUnit] of changes) {
    const counts = changeCounts(desk.units.get(unit) ?? EMPTY_PRINT, {
      changes: ofUnit,
      articles: articles.get(unit) ?? 0,
    })
    const { names, roles } = counts
    const print = {
      ...counts,
      names: await editTally(desk.nameShards, { id: `${unit}/names`, tally: names, ...editNames(ofUnit) }),
      roles: await changeRoles(desk, { unit, roles, changes: ofUnit }),
    }
    desk.units.set(unit, print.members === 0 ? undefined : print)
  }
  return new Set(changes.keys())
}

function addTo<Thing>(lists: Map<string, Thing[]>, key: string, thing: Thing): void {
  const list = lists.get(key)
  if (list) list.push(thing)
  else lists.set(key, [thing])
}

/** How many more or fewer articles each unit has: one article may have two article voices in a unit. */
async function countArticles(
  desk: VoiceDesk,
  { moved, changes }: { moved: ReadonlySet<string>; changes: ReadonlyMap<string, SeatChange[]> },
): Promise<Map<string, number>> {
  const articles = new Set([...changes.values()].flatMap((list) => list.map(({ seat }) => seat.article)))
  const voicesOf = await desk.loadArticles(articles)
  const counts = new Map<string, number>()
  const count = (ids: Iterable<string>, { by, article }: { by: 1 | -1; article: string }) => {
    const units = new Set<string>()
    for (const id of ids) {
      const seat = by === 1 && moved.has(id) ? desk.seats.get(id) : desk.seats.getKept(id)
      if (isPrinted(id, seat) && seat.article === article && changes.has(seat.unit)) units.add(seat.unit)
    }
    for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + by)
  }
  for (const article of articles) {
    count(voicesOf.get(article)!, { by: -1, article })
    count(voicesOf.get(article)!, { by: 1, article })
  }
  return counts
}

/** Counts roles, and finds the first place anew of those whose first place went. */
async function changeRoles(
  desk: VoiceDesk,
  { unit, roles, changes }: { unit: string; roles: Tally<RoleCount>; changes: readonly SeatChange[] },
): Promise<Tally<RoleCount>> {
  const id = `${unit}/roles`
  const { edit, lost } = editRoles(changes)
  const tally = await editTally(desk.roleShards, { id, tally: roles, ...edit })
  if (lost.size === 0) return tally
  const calling = callingKey(readCalling(changes[0]!.seat))
  const first = new Map<string, Evidence>()
  for (const words of lost) {
    const keys = [keyOf(calling, words)]
    for (const voice of await findSeats(desk.shelf, { seats: desk.seats, bucket: BUCKETS.role, keys })) {
      const seat = desk.seats.get(voice)
      const role = seat?.unit === unit && seat.roles.find(({ text }) => foldRole(text) === words)
      if (!role) continue
      const place = { ...role, article: seat.article }
      const known = first.get(words)
      if (!known || compareEvidence(place, known) < 0) first.set(words, place)
    }
  }
  return editTally(desk.roleShards, {
    id,
    tally,
    words: [...lost],
    edit: (words, entry) => entry && [words, entry[1], first.get(words) ?? entry[2]],
  })
}
