/**
 * Voices across articles, kept up to date: one for one person, body or outlet; groups and unnamed voices never leave
 * their article. One more article costs the same however many name the same people.
 *
 * @module
 */
import type { Shelf } from '../shelf.ts'
import { addUpUnits } from './add-up-units.ts'
import { collectDrafts } from './collect-drafts.ts'
import { correctVoices } from './correct-voices.ts'
import { joinNames, type Person } from './join-names.ts'
import { openVoiceDesk, type VoiceChanges, type VoiceDesk } from './open-voice-desk.ts'
import { placeNames } from './place-names.ts'
import { placeSurnames } from './place-surnames.ts'
import { findNameOfUnit } from './seats.ts'
import { listCarved } from './split-off.ts'

export type { VoiceChanges, VoiceWithStatements } from './open-voice-desk.ts'

/**
 * Brings the voices of a shelf up to date with article voices that came, went, are in another story now, or were
 * corrected. Stories must be up to date. Answers which article voices that are still there have another voice than
 * before, those that are new included, sorted.
 *
 * What is kept depends only on the set of article voices, their stories and the corrections, never on how they came. Ids
 * that the shelf does not know are passed over.
 */
export async function updateVoices(shelf: Shelf, changes: VoiceChanges): Promise<{ regrouped: string[] }> {
  const desk = await openVoiceDesk(shelf, changes)
  if (desk.touched.size === 0) return { regrouped: [] }
  const names = await placeNames(desk)
  const units = await addUpUnits(desk, [...names.seated])
  const before = await findUnitsBefore(desk, [...units, ...names.seated])
  const seeds = new Set([...names.names, ...before.flatMap((unit) => findNameOfUnit(unit) ?? [])])
  const people = await joinNames(desk, seeds)
  const surnames = await placeSurnames(desk, { places: names.places, parted: findParted(desk, people) })
  for (const unit of await addUpUnits(desk, [...surnames])) units.add(unit)
  const seated = new Set([...names.seated, ...surnames])
  await listCarved(desk, seated)
  const drafts = await collectDrafts(desk, { people, units: [...units, ...before], seated })
  return await correctVoices(desk, { drafts, seated, added: changes.added.map(({ voice }) => voice.id) })
}

/** All units of the voices that these units, or article voices, were part of. */
async function findUnitsBefore(desk: VoiceDesk, ids: readonly string[]): Promise<string[]> {
  const voices = await desk.shelf.findGroups('voice', [...new Set(ids)])
  const members = await desk.shelf.findMembers('voice', [...new Set(voices.values())])
  return [...members.values()].flat()
}

/** Full names of one surname that are one person now and were not before, or the other way round, two by two. */
function findParted(desk: VoiceDesk, people: readonly Person[]): [string, string][] {
  const names = new Set(people.flatMap(({ units }) => units.map((unit) => findNameOfUnit(unit)!)))
  const pairsOf = (get: (id: string) => { people: readonly (readonly [number, string])[] } | undefined) => {
    const unitsOf = new Map<string, { nameId: string; fields: number }[]>()
    for (const nameId of names) {
      for (const [fields, person] of get(nameId)?.people ?? [])
        unitsOf.set(person, [...(unitsOf.get(person) ?? []), { nameId, fields }])
    }
    const pairs = new Map<string, [string, string]>()
    for (const units of unitsOf.values()) {
      for (const one of units) {
        for (const other of units) {
          if (one.nameId < other.nameId)
            pairs.set(`${one.nameId}/${one.fields} ${other.nameId}/${other.fields}`, [
              one.nameId,
              other.nameId,
            ])
        }
      }
    }
    return pairs
  }
  const [before, after] = [pairsOf(desk.names.getKept), pairsOf(desk.names.get)]
  const isOther = ([key]: [string, unknown]) => before.has(key) !== after.has(key)
  const parted = [...before, ...after].filter(isOther).map(([, pair]) => pair)
  return parted.filter(([one, other]) => surnameOf(desk, one) === surnameOf(desk, other))
}

const surnameOf = (desk: VoiceDesk, nameId: string): string | undefined =>
  (desk.names.get(nameId) ?? desk.names.getKept(nameId))?.parts.at(-1)
