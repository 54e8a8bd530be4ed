import {
  DOCUMENTS_WITH_AUTHORS,
  PARTICIPLES_OF_SEEING,
  POSSESSIVE_PRONOUNS,
  PRONOUN_KINDS,
  VERBS_OF_PUBLISHING,
} from '../languages/en/index.ts'
import type { Cast, SpeakerPhrase } from './cast.ts'
import type { Figure, Mention } from './figures.ts'
import { findAntecedent } from './find-antecedent.ts'
import { findPhraseStart } from './noun-phrases.ts'
import { isPossessive } from './token-spans.ts'

/**
 * Whose words a document has: "her memoir" is hers, "the ministry's letter" the ministry's, "the ad" that of the party
 * that the article said had released one. `undefined` for rules, figures and returns, which are nobody's words.
 */
export function findAuthor(cast: Cast, mention: Mention): Figure | undefined {
  const { document } = cast
  const kind = DOCUMENTS_WITH_AUTHORS.get(document.tokens[mention.head]!.lower)
  if (kind === undefined) return undefined
  if (POSSESSIVE_PRONOUNS.has(document.tokens[mention.firstToken]!.lower))
    return findOwnerByPronoun(cast, mention)
  const owner = findOwnerBefore(cast, mention)
  return owner ?? (isPointingBack(cast, mention) ? findAuthorBefore(cast, { mention, kind }) : undefined)
}

/** True of "the ad" and "this latest ad", not of "an ad" and "the ad that ran on Monday". */
function isPointingBack({ document }: Cast, { firstToken, endToken }: Mention): boolean {
  return /^(?:the|this|that)$/.test(document.tokens[firstToken]!.lower) && endToken - firstToken <= 3
}

/** The subject of the clause that follows "by" in the words of a speaker: where they begin. */
export function findBy({ document: { tokens } }: Cast, { head, span }: SpeakerPhrase): number | undefined {
  for (let i = span.end - 1; i > head.head; i--) {
    // "A memo seen by Reuters" is not by Reuters.
    if (tokens[i]!.lower === 'by' && !PARTICIPLES_OF_SEEING.has(tokens[i - 1]!.lower)) return i + 1
  }
  return undefined
}

function findOwnerByPronoun(
  { document, mentions, passed }: Cast,
  { firstToken }: Mention,
): Figure | undefined {
  const kind = PRONOUN_KINDS.get(document.tokens[firstToken]!.lower)
  const pronoun = mentions.byHead.get(firstToken)
  if (!pronoun || kind === undefined || !/^(?:he|she|it|they)$/.test(kind)) return undefined
  const known = passed.slice(-20).find(({ mention }) => mention === pronoun)
  if (known) return known.figure
  const search = { kind: kind as 'he' | 'she' | 'it' | 'they', passed, isSpeaker: false, contents: [] }
  return findAntecedent(document, pronoun, search)
}

/** "Mariano’s book", "the group’s report". */
function findOwnerBefore(cast: Cast, { head, firstToken }: Mention): Figure | undefined {
  const { document } = cast
  for (let i = head - 1; i > firstToken; i--)
    if (isPossessive(document.tokens[i])) return figureAt(cast, i - 1)
  return undefined
}

/** Whom the mention with its head at a token means, where it has been read. */
function figureAt({ mentions, joined, passed }: Cast, head: number): Figure | undefined {
  const mention = mentions.byHead.get(head)
  if (!mention) return undefined
  const figure = joined.get(mention) ?? passed.findLast((one) => one.mention === mention)?.figure
  return figure?.isOfOpenKind ? undefined : figure
}

/** About two thousand words of news. */
const FARTHEST_DOCUMENT = 2400

/** The author of the last document of that kind that the article has told of. */
function findAuthorBefore(
  cast: Cast,
  { mention, kind }: { mention: Mention; kind: string },
): Figure | undefined {
  const { tokens } = cast.document
  for (let i = mention.firstToken - 1; i >= Math.max(0, mention.firstToken - FARTHEST_DOCUMENT); i--) {
    if (DOCUMENTS_WITH_AUTHORS.get(tokens[i]!.lower) !== kind || tokens[i]!.pos === 'VERB') continue
    const author = findMaker(cast, i)
    if (author) return author
  }
  return undefined
}

/** Who made the document whose noun stands at a token: before it, behind "by", or before the verb of making. */
function findMaker(cast: Cast, head: number): Figure | undefined {
  const { document, mentions } = cast
  const { tokens } = document
  const first = findPhraseStart(document, head, mentions.names)
  if (POSSESSIVE_PRONOUNS.has(tokens[first]!.lower)) return figureAt(cast, first)
  for (let i = head - 1; i > first; i--) if (isPossessive(tokens[i])) return figureAt(cast, i - 1)
  return findMakerBehind(cast, head) ?? findMakerBefore(cast, first)
}

function findMakerBehind(cast: Cast, head: number): Figure | undefined {
  const { tokens } = cast.document
  if (!/^(?:by|from)$/.test(tokens[head + 1]?.lower ?? '')) return undefined
  for (let i = head + 2; i < Math.min(tokens.length, head + 10); i++) {
    const figure = figureAt(cast, i)
    if (figure) return figure
    if (/^(?:,|that|which|who)$/.test(tokens[i]!.lower)) return undefined
  }
  return undefined
}

/** "The Tribune ran a feature": the subject of the verb right before. */
function findMakerBefore(cast: Cast, first: number): Figure | undefined {
  const { tokens } = cast.document
  if (!VERBS_OF_PUBLISHING.has(tokens[first - 1]?.lemma ?? '')) return undefined
  for (let i = first - 2; i >= 0 && i > first - 8; i--) {
    if (tokens[i]!.sentence !== tokens[first]!.sentence) return undefined
    const figure = figureAt(cast, i)
    if (figure) return figure
  }
  return undefined
}
