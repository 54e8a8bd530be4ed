/**
 * Seats article voices that have a body's name or a full name. Those of one full name are one unit where reports of one
 * story, taken together, name the same fields of work for them; which of these units are one person is found later.
 *
 * @module
 */
import { identify } from '../identify.ts'
import { changeNames } from './change-names.ts'
import { FIELDS_OF_WORK } from './english.ts'
import { findSeats, type PlacePrint, type VoiceDesk } from './open-voice-desk.ts'
import { type ChangedPlace, fieldsOfPlace, identifyPlace } from './places.ts'
import {
  BUCKETS,
  callingKey,
  identifyName,
  identifyNameUnit,
  keyOf,
  readCalling,
  type Seat,
} from './seats.ts'

export interface PlacedNames {
  /** All article voices that were seated. */
  readonly seated: ReadonlySet<string>
  readonly places: readonly ChangedPlace[]
  /** Ids of full names that have other prints now. */
  readonly names: ReadonlySet<string>
}

/** Seats those that came, went or changed, and those of the same names whose story names other fields of work now. */
export async function placeNames(desk: VoiceDesk): Promise<PlacedNames> {
  const seated = new Set<string>()
  for (const id of desk.touched) {
    const seat = desk.seats.get(id)
    const calling = readCalling((seat ?? desk.seats.getKept(id))!)
    if (calling.sort === 'surname') continue
    seated.add(id)
    if (seat && calling.sort === 'body') {
      const unit = identify('uni', [callingKey(calling), ...(calling.isGeneric ? [seat.story] : [])])
      setUnit(desk, { id, seat, unit })
    }
  }
  const places = await changePlaces(desk)
  for (const id of await seatInPlaces(desk, places)) seated.add(id)
  return { seated, places, names: await changeNames(desk, { places, seated }) }
}

/** Puts an article voice into a unit, or notes that it would be there if nobody had split it off. */
export function setUnit(desk: VoiceDesk, { id, seat, unit }: { id: string; seat: Seat; unit: string }): void {
  const placed = seat.home === undefined ? { ...seat, unit } : { ...seat, unit: id, home: unit }
  if (placed.unit !== seat.unit || placed.home !== seat.home) desk.seats.set(id, placed)
}

async function changePlaces(desk: VoiceDesk): Promise<ChangedPlace[]> {
  const changed = new Map<string, Omit<ChangedPlace, 'before' | 'after'> & { seats: [Seat, 1 | -1][] }>()
  const count = (seat: Seat | undefined, by: 1 | -1) => {
    const calling = seat && readCalling(seat)
    if (!seat || calling?.sort !== 'full name') return
    const nameId = identifyName(calling.name)
    const id = identifyPlace(nameId, seat.story)
    const place = changed.get(id) ?? { id, name: calling.name, nameId, story: seat.story, seats: [] }
    if (seat.home === undefined) place.seats.push([seat, by])
    changed.set(id, place)
  }
  for (const id of desk.touched) {
    count(desk.seats.getKept(id), -1)
    count(desk.seats.get(id), 1)
  }
  await desk.places.load(changed.keys())
  return [...changed.values()].map(({ seats, ...place }) => {
    const before = desk.places.get(place.id)
    const after = addToPlace(
      before ?? { name: place.nameId, story: place.story, members: 0, fields: [] },
      seats,
    )
    desk.places.set(place.id, after)
    return { ...place, before, after }
  })
}

function addToPlace(place: PlacePrint, seats: readonly [Seat, 1 | -1][]): PlacePrint | undefined {
  const fields = FIELDS_OF_WORK.map((_, field) =>
    seats.reduce((sum, [seat, by]) => sum + ((seat.fields >> field) & 1) * by, place.fields[field] ?? 0),
  )
  const members = seats.reduce((sum, [, by]) => sum + by, place.members)
  return members === 0 ? undefined : { ...place, members, fields }
}

/** Seats all of a full name in the stories where its fields of work changed, and those that are new there. */
async function seatInPlaces(desk: VoiceDesk, places: readonly ChangedPlace[]): Promise<Set<string>> {
  const fresh: string[] = []
  for (const id of desk.touched) {
    const seat = desk.seats.get(id)
    if (seat && readCalling(seat).sort === 'full name') fresh.push(id)
  }
  const moving = places.filter(({ before, after }) => before !== after && isOtherWork(before, after))
  const keys = moving.map(({ story, name }) => keyOf(story, `person ${name.key}`))
  const held = await findSeats(desk.shelf, { seats: desk.seats, bucket: BUCKETS.nameInStory, keys })
  const seated = new Set([...fresh, ...held])
  await desk.places.load(
    [...seated].flatMap((id) => {
      const seat = desk.seats.get(id)
      return (seat && identifyPlaceOf(seat)) ?? []
    }),
  )
  for (const id of seated) {
    const seat = desk.seats.get(id)
    const placeId = seat && identifyPlaceOf(seat)
    if (!seat || placeId === undefined) continue
    const place = desk.places.get(placeId)
    const nameId = findNameId(seat)!
    setUnit(desk, { id, seat, unit: identifyNameUnit(nameId, place ? fieldsOfPlace(place) : seat.fields) })
  }
  return seated
}

const isOtherWork = (before: PlacePrint | undefined, after: PlacePrint | undefined): boolean =>
  before === undefined || after === undefined || fieldsOfPlace(before) !== fieldsOfPlace(after)

function findNameId(seat: Seat): string | undefined {
  const calling = readCalling(seat)
  return calling.sort === 'full name' ? identifyName(calling.name) : undefined
}

function identifyPlaceOf(seat: Seat): string | undefined {
  const nameId = findNameId(seat)
  return nameId === undefined ? undefined : identifyPlace(nameId, seat.story)
}
