/** @module Places: a full name in a story. */
import { identify } from '../identify.ts'
import type { PersonName } from './compare-names.ts'
import type { PlacePrint } from './open-voice-desk.ts'

/** A full name in a story where it came, went, or has other fields of work now. */
export interface ChangedPlace {
  readonly id: string
  readonly name: PersonName
  readonly nameId: string
  readonly story: string
  readonly before: PlacePrint | undefined
  readonly after: PlacePrint | undefined
}

export const identifyPlace = (nameId: string, story: string): string =>
  identify('uni', ['place', nameId, story])

/** The fields of work that are named for somebody in a story, a bit each. */
export const fieldsOfPlace = (place: PlacePrint): number =>
  place.fields.reduce((all, count, field) => (count > 0 ? all | (1 << field) : all), 0)
