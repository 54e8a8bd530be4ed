import { PARTY_WORDS, WORDS_FOR_SOME } from '../languages/en/index.ts'
import type { Cast, SpeakerPhrase } from './cast.ts'
import { isPluralOfPeople } from './describe-nouns.ts'
import type { Figure, Mention } from './figures.ts'
import { IN_A_DATE } from './noun-phrases.ts'
import { cutPassage, cutTokens, type TokenSpan } from './token-spans.ts'

/** The figure that the article already has under that key, else this one. */
export function remember({ described }: Cast, figure: Figure): Figure {
  const known = described.get(figure.key)
  if (known) return known
  described.set(figure.key, figure)
  return figure
}

/** The phrase as the article has it, without relative clauses, in lower case where only the sentence made it upper. */
export function nameOfPhrase(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): string {
  const { document, mentions } = cast
  const span = phrase ? trimPhrase(cast, phrase) : { first: mention.firstToken, end: mention.endToken }
  const passage = cutTokens(document, span) ?? cutPassage(document, mention.start, mention.end)
  const first = document.tokens[span.first]!
  const isProper =
    (first.pos === 'PROPN' && !isPluralOfPeople(first) && !WORDS_FOR_SOME.has(first.lower)) ||
    mentions.names[span.first]! >= 0 ||
    PARTY_WORDS.has(first.lower.replace(/s$/, '')) ||
    !/^\p{Lu}[\p{Ll}]*$/u.test(first.text)
  const name = isProper ? passage.text : passage.text[0]!.toLowerCase() + passage.text.slice(1)
  return name.replace(/\s+/g, ' ').replace(/[’']s?$/, '')
}

/** The speaker's words up to a comma or relative clause: "a spokesman for the ministry". */
export function trimPhrase(
  { document: { tokens }, mentions }: Cast,
  { head, span }: SpeakerPhrase,
): TokenSpan {
  let end = Math.min(head.core.end, span.end)
  while (
    end < span.end &&
    mentions.names[end] !== IN_A_DATE &&
    !/^(?:,|;|:|\(|—|–|--|who|which|that|whose)$/.test(tokens[end]!.lower)
  )
    end++
  while (
    end > head.core.first + 1 &&
    mentions.names[end] === IN_A_DATE &&
    /^(?:out|on|in|of|from)$/.test(tokens[end - 1]!.lower)
  )
    end--
  return { first: head.core.first, end }
}
