/**
 * Groups as people have corrected them: what was split off is joined by nobody but people, and what people have joined
 * is one.
 *
 * @module
 */
import type { GroupCorrections } from '../shelf.ts'
import { groupLinked } from './collect-component.ts'

export interface CorrectOptions {
  readonly corrections: GroupCorrections
  /** Groups those that nobody has split off, as if the others were not there. */
  readonly join: (free: readonly string[]) => readonly (readonly string[])[]
}

/**
 * Members, which must come sorted, in groups. Two that were split off stay together when they are in the same splits,
 * so that splits inside splits come out the same in any order. Members that are not given are passed over.
 */
export function groupWithCorrections(
  members: readonly string[],
  { corrections, join }: CorrectOptions,
): string[][] {
  const splitsOf = new Map<string, string[]>()
  const known = new Set(members)
  const splits = new Set(corrections.apart.map((group) => [...group].sort().join(' ')))
  for (const split of [...splits].sort()) {
    for (const member of split.split(' ')) {
      if (known.has(member)) splitsOf.set(member, [...(splitsOf.get(member) ?? []), split])
    }
  }
  const free = members.filter((member) => !splitsOf.has(member))
  const off = new Map<string, string[]>()
  for (const [member, of] of splitsOf) {
    const key = of.join('|')
    off.set(key, [...(off.get(key) ?? []), member])
  }
  const groups = [...join(free), ...off.values()]
  // One that is not given does not stand between those that are.
  const together = corrections.together.map((group) => group.filter((member) => known.has(member)))
  return groupLinked(members, linkGroups([...groups, ...together]))
}

function* linkGroups(groups: readonly (readonly string[])[]): Generator<readonly [string, string]> {
  for (const group of groups) for (let at = 1; at < group.length; at++) yield [group[at - 1]!, group[at]!]
}
