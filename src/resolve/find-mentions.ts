import type { Document } from '../document.ts'
import { PRONOUN_KINDS } from '../languages/en/index.ts'
import { type Described, describeNoun } from './describe-nouns.ts'
import type { Mention } from './figures.ts'
import { findPhraseEnd, findPhraseStart, indexNames } from './noun-phrases.ts'
import { cutPassage, isPossessive, type TokenSpan } from './token-spans.ts'

/** Where an article speaks of whom, and what is needed to tell whom it means. */
export interface Mentions {
  /** In the order of their heads. */
  readonly list: readonly Mention[]
  /** The mention whose head stands at a token. */
  readonly byHead: ReadonlyMap<number, Mention>
  /** By token: the index of the name it is part of, or -1, or -2 in an expression of time. */
  readonly names: Int32Array
  /** By token: 1 inside quotation marks. */
  readonly quoted: Uint8Array
}

/** The names, descriptions ("a senior official") and personal pronouns of an article. */
export function findMentions(document: Document): Mentions {
  const names = indexNames(document)
  const quoted = markQuotedTokens(document)
  const list: Mention[] = []
  const byHead = new Map<number, Mention>()
  for (let token = 0; token < document.tokens.length; token++) {
    const mention = findMentionAt(document, token, { names, quoted })
    if (!mention) continue
    list.push(mention)
    byHead.set(mention.head, mention)
  }
  return { list, byHead, names, quoted }
}

function findMentionAt(
  document: Document,
  token: number,
  { names, quoted }: Pick<Mentions, 'names' | 'quoted'>,
): Mention | undefined {
  const at = names[token]!
  if (at >= 0) {
    if (names[token + 1] === at) return undefined
    const name = document.names[at]!
    let first = token
    while (first > 0 && names[first - 1] === at) first--
    return {
      ...makeMention(document, { first, end: token + 1 }, { head: token, form: 'name', quoted }),
      name,
    }
  }
  const kind = PRONOUN_KINDS.get(document.tokens[token]!.lower)
  if (kind === 'he' || kind === 'she' || kind === 'it' || kind === 'they') {
    return makeMention(document, { first: token, end: token + 1 }, { head: token, form: 'pronoun', quoted })
  }
  if (kind !== undefined) return undefined
  const noun = describeNoun(document.tokens[token]!)
  if (noun === undefined) return undefined
  if (findPhraseEnd(document, token, names) !== token + 1 && !isOwnedByBody(document, token, noun))
    return undefined
  return makeDescription(document, token, { names, quoted })
}

/** "The company" of "the company’s board". */
const isOwnedByBody = ({ tokens }: Document, token: number, noun: Described): boolean =>
  noun === 'organisation' && tokens[token - 1]?.lower === 'the' && isPossessive(tokens[token + 1])

/** A mention of the phrase whose noun stands at `head`, of whatever kind that noun is. */
export function makeDescription(
  document: Document,
  head: number,
  { names, quoted }: Pick<Mentions, 'names' | 'quoted'>,
): Mention {
  const isPronoun = PRONOUN_KINDS.has(document.tokens[head]!.lower)
  const first = isPronoun ? head : findPhraseStart(document, head, names)
  const form = isPronoun ? 'pronoun' : 'description'
  return makeMention(document, { first, end: head + 1 }, { head, form, quoted })
}

function makeMention(
  document: Document,
  { first, end }: TokenSpan,
  { head, form, quoted }: { head: number; form: Mention['form']; quoted: Uint8Array },
): Mention {
  return {
    start: document.tokens[first]!.start,
    end: document.tokens[end - 1]!.end,
    firstToken: first,
    endToken: end,
    head,
    form,
    isQuoted: quoted[head] === 1,
    isSubject: standsAsSubject(document, { first, end }),
  }
}

/** A guess from the words around it: a verb comes soon after, and no preposition or verb stands right before. */
function standsAsSubject({ tokens }: Document, { first, end }: TokenSpan): boolean {
  const { sentence } = tokens[first]!
  let before = first - 1
  while (
    before >= 0 &&
    tokens[before]!.sentence === sentence &&
    (/^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(tokens[before]!.pos) || isPossessive(tokens[before]))
  )
    before--
  const previous = tokens[before]
  if (previous?.sentence === sentence && /^(?:ADP|VERB|PART)$/.test(previous.pos)) return false
  // "Mr. Cruz's success shows how he ...": at the head of a sentence the owner is what it is about.
  if (isPossessive(tokens[end])) return previous?.sentence !== sentence
  return hasVerbBehind(tokens, end)
}

/** A verb comes soon, also after one more name: "Gil and Bolton met". */
function hasVerbBehind(tokens: Document['tokens'], end: number): boolean {
  const sentence = tokens[end]?.sentence
  let i = end
  if (/^(?:and|or)$/.test(tokens[i]?.lower ?? '')) {
    i++
    while (tokens[i]?.pos === 'PROPN' && i < end + 5) i++
    if (i === end + 1) return false
  }
  for (const last = i + 4; i < tokens.length && i < last && tokens[i]!.sentence === sentence; i++) {
    const { pos, text, lower } = tokens[i]!
    if (pos === 'VERB' || pos === 'AUX' || lower === 'who' || text === ',') return true
    if (pos !== 'ADV') return false
  }
  return false
}

const SHORTEST_QUOTATION = 3

function markQuotedTokens(document: Document): Uint8Array {
  const quoted = new Uint8Array(document.tokens.length)
  let token = 0
  for (const { start, end, depth } of document.quotations) {
    if (depth > 0) continue
    while (token < document.tokens.length && document.tokens[token]!.end <= start) token++
    const first = token
    while (token < document.tokens.length && document.tokens[token]!.start < end) token++
    if (token - first > SHORTEST_QUOTATION) quoted.fill(1, first, token)
  }
  return quoted
}

/** The words of a mention. */
export const wordsOf = (document: Document, { start, end }: Mention): string =>
  cutPassage(document, start, end).text
