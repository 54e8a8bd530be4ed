/**
 * One person for one person across articles. Equal full names first, then other forms of a full name, then surnames;
 * in doubt people stay apart.
 *
 * @module
 */
import { compareFullNames, type NameLikeness, type PersonName, parsePersonName } from './compare-names.ts'
import {
  areConflicting,
  collectFields,
  findCommonRoleWord,
  findCommonStory,
  type Joined,
  type Member,
  shareAnArticle,
} from './describe-members.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import { groupBy } from './group-by.ts'

interface Person {
  readonly name: PersonName
  /** The name as it is written. */
  readonly written: string
  readonly members: Member[]
  readonly reasons: string[]
}

/** Members of kind `person` as persons. Must come in a fixed order, such as that of their ids. */
export function joinPeople(members: readonly Member[]): Joined[] {
  const named: { member: Member; name: PersonName }[] = []
  const others: Joined[] = []
  for (const member of members) {
    const name = parsePersonName(member.voice.name)
    if (name) named.push({ member, name })
    else others.push({ members: [member], reasons: [] })
  }
  const full = joinEqualNames(named.filter(({ name }) => name.parts.length > 1))
  const people = joinOtherForms(full)
  const short = joinSurnames(
    named.filter(({ name }) => name.parts.length === 1),
    people,
  )
  return [...people, ...short, ...others]
}

function joinEqualNames(named: readonly { member: Member; name: PersonName }[]): Person[] {
  const byKey = groupBy(named, ({ name }) => name.key)
  return [...byKey.values()].flatMap((group) =>
    splitNamesakes(group.map(({ member }) => member)).map((members) => ({
      name: group[0]!.name,
      written: members[0]!.voice.name,
      members,
      reasons: members.length > 1 ? [`${members.length} articles name “${members[0]!.voice.name}”.`] : [],
    })),
  )
}

/**
 * People of one name: one person, unless reports of different stories have them in different fields of work. Who
 * could then be either stays alone with the story.
 */
function splitNamesakes(members: readonly Member[]): Member[][] {
  const inStories = [...groupBy(members, ({ story }) => story).values()]
  const sets = createDisjointSets(inStories.length)
  const firstOfField = new Map<number, number>()
  inStories.forEach((group, index) => {
    for (const field of collectFields(group)) {
      sets.join(index, firstOfField.get(field) ?? index)
      firstOfField.set(field, firstOfField.get(field) ?? index)
    }
  })
  const known = new Set([...firstOfField.values()].map(sets.find))
  if (known.size <= 1) return [[...members]]
  return sets.list().map((group) => group.flatMap((index) => inStories[index]!))
}

/** Joins people whose names are other forms of one name, where a common story or role bears it out. */
function joinOtherForms(people: readonly Person[]): Person[] {
  const sets = createDisjointSets(people.length)
  const joint = [...people]
  for (const { one, other, reason } of proposePairs(people)) {
    const [a, b] = [joint[sets.find(one)]!, joint[sets.find(other)]!]
    const isOther = areConflicting(collectFields(a.members), collectFields(b.members))
    if (a === b || isOther || shareAnArticle(a.members, b.members)) continue
    sets.join(one, other)
    joint[sets.find(one)] = {
      ...a,
      members: [...a.members, ...b.members],
      reasons: [...a.reasons, ...b.reasons, reason],
    }
  }
  return sets.list().map(([first]) => joint[first!]!)
}

interface Proposal {
  readonly one: number
  readonly other: number
  readonly likeness: NameLikeness
  readonly reason: string
}

/** Pairs of names that may be one. A short form that fits two people is taken for neither: which Bush is George Bush? */
function proposePairs(people: readonly Person[]): Proposal[] {
  const proposals: Proposal[] = []
  const seen = new Set<number>()
  for (const block of blockNames(people).values()) {
    for (const [at, one] of block.entries()) {
      for (const other of block.slice(at + 1)) {
        const pair = one * people.length + other
        if (one === other || seen.has(pair)) continue
        seen.add(pair)
        const likeness = compareFullNames(people[one]!.name, people[other]!.name)
        const reason = likeness && explainLikeness(people[one]!, { other: people[other]!, likeness })
        if (likeness && reason) proposals.push({ one, other, likeness, reason })
      }
    }
  }
  const isShortForm = (index: number, { one, other, likeness }: Proposal) =>
    likeness !== 'spelling' &&
    people[index]!.name.key.length === Math.min(people[one]!.name.key.length, people[other]!.name.key.length)
  const fitting = new Map<number, number>()
  for (const proposal of proposals) {
    for (const index of [proposal.one, proposal.other]) {
      if (isShortForm(index, proposal)) fitting.set(index, (fitting.get(index) ?? 0) + 1)
    }
  }
  return proposals
    .filter((proposal) =>
      [proposal.one, proposal.other].every(
        (index) => !isShortForm(index, proposal) || fitting.get(index) === 1,
      ),
    )
    .sort((a, b) => a.one - b.one || a.other - b.other)
}

/** Indexes of people under keys, so that any two whose names can be one have a key in common. */
function blockNames(people: readonly Person[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  people.forEach(({ name }, index) => {
    const initial = name.parts[0]![0]!
    const keys = new Set([`${initial} ${name.surname}`, `${name.parts[0]} ${name.parts[1]}`])
    if (name.surname.length >= 6)
      for (const key of leaveOutLetters(name.surname)) keys.add(`${initial}~${key}`)
    for (const key of keys) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  })
  return blocks
}

/** The word, and the word with each letter left out in turn; with two left out as well for long words. */
function leaveOutLetters(word: string): string[] {
  const once = [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))
  if (word.length < 9) return [word, ...once]
  return [
    word,
    ...once,
    ...once.flatMap((rest) => [...rest].map((_, at) => rest.slice(0, at) + rest.slice(at + 1))),
  ]
}

/** A sentence that a reader can check, or nothing where neither story nor role speaks for it. */
function explainLikeness(
  one: Person,
  { other, likeness }: { other: Person; likeness: NameLikeness },
): string | undefined {
  const word = findCommonRoleWord(one.members, other.members)
  const isSameStory = findCommonStory(one.members, other.members) !== undefined
  if (word === undefined && (!isSameStory || likeness === 'initial')) return undefined
  const names = `“${one.written}” and “${other.written}”`
  const form = likeness === 'spelling' ? 'differ in a letter or two' : 'are forms of one name'
  const story = isSameStory ? ' in reports of one story' : ''
  return word === undefined
    ? `${names} ${form}${story}.`
    : `${names} ${form}, and both have “${word}” in their role.`
}

/**
 * Joins those known by surname alone: with the only person of that surname in the same story, or else with one another
 * inside the story. Adds to the members of `people`, who have full names, and gives back the others.
 */
function joinSurnames(
  named: readonly { member: Member; name: PersonName }[],
  people: readonly Person[],
): Joined[] {
  const inStories = indexSurnames(people)
  const fieldsOf = new Map(people.map((person) => [person, collectFields(person.members)]))
  const alone: { member: Member; name: PersonName }[] = []
  const additions: { person: Person; member: Member }[] = []
  for (const { member, name } of named) {
    const fitting = inStories.get(`${member.story} ${name.surname}`)
    const [person, articles] = fitting?.size === 1 ? [...fitting][0]! : []
    // Where the article has both the name and the surname as two voices, it has told them apart.
    const isFit =
      person && !articles!.has(member.voice.article) && !areConflicting(member.fields, fieldsOf.get(person)!)
    if (isFit) additions.push({ person, member })
    else alone.push({ member, name })
  }
  for (const { person, member } of additions) {
    person.members.push(member)
    person.reasons.push(
      `“${member.voice.name}” is in the same story as “${person.written}”, the only person of that surname there.`,
    )
  }
  return joinWithinStories(alone)
}

/** For each story and surname, who is so named there in full, and in which articles. */
function indexSurnames(people: readonly Person[]): Map<string, Map<Person, Set<string>>> {
  const inStories = new Map<string, Map<Person, Set<string>>>()
  for (const person of people) {
    for (const { voice, story } of person.members) {
      const key = `${story} ${parsePersonName(voice.name)!.surname}`
      const there = inStories.get(key) ?? new Map<Person, Set<string>>()
      there.set(person, (there.get(person) ?? new Set<string>()).add(voice.article))
      inStories.set(key, there)
    }
  }
  return inStories
}

function joinWithinStories(alone: readonly { member: Member; name: PersonName }[]): Joined[] {
  const groups = groupBy(alone, ({ member, name }) => `${member.story} ${name.key}`)
  return [...groups.values()].flatMap((group): Joined[] => {
    const members = group.map(({ member }) => member)
    if (collectFields(members).size > 1) return members.map((member) => ({ members: [member], reasons: [] }))
    const reason = `${members.length} articles of one story name “${members[0]!.voice.name}”.`
    return [{ members, reasons: members.length > 1 ? [reason] : [] }]
  })
}
