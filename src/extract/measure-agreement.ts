import { CONTENT, type Segment, SPEAKER } from './label-around-cue.ts'

/** How far the readings of a cue agree with one candidate, each a share of all the chance, 0 to 1. */
export interface Agreement {
  /** The chance of the readings that are the same statement by a reader's measure: speakers meet, half the content is shared. */
  readonly whole: number
  /** How much of the content is shared, over all readings. */
  readonly content: number
  /** The chance of the readings whose speaker meets the candidate's, or that have none as it has none. */
  readonly speaker: number
  /** The chance of the readings whose content begins, or ends, with the same token. */
  readonly start: number
  readonly end: number
}

/** Of what is known by its layout. */
export const FULL_AGREEMENT: Agreement = { whole: 1, content: 1, speaker: 1, start: 1, end: 1 }

/** What is compared of a reading. */
interface Parts {
  readonly speakers: readonly Segment[]
  readonly contents: readonly Segment[]
  /** Tokens of content, and where the first begins and the last ends. */
  readonly length: number
  readonly start: number
  readonly end: number
}

/** A reading in its parts, with its chance. */
export interface WeighedReading extends Parts {
  readonly chance: number
}

export function weighReading(segments: readonly Segment[], logChance: number): WeighedReading {
  return { ...listParts(segments), chance: Math.exp(logChance) }
}

function listParts(segments: readonly Segment[]): Parts {
  const contents = segments.filter(({ label }) => label === CONTENT)
  return {
    speakers: segments.filter(({ label }) => label === SPEAKER),
    contents,
    length: contents.reduce((sum, { first, end }) => sum + end - first, 0),
    start: contents[0]?.first ?? -1,
    end: contents[contents.length - 1]?.end ?? -1,
  }
}

/**
 * How far all readings of a cue speak for a candidate. One reading alone says little where many differ by a word only: their
 * chances add up.
 */
export function measureAgreement(
  segments: readonly Segment[],
  readings: readonly WeighedReading[],
): Agreement {
  const sum = { whole: 0, content: 0, speaker: 0, start: 0, end: 0 }
  const own = listParts(segments)
  for (const other of readings) {
    const { chance } = other
    const common = countShared(own.contents, other.contents)
    const shared = common / Math.max(1, own.length + other.length - common)
    const meets =
      own.speakers.length > 0 ? countShared(own.speakers, other.speakers) > 0 : other.speakers.length === 0
    sum.content += chance * shared
    if (meets) sum.speaker += chance
    if (meets && shared >= 0.5) sum.whole += chance
    if (own.start === other.start) sum.start += chance
    if (own.end === other.end) sum.end += chance
  }
  return sum
}

/** How many tokens stand in both; both are in order of the text. */
function countShared(some: readonly Segment[], others: readonly Segment[]): number {
  let shared = 0
  for (const a of some) {
    for (const b of others) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.first, b.first))
  }
  return shared
}
