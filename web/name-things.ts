/**
 * How the words of the record read on a page.
 *
 * @module
 */
import type {
  Act,
  Certainty,
  Difference,
  Quotation,
  Relation,
  RelationKind,
  SaidAt,
  Statement,
  Story,
  VoiceKind,
} from '../src/record.ts'

export const QUOTATION_NAMES: Readonly<Record<Quotation, string>> = {
  direct: 'all in quotation marks',
  mixed: 'partly in quotation marks',
  indirect: 'not in quotation marks',
}

export const ACT_NAMES: Readonly<Record<Act, string>> = {
  assert: 'asserts',
  deny: 'denies',
  reject: 'rejects',
  confirm: 'confirms',
  demand: 'demands',
  ask: 'asks',
  promise: 'promises',
  threaten: 'threatens',
  warn: 'warns',
  accuse: 'accuses',
  praise: 'praises',
  predict: 'predicts',
  announce: 'announces',
  decline: 'declines to comment',
  think: 'thinks',
}

/** What a voice does with a statement, or does not: "did not say". */
export function nameAct({ act, negated }: Pick<Statement, 'act' | 'negated'>): string | undefined {
  if (negated === undefined) return act && ACT_NAMES[act]
  if (act === undefined || act === 'assert' || act === 'decline') return 'does not say'
  return `does not ${act}`
}

export const RELATION_NAMES: Readonly<Record<RelationKind, { verb: string; passive: string; sign: string }>> =
  {
    agrees: { verb: 'agrees with', passive: 'agrees with', sign: '=' },
    contradicts: { verb: 'contradicts', passive: 'contradicted by', sign: '≠' },
    denies: { verb: 'denies', passive: 'denied by', sign: '⊘' },
    answers: { verb: 'answers', passive: 'answered by', sign: '↩' },
    reverses: { verb: 'reverses', passive: 'reversed by', sign: '⇄' },
  }

/** Below this it is said that a statement is unsure. */
export const UNSURE_BELOW = 0.6

/** What a relation is called, whoever is shown to deny: who turns down a demand rejects it, and denies nothing. */
export function nameRelation({ kind }: Pick<Relation, 'kind'>, from?: Pick<Statement, 'act'>) {
  if (kind === 'denies' && from?.act === 'reject') {
    return { ...RELATION_NAMES.denies, verb: 'rejects', passive: 'rejected by' }
  }
  return RELATION_NAMES[kind]
}

/**
 * What is otherwise in a wording.
 *
 * @example nameDifference({ kind: 'number changed', lost: '100', won: '120' })
 *   // 'number changed: “100” became “120”'
 */
export function nameDifference({ kind, lost, won }: Difference): string {
  if (lost && won) return `${kind}: “${lost}” became “${won}”`
  if (lost) return `${kind}: without “${lost}”`
  return won ? `${kind}: with “${won}”` : kind
}

export const CERTAINTY_NAMES: Readonly<Record<Certainty, string>> = {
  certain: 'put as certain',
  probable: 'put as probable',
  possible: 'put as possible',
  conditional: 'put under a condition',
}

export const VOICE_KIND_NAMES: Readonly<Record<VoiceKind, string>> = {
  person: 'person',
  organisation: 'organisation',
  government: 'government',
  outlet: 'outlet',
  group: 'group',
  unnamed: 'unnamed',
  document: 'document',
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/**
 * An ISO day or time for readers: `28 March 2019`, `28 March 2019, 10:15 +03:00`, `March 2019`. What is no ISO date
 * comes back as it is.
 */
export function nameDate(iso: string): string {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::[\d.]+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(iso)
  if (!match) return iso
  const [, year, month, day, time, zone] = match
  if (!month) return year!
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  if (!day) return MONTH.format(moment)
  const clock = time ? `, ${time}${zone ? ` ${zone === 'Z' ? 'UTC' : zone}` : ''}` : ''
  return DAY.format(moment) + clock
}

/** When something was said: `Thursday, 28 March 2019`, or the first and the last day. */
export function nameSaidAt({ from, to }: Pick<SaidAt, 'from' | 'to'>): string {
  if (from !== to) return `${nameDate(from)} to ${nameDate(to)}`
  const moment = new Date(`${from.slice(0, 10)}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}/.test(from) || Number.isNaN(moment.getTime())) return nameDate(from)
  return `${WEEKDAY.format(moment)}, ${nameDate(from)}`
}

/**
 * A role as it reads behind a name: the article that opened a sentence in the report does not open one here.
 *
 * @example nameRole('The minister') // 'the minister'
 */
export function nameRole(text: string): string {
  return text.replace(/^(?:The|An|A)(?=\s)/, (word) => word.toLowerCase())
}

/** Where the verb itself tells where: "tweeted". */
const VENUES_OF_VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:re)?tweet(?:s|ed|ing)?$/i, 'on Twitter'],
  [/^e-?mail(?:s|ed|ing)?$/i, 'by email'],
  [/^text(?:s|ed|ing)?$/i, 'in a text message'],
  [/^post(?:s|ed|ing)?$/i, 'in a post'],
]

/**
 * Where something was said, as it reads by itself.
 *
 * @example nameVenue('tweeted') // 'on Twitter'
 */
export function nameVenue(text: string): string {
  return VENUES_OF_VERBS.find(([verb]) => verb.test(text))?.[1] ?? text
}

/** The days on which a story was published: `28 March 2019`, or the first and the last. */
export function nameDays({ from, to }: Pick<Story, 'from' | 'to'>): string {
  if (!from) return ''
  return !to || to === from ? nameDate(from) : `${nameDate(from)} to ${nameDate(to)}`
}

export function nameShare(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** `1 article`, `2 articles`; other plurals are given. Number and word stay on one line. */
export function nameCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')}\u00a0${count === 1 ? one : many}`
}

/** The address of a report if a browser may be sent there: only http and https. */
export function toSafeAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined
}
