/**
 * One person for one person across articles: those of one full name, with those whose names are other forms of it. In
 * doubt people stay apart.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import { identify } from '../identify.ts'
import { editName, readName } from './change-names.ts'
import { compareFullNames, type NameLikeness, type PersonName } from './compare-names.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import type { NamePrint, VoiceDesk } from './open-voice-desk.ts'
import { identifyNameUnit } from './seats.ts'
import { splitNamesakes } from './split-namesakes.ts'
import { stemWord } from './split-words.ts'
import { addPrints, compareText, findRoleStems, type UnitPrint } from './unit-prints.ts'

/** A person as the reports with a full name tell. */
export interface Person {
  readonly id: string
  /** As articles write it. */
  readonly name: string
  /** The units of full names, sorted. */
  readonly units: readonly string[]
  /** Why reports were taken to mean one person, a sentence each. */
  readonly reasons: readonly string[]
}

/** One of the people of a full name. */
interface Namesake {
  readonly id: string
  readonly nameId: string
  readonly name: PersonName
  readonly written: string
  readonly units: readonly string[]
  readonly fields: number
  readonly print: UnitPrint
  readonly stems: ReadonlySet<string>
  /** No other person has this full name. */
  readonly isOnly: boolean
  readonly alike: ReadonlyMap<string, { readonly stories: number; readonly articles: number }>
}

/** All people of these names, and of the names that may be theirs. Keeps in the names' prints who is who. */
export async function joinNames(desk: VoiceDesk, seeds: ReadonlySet<string>): Promise<Person[]> {
  const found = await loadNamesakes(desk, seeds)
  const people = joinForms([...found.keys()].sort().flatMap((id) => found.get(id)!))
  const personOf = new Map(people.flatMap(({ id, units }) => units.map((unit) => [unit, id] as const)))
  for (const id of found.keys()) {
    const { stories, people: known } = desk.names.get(id)!
    const now = stories.map(([fields]) => [fields, personOf.get(identifyNameUnit(id, fields))!] as const)
    if (JSON.stringify(now) !== JSON.stringify(known)) editName(desk, id, () => ({ people: now }))
  }
  return people
}

/** The people of these names, of those like them, and of all that hang together with them, by name. */
async function loadNamesakes(desk: VoiceDesk, seeds: ReadonlySet<string>): Promise<Map<string, Namesake[]>> {
  await desk.names.load(seeds)
  const namesOf = (id: string) => [
    ...(desk.names.get(id)?.alike ?? []),
    ...(desk.names.getKept(id)?.alike ?? []),
  ]
  const near = [...seeds].flatMap((id) => namesOf(id).map(([other]) => other))
  const found = new Map<string, Namesake[]>()
  let fresh = [...new Set([...seeds, ...near])]
  while (fresh.length > 0) {
    for (const [id, people] of await describeNames(desk, fresh)) found.set(id, people)
    const around = new Set(fresh.flatMap((id) => desk.names.get(id)?.alike.map(([other]) => other) ?? []))
    const unknown = new Map(
      await describeNames(
        desk,
        [...around].filter((id) => !found.has(id)),
      ),
    )
    const reached = new Set<string>()
    for (const one of fresh.flatMap((id) => found.get(id) ?? [])) {
      for (const other of [...one.alike.keys()].flatMap((id) => unknown.get(id) ?? []))
        if (proposePair(one, other)) reached.add(other.nameId)
    }
    fresh = [...reached]
  }
  return found
}

async function describeNames(desk: VoiceDesk, ids: readonly string[]): Promise<[string, Namesake[]][]> {
  await desk.names.load(ids)
  const prints = ids.flatMap((id) => {
    const print = desk.names.get(id)
    return print ? [[id, print] as const] : []
  })
  const unitsOf = (id: string, { stories }: NamePrint) =>
    stories.map(([fields]) => identifyNameUnit(id, fields))
  await desk.units.load(prints.flatMap(([id, print]) => unitsOf(id, print)))
  return prints.map(([id, print]) => [id, describePeople(desk, { id, print })])
}

function describePeople(desk: VoiceDesk, { id, print }: { id: string; print: NamePrint }): Namesake[] {
  const name = readName(print)
  const people = splitNamesakes(print.stories)
  const alike = new Map(print.alike.map(([other, stories, articles]) => [other, { stories, articles }]))
  return people.map(({ fields, mark }) => {
    const units = fields.map((set) => identifyNameUnit(id, set)).sort()
    const sum = addPrints(units.map((unit) => desk.units.get(unit)!))
    return {
      id: identify('voi', [`person ${name.key}`, ...mark]),
      nameId: id,
      name,
      written: chooseName(sum.called),
      units,
      fields: fields.reduce((all, set) => all | set, 0),
      print: sum,
      stems: findRoleStems(sum),
      isOnly: people.length === 1,
      alike,
    }
  })
}

/** The name that most articles give; then the one used most, then the longest, then by the alphabet. */
export function chooseName(called: UnitPrint['called']): string {
  return [...called].sort(
    ([one, articles, uses], [other, otherArticles, otherUses]) =>
      otherArticles - articles || otherUses - uses || other.length - one.length || compareText(one, other),
  )[0]![0]
}

interface Proposal {
  readonly one: Namesake
  readonly other: Namesake
  readonly likeness: NameLikeness
  /** How many stories have both. */
  readonly stories: number
  readonly reason: string
}

/** Two people whose names are forms of one name, where a story or a role bears it out and no article tells them apart. */
function proposePair(one: Namesake, other: Namesake): Proposal | undefined {
  const common = one.alike.get(other.nameId)
  if (!common || common.articles > 0) return undefined
  const likeness = compareFullNames(one.name, other.name)!
  const word = [...one.stems].filter((stem) => other.stems.has(stem)).sort()[0]
  // Where there are namesakes, a story that has both names does not tell which of them is meant.
  const isSameStory = common.stories > 0 && one.isOnly && other.isOnly
  if (word === undefined && (!isSameStory || likeness === 'initial')) return undefined
  const names = [one.written, other.written].sort().map((name) => `“${name}”`)
  const form = likeness === 'spelling' ? 'differ in a letter or two' : 'are forms of one name'
  const role = word === undefined ? '' : `, and both have “${unstem(word, one.print)}” in their role`
  const story = word === undefined ? ' in reports of one story' : ''
  return {
    one,
    other,
    likeness,
    stories: common.stories,
    reason: `${names.join(' and ')} ${form}${story}${role}.`,
  }
}

/** A word of the roles that has this stem: the shortest, then the first in the alphabet. */
function unstem(stem: string, { roles }: UnitPrint): string {
  const words = new Set(roles.top.flatMap(([role]) => role.split(' ')))
  const having = [...words].filter((word) => stemWord(word) === stem)
  return having.sort((a, b) => a.length - b.length || compareText(a, b))[0]!
}

function joinForms(namesakes: readonly Namesake[]): Person[] {
  const sets = createDisjointSets(namesakes.length)
  const numberOf = new Map(namesakes.map((namesake, number) => [namesake, number]))
  const groups = namesakes.map((namesake) => ({ members: [namesake], reasons: [] as string[] }))
  for (const { one, other, reason } of proposePairs(namesakes)) {
    const [a, b] = [sets.find(numberOf.get(one)!), sets.find(numberOf.get(other)!)]
    if (a === b || !canBeOne(groups[a]!.members, groups[b]!.members)) continue
    sets.join(a, b)
    groups[Math.min(a, b)] = {
      members: [...groups[a]!.members, ...groups[b]!.members],
      reasons: [...groups[a]!.reasons, ...groups[b]!.reasons, reason],
    }
  }
  return sets.list().map(([first]) => makePerson(groups[first!]!))
}

/**
 * A short form that fits several people is taken for the one whom so many times as many stories have beside it as all
 * others together. Set on the reports of PolNeAR's training part and BASIL: 8 stories have both "Donald Trump" and "Donald
 * J. Trump", and 1 has "Donald Trump Jr."; `fits the one form that most stories have beside it` guards it.
 */
const CLEARLY_MEANT = 4

/** Pairs that are not in doubt, best borne out first. Which Bush is George Bush? Where that is open he is neither. */
function proposePairs(namesakes: readonly Namesake[]): Proposal[] {
  const byName = groupBy(namesakes, ({ nameId }) => nameId)
  const proposals = namesakes.flatMap((one) =>
    [...one.alike.keys()]
      .flatMap((id) => byName.get(id) ?? [])
      .flatMap((other) => (one.nameId < other.nameId ? (proposePair(one, other) ?? []) : [])),
  )
  const fitting = new Map<Namesake, Namesake[]>()
  for (const { one, other, likeness } of proposals) {
    if (likeness === 'spelling') continue
    const length = (namesake: Namesake) => namesake.name.key.length
    if (length(one) <= length(other)) fitting.set(one, [...(fitting.get(one) ?? []), other])
    if (length(other) <= length(one)) fitting.set(other, [...(fitting.get(other) ?? []), one])
  }
  return proposals
    .filter(
      ({ one, other }) => isClear(one, { long: other, fitting }) && isClear(other, { long: one, fitting }),
    )
    .sort((a, b) => b.stories - a.stories || compareText(a.one.id + a.other.id, b.one.id + b.other.id))
}

/** Whether a short form is this long form's, and not that of somebody else whom it fits. */
function isClear(
  short: Namesake,
  { long, fitting }: { long: Namesake; fitting: ReadonlyMap<Namesake, readonly Namesake[]> },
): boolean {
  const longer = fitting.get(short) ?? []
  if (!longer.includes(long)) return true
  const isAlike = long.name.generation === short.name.generation
  // The son has his "Jr.": without it a name is rather the father's.
  const isRival = (other: Namesake) =>
    !canBeOne([long], [other]) && !(isAlike && other.name.generation !== short.name.generation)
  const stories = (other: Namesake) => short.alike.get(other.nameId)!.stories
  const rivals = longer.filter((other) => other !== long && isRival(other))
  const others = rivals.reduce((sum, rival) => sum + stories(rival), 0)
  return rivals.length === 0 || (stories(long) > 0 && stories(long) >= CLEARLY_MEANT * others)
}

/** Whether every name of the one fits every name of the other, and neither an article nor the work speaks against it. */
function canBeOne(some: readonly Namesake[], others: readonly Namesake[]): boolean {
  const fields = (group: readonly Namesake[]) => group.reduce((all, one) => all | one.fields, 0)
  const isOtherWork = fields(some) !== 0 && fields(others) !== 0 && (fields(some) & fields(others)) === 0
  return (
    !isOtherWork && some.every((one) => others.every((other) => one.alike.get(other.nameId)?.articles === 0))
  )
}

function makePerson({
  members,
  reasons,
}: {
  members: readonly Namesake[]
  reasons: readonly string[]
}): Person {
  const [leading] = [...members].sort(
    (one, other) =>
      other.print.articles - one.print.articles ||
      other.name.key.length - one.name.key.length ||
      compareText(one.id, other.id),
  )
  const counts = members.flatMap(({ print, written }) =>
    print.articles > 1 ? [`${print.articles} articles name “${written}”.`] : [],
  )
  return {
    id: leading!.id,
    name: leading!.written,
    units: members.flatMap(({ units }) => units).sort(),
    reasons: [...counts, ...reasons].sort(),
  }
}
