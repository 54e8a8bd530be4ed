/**
 * Lays what people said of single statements over what was read. What was read is never changed: undoing a correction
 * is applying the others without it.
 *
 * @module
 */
import { identify } from '../../identify.ts'
import {
  type ArticleVoice,
  type Decision,
  EDITED_FIELDS,
  type KeptStatement,
  type ReadArticle,
  type Statement,
  type StatementCorrection,
  type StatementEdit,
  type VoiceReference,
} from '../../record.ts'
import { findSameStatement, findVoiceAt } from './match-anchors.ts'

export type StatementDecision = Extract<Decision, { kind: 'confirm' | 'reject' | 'edit' }>

/** A correction of a statement that nobody undid. */
export interface HeldCorrection {
  readonly id: string
  readonly number: number
  readonly decision: StatementDecision
}

/** A statement that people corrected. */
export interface CorrectedStatement {
  /** As the record has it now, with its `correction`. */
  readonly statement: Statement
  /** As it was read: what a further correction of it keeps. */
  readonly kept: KeptStatement
  /** All corrections of it that nobody undid, in order. */
  readonly corrections: readonly HeldCorrection[]
}

export interface Corrected {
  /** The statements and voices that take part in everything. */
  readonly statements: readonly Statement[]
  readonly voices: readonly ArticleVoice[]
  /** Those that a person rejected: for the page of their article. */
  readonly rejected: readonly Statement[]
  readonly corrected: readonly CorrectedStatement[]
}

const DECISIONS = { confirm: 'confirmed', edit: 'edited', reject: 'rejected' } as const

type Reading = Pick<ReadArticle, 'statements' | 'voices'>

/**
 * The statements of one article as people have set them right. One that is not found any more is put back as it was kept,
 * unless it was rejected. Voices that are left without a statement are left out.
 */
export function applyCorrections(reading: Reading, corrections: readonly HeldCorrection[]): Corrected {
  const targets = findTargets(reading, corrections)
  const voices = [...reading.voices]
  const corrected = targets.map((target) => correctStatement(target, voices))
  const isRejected = ({ statement }: CorrectedStatement) => statement.correction?.decision === 'rejected'
  const now = new Map(targets.map(({ read }, index) => [read?.id, corrected[index]!]))
  const untouched = reading.statements.filter(({ id }) => !now.has(id))
  const rejected = corrected.filter(isRejected).map(({ statement }) => statement)
  const kept = corrected.filter((one) => !isRejected(one)).map(({ statement }) => statement)
  const statements = orderAsRead([...untouched, ...kept], reading.statements)
  const gone = new Set(rejected.map(({ id }) => id))
  const speaking = new Set(statements.map(({ voice }) => voice?.id))
  const wasSilent = findSilent(reading)
  return {
    statements: statements.map((statement) => leaveRejected(statement, gone)),
    voices: voices.filter(({ id }) => speaking.has(id) || wasSilent.has(id)),
    rejected: orderAsRead(rejected, reading.statements),
    corrected,
  }
}

/** Voices that had no statement before anybody corrected one. */
function findSilent({ statements, voices }: Reading): Set<string> {
  const speaking = new Set(statements.map(({ voice }) => voice?.id))
  return new Set(voices.map(({ id }) => id).filter((id) => !speaking.has(id)))
}

/** A statement that people corrected: where it was read, what they kept of it, what they said. */
interface Target {
  readonly read: Statement | undefined
  readonly kept: KeptStatement
  readonly corrections: HeldCorrection[]
}

function findTargets(reading: Reading, corrections: readonly HeldCorrection[]): Target[] {
  const targets: Target[] = []
  const voiceOf = (statement: Statement) => reading.voices.find(({ id }) => id === statement.voice?.id)
  for (const correction of [...corrections].sort((a, b) => a.number - b.number)) {
    const { statement, voice } = correction.decision
    const read = findSameStatement(statement, reading.statements)
    const lost = targets.filter((target) => target.read === undefined).map(({ kept }) => kept.statement)
    const known = read ?? findSameStatement(statement, lost)
    const target = targets.find((one) => known !== undefined && (one.read ?? one.kept.statement) === known)
    if (target) target.corrections.push(correction)
    else {
      const kept = read ? { statement: read, voice: voiceOf(read) } : { statement, voice }
      targets.push({ read, kept, corrections: [correction] })
    }
  }
  // Of what was rejected and is not found any more there is nothing to show.
  return targets.filter(
    ({ read, corrections }) =>
      read !== undefined || corrections.some(({ decision }) => decision.kind !== 'reject'),
  )
}

function correctStatement({ kept, corrections }: Target, voices: ArticleVoice[]): CorrectedStatement {
  const confirmed = corrections.findLast(({ decision }) => decision.kind === 'confirm')
  // Who confirms a statement says that it is right as it was then, whatever a later version reads.
  const base = confirmed ? pickKept(confirmed.decision) : kept
  const read = base.statement
  const { voice: _, ...rest } = read
  const reference = seatVoice(base, voices)
  const statement: Statement = reference ? { ...rest, voice: reference } : rest
  const edits = corrections.flatMap(({ decision }) => (decision.kind === 'edit' ? [decision.fields] : []))
  const fields: StatementEdit = Object.assign({}, ...edits)
  const last = corrections.at(-1)!.decision.kind
  const isSure = last !== 'reject'
  const edited = editStatement(statement, fields, voices)
  const sure = isSure ? makeSure(edited, confirmed ? 'whole' : fields) : edited
  const correction: StatementCorrection = {
    decision: DECISIONS[last],
    corrections: corrections.map(({ id }) => id),
    before: {
      ...(isSure && read.confidence !== 1 && { confidence: read.confidence }),
      ...Object.fromEntries(
        EDITED_FIELDS.filter(
          (field) => fields[field] !== undefined && isOtherwise(edited[field], read[field]),
        ).map((field) => [field, read[field] ?? null]),
      ),
    },
  }
  return { statement: { ...sure, correction }, kept: base, corrections }
}

/** What a decision keeps of its statement, without what it says of it. */
const pickKept = ({ statement, voice }: KeptStatement): KeptStatement => ({
  statement,
  ...(voice && { voice }),
})

/** True when a field says something else; how sure it is, and which words told it, is no matter here. */
function isOtherwise(now: unknown, read: unknown): boolean {
  const leaveOut = (key: string, value: unknown) =>
    ['confidence', 'written', 'evidence', 'unnamedBecause'].includes(key) ? undefined : value
  return JSON.stringify(now, leaveOut) !== JSON.stringify(read, leaveOut)
}

/** The voice of a statement among those of its article now; one that is not found any more is put back. */
function seatVoice({ statement, voice }: KeptStatement, voices: ArticleVoice[]): VoiceReference | undefined {
  if (!statement.voice || !voice) return statement.voice
  const same =
    voices.find(({ id }) => id === voice.id) ??
    findVoiceAt({ spans: voice.mentions, name: voice.name }, voices)
  if (!same) voices.push(voice)
  const { id, name, kind } = same ?? voice
  return { ...statement.voice, id, name, kind }
}

function editStatement(
  statement: Statement,
  { voice, saidAt, addressee, venue, relay, ...plain }: StatementEdit,
  voices: ArticleVoice[],
): Statement {
  const fields: Record<string, unknown> = { ...statement, ...plain }
  if (saidAt !== undefined) fields.saidAt = saidAt && { ...saidAt, confidence: 1 }
  if (addressee !== undefined) fields.addressee = addressee && { ...addressee, confidence: 1 }
  if (venue !== undefined) fields.venue = venue && { ...venue, confidence: 1 }
  if (relay !== undefined) fields.relay = relay?.map((hand) => ({ ...hand, confidence: 1 })) ?? null
  if (voice !== undefined) {
    fields.voice = voice && nameVoice(statement, voice, voices)
    fields.notes = statement.notes?.filter(({ code }) => code !== 'voice-open')
    if ((fields.notes as unknown[] | undefined)?.length === 0) fields.notes = null
  }
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Statement
}

/** The voice that a person named: at a place of this article, of this name in it, or one of its own. */
function nameVoice(
  statement: Statement,
  { name, kind, place }: NonNullable<StatementEdit['voice']>,
  voices: ArticleVoice[],
): VoiceReference {
  const there = place?.article === statement.article ? findVoiceAt(place, voices) : undefined
  const found = there ?? voices.find((voice) => voice.name === name && voice.kind === kind)
  if (found) return { id: found.id, name: found.name, kind: found.kind, confidence: 1 }
  const { article, speaker } = statement
  const id = identify('avo', [article, kind, name, 'by hand'])
  const mentions = speaker.length > 0 ? speaker : statement.content
  voices.push({ id, article, name, kind, names: [{ text: name, count: 1 }], roles: [], mentions })
  return { id, name, kind, confidence: 1 }
}

/** Whoever corrects a statement says that it is one; who confirms it, that all of it is right. */
function makeSure(statement: Statement, sure: StatementEdit | 'whole'): Statement {
  const { voice, saidAt, addressee, venue, relay } = statement
  if (sure !== 'whole') return { ...statement, confidence: 1 }
  return {
    ...statement,
    confidence: 1,
    ...(voice && { voice: { ...voice, confidence: 1 } }),
    ...(saidAt && { saidAt: { ...saidAt, confidence: 1 } }),
    ...(addressee && { addressee: { ...addressee, confidence: 1 } }),
    ...(venue && { venue: { ...venue, confidence: 1 } }),
    ...(relay && { relay: relay.map((hand) => ({ ...hand, confidence: 1 })) }),
  }
}

/** In the order of the reading; those that it does not have, where their content stands. */
function orderAsRead(statements: readonly Statement[], read: readonly Statement[]): Statement[] {
  const places = new Map(read.map(({ id }, place) => [id, place]))
  const placeOf = (statement: Statement): number => {
    const known = places.get(statement.id)
    if (known !== undefined) return known
    const start = statement.content[0]?.[0] ?? 0
    const next = read.findIndex(({ content }) => (content[0]?.[0] ?? 0) > start)
    return (next < 0 ? read.length : next) - 0.5
  }
  return [...statements]
    .map((statement) => ({ statement, place: placeOf(statement) }))
    .sort((a, b) => a.place - b.place || (a.statement.id < b.statement.id ? -1 : 1))
    .map(({ statement }) => statement)
}

/** Nothing that counts stands inside what somebody rejected. */
function leaveRejected(statement: Statement, rejected: ReadonlySet<string>): Statement {
  if (statement.within === undefined || !rejected.has(statement.within)) return statement
  const { within: _, ...rest } = statement
  return rest
}
