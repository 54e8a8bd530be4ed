/**
 * Rings in which things lead to each other, so that none of them is where it began.
 *
 * @module
 */
import { compareText } from './told-report.ts'

/** What leads where. Things that lead nowhere may be left out. */
export type Leads = ReadonlyMap<string, ReadonlySet<string>>

export interface Circle {
  /** All that lead to each other, sorted. */
  readonly members: readonly string[]
  /** Shortest rings that together pass through every member; each begins with its least and does not repeat it. */
  readonly rings: readonly (readonly string[])[]
}

/**
 * All circles among things that lead to others.
 *
 * @example findCircles(new Map([['a', new Set(['b'])], ['b', new Set(['a', 'c'])]]))
 *   // [{ members: ['a', 'b'], rings: [['a', 'b']] }]
 */
export function findCircles(all: Leads): Circle[] {
  const leads = keepLinked(all)
  const circles: Circle[] = []
  const done = new Set<string>()
  for (const thing of [...leads.keys()].sort(compareText)) {
    if (done.has(thing)) continue
    const reached = findReached(leads, thing)
    if (!reached.has(thing)) continue
    const members = [...reached].filter((other) => findReached(leads, other).has(thing)).sort(compareText)
    for (const member of members) done.add(member)
    circles.push({ members, rings: findRings(leads, members) })
  }
  return circles
}

/** Only what leads somewhere and is led to: the rest is in no circle, and as a rule nothing is left. */
function keepLinked(leads: Leads): Leads {
  let kept = leads
  for (let size = -1; size !== kept.size; ) {
    size = kept.size
    const led = new Set([...kept.values()].flatMap((next) => [...next]))
    const things = [...kept].filter(([thing]) => led.has(thing))
    const names = new Set(things.map(([thing]) => thing))
    const within = things.map(
      ([thing, next]) => [thing, new Set([...next].filter((one) => names.has(one)))] as const,
    )
    kept = new Map(within.filter(([, next]) => next.size > 0))
  }
  return kept
}

/** Everything that a thing leads to; itself only where it leads back. */
function findReached(leads: Leads, from: string): Set<string> {
  const reached = new Set<string>()
  const waiting = [from]
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    for (const next of leads.get(thing) ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      waiting.push(next)
    }
  }
  return reached
}

function findRings(leads: Leads, members: readonly string[]): string[][] {
  const covered = new Set<string>()
  const rings: string[][] = []
  for (const member of members) {
    if (covered.has(member)) continue
    const ring = startWithLeast(findShortestRing(leads, member))
    for (const thing of ring) covered.add(thing)
    rings.push(ring)
  }
  return rings
}

/** The shortest way back to where it starts; of several as short, the first by name. */
function findShortestRing(leads: Leads, start: string): string[] {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const thing of waiting) {
    for (const next of [...(leads.get(thing) ?? [])].sort(compareText)) {
      if (next === start) return walkBack(cameFrom, { start, end: thing })
      if (cameFrom.has(next)) continue
      cameFrom.set(next, thing)
      waiting.push(next)
    }
  }
  return [start]
}

function walkBack(
  cameFrom: ReadonlyMap<string, string>,
  { start, end }: { start: string; end: string },
): string[] {
  const ring = [end]
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at)!
    ring.unshift(at)
  }
  return ring
}

function startWithLeast(ring: readonly string[]): string[] {
  const least = ring.indexOf([...ring].sort(compareText)[0]!)
  return [...ring.slice(least), ...ring.slice(0, least)]
}
