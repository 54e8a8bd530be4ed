/**
 * Seats article voices that have nothing but a surname: with the only person of that surname in the same story, or else
 * with one another inside the story.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import { identify } from '../identify.ts'
import { readName } from './change-names.ts'
import { areSurnameSpellings, type PersonName } from './compare-names.ts'
import type { SurnamePrint, VoiceDesk } from './open-voice-desk.ts'
import { setUnit } from './place-names.ts'
import { type ChangedPlace, fieldsOfPlace } from './places.ts'
import {
  BUCKETS,
  identifyNameUnit,
  identifySurnameUnit,
  keyOf,
  readCalling,
  type Seat,
  SURNAME_BUCKETS,
} from './seats.ts'
import { compareText } from './unit-prints.ts'

/** A surname in a story. */
interface Situation {
  readonly id: string
  readonly story: string
  readonly surname: string
}

/** Somebody of the surname whom a report of the story names in full. */
interface Candidate {
  readonly unit: string
  readonly name: PersonName
  readonly person: string
  readonly fields: number
}

/**
 * Seats those that came, went or changed, and those of a story where others may be meant now. `parted` are full names
 * that were found to be one person, or no longer to be one, two by two. Answers which article voices were seated.
 */
export async function placeSurnames(
  desk: VoiceDesk,
  { places, parted }: { places: readonly ChangedPlace[]; parted: readonly (readonly [string, string])[] },
): Promise<Set<string>> {
  const touched = await listTouched(desk)
  const situations = new Map<string, Situation>()
  const add = (situation: Situation) => situations.set(situation.id, situation)
  for (const { story, name } of places) add(makeSituation(story, name.surname))
  for (const situation of await findPartedPlaces(desk, parted)) add(situation)
  for (const id of touched) {
    for (const seat of [desk.seats.get(id), desk.seats.getKept(id)]) {
      const surname = seat && findSurname(seat)
      if (seat && surname) add(makeSituation(seat.story, surname.surname))
    }
  }
  await desk.surnames.load(situations.keys())
  countFields(desk, touched)
  const candidates = await findCandidates(desk, [...situations.values()])
  const seated = new Set(touched)
  const others = [...situations.values()].filter((situation) =>
    noteMeant(desk, { situation, candidates: candidates.get(situation.id) ?? [] }),
  )
  for (const id of await findAllOf(desk, others)) seated.add(id)
  await seatAll(desk, { seated, candidates })
  return seated
}

const makeSituation = (story: string, surname: string): Situation => ({
  id: identify('uni', ['surname in story', surname, story]),
  story,
  surname,
})

function findSurname(seat: Seat): PersonName | undefined {
  const calling = readCalling(seat)
  return calling.sort === 'surname' ? calling.name : undefined
}

function findFullName(seat: Seat): PersonName | undefined {
  const calling = readCalling(seat)
  return calling.sort === 'full name' ? calling.name : undefined
}

/** Those that changed themselves, and those whose article changed. */
async function listTouched(desk: VoiceDesk): Promise<string[]> {
  const touched = new Set<string>()
  const articles = new Set<string>()
  for (const id of desk.touched) {
    const seat = (desk.seats.get(id) ?? desk.seats.getKept(id))!
    if (findSurname(seat)) touched.add(id)
    if (desk.seats.get(id) && (findSurname(seat) || findFullName(seat))) articles.add(seat.article)
  }
  const voicesOf = await desk.loadArticles(articles)
  for (const id of [...articles].flatMap((article) => [...voicesOf.get(article)!])) {
    const seat = desk.seats.get(id)
    if (seat && findSurname(seat)) touched.add(id)
  }
  return [...touched]
}

/** Where two full names of one surname meet that were found to be one person, or no longer to be one. */
async function findPartedPlaces(
  desk: VoiceDesk,
  parted: readonly (readonly [string, string])[],
): Promise<Situation[]> {
  const rarer = new Set(
    parted.map((pair) => {
      const [one, other] = pair.map((id) => ({ id, count: countStories(desk, id) }))
      return one!.count <= other!.count ? one!.id : other!.id
    }),
  )
  const situations: Situation[] = []
  for (const nameId of rarer) {
    const print = desk.names.get(nameId)
    if (!print) continue
    const held = await desk.shelf.findHolders('unit in story', {
      keys: [keyOf(nameId)],
      buckets: [BUCKETS.placesOfName],
    })
    await desk.places.load(held.keys())
    for (const id of held.keys()) {
      const place = desk.places.get(id)
      if (place?.name === nameId) situations.push(makeSituation(place.story, readName(print).surname))
    }
  }
  return situations
}

const countStories = (desk: VoiceDesk, nameId: string): number =>
  desk.names.get(nameId)?.stories.reduce((sum, [, count]) => sum + count, 0) ?? 0

function countFields(desk: VoiceDesk, touched: readonly string[]): void {
  const count = (seat: Seat | undefined, by: 1 | -1) => {
    const surname = seat?.home === undefined && seat && findSurname(seat)
    if (!surname) return
    const { id } = makeSituation(seat.story, surname.surname)
    const print = desk.surnames.get(id) ?? { meant: '', fields: [] }
    const counts = new Map(print.fields)
    counts.set(seat.fields, (counts.get(seat.fields) ?? 0) + by)
    const fields = [...counts].filter(([, members]) => members !== 0).sort(([a], [b]) => a - b)
    desk.surnames.set(id, fields.length === 0 ? undefined : { ...print, fields })
  }
  for (const id of touched) {
    count(desk.seats.getKept(id), -1)
    count(desk.seats.get(id), 1)
  }
}

/** Who has the surname in full there, in a fixed order. */
async function findCandidates(
  desk: VoiceDesk,
  situations: readonly Situation[],
): Promise<Map<string, Candidate[]>> {
  const keys = situations.map(({ story, surname }) => keyOf(story, surname))
  if (keys.length === 0) return new Map()
  const held = await desk.shelf.findHolders('surname in story', { keys, buckets: [SURNAME_BUCKETS.inFull] })
  await desk.places.load(held.keys())
  const places = [...held.keys()].sort().flatMap((id) => desk.places.get(id) ?? [])
  await desk.names.load(places.map(({ name }) => name))
  const wanted = new Set(situations.map(({ id }) => id))
  const found = places.flatMap((place) => {
    const print = desk.names.get(place.name)!
    const name = readName(print)
    const fields = fieldsOfPlace(place)
    const situation = makeSituation(place.story, name.surname).id
    const person = new Map(print.people).get(fields)!
    const candidate: Candidate = { unit: identifyNameUnit(place.name, fields), name, person, fields }
    return wanted.has(situation) ? [{ situation, candidate }] : []
  })
  return new Map(
    [...groupBy(found, ({ situation }) => situation)].map(([id, group]) => [
      id,
      group.map(({ candidate }) => candidate).sort((a, b) => compareText(a.unit, b.unit)),
    ]),
  )
}

/** Notes who may be meant in a story, and answers whether that is another than before. */
function noteMeant(
  desk: VoiceDesk,
  { situation, candidates }: { situation: Situation; candidates: readonly Candidate[] },
): boolean {
  const print = desk.surnames.get(situation.id)
  // Those that were split off have no print: they are few, and are looked at each time.
  if (!print) return true
  const people = [...new Set(candidates.map(({ person }) => person))]
  const tell = ({ unit, person }: Candidate) => `${unit}=${people.indexOf(person)}`
  const meant = [...candidates.map(tell), ...(isMixed(print) ? ['mixed'] : [])].join(' ')
  if (meant === print.meant) return false
  desk.surnames.set(situation.id, { ...print, meant })
  return true
}

/** Whether reports of the story have somebody of this surname in several fields of work. */
function isMixed(print: SurnamePrint | undefined): boolean {
  const fields = print?.fields.reduce((all, [set]) => all | set, 0) ?? 0
  return (fields & (fields - 1)) !== 0
}

async function findAllOf(desk: VoiceDesk, situations: readonly Situation[]): Promise<string[]> {
  if (situations.length === 0) return []
  const held = await desk.shelf.findHolders('surname in story', {
    keys: situations.map(({ story, surname }) => keyOf(story, surname)),
    buckets: [SURNAME_BUCKETS.alone],
  })
  await desk.seats.load(held.keys())
  const wanted = new Set(situations.map(({ id }) => id))
  return [...held.keys()].filter((id) => {
    const seat = desk.seats.get(id)
    const surname = seat && findSurname(seat)
    return seat && surname && wanted.has(makeSituation(seat.story, surname.surname).id)
  })
}

async function seatAll(
  desk: VoiceDesk,
  { seated, candidates }: { seated: ReadonlySet<string>; candidates: ReadonlyMap<string, Candidate[]> },
): Promise<void> {
  const articles = [...seated].flatMap((id) => desk.seats.get(id)?.article ?? [])
  const voicesOf = await desk.loadArticles(articles)
  for (const id of seated) {
    const seat = desk.seats.get(id)
    const name = seat && findSurname(seat)
    if (!seat || !name) continue
    const situation = makeSituation(seat.story, name.surname)
    const others = [...voicesOf.get(seat.article)!].flatMap((other) => desk.seats.get(other) ?? [])
    const person = isToldApart(others, { seat, surname: name.surname })
      ? undefined
      : findOnlyPerson(candidates.get(situation.id) ?? [], { seat, name })
    const own = ['surname', name.key, seat.story]
    if (isMixed(desk.surnames.get(situation.id))) own.push(`${seat.fields}`)
    setUnit(desk, {
      id,
      seat,
      unit: person === undefined ? identify('uni', own) : identifySurnameUnit(person),
    })
  }
}

/** Where the article has both a name and its surname as two voices, it has told them apart. */
function isToldApart(others: readonly Seat[], { seat, surname }: { seat: Seat; surname: string }): boolean {
  return others.some((other) => {
    if (other.article !== seat.article || other.home !== undefined) return false
    const parts = findFullName(other)?.parts ?? []
    return parts.some((part) => part === surname || areSurnameSpellings(part, surname))
  })
}

/** The unit of the only person who can be meant. */
function findOnlyPerson(
  candidates: readonly Candidate[],
  { seat, name }: { seat: Seat; name: PersonName },
): string | undefined {
  const fitting = candidates.filter(
    (candidate) => name.generation === '' || candidate.name.generation === name.generation,
  )
  if (new Set(fitting.map(({ person }) => person)).size !== 1) return undefined
  const fields = fitting.reduce((all, candidate) => all | candidate.fields, 0)
  return seat.fields !== 0 && fields !== 0 && (seat.fields & fields) === 0 ? undefined : fitting[0]!.unit
}
