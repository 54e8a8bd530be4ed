/**
 * Voices as they are kept: those that people have found to be one are one, and each tells from whom it was split.
 *
 * @module
 */
import { VOICE_KINDS, type Voice, type VoiceKind } from '../record.ts'
import { groupLinked } from './collect-component.ts'
import type { Drafts } from './collect-drafts.ts'
import type { Draft } from './draft-voices.ts'
import type { VoiceDesk } from './open-voice-desk.ts'
import { isArticleVoice } from './seats.ts'
import { addPrints, compareText, type UnitPrint } from './unit-prints.ts'

/** So many names and so many roles are shown of a voice. */
const MOST_SHOWN = 50

interface CorrectOptions {
  readonly drafts: Drafts
  readonly seated: ReadonlySet<string>
  /** Ids of article voices that are new, or were read anew. */
  readonly added: readonly string[]
}

/** Keeps the voices of all drafts, and answers which article voices have another voice than before. */
export async function correctVoices(
  desk: VoiceDesk,
  { drafts, seated, added }: CorrectOptions,
): Promise<{ regrouped: string[] }> {
  const joined = joinByHand(desk, drafts)
  const voices: Voice[] = []
  const voiceOf = new Map<string, string>()
  for (const group of joined) {
    const voice = await buildVoice(desk, group)
    voices.push(voice)
    for (const unit of group.flatMap(({ units }) => units)) voiceOf.set(unit, voice.id)
  }
  await desk.shelf.keep('voice', linkSplit(voices, { drafts, voiceOf }))
  const kept = new Set(voices.map(({ id }) => id))
  const gone = [...new Set(drafts.voicesBefore.values())].filter((id) => !kept.has(id))
  if (gone.length > 0) await desk.shelf.drop('voice', gone)
  const changed = await keepGroups(desk, { drafts, voiceOf, seated })
  await saveDesk(desk)
  const regrouped = new Set([...changed, ...added.filter((id) => desk.seats.get(id) !== undefined)])
  return { regrouped: [...regrouped].sort() }
}

/** Drafts in groups, of which each is one voice; that of the leading name comes first. */
function joinByHand(desk: VoiceDesk, { byId, together }: Drafts): Draft[][] {
  const draftOf = new Map(
    [...byId.values()].flatMap(({ id, units }) => units.map((unit) => [unit, id] as const)),
  )
  const links = together.flatMap((group) => {
    const ids = group.flatMap((voice) => draftOf.get(desk.seats.get(voice)?.unit ?? '') ?? [])
    return ids.slice(1).map((id, at) => [ids[at]!, id] as const)
  })
  return groupLinked([...byId.keys()].sort(), links).map((ids) =>
    ids.map((id) => byId.get(id)!).sort(compareLeading),
  )
}

/** A person's full name leads; then the name of most articles, the one used most, the longest, and by the alphabet. */
function compareLeading(one: Draft, other: Draft): number {
  const uses = ({ print }: Draft) => print.called.reduce((sum, [, , count]) => sum + count, 0)
  return (
    Number(other.isFull) - Number(one.isFull) ||
    other.print.articles - one.print.articles ||
    uses(other) - uses(one) ||
    other.name.length - one.name.length ||
    compareText(one.name, other.name) ||
    compareText(one.id, other.id)
  )
}

async function buildVoice(desk: VoiceDesk, group: readonly Draft[]): Promise<Voice> {
  const [leading] = group
  const print = addPrints(group.map((draft) => draft.print))
  const reasons = [
    ...group.flatMap((draft) => draft.reasons),
    ...(group.length > 1 ? ['Joined by hand.'] : []),
  ]
  return {
    id: leading!.id,
    name: leading!.name,
    kind: chooseKind(print.kinds),
    names: print.names.top.slice(0, MOST_SHOWN).map(([text, count]) => ({ text, count })),
    roles: print.roles.top.slice(0, MOST_SHOWN).map(([, , first]) => first),
    reasons: [...new Set(reasons)].sort(),
    articleCount: group.length > 1 ? await countArticles(desk, group) : print.articles,
    statementCount: print.statements,
    ...(print.because && { unnamedBecause: print.because }),
  }
}

function chooseKind(kinds: UnitPrint['kinds']): VoiceKind {
  const counts = new Map(kinds)
  return [...VOICE_KINDS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0]!
}

/** One article may have several voices that a person has found to be one: it is looked for in all but the largest. */
async function countArticles(desk: VoiceDesk, group: readonly Draft[]): Promise<number> {
  const [largest, ...others] = [...group].sort(
    (a, b) => b.print.articles - a.print.articles || compareText(a.id, b.id),
  )
  const unitOf = new Map(group.flatMap((draft) => draft.units.map((unit) => [unit, draft] as const)))
  const articles = new Set<string>()
  for (const unit of others.flatMap((draft) => draft.units)) {
    for (const article of await findArticlesOf(desk, unit)) articles.add(article)
  }
  const inLargest = new Set<string>()
  for (const unit of largest!.units.filter(isArticleVoice)) {
    for (const article of await findArticlesOf(desk, unit)) inLargest.add(article)
  }
  const voicesOf = await desk.loadArticles(articles)
  const isInLargest = (article: string) =>
    inLargest.has(article) ||
    [...voicesOf.get(article)!].some((id) => {
      const seat = desk.seats.get(id)
      return seat?.article === article && unitOf.get(seat.unit) === largest
    })
  return largest!.print.articles + [...articles].filter((article) => !isInLargest(article)).length
}

async function findArticlesOf(desk: VoiceDesk, unit: string): Promise<string[]> {
  const members = isArticleVoice(unit) ? [unit] : await findMembersOf(desk, unit)
  await desk.seats.load(members)
  return members.map((id) => desk.seats.get(id)!.article)
}

/** The members of a unit as it now is: some may just have moved. */
async function findMembersOf(desk: VoiceDesk, unit: string): Promise<string[]> {
  const kept = (await desk.shelf.findMembers('unit', [unit])).get(unit) ?? []
  await desk.seats.load(kept)
  const all = new Set([...kept, ...desk.seats.listSet()])
  return [...all].filter((id) => desk.seats.get(id)?.unit === unit)
}

/** The voices, each with those that it is kept apart from: who would be one with it if nobody had split them. */
function linkSplit(
  voices: readonly Voice[],
  { drafts, voiceOf }: { drafts: Drafts; voiceOf: ReadonlyMap<string, string> },
): Voice[] {
  const others = new Map<string, Set<string>>()
  const link = (one: string, other: string) => {
    if (one !== other) others.set(one, (others.get(one) ?? new Set()).add(other))
  }
  const splitOf = new Map(drafts.splits.flatMap((split) => split.members.map((id) => [id, split] as const)))
  const wouldBe = (id: string) => {
    const units = drafts.wouldBe.get(id) ?? []
    return units.flatMap((unit) => voiceOf.get(unit) ?? [])[0] ?? units[0]
  }
  for (const { members, from } of drafts.splits) {
    const one = voiceOf.get(members[0]!)!
    const wholes = new Set(members.flatMap((id) => wouldBe(id) ?? []))
    const otherVoices =
      from === 'free'
        ? [...wholes].filter((id) => id.startsWith('voi_'))
        : from.filter((id) => wholes.has(wouldBe(id) ?? '') && splitOf.has(id)).map((id) => voiceOf.get(id)!)
    for (const other of otherVoices) {
      link(one, other)
      link(other, one)
    }
  }
  const nameOf = new Map(voices.map(({ id, name }) => [id, name]))
  return voices.map((voice) => {
    const apart = [...(others.get(voice.id) ?? [])].sort().map((id) => ({ id, name: nameOf.get(id)! }))
    return apart.length === 0 ? voice : { ...voice, apartFrom: apart }
  })
}

/** Keeps which unit each article voice and which voice each unit is in now; answers whose voice is another. */
async function keepGroups(
  desk: VoiceDesk,
  {
    drafts,
    voiceOf,
    seated,
  }: { drafts: Drafts; voiceOf: ReadonlyMap<string, string>; seated: ReadonlySet<string> },
): Promise<Set<string>> {
  const { shelf } = desk
  const moved = [...seated].filter((id) => desk.seats.getKept(id)?.unit !== desk.seats.get(id)?.unit)
  const unitOf = moved.flatMap((id) => {
    const seat = desk.seats.get(id)
    return seat ? [[id, seat.unit] as const] : []
  })
  await shelf.setGroups('unit', new Map(unitOf))
  await shelf.dropMembers(
    'unit',
    moved.filter((id) => desk.seats.get(id) === undefined),
  )
  const changed = [...voiceOf].filter(([unit, voice]) => drafts.voicesBefore.get(unit) !== voice)
  await shelf.setGroups('voice', new Map(changed))
  await shelf.dropMembers(
    'voice',
    [...drafts.voicesBefore.keys()].filter((unit) => !voiceOf.has(unit)),
  )
  const members = await shelf.findMembers(
    'unit',
    changed.map(([unit]) => unit),
  )
  const hasOther = (id: string) => {
    const [before, after] = [desk.seats.getKept(id), desk.seats.get(id)]
    return !before || drafts.voicesBefore.get(before.unit) !== voiceOf.get(after!.unit)
  }
  const isMoved = new Set(moved)
  return new Set([
    ...[...members.values()].flat().filter((id) => !isMoved.has(id)),
    ...unitOf.map(([id]) => id).filter(hasOther),
  ])
}

async function saveDesk(desk: VoiceDesk): Promise<void> {
  const { seats, units, nameShards, roleShards, names, places, surnames, carved } = desk
  for (const traces of [seats, units, nameShards, roleShards, names, places, surnames, carved])
    await traces.save()
}
