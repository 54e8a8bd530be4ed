import type { PageSigns } from './collect-signs.ts'
import type { LinkedThing } from './read-linked-data.ts'

/** Where metadata are looked for, in this order of trust. */
export interface MetadataPlaces {
  readonly signs: PageSigns
  readonly article: LinkedThing | undefined
  /** The first value of the first `meta` element of these names. */
  readonly meta: (...names: readonly string[]) => string | undefined
}
