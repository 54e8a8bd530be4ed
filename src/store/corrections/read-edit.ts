/** What a person wants a statement's fields to be, checked against the article. */
import { UsageError } from '../../errors.ts'
import {
  ACTS,
  type Anchor,
  type Article,
  type ArticleVoice,
  CERTAINTIES,
  type Passage,
  type Statement,
  type StatementEdit,
  VOICE_KINDS,
  type VoiceKind,
} from '../../record.ts'
import { foldName } from '../fold-name.ts'
import type { StatementFields } from '../open-record.ts'

const FIELDS: readonly (keyof StatementFields)[] = [
  'voice',
  'voiceKind',
  'role',
  'act',
  'certainty',
  'negated',
  'saidAt',
  'addressee',
  'venue',
  'relay',
  'firstHand',
]
/** Of these the words must stand in the article. */
const WORDED = ['role', 'negated', 'addressee', 'venue'] as const

export interface EditContext {
  readonly statement: Statement
  readonly article: Article
  /** The voices of the article. */
  readonly voices: readonly ArticleVoice[]
  /** Where the voice of an id that is given as `voice` is mentioned. */
  readonly place?: { readonly anchor: Anchor; readonly kind: VoiceKind }
}

/**
 * The fields as the correction keeps them. Throws a UsageError when nothing or a field of the evidence is to be changed,
 * when words do not stand in the article, or when a value is none.
 */
export function readEdit(fields: StatementFields, context: EditContext): StatementEdit {
  checkNames(fields)
  const { act, certainty, saidAt, firstHand, relay } = fields
  if (act) checkChoice('act', act, ACTS)
  if (certainty) checkChoice('certainty', certainty, CERTAINTIES)
  if (saidAt) checkDays(saidAt)
  const passages = WORDED.filter((field) => fields[field] !== undefined).map((field) => {
    const words = fields[field]
    return [field, words ? findWords(words, { field, ...context }) : null]
  })
  return {
    ...(fields.voice !== undefined && { voice: readVoice(fields, context) }),
    ...(act !== undefined && { act }),
    ...(certainty !== undefined && { certainty }),
    ...(saidAt !== undefined && { saidAt: saidAt && { from: saidAt.from, to: saidAt.to } }),
    ...Object.fromEntries(passages),
    ...(relay !== undefined && { relay: readRelay(relay, context) }),
    ...(firstHand !== undefined && { firstHand: firstHand ? (true as const) : null }),
  }
}

function checkNames(fields: StatementFields): void {
  const given = Object.keys(fields).filter((name) => fields[name as keyof StatementFields] !== undefined)
  const stranger = given.find((name) => !(FIELDS as readonly string[]).includes(name))
  if (stranger !== undefined) {
    const fix = `the words, spans and quotation marks are the evidence and stay as the article has them; a statement that is none can be rejected`
    throw new UsageError('edit', { expected: `one of ${FIELDS.join(', ')}`, got: stranger, fix })
  }
  if (given.some((name) => name !== 'voiceKind')) return
  const expected = 'a field to set right'
  const fix = `give one of ${FIELDS.join(', ')}; voiceKind goes with voice`
  throw new UsageError('edit', { expected, got: given.join(', ') || 'none', fix })
}

function checkChoice(field: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new UsageError(`edit ${field}`, {
    expected: `one of ${choices.join(', ')}`,
    got: value,
    fix: 'give one of these',
  })
}

function checkDays({ from, to }: { from: string; to: string }): void {
  const isDay = (day: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    new Date(day).toISOString().startsWith(day)
  const wrong = [from, to].find((day) => !isDay(day))
  if (wrong !== undefined) {
    throw new UsageError('edit saidAt', {
      expected: 'a day that there is, written 2019-03-28',
      got: String(wrong),
      fix: 'give the day, or the first and the last on which it may have been said',
    })
  }
  if (from <= to) return
  const fix = 'give the earlier day first'
  throw new UsageError('edit saidAt', {
    expected: 'a first day and a last one',
    got: `${from} to ${to}`,
    fix,
  })
}

/** These words where they stand nearest to the statement, with small and capital letters as the article has them. */
function findWords(
  words: string,
  { field, statement, article }: { field: string; statement: Statement; article: Article },
): Passage {
  const found = findNearest(words, { statement, text: article.text })
  if (found) return found
  throw new UsageError(`edit ${field}`, {
    expected: `words that stand in ${article.id}`,
    got: words,
    fix: 'give them as the article has them: whatever the record says of a statement can be read there',
  })
}

function findNearest(
  words: string,
  { statement, text }: { statement: Statement; text: string },
): Passage | undefined {
  const pattern = words.trim().split(/\s+/).map(escapePattern).join('\\s+')
  if (pattern === '') return undefined
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu')
  const spans = [...statement.speaker, ...statement.cue, ...statement.content]
  const distanceTo = (start: number) =>
    Math.min(...spans.map(([from, to]) => Math.max(0, from - start, start - to)))
  const [nearest] = [...text.matchAll(whole)].sort((a, b) => distanceTo(a.index) - distanceTo(b.index))
  return nearest && { text: nearest[0], start: nearest.index, end: nearest.index + nearest[0].length }
}

const escapePattern = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function readVoice(
  { voice, voiceKind }: StatementFields,
  { voices, statement, place }: EditContext,
): StatementEdit['voice'] {
  if (voiceKind) checkChoice('voiceKind', voiceKind, VOICE_KINDS)
  if (voice === null || voice === undefined) return null
  if (place) return { name: place.anchor.name, kind: place.kind, place: place.anchor }
  const folded = foldName(voice)
  if (folded === '') {
    const fix = 'give a name, or "none" where nobody can tell whose words these are'
    throw new UsageError('edit voice', { expected: 'a name', got: voice, fix })
  }
  const own = voices.find(
    ({ name, names, kind }) =>
      (voiceKind === undefined || kind === voiceKind) &&
      [name, ...names.map(({ text }) => text)].some((each) => foldName(each) === folded),
  )
  if (!own) return { name: voice.trim(), kind: voiceKind ?? 'person' }
  const { name, kind, mentions } = own
  return { name, kind, place: { article: statement.article, spans: mentions, name } }
}

function readRelay(
  names: readonly string[] | null,
  { statement, article, voices }: EditContext,
): StatementEdit['relay'] {
  if (names === null) return null
  return names.map((name) => {
    const known =
      statement.relay?.find((hand) => foldName(hand.name) === foldName(name)) ??
      voices.find((voice) => foldName(voice.name) === foldName(name))
    const evidence = findNearest(name, { statement, text: article.text })
    return { name: known?.name ?? name, kind: known?.kind ?? 'outlet', ...(evidence && { evidence }) }
  })
}
