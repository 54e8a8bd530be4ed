/**
 * What a person types into the form of a statement, and which fields of the statement it changes.
 *
 * @module
 */
import type { Act, Certainty, ReadArticle, Statement, VoiceKind, VoiceReference } from '../src/record.ts'
import type { StatementFields } from '../src/store/index.ts'

/** As the form has them; empty where it is not known. */
export interface FormFields {
  readonly voice: string
  readonly voiceKind: VoiceKind
  readonly role: string
  readonly act: Act | ''
  readonly certainty: Certainty | ''
  readonly negated: string
  readonly from: string
  readonly to: string
  readonly addressee: string
  readonly venue: string
  /** Names, nearest the voice first, divided by commas. */
  readonly relay: string
  readonly firstHand: boolean
}

export function fillForm(statement: Statement): FormFields {
  const { voice, role, act, certainty, negated, saidAt, addressee, venue, relay, firstHand } = statement
  return {
    voice: voice?.name ?? '',
    voiceKind: voice?.kind ?? 'person',
    role: role?.text ?? '',
    act: act ?? '',
    certainty: certainty ?? '',
    negated: negated?.text ?? '',
    from: saidAt?.from.slice(0, 10) ?? '',
    to: saidAt?.to.slice(0, 10) ?? '',
    addressee: addressee?.text ?? '',
    venue: venue?.text ?? '',
    relay: relay?.map(({ name }) => name).join(', ') ?? '',
    firstHand: firstHand === true,
  }
}

/** A voice that can be chosen by its name. */
export type KnownVoice = Pick<VoiceReference, 'id' | 'name' | 'kind'>

/** The voices of the article's statements, then others that it mentions; of one name the first, sorted by name. */
export function listVoices({ statements, voices }: Pick<ReadArticle, 'statements' | 'voices'>): KnownVoice[] {
  const all = [...voices, ...statements.flatMap(({ voice }) => voice ?? [])]
  return [...new Map(all.map(({ id, name, kind }) => [name, { id, name, kind }])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  )
}

interface FilledForm {
  readonly filled: FormFields
  readonly voices: readonly KnownVoice[]
}

/**
 * What a filled form says otherwise than the statement: only these fields, `null` for what was emptied; nothing when
 * nothing was changed. One day alone is both the first and the last. A known voice is meant by its id.
 */
export function readChanges(
  statement: Statement,
  { filled, voices }: FilledForm,
): StatementFields | undefined {
  const before = fillForm(statement)
  const isChanged = (...names: (keyof FormFields)[]) => names.some((name) => filled[name] !== before[name])
  const words = (name: 'role' | 'negated' | 'addressee' | 'venue') =>
    isChanged(name) ? { [name]: filled[name].trim() || null } : {}
  const voice = filled.voice.trim()
  const known = voices.find(({ name }) => name === voice)
  const first = filled.from || filled.to
  const hands = filled.relay.split(',').flatMap((name) => name.trim() || [])
  const changes: StatementFields = {
    ...(isChanged('voice', 'voiceKind') &&
      (known
        ? { voice: known.id }
        : voice === ''
          ? { voice: null }
          : { voice, voiceKind: filled.voiceKind })),
    ...words('role'),
    ...(isChanged('act') && { act: filled.act || null }),
    ...(isChanged('certainty') && { certainty: filled.certainty || null }),
    ...words('negated'),
    ...(isChanged('from', 'to') && {
      saidAt: first === '' ? null : { from: first, to: filled.to || first },
    }),
    ...words('addressee'),
    ...words('venue'),
    ...(isChanged('relay') && { relay: hands.length > 0 ? hands : null }),
    ...(isChanged('firstHand') && { firstHand: filled.firstHand }),
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

/** The field of the form that the server's message is about: it begins with `edit saidAt: ...`. */
export function findWrongField(message: string): keyof FormFields | undefined {
  const name = /^edit (\w+):/.exec(message)?.[1]
  if (name === 'saidAt') return 'from'
  const fields: readonly string[] = [
    'voice',
    'voiceKind',
    'role',
    'act',
    'certainty',
    'negated',
    'addressee',
    'venue',
    'relay',
    'firstHand',
  ]
  return fields.includes(name ?? '') ? (name as keyof FormFields) : undefined
}
