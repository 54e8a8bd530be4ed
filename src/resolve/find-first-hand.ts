import type { Document } from '../document.ts'
import type { Hand } from '../record.ts'
import type { Places } from './carry-places.ts'
import type { Mentions } from './find-mentions.ts'
import { isSameOutlet } from './same-outlet.ts'
import type { TokenSpan } from './token-spans.ts'

interface Heard {
  readonly outlet: string | undefined
  readonly places: Places
  /** The hands that the words show, without the one that the article credits. */
  readonly hands: readonly Hand[]
  readonly mentions: Mentions
}

const OWN_PAPER =
  /\bthis (?:newspaper|paper|magazine|news organi[sz]ation|website|reporter|correspondent|publication)\b/i

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

/** Whether it was said "in an interview" with nobody named, which is the reporter's own, or that of a credited agency. */
export function isOpenInterview(
  { tokens }: Document,
  { places, hands }: Pick<Heard, 'places' | 'hands'>,
): boolean {
  if (isRelayed(hands) || !places.venue) return false
  const { first, end } = places.venue.span
  // "In the interview" is one that was told of before.
  const isNew = !/^(?:the|that|this|his|her|their)$/.test(tokens[first + 1]!.lower)
  return isNew && /^interviews?$/.test(tokens[end - 1]!.lower)
}

function namesOwnOutlet(
  { tokens, text }: Document,
  { span, outlet, mentions }: { span: TokenSpan; outlet: string | undefined; mentions: Mentions },
): boolean {
  const words = text.slice(tokens[span.first]!.start, tokens[span.end - 1]!.end)
  if (OWN_PAPER.test(words) || (/^(?:me|us)$/i.test(words) && mentions.quoted[span.first] !== 1)) return true
  if (outlet === undefined) return false
  const named = [words, ...words.split(/ (?:with|to|by|for) /)]
  for (let i = span.first; i < span.end; i++) {
    const name = mentions.byHead.get(i)?.name
    if (name) named.push(name.text)
  }
  return named.some((name) => isSameOutlet(name, outlet))
}
