/**
 * What a person has decided: these article voices are somebody else, whatever their names and stories say.
 *
 * @module
 */
import type { Voice } from '../record.ts'
import type { Joined, Member } from './describe-members.ts'
import { groupBy } from './group-by.ts'

export interface SplitMembers {
  /** Those that nobody has split off: they are joined by what the articles say. */
  readonly free: readonly Member[]
  /** Those that were split off together; each is one voice. */
  readonly off: readonly SplitOff[]
}

export interface SplitOff extends Joined {
  /** What they were split from: members of another `SplitOff`, or of `free`. */
  readonly from: readonly Member[]
}

/**
 * Sorts members by the groups of article voices that are kept apart. Two stay together when they are in the same
 * groups, so that groups in groups (who was split off is split again) come out the same in any order. Ids that no
 * member has are passed over.
 */
export function splitOff(
  members: readonly Member[],
  apart: readonly (readonly string[])[] = [],
): SplitMembers {
  const groupsOf = new Map<string, number[]>()
  sortGroups(members, apart).forEach((group, number) => {
    for (const id of group) groupsOf.set(id, [...(groupsOf.get(id) ?? []), number])
  })
  const classes = groupBy(members, ({ voice }) => (groupsOf.get(voice.id) ?? []).join(' '))
  const off = [...classes]
    .filter(([key]) => key !== '')
    .map(([key, group]) => ({
      members: group,
      reasons: explainGroup(group),
      // The smallest group is the last split: without it they would be with these.
      from: classes.get(key.split(' ').slice(1).join(' ')) ?? [],
    }))
  return { free: classes.get('') ?? [], off }
}

/** Each group once, smallest first, without ids that nobody has. */
function sortGroups(members: readonly Member[], apart: readonly (readonly string[])[]): string[][] {
  const known = new Set(members.map(({ voice }) => voice.id))
  const groups = apart.map((group) => [...new Set(group)].filter((id) => known.has(id)).sort())
  const once = new Map(groups.filter((group) => group.length > 0).map((group) => [group.join(' '), group]))
  return [...once]
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1))
    .map(([, group]) => group)
}

function explainGroup(members: readonly Member[]): string[] {
  const count = new Set(members.map(({ voice }) => voice.article)).size
  return count > 1 ? [`${count} articles were split off together by hand.`] : []
}

/**
 * The voices, each with those that it is kept apart from: who would be one with it if nobody had split them, as the
 * members `unsplit` tell.
 */
export function linkSplit(
  voices: readonly Voice[],
  { off, unsplit }: { off: readonly SplitOff[]; unsplit: readonly Joined[] },
): Voice[] {
  const voiceOf = new Map(voices.flatMap((voice) => voice.members.map((member) => [member, voice] as const)))
  const wholeOf = new Map(
    unsplit.flatMap((whole) => whole.members.map(({ voice }) => [voice.id, whole] as const)),
  )
  const others = new Map<Voice, Set<Voice>>()
  const link = (one: Voice, other: Voice) => others.set(one, (others.get(one) ?? new Set()).add(other))
  for (const { members, from } of off) {
    const wholes = new Set(members.map(({ voice }) => wholeOf.get(voice.id)))
    const one = voiceOf.get(members[0]!.voice.id)!
    for (const { voice } of from) {
      if (!wholes.has(wholeOf.get(voice.id))) continue
      const other = voiceOf.get(voice.id)!
      link(one, other)
      link(other, one)
    }
  }
  return voices.map((voice) => {
    const apart = [...(others.get(voice) ?? [])].map(({ id, name }) => ({ id, name }))
    return apart.length === 0 ? voice : { ...voice, apartFrom: apart.sort((a, b) => (a.id < b.id ? -1 : 1)) }
  })
}
