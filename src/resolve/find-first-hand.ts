import type { Document } from '../document.ts'
import {
  PARTICIPLES_OF_HANDING_TO,
  PARTICIPLES_OF_SEEING,
  WORDS_FOR_OWN_OUTLET,
} from '../languages/en/index.ts'
import type { Hand } from '../record.ts'
import type { Places } from './carry-places.ts'
import type { Mentions } from './find-mentions.ts'
import { isOwnOutlet, isSameOutlet } from './same-outlet.ts'
import type { TokenSpan } from './token-spans.ts'

interface Heard {
  readonly outlet: string | undefined
  readonly places: Places
  /** The hands that the words show, without the one that the article credits. */
  readonly hands: readonly Hand[]
  readonly mentions: Mentions
}

/** Another outlet, or a paper of words, stands between. */
const isRelayed = (hands: readonly Hand[]): boolean =>
  hands.some(({ kind }) => kind === 'outlet' || kind === 'document')

/** Whether the publishing outlet was told: "told The Post" in The Post, "told me", "in an interview with this newspaper". */
export function tellsOwnOutlet(document: Document, { outlet, places, hands, mentions }: Heard): boolean {
  if (isRelayed(hands)) return false
  const { addressee, venue, toldBefore } = places
  return [addressee, venue, toldBefore].some(
    (place) => place && namesOwnOutlet(document, { span: place.span, outlet, mentions }),
  )
}

/** Whether the publishing outlet had the paper before it that says so: "documents seen by The Post" in The Post. */
export function sawItself({
  outlet,
  seen,
  hands,
}: Pick<Heard, 'outlet' | 'hands'> & {
  /** All hands, with the publishing outlet. */
  readonly seen: readonly Hand[]
}): boolean {
  if (isRelayed(hands)) return false
  return seen.some(({ name, evidence }) => {
    const participle = (evidence?.text ?? '').split(/\s/, 1).join('').toLowerCase()
    const isSeen = PARTICIPLES_OF_SEEING.has(participle) || PARTICIPLES_OF_HANDING_TO.has(participle)
    return isSeen && isOwnOutlet(name, outlet)
  })
}

/** Whether it was said "in an interview" with nobody named, which is the reporter's own, or that of a credited agency. */
export function isOpenInterview(
  { tokens }: Document,
  { places, hands }: Pick<Heard, 'places' | 'hands'>,
): boolean {
  if (isRelayed(hands) || !places.venue) return false
  const { first, end } = places.venue.span
  if (!/^interviews?$/.test(tokens[end - 1]!.lower)) return false
  // "In the interview" is one that was told of before; one on television, or of a year long past, was another's.
  const words = tokens.slice(first, end).map(({ lower }) => lower)
  return !words.some((word) =>
    /^(?:the|that|this|his|her|their|television|tv|radio|broadcast|\d{4})$/.test(word),
  )
}

function namesOwnOutlet(
  { tokens, text }: Document,
  { span, outlet, mentions }: { span: TokenSpan; outlet: string | undefined; mentions: Mentions },
): boolean {
  const words = text.slice(tokens[span.first]!.start, tokens[span.end - 1]!.end)
  if (WORDS_FOR_OWN_OUTLET.test(words) || (/^(?:me|us)$/i.test(words) && mentions.quoted[span.first] !== 1))
    return true
  if (outlet === undefined) return false
  const named = [words, ...words.split(/ (?:with|to|by|for) /)]
  for (let i = span.first; i < span.end; i++) {
    const name = mentions.byHead.get(i)?.name
    if (name) named.push(name.text)
  }
  return named.some((name) => isSameOutlet(name, outlet))
}
