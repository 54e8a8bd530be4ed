import { type Act, EDITED_FIELDS, type Statement } from '../record.ts'
import type { FoundStatement } from '../store/index.ts'
import type { Pen } from './create-pen.ts'
import { nameArticle } from './tell-article.ts'
import { nameField, tellValue } from './tell-correction.ts'
import { tellSaidAt } from './tell-day.ts'
import { tellRole } from './tell-role.ts'

const VERBS: Record<Act, string> = {
  assert: 'said',
  deny: 'denied',
  reject: 'rejected',
  confirm: 'confirmed',
  demand: 'demanded',
  ask: 'asked',
  promise: 'promised',
  threaten: 'threatened',
  warn: 'warned',
  accuse: 'accused',
  praise: 'praised',
  predict: 'predicted',
  announce: 'announced',
  decline: 'declined',
  think: 'thought',
}

/** What did not happen when the cue is negated: "did not say". */
const VERBS_AFTER_NOT: Record<Act, string> = {
  assert: 'say',
  deny: 'deny',
  reject: 'reject',
  confirm: 'confirm',
  demand: 'demand',
  ask: 'ask',
  promise: 'promise',
  threaten: 'threaten',
  warn: 'warn',
  accuse: 'accuse',
  praise: 'praise',
  predict: 'predict',
  announce: 'announce',
  decline: 'say',
  think: 'think',
}

/** How the words come, as a phrase. */
export const WHOSE_WORDS = {
  direct: 'in these words',
  mixed: 'partly in these words',
  indirect: "in the reporter's words",
}

/**
 * A statement as it is read aloud: a line that says who said it, when, to whom, where and through whom; then the words
 * exactly as the article has them; then what shows it.
 */
export function tellStatement(statement: Statement, pen: Pen): string {
  const { id, text, certainty, within } = statement
  const shown = [
    id,
    `by the words ${[text.speaker, text.cue].filter(Boolean).join(' … ') || 'in quotation marks alone'}`,
    ...(certainty && certainty !== 'certain' ? [`put as ${certainty}`] : []),
    ...(within ? [`inside ${within}`] : []),
    tellConfidence(statement),
  ].join(' · ')
  return `${tellSaying(statement, pen)}\n${pen.faint(pen.block(shown, '    '))}`
}

/** The same without what shows it: who said it when to whom, the words, and what is to be known of them. */
export function tellSaying(statement: Statement, pen: Pen): string {
  const { quotation, voice, notes = [] } = statement
  const asides = [
    ...(voice?.unnamedBecause ? [`not named: ${voice.unnamedBecause.text}`] : []),
    ...notes.map(({ code, message }) => (code === 'voice-open' ? `voice not known: ${message}` : message)),
    ...tellCorrection(statement),
  ]
  const words = pen.block(tellWords(statement), '    ')
  return [
    tellLead(statement, pen),
    quotation === 'indirect' ? words : pen.spoken(words),
    ...asides.map((aside) => pen.block(aside, '    ')),
  ].join('\n')
}

/** A statement that a person rejected: its words, struck through, and its id. */
export function tellRejected(statement: Statement, pen: Pen): string {
  const { id, text, correction } = statement
  const said = [text.speaker, text.cue, text.content].filter(Boolean).join(' … ')
  const facts = pen.faint(pen.block([id, ...(correction?.corrections ?? [])].join(' · '), '    '))
  return `${pen.struck(pen.block(said, '    '))}\n${facts}`
}

/** What a person said of it, and what the program had read in place of that. */
function tellCorrection({ correction }: Statement): string[] {
  if (!correction || correction.decision === 'rejected') return []
  const before = EDITED_FIELDS.flatMap((field) => {
    const value = correction.before[field]
    return value === undefined ? [] : [`${nameField(field)} was ${tellValue(value)}`]
  })
  const ids = `(${correction.corrections.join(', ')})`
  if (before.length === 0) return [`confirmed by hand ${ids}`]
  const decided = correction.decision === 'confirmed' ? 'corrected and confirmed' : 'corrected'
  return [`${decided} by hand: ${before.join('; ')} ${ids}`]
}

/** From here on a voice is as good as sure. */
const SURE_VOICE = 0.95

/** How sure it is that these words are said so and, where that is less than sure, that this voice says them. */
function tellConfidence({ confidence, voice }: Statement): string {
  const ofWords = `confidence ${confidence.toFixed(2)}`
  return voice && voice.confidence < SURE_VOICE
    ? `${ofWords} in the words, ${voice.confidence.toFixed(2)} in who says them`
    : `${ofWords} in the words`
}

/** A statement with the article that it stands in. */
export function tellFoundStatement({ statement, article }: FoundStatement, pen: Pen): string {
  return `${tellStatement(statement, pen)}\n${pen.faint(pen.block(nameArticle(article), '    '))}`
}

/** `Maria Zakharova, Foreign Ministry spokeswoman, denied on 28 March 2019, in the reporter's words:` */
function tellLead(statement: Statement, pen: Pen): string {
  const { voice, role, saidAt, addressee, venue, relay, firstHand, quotation } = statement
  const who = nameSpeaker(statement)
  const isNamed = voice !== undefined && voice.kind !== 'unnamed' && voice.kind !== 'document'
  const hands = relay?.map(({ name }) => name).join(', then ')
  const circumstances = [
    addressee ? withPreposition(addressee.text, 'to') : '',
    venue ? tellVenue(venue.text) : '',
    hands ? `through ${hands}` : '',
    firstHand ? 'first hand' : '',
    WHOSE_WORDS[quotation],
  ].filter(Boolean)
  const described = isNamed && role && role.text !== who ? `${who}, ${tellRole(role.text)},` : who
  const verb = [tellVerb(statement), ...(saidAt ? [tellSaidAt(saidAt)] : [])].join(' ')
  const lead = `${[`${described} ${verb}`, ...circumstances].join(', ')}:`
  return pen.block(lead.charAt(0).toUpperCase() + lead.slice(1)).replace(who, (name) => pen.strong(name))
}

/** Who said it: the voice or, where that is not known, the speaker as the article has it. */
export function nameSpeaker({ voice, text }: Statement): string {
  return voice?.name ?? text.speaker ?? 'Somebody'
}

/** `denied`, `did not confirm` */
export function tellVerb(statement: Statement): string {
  const { act = 'assert', negated } = statement
  // "No one said", "Neither Hart nor Bray said": the name denies it already.
  const isDenied =
    negated !== undefined && !nameSpeaker(statement).toLowerCase().includes(negated.text.toLowerCase())
  return isDenied ? `did not ${VERBS_AFTER_NOT[act]}` : VERBS[act]
}

const PREPOSITION = /^(about|against|at|before|by|during|from|in|inside|on|over|through|to|via|with)\b/i

/** Where the verb itself tells where: "tweeted". */
const VENUES_OF_VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:re)?tweet(?:s|ed|ing)?$/i, 'on Twitter'],
  [/^e-?mail(?:s|ed|ing)?$/i, 'by email'],
  [/^text(?:s|ed|ing)?$/i, 'in a text message'],
  [/^post(?:s|ed|ing)?$/i, 'in a post'],
]

function tellVenue(words: string): string {
  return VENUES_OF_VERBS.find(([verb]) => verb.test(words))?.[1] ?? withPreposition(words, 'in')
}

/** Words that open a sentence in the article do not open one here. */
function withPreposition(words: string, preposition: string): string {
  if (!PREPOSITION.test(words)) return `${preposition} ${words}`
  return words.charAt(0).toLowerCase() + words.slice(1)
}

const CLOSING: Record<string, string> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
  '‹': '›',
  '「': '」',
}
const CLOSING_MARK = /["'”’“»›」]$/

/**
 * The content as it stands in the article. All of a direct statement stands between quotation marks there; a mark that
 * is not part of the content is put back.
 */
export function tellWords({ text, quotation }: Statement): string {
  const { content } = text
  if (quotation !== 'direct') return content
  const opening = content.charAt(0) in CLOSING ? '' : '“'
  const closing = CLOSING_MARK.test(content) ? '' : CLOSING[`${opening}${content}`.charAt(0)]
  return `${opening}${content}${closing}`
}
