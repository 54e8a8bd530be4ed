/**
 * What the article voices of a unit add up to: counts, and for each way of describing it the first place. An article
 * voice can be added to it or taken from it without knowing the others.
 *
 * @module
 */
import type { ArticleVoice, Evidence, VoiceKind } from '../record.ts'
import { foldRole, type Seat } from './seats.ts'
import { findContentStems } from './split-words.ts'
import { addTallies, EMPTY_TALLY, editEntries, type Tally, type TallyEdit } from './tallies.ts'

/** Equal units have equal prints, however their members came. */
export interface UnitPrint {
  /** How many article voices it has. */
  readonly members: number
  readonly articles: number
  readonly statements: number
  readonly kinds: readonly (readonly [kind: VoiceKind, members: number])[]
  /** What articles call it in full: how many do, and how often they use any of its names. */
  readonly called: readonly (readonly [name: string, members: number, uses: number])[]
  readonly names: Tally<NameCount>
  readonly roles: Tally<RoleCount>
  /** Article voices that a person has found to be somebody else's too. */
  readonly anchors: readonly string[]
  /** Why it is not named. Only of one that sits alone. */
  readonly because?: Evidence
}

export type NameCount = readonly [text: string, uses: number]
/** A way of describing somebody: its words, how many article voices have it, and where it stands in the first article. */
export type RoleCount = readonly [words: string, members: number, first: Evidence]

export interface SeatChange {
  readonly id: string
  readonly seat: Seat
  /** 1 when it is added, -1 when it is taken away. */
  readonly by: 1 | -1
}

export const EMPTY_PRINT: UnitPrint = {
  members: 0,
  articles: 0,
  statements: 0,
  kinds: [],
  called: [],
  names: EMPTY_TALLY,
  roles: EMPTY_TALLY,
  anchors: [],
}

/** The print of one article voice that sits alone. */
export function printOfSeat(id: string, seat: Seat): UnitPrint {
  const changes = [{ id, seat, by: 1 } as const]
  const names = editEntries([], editNames(changes))
  const roles = editEntries([], editRoles(changes).edit)
  return {
    ...changeCounts(EMPTY_PRINT, { changes, articles: 1 }),
    names: { size: names.length, top: names },
    roles: { size: roles.length, top: roles },
    ...(seat.because && { because: { ...seat.because, article: seat.article } }),
  }
}

/** A print with all but its tallies changed. */
export function changeCounts(
  print: UnitPrint,
  { changes, articles }: { changes: readonly SeatChange[]; articles: number },
): UnitPrint {
  const anchors = new Set(print.anchors)
  for (const { id, seat, by } of changes) {
    if (seat.isAnchor) by === 1 ? anchors.add(id) : anchors.delete(id)
  }
  const called = changes.map(({ seat, by }): [string, number, number] => [
    dropArticle(seat),
    by,
    by * seat.names.reduce((uses, { count }) => uses + count, 0),
  ])
  return {
    ...print,
    members: changes.reduce((sum, { by }) => sum + by, print.members),
    articles: print.articles + articles,
    statements: changes.reduce((sum, { seat, by }) => sum + by * seat.statements, print.statements),
    kinds: sumKinds([...print.kinds, ...changes.map(({ seat, by }) => [seat.kind, by] as const)]),
    called: sumCalled([...print.called, ...called]),
    anchors: [...anchors].sort(),
  }
}

/** What changes in the names by which it is called. */
export function editNames(changes: readonly SeatChange[]): Omit<TallyEdit<NameCount>, 'id'> {
  const sums = new Map<string, number>()
  for (const { seat, by } of changes)
    for (const { text, count } of seat.names) sums.set(text, (sums.get(text) ?? 0) + by * count)
  return {
    words: [...sums.keys()],
    edit: (text, [, uses] = [text, 0]) => {
      const sum = uses + sums.get(text)!
      return sum === 0 ? undefined : [text, sum]
    },
  }
}

/**
 * What changes in the ways of describing it. `lost` are those whose first place went, while others still have them: it is
 * filled when the edit is done.
 */
export function editRoles(changes: readonly SeatChange[]): {
  edit: Omit<TallyEdit<RoleCount>, 'id'>
  lost: Set<string>
} {
  const lost = new Set<string>()
  const places = new Map<string, { first: Evidence; by: 1 | -1 }[]>()
  for (const { seat, by } of changes) {
    for (const role of seat.roles) {
      const words = foldRole(role.text)
      places.set(words, [...(places.get(words) ?? []), { first: { ...role, article: seat.article }, by }])
    }
  }
  const edit = (words: string, entry: RoleCount | undefined): RoleCount | undefined => {
    const changed = places.get(words)!
    const count = changed.reduce((sum, { by }) => sum + by, entry?.[1] ?? 0)
    if (count === 0) return undefined
    const isGone = changed.some(({ first, by }) => by === -1 && compareEvidence(first, entry![2]) === 0)
    if (isGone) lost.add(words)
    const come = changed.flatMap(({ first, by }) => (by === 1 ? [first] : []))
    return [words, count, [...come, ...(entry ? [entry[2]] : [])].sort(compareEvidence)[0]!]
  }
  return { edit: { words: [...places.keys()], edit }, lost }
}

/** The print of several units together. An article that several of them have is counted once for each. */
export function addPrints(prints: readonly UnitPrint[]): UnitPrint {
  if (prints.length === 1) return prints[0]!
  const sum = (count: (print: UnitPrint) => number) => prints.reduce((all, print) => all + count(print), 0)
  const becauses = prints.flatMap(({ because }) => because ?? []).sort(compareEvidence)
  return {
    members: sum(({ members }) => members),
    articles: sum(({ articles }) => articles),
    statements: sum(({ statements }) => statements),
    kinds: sumKinds(prints.flatMap(({ kinds }) => kinds)),
    called: sumCalled(prints.flatMap(({ called }) => called)),
    names: addTallies(
      prints.map(({ names }) => names),
      ([text, uses], [, more]) => [text, uses + more] as const,
    ),
    roles: addTallies(
      prints.map(({ roles }) => roles),
      ([words, members, first], [, more, other]) =>
        [words, members + more, compareEvidence(first, other) < 0 ? first : other] as const,
    ),
    anchors: prints.flatMap(({ anchors }) => anchors).sort(),
    ...(becauses.length > 0 && { because: becauses[0]! }),
  }
}

/** The stems of the words by which articles describe it. */
export const findRoleStems = ({ roles }: UnitPrint): Set<string> =>
  new Set(findContentStems(roles.top.flatMap(([words]) => words.split(' '))))

/** "the Kremlin" is shown as "Kremlin" where the article itself belongs to no name of a person. */
export function dropArticle({ name, kind }: Pick<ArticleVoice, 'name' | 'kind'>): string {
  const isBody = kind === 'organisation' || kind === 'government'
  return isBody ? name.replace(/^the\s+(?=\p{Lu})/u, '').replace(/[’']s?$/, '') : name
}

export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** By the id of the article, then by the place in it. */
export function compareEvidence(one: Evidence, other: Evidence): number {
  return compareText(one.article, other.article) || one.start - other.start || one.end - other.end
}

function sumKinds(kinds: UnitPrint['kinds']): UnitPrint['kinds'] {
  const all = new Map<VoiceKind, number>()
  for (const [kind, members] of kinds) all.set(kind, (all.get(kind) ?? 0) + members)
  return [...all].filter(([, members]) => members !== 0).sort(([one], [other]) => compareText(one, other))
}

function sumCalled(called: UnitPrint['called']): UnitPrint['called'] {
  const all = new Map<string, [string, number, number]>()
  for (const [name, members, uses] of called) {
    const [, knownMembers, knownUses] = all.get(name) ?? [name, 0, 0]
    all.set(name, [name, knownMembers + members, knownUses + uses])
  }
  return [...all.values()]
    .filter(([, members]) => members !== 0)
    .sort(([one], [other]) => compareText(one, other))
}
