/**
 * How a statement reads in a briefing. Nothing stands in quotation marks that is not verbatim in the article.
 *
 * @module
 */
import type { Act, Quotation, Relation, SaidAt, Statement } from '../../record.ts'
import { cleanLine } from './clean-text.ts'
import { tellDay } from './read-date.ts'

const SAID: Readonly<Record<Act, string>> = {
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
  decline: 'declined to say',
  think: 'thought',
}

const WHOSE_WORDS: Readonly<Record<Quotation, string>> = {
  direct: 'in these words',
  mixed: 'partly in these words',
  indirect: 'in the words of the report',
}

/** The voice or, where that is not known, the speaker as the article has it. */
export const nameSpeaker = ({ voice, text }: Statement): string =>
  cleanLine(voice?.name ?? text.speaker ?? 'Somebody')

/**
 * What the voice did, or did not do: `denied`, `did not say`.
 *
 * @example tellVerb({ act: 'decline', negated: { text: 'not', start: 0, end: 3 } })
 *   // 'did not say'
 */
export function tellVerb({ act = 'assert', negated }: Pick<Statement, 'act' | 'negated'>): string {
  if (!negated) return SAID[act]
  return act === 'assert' || act === 'decline' ? 'did not say' : `did not ${act}`
}

/**
 * What somebody did, when, to whom, where, in whose words.
 *
 * @example tellCircumstances({ act: 'deny', quotation: 'indirect', saidAt: { from: '2023-03-08', to: '2023-03-08', confidence: 0.9 } })
 *   // 'denied, on 8 March 2023, in the words of the report'
 */
export function tellCircumstances(
  statement: Pick<Statement, 'act' | 'negated' | 'saidAt' | 'addressee' | 'venue' | 'quotation'>,
): string {
  const { saidAt, addressee, venue, quotation } = statement
  return [
    tellVerb(statement),
    saidAt && tellSaidAt(saidAt),
    addressee && `to: ${cleanLine(addressee.text)}`,
    venue && `where: ${cleanLine(venue.text)}`,
    WHOSE_WORDS[quotation],
  ]
    .filter(Boolean)
    .join(', ')
}

const tellSaidAt = ({ from, to }: SaidAt): string =>
  from === to ? `on ${tellDay(from)}` : `between ${tellDay(from)} and ${tellDay(to)}`

/**
 * Through whom one article has it, where it shows that: nothing, or in a list of one.
 *
 * @example tellHands({ relay: [{ name: 'Interfax', kind: 'outlet', confidence: 0.9 }] })
 *   // ['through Interfax']
 */
export function tellHands({ relay, firstHand }: Pick<Statement, 'relay' | 'firstHand'>): string[] {
  if (relay) return [`through ${relay.map(({ name }) => cleanLine(name)).join(', then ')}`]
  return firstHand ? ['first hand'] : []
}

/** Who said it, with the role that the article gives: `Ilse Marvane, the energy minister,`. */
export function introduce(statement: Statement): string {
  const { role } = statement
  const who = nameSpeaker(statement)
  if (!role || role.text === who) return who
  return `${who}, ${cleanLine(role.text).replace(/^(?:The|An|A)(?=\s)/, (word) => word.toLowerCase())},`
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
  '‹': '›',
}

/** Words that stand in quotation marks in the article stand in them here, in its own where they are part of the content. */
export function quoteWords(text: string, quotation: Quotation): string {
  if (quotation !== 'direct') return text
  const opening = text.charAt(0) in CLOSING ? '' : '“'
  const closing = /["'”’“»›]$/.test(text) ? '' : CLOSING[opening || text.charAt(0)]
  return `${opening}${text}${closing}`
}

/**
 * Who denied, answered or contradicted what somebody said.
 *
 * @example tellRelation({ kind: 'denies', to: 'utt_1' }, { from: 'Ilse Marvane', to: 'Bram Tollander said' })
 *   // 'Ilse Marvane denied what Bram Tollander said'
 */
export function tellRelation(
  { kind, to }: Pick<Relation, 'kind' | 'to'>,
  {
    from,
    to: said = 'somebody said',
    act,
  }: { readonly from: string; readonly to?: string; readonly act?: Act },
): string {
  const denied = act === 'reject' ? 'rejected' : 'denied'
  if (to === undefined) return `${from} ${denied} a claim that nobody in the record is found to have made`
  if (kind === 'reverses') return `${from} said otherwise than before`
  const verbs = { agrees: 'agreed with', contradicts: 'contradicted', denies: denied, answers: 'answered' }
  return `${from} ${verbs[kind]} what ${said}`
}

/** From this likelihood on it is called so: the yardstick of the British Professional Head of Intelligence Assessment, its gaps closed. */
const LIKELIHOODS: readonly (readonly [least: number, words: string])[] = [
  [0.95, 'almost certain'],
  [0.8, 'highly likely'],
  [0.55, 'likely'],
  [0.4, 'a realistic possibility'],
  [0.25, 'unlikely'],
  [0, 'highly unlikely'],
]

/**
 * A confidence in words, with its figure.
 *
 * @example tellConfidence(0.611)
 *   // 'likely (0.61)'
 */
export function tellConfidence(confidence: number): string {
  // The words go with the figure that is shown.
  const shown = confidence.toFixed(2)
  const [, words] = LIKELIHOODS.find(([least]) => Number(shown) >= least) ?? [0, 'highly unlikely']
  return `${words} (${shown})`
}
