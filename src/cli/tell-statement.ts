import type { Act, Statement } from '../record.ts'
import type { FoundStatement } from '../store/index.ts'
import type { Pen } from './create-pen.ts'
import { nameArticle } from './tell-article.ts'
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

const WHOSE_WORDS = {
  direct: 'in these words',
  mixed: 'partly in these words',
  indirect: "in the reporter's words",
}

/**
 * A statement as it is read aloud: a line that says who said it, when, to whom, where and through whom; then the words
 * exactly as the article has them; then what shows it.
 */
export function tellStatement(statement: Statement, pen: Pen): string {
  const { id, quotation, text, certainty, within, voice, notes = [] } = statement
  const shown = [
    id,
    `by the words ${[text.speaker, text.cue].filter(Boolean).join(' … ') || 'in quotation marks alone'}`,
    ...(certainty && certainty !== 'certain' ? [`put as ${certainty}`] : []),
    ...(within ? [`inside ${within}`] : []),
    tellConfidence(statement),
  ].join(' · ')
  const asides = [
    ...(voice?.unnamedBecause ? [`not named: ${voice.unnamedBecause.text}`] : []),
    ...notes.map(({ code, message }) => (code === 'voice-open' ? `voice not known: ${message}` : message)),
  ]
  const words = pen.block(tellWords(statement), '    ')
  return [
    tellLead(statement, pen),
    quotation === 'indirect' ? words : pen.spoken(words),
    ...asides.map((aside) => pen.block(aside, '    ')),
    pen.faint(pen.block(shown, '    ')),
  ].join('\n')
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
  const { voice, role, act, saidAt, addressee, venue, relay, firstHand, quotation, text } = statement
  const who = voice?.name ?? text.speaker ?? 'Somebody'
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
  // "No one said", "Neither Hart nor Bray said": the name denies it already.
  const isDenied =
    statement.negated !== undefined && !who.toLowerCase().includes(statement.negated.text.toLowerCase())
  const said = isDenied ? `did not ${VERBS_AFTER_NOT[act ?? 'assert']}` : VERBS[act ?? 'assert']
  const verb = [said, ...(saidAt ? [tellSaidAt(saidAt)] : [])].join(' ')
  const lead = `${[`${described} ${verb}`, ...circumstances].join(', ')}:`
  return pen.block(lead.charAt(0).toUpperCase() + lead.slice(1)).replace(who, (name) => pen.strong(name))
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
function tellWords({ text, quotation }: Statement): string {
  const { content } = text
  if (quotation !== 'direct') return content
  const opening = content.charAt(0) in CLOSING ? '' : '“'
  const closing = CLOSING_MARK.test(content) ? '' : CLOSING[`${opening}${content}`.charAt(0)]
  return `${opening}${content}${closing}`
}
