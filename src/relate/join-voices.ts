/**
 * Voices across articles: one for one person, body or outlet; groups and unnamed voices never leave their article.
 *
 * @module
 */
import { identify } from '../identify.ts'
import {
  type ArticleVoice,
  type Evidence,
  VOICE_KINDS,
  type Voice,
  type VoiceKind,
  type VoiceName,
} from '../record.ts'
import { foldBodyName, isGenericBody, parsePersonName } from './compare-names.ts'
import { describeMember, type Joined, type Member } from './describe-members.ts'
import { groupBy } from './group-by.ts'
import { joinPeople } from './join-people.ts'
import { linkSplit, splitOff } from './split-off.ts'
import { splitWords } from './split-words.ts'

/** What has a description for its name is another somebody, or another paper, in each article. */
export const isNameless = (kind: VoiceKind): boolean =>
  kind === 'group' || kind === 'unnamed' || kind === 'document'

export interface JoinVoicesOptions {
  /** The number of an article's story. */
  readonly storyOf: (article: string) => number
  /** Groups of ids of article voices. Each is kept apart from all others by hand, and is one voice. */
  readonly apart?: readonly (readonly string[])[]
}

/**
 * The voices of the record, sorted by id. Every article voice is a member of exactly one. Does not depend on the order
 * in which they are given.
 */
export function joinVoices(voices: readonly ArticleVoice[], { storyOf, apart }: JoinVoicesOptions): Voice[] {
  const members = [...voices]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((voice) => describeMember(voice, storyOf(voice.article)))
  const { free, off } = splitOff(members, apart)
  // The others are joined as if those split off were not there: whoever says who is another leaves the rest as it was.
  const joined = buildVoices([...joinMembers(free), ...off])
  return off.length === 0 ? joined : linkSplit(joined, { off, unsplit: joinMembers(members) })
}

function joinMembers(members: readonly Member[]): Joined[] {
  const ofKinds = (...kinds: VoiceKind[]) => members.filter(({ voice }) => kinds.includes(voice.kind))
  return [
    ...joinPeople(ofKinds('person')),
    ...joinBodies(ofKinds('organisation', 'government', 'outlet')),
    ...ofKinds('group', 'unnamed', 'document').map((member) => ({ members: [member], reasons: [] })),
  ]
}

/** Bodies of one name are one; those with a name that every country has, only inside a story. */
function joinBodies(members: readonly Member[]): Joined[] {
  const groups = groupBy(members, ({ voice, story }) => {
    const folded = foldBodyName(voice.name)
    if (folded === '' || /^(?:his|her|their|its|our|my) /.test(folded)) return voice.id
    return isGenericBody(folded) || !/\p{Lu}/u.test(voice.name) ? `${folded} ${story}` : folded
  })
  return [...groups.values()].map((group) => {
    const count = new Set(group.map(({ voice }) => voice.article)).size
    return { members: group, reasons: count > 1 ? [`${count} articles name “${group[0]!.voice.name}”.`] : [] }
  })
}

function buildVoices(joined: readonly Joined[]): Voice[] {
  const described = joined.map((group) => {
    const name = chooseName(group.members)
    const kind = chooseKind(group.members)
    return { group, name, kind, key: makeKey(name, kind) }
  })
  const holders = groupBy(described, ({ key }) => key)
  return described
    .map(({ group: { members, reasons }, name, kind, key }): Voice => {
      const ids = members.map(({ voice }) => voice.id).sort()
      const isAlone = !isNameless(kind) && holders.get(key)!.length === 1
      const because = findUnnamedBecause(members)
      return {
        id: identify('voi', isAlone ? [key] : [key, ids[0]]),
        name,
        kind,
        names: addUpNames(members),
        roles: collectRoles(members),
        members: ids,
        reasons: [...new Set(reasons)].sort(),
        ...(because && { unnamedBecause: because }),
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What the id is made of, so that it stays when another article joins. */
function makeKey(name: string, kind: VoiceKind): string {
  if (kind === 'person') return `person ${parsePersonName(name)?.key ?? splitWords(name).join(' ')}`
  return isNameless(kind) ? `${kind} ${name}` : `body ${foldBodyName(name)}`
}

/** The name that most articles give in full; then the one used most, then the longest, then by the alphabet. */
function chooseName(members: readonly Member[]): string {
  const candidates = groupBy(members, ({ voice }) => dropArticle(voice))
  const weigh = ([name, holders]: [string, Member[]]) => ({
    name,
    isFull: parsePersonName(name) !== undefined && parsePersonName(name)!.parts.length > 1 ? 1 : 0,
    articles: holders.length,
    uses: holders.reduce(
      (sum, { voice }) => sum + voice.names.reduce((uses, { count }) => uses + count, 0),
      0,
    ),
  })
  return [...candidates]
    .map(weigh)
    .sort(
      (a, b) =>
        b.isFull - a.isFull ||
        b.articles - a.articles ||
        b.uses - a.uses ||
        b.name.length - a.name.length ||
        (a.name < b.name ? -1 : 1),
    )[0]!.name
}

/** "the Kremlin" is shown as "Kremlin" where the article itself belongs to no name of a person. */
function dropArticle({ name, kind }: ArticleVoice): string {
  const isBody = kind === 'organisation' || kind === 'government'
  return isBody ? name.replace(/^the\s+(?=\p{Lu})/u, '').replace(/[’']s?$/, '') : name
}

function chooseKind(members: readonly Member[]): VoiceKind {
  const counts = groupBy(members, ({ voice }) => voice.kind)
  const count = (kind: VoiceKind) => counts.get(kind)?.length ?? 0
  return [...VOICE_KINDS].sort((a, b) => count(b) - count(a))[0]!
}

function addUpNames(members: readonly Member[]): VoiceName[] {
  const counts = new Map<string, number>()
  for (const { voice } of members) {
    for (const { text, count } of voice.names) counts.set(text, (counts.get(text) ?? 0) + count)
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}

function collectRoles(members: readonly Member[]): Evidence[] {
  const roles = members.flatMap(({ voice }) =>
    voice.roles.map((role) => ({ ...role, article: voice.article })),
  )
  const firstOfEach = new Map<string, Evidence>()
  for (const role of roles.sort((a, b) =>
    a.article < b.article ? -1 : a.article > b.article ? 1 : a.start - b.start,
  )) {
    const key = `${role.article} ${splitWords(role.text).join(' ')}`
    if (!firstOfEach.has(key)) firstOfEach.set(key, role)
  }
  return [...firstOfEach.values()]
}

function findUnnamedBecause(members: readonly Member[]): Evidence | undefined {
  const member = members.find(({ voice }) => voice.unnamedBecause)
  return member && { ...member.voice.unnamedBecause!, article: member.voice.article }
}
