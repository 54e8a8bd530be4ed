/**
 * Voices as names, stories and splits make them, before people's joins: each is one person, one body, or what sits alone.
 *
 * @module
 */
import { identify } from '../identify.ts'
import { chooseName, type Person } from './join-names.ts'
import type { VoiceDesk } from './open-voice-desk.ts'
import {
  callingKey,
  findNameOfUnit,
  identifySurnameUnit,
  isNameless,
  readCalling,
  type Seat,
} from './seats.ts'
import type { Split } from './split-off.ts'
import { splitWords } from './split-words.ts'
import { addPrints, printOfSeat, type UnitPrint } from './unit-prints.ts'

export interface Draft {
  /** The id that the voice has where nobody joined it with another. */
  readonly id: string
  readonly name: string
  /** Whether the name is the full name of a person. */
  readonly isFull: boolean
  readonly units: readonly string[]
  readonly print: UnitPrint
  readonly reasons: readonly string[]
}

/** Persons, each with those of the surname in reports that have nothing else. */
export async function draftPeople(desk: VoiceDesk, people: readonly Person[]): Promise<Draft[]> {
  await desk.units.load(people.flatMap(({ units }) => [...units, ...units.map(identifySurnameUnit)]))
  return people.map((person) => draftPerson(desk, person))
}

function draftPerson(desk: VoiceDesk, person: Person): Draft {
  const surnameUnits = person.units.map(identifySurnameUnit)
  const known = surnameUnits.flatMap((unit) => (desk.units.get(unit) ? [unit] : []))
  const called = addPrintsOf(desk, known)?.called ?? []
  const units = [...person.units, ...known].sort()
  return {
    id: person.id,
    name: person.name,
    isFull: true,
    units,
    print: addPrintsOf(desk, units)!,
    reasons: [
      ...person.reasons,
      ...called.map(
        ([name]) =>
          `“${name}” is in the same story as “${person.name}”, the only person of that surname there.`,
      ),
    ],
  }
}

function addPrintsOf(desk: VoiceDesk, units: readonly string[]): UnitPrint | undefined {
  return units.length === 0 ? undefined : addPrints(units.map((unit) => desk.units.get(unit)!))
}

/** A body, or those of one surname in a story who are not known to be anybody. Nothing where nobody is left. */
export function draftUnit(desk: VoiceDesk, unit: string): Draft | undefined {
  const print = desk.units.get(unit)
  if (!print || findNameOfUnit(unit) !== undefined) return undefined
  const name = chooseName(print.called)
  const isPerson = print.kinds.some(([kind]) => kind === 'person')
  const where = isPerson ? ' of one story' : ''
  return {
    id: unit.replace(/^uni/, 'voi'),
    name,
    isFull: false,
    units: [unit],
    print,
    reasons: print.articles > 1 ? [`${print.articles} articles${where} name “${name}”.`] : [],
  }
}

/** An article voice that shares its name with nobody. */
export function draftAlone(id: string, seat: Seat): Draft {
  const print = printOfSeat(id, seat)
  const name = chooseName(print.called)
  return {
    id: identify('voi', [describeCalling(seat), id]),
    name,
    isFull: false,
    units: [id],
    print,
    reasons: [],
  }
}

/** Those that a person split off together. */
export function draftSplit(desk: VoiceDesk, { members }: Split): Draft {
  const seats = members.map((id) => desk.seats.get(id)!)
  const sum = addPrints(members.map((id, at) => printOfSeat(id, seats[at]!)))
  const articles = new Set(seats.map(({ article }) => article)).size
  const full = new Set(seats.filter((seat) => readCalling(seat).sort === 'full name').map(({ name }) => name))
  const fullNames = sum.called.filter(([name]) => full.has(name))
  const name = chooseName(fullNames.length > 0 ? fullNames : sum.called)
  const leading = seats.find((seat) => sum.called.length === 1 || seat.name === name) ?? seats[0]!
  return {
    id: identify('voi', [describeCalling(leading), members[0]]),
    name,
    isFull: fullNames.length > 0,
    units: members,
    print: { ...sum, articles },
    reasons: articles > 1 ? [`${articles} articles were split off together by hand.`] : [],
  }
}

function describeCalling(seat: Seat): string {
  const calling = readCalling(seat)
  if (isNameless(seat.kind)) return `${seat.kind} ${seat.name}`
  return calling.sort === 'alone' ? `${seat.kind} ${splitWords(seat.name).join(' ')}` : callingKey(calling)
}
