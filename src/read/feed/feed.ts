import type { Note } from '../../record.ts'

/** What a feed tells: about itself, and all its entries in their order. What it does not tell is absent. */
export interface Feed {
  readonly kind: 'rss' | 'rdf' | 'atom' | 'cdf' | 'json'
  readonly title?: string
  /** Where the feed says that it lives itself. */
  readonly address?: string
  /** The site that it belongs to. */
  readonly homePage?: string
  readonly language?: string
  /** How long it asks to be left alone after a visit, in minutes, from `ttl` or `sy:updatePeriod`. */
  readonly refreshMinutes?: number
  readonly entries: readonly FeedEntry[]
  /** What was broken in the feed as a whole. */
  readonly notes: readonly Note[]
}

/** One report as a feed lists it. Addresses are complete, dates ISO 8601 as precise and with the zone as stated. */
export interface FeedEntry {
  /** What the feed calls it by: `guid`, `id` or `rdf:about`. */
  readonly id?: string
  /** Its words alone, without markup. */
  readonly title?: string
  readonly url?: string
  /** True where the page at `url` holds other entries too: the fragment tells which one is this. */
  readonly isPartOfPage?: boolean
  readonly publishedAt?: string
  readonly modifiedAt?: string
  /** `Ana Diaz, Tom Reed`, without their mail addresses. */
  readonly author?: string
  /** The words of its description. */
  readonly summary?: string
  /** The most of the report that the feed has, as HTML that nobody has cleaned. */
  readonly content?: string
  /** Relative addresses in `content` are relative to this one. */
  readonly contentBase?: string
  /** Who published it, where the feed only passes it on. */
  readonly publisher?: Publisher
  readonly keywords: readonly string[]
  readonly notes: readonly Note[]
}

export interface Publisher {
  readonly name?: string
  readonly address?: string
}

/** Absent fields are absent, not `undefined`: what is read is compared and printed. */
export function dropAbsent<Thing extends object>(thing: Thing): Thing {
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => value !== undefined && value !== ''),
  ) as Thing
}
