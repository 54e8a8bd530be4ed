/** What a person asked for, as the log keeps it: with the places that it holds on to. */
import type { Kysely } from 'kysely'
import { UsageError } from '../../errors.ts'
import type { CorrectedGroup, Decision, KeptStatement, VoiceKind } from '../../record.ts'
import { findId } from '../find-id.ts'
import { isVoiceId } from '../find-voice-id.ts'
import { foldName } from '../fold-name.ts'
import { loadReadArticles } from '../load-read-articles.ts'
import type { CorrectionRequest } from '../open-record.ts'
import type { Tables } from '../tables.ts'
import { findStatement, findThing, type Member, type Thing } from './find-things.ts'
import { loadCorrected } from './hold-corrections.ts'
import { readEdit } from './read-edit.ts'

/**
 * How many places of each side of a merge, and of what is renamed, are kept: enough to hold on to what the person saw, whatever is read anew, and
 * few enough that a voice of ten thousand articles is not loaded for each new one.
 */
const PLACES_OF_A_SIDE = 200
const LONGEST_NAME = 200
/** How many ids a message lists. */
const SHOWN = 10

/** What was decided, and what the places of each side are now. */
export interface Decided {
  readonly decision: Decision
  readonly members: readonly (readonly string[])[]
}

/** Throws UsageErrors as `OpenRecord.correct` says. */
export async function decide(db: Kysely<Tables>, request: CorrectionRequest): Promise<Decided> {
  if (request.kind === 'merge') return decideMerge(db, request)
  if (request.kind === 'split') return decideSplit(db, request)
  if (request.kind === 'rename') return decideRename(db, request)
  const { id, article } = await findStatement(db, request.statement)
  const kept = await keepStatement(db, { id, article })
  if (request.kind !== 'edit') return { decision: { kind: request.kind, ...kept }, members: [] }
  const [read] = await loadReadArticles(db, [article])
  const { voices } = read!
  const voice = request.fields.voice
  const place = voice && isVoiceId(voice) ? await findPlaceOfVoice(db, { voice, article }) : undefined
  const fields = readEdit(request.fields, {
    statement: kept.statement,
    article: read!.article,
    voices,
    place,
  })
  // The places in the statement's own article are found when that is read anew with this edit.
  return { decision: { kind: 'edit', fields, ...kept }, members: place ? [[], [], [place.id]] : [] }
}

/** A statement as it was read, whatever people have said of it since. */
async function keepStatement(
  db: Kysely<Tables>,
  { id, article }: { id: string; article: string },
): Promise<KeptStatement> {
  const { corrected, statements, voices } = await loadCorrected(db, article)
  const known = corrected.find(({ statement }) => statement.id === id)
  if (known) return known.kept
  const statement = statements.find((one) => one.id === id)!
  const voice = voices.find((one) => one.id === statement.voice?.id)
  return { statement, ...(voice && { voice }) }
}

/** Where a voice of the record is mentioned: in this article, if it is, else in the first by id. */
async function findPlaceOfVoice(
  db: Kysely<Tables>,
  { voice, article }: { voice: string; article: string },
): Promise<Member & { readonly kind: VoiceKind }> {
  const { members } = await findThing(db, 'voice', voice)
  const member = members.find(({ anchor }) => anchor.article === article) ?? members[0]!
  return { ...member, kind: member.kind! }
}

async function decideMerge(
  db: Kysely<Tables>,
  { of, things }: Extract<CorrectionRequest, { kind: 'merge' }>,
): Promise<Decided> {
  const found = new Map<string, Thing>()
  for (const id of things) {
    const thing = await findThing(db, of, id)
    found.set(thing.id, thing)
  }
  const sides = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (sides.length < 2) {
    const got = sides.map(({ label }) => label).join() || 'none'
    const fix = things.length > 1 ? 'they are one already' : 'name all that are one'
    throw new UsageError(`merge ${of}`, { expected: `two or more ${PLURALS[of]}`, got, fix })
  }
  if (of === 'utterance') await checkOneVoice(db, sides)
  const kept = sides.map(({ members }) => members.slice(0, PLACES_OF_A_SIDE))
  return { decision: { kind: 'merge', of, sides: listPlacesOf(kept) }, members: listIds(kept) }
}

const PLURALS: Record<CorrectedGroup, string> = { voice: 'voices', utterance: 'utterances', story: 'stories' }
const listPlacesOf = (sides: readonly (readonly Member[])[]) =>
  sides.map((members) => members.map(({ anchor }) => anchor))
const listIds = (sides: readonly (readonly Member[])[]) => sides.map((members) => members.map(({ id }) => id))

/** Nobody says what another says: who are one voice is for the voices to tell. */
async function checkOneVoice(db: Kysely<Tables>, sides: readonly Thing[]): Promise<void> {
  const voices = [...new Set(sides.map(({ voice }) => voice!))].sort()
  if (voices.length === 1) return
  const labels: string[] = []
  for (const voice of voices) labels.push((await findThing(db, 'voice', voice)).label)
  throw new UsageError('merge utterance', {
    expected: 'utterances of one voice',
    got: labels.join(', '),
    fix: `if they are one, say so first: hearsay merge voice ${voices.join(' ')}; if a statement is another's, "hearsay edit" it`,
  })
}

async function decideSplit(
  db: Kysely<Tables>,
  { of, thing, members }: Extract<CorrectionRequest, { kind: 'split' }>,
): Promise<Decided> {
  const whole = await findThing(db, of, thing)
  const wanted = new Set<string>()
  for (const id of members) wanted.add(await findMemberId(db, of, id))
  const isWanted = ({ id, anchor }: Member) =>
    wanted.has(id) || (of === 'voice' && wanted.has(anchor.article))
  checkSplit(whole, { of, wanted, isWanted })
  const sides = [
    whole.members.filter(isWanted),
    whole.members.filter((member) => !isWanted(member)).slice(0, PLACES_OF_A_SIDE),
  ]
  const [off, from] = listPlacesOf(sides)
  return { decision: { kind: 'split', of, members: off!, from: from! }, members: listIds(sides) }
}

async function decideRename(
  db: Kysely<Tables>,
  { of, thing, name }: Extract<CorrectionRequest, { kind: 'rename' }>,
): Promise<Decided> {
  const named = readName(name)
  const voice = await findThing(db, of, thing)
  const kept = voice.members.slice(0, PLACES_OF_A_SIDE)
  const [members] = listPlacesOf([kept])
  return {
    decision: { kind: 'rename', of, members: members!, name: named, before: voice.name! },
    members: listIds([kept]),
  }
}

/** A name on one line, without control characters. */
function readName(name: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const { length } = [...line]
  if (foldName(line) !== '' && length <= LONGEST_NAME) return line
  throw new UsageError('rename', {
    expected: `a name of 1 to ${LONGEST_NAME} characters`,
    got: length > LONGEST_NAME ? `${length} characters` : name,
    fix: 'give what the voice is to be called everywhere',
  })
}

/** A voice is split by articles, or by what articles call it; an utterance by statements, a story by articles. */
async function findMemberId(db: Kysely<Tables>, of: CorrectedGroup, idOrPrefix: string): Promise<string> {
  const prefix = idOrPrefix.trim()
  const isArticleVoice = of === 'voice' && prefix.startsWith('avo_')
  const table = isArticleVoice ? 'article_voices' : of === 'utterance' ? 'statements' : 'articles'
  const id = await findId(db, { table, prefix })
  if (id !== undefined) return id
  const thing = of === 'utterance' ? 'statement' : 'article'
  throw new UsageError(thing, {
    expected: `the id of ${of === 'utterance' ? 'a statement' : 'an article'} of the record`,
    got: idOrPrefix,
    fix: '"hearsay show article" lists them',
  })
}

/** Throws where these members cannot be split off from all that there are. */
function checkSplit(
  { label, members }: Thing,
  {
    of,
    wanted,
    isWanted,
  }: { of: CorrectedGroup; wanted: ReadonlySet<string>; isWanted: (member: Member) => boolean },
): void {
  const named = of === 'utterance' ? 'statement' : 'article'
  const nameOf = ({ id, anchor }: Member) => (of === 'voice' ? anchor.article : id)
  const has = [...new Set(members.map(nameOf))]
  const which = has.slice(0, SHOWN).join(', ') + (has.length > SHOWN ? ` and ${has.length - SHOWN} more` : '')
  const known = new Set(
    members.flatMap(({ id, anchor }) => [id, ...(of === 'voice' ? [anchor.article] : [])]),
  )
  const stranger = [...wanted].find((id) => !known.has(id))
  if (stranger !== undefined) {
    const expected = `${named === 'article' ? 'an article' : 'a statement'} ${of === 'voice' ? 'with' : 'of'} ${label}`
    throw new UsageError('split', {
      expected,
      got: stranger,
      fix: `name some of those that it has: ${which}`,
    })
  }
  if (members.length === 1) {
    const expected = `${of === 'utterance' ? 'an utterance' : `a ${of}`} of two ${named}s or more`
    const fix = 'there is nothing to split'
    throw new UsageError('split', { expected, got: label, fix })
  }
  const count = members.filter(isWanted).length
  if (count > 0 && count < members.length) return
  const got = wanted.size === 0 ? 'none' : `all ${has.length}`
  const fix = `name some and leave some, of ${which}`
  throw new UsageError('split', { expected: `some of the ${named}s of ${label}`, got, fix })
}
