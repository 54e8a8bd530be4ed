import type { Document, Token } from '../document.ts'
import {
  NOUNS_FOR_VENUES,
  PARTICIPLES_OF_HANDING_ON,
  PARTICIPLES_OF_SAYING,
  POSSESSIVE_PRONOUNS,
  WORDS_FOR_CITING,
} from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import { placeSpeaker } from './place-speaker.ts'
import { findTokens, type TokenSpan } from './token-spans.ts'

/** The words around a cue that are not what was said: "Earlier on Thursday, ... told reporters in Ohio". */
export interface Frame {
  readonly statement: Statement
  /** Runs of tokens in order, with the cue and without speaker and content. */
  readonly runs: readonly TokenSpan[]
  readonly cue: TokenSpan | undefined
  readonly speaker: TokenSpan | undefined
  readonly contents: readonly TokenSpan[]
}

/** The tokens of all spans of a statement; found once, used by every field. */
interface Placed {
  readonly statement: Statement
  readonly cue: readonly TokenSpan[]
  readonly speaker: readonly TokenSpan[]
  readonly content: readonly TokenSpan[]
}

/**
 * For each statement the frame of its cue: the sentence that the cue stands in, without speaker and content, as far as
 * the next words that belong to another statement.
 */
export function findFrames(
  document: Document,
  { statements, names }: { statements: readonly Statement[]; names: Int32Array },
): Map<Statement, Frame> {
  const placed = statements.map((statement) => placeStatement(document, statement, names))
  const bySentence = new Map<number, Placed[]>()
  for (const one of placed) {
    for (const sentence of sentencesOf(document, one)) {
      const list = bySentence.get(sentence)
      if (list) list.push(one)
      else bySentence.set(sentence, [one])
    }
  }
  return new Map(placed.map((one) => [one.statement, makeFrame(document, one, bySentence)]))
}

function placeStatement(document: Document, statement: Statement, names: Int32Array): Placed {
  const content = statement.content.map((span) => findTokens(document, span))
  return { statement, ...placeSpeaker(document, statement, names), content }
}

function sentencesOf({ tokens }: Document, { cue, speaker, content }: Placed): Set<number> {
  const found = new Set<number>()
  for (const { first, end } of [...cue, ...speaker, ...content]) {
    if (first >= end) continue
    for (let s = tokens[first]!.sentence; s <= tokens[end - 1]!.sentence; s++) found.add(s)
  }
  return found
}

function makeFrame(document: Document, placed: Placed, bySentence: ReadonlyMap<number, Placed[]>): Frame {
  const cue = placed.cue.find(({ first, end }) => first < end)
  const frame = { statement: placed.statement, cue, speaker: placed.speaker[0], contents: placed.content }
  if (!cue) return { ...frame, runs: [] }
  const sentence = document.tokens[cue.first]!.sentence
  const { firstToken, endToken } = document.sentences[sentence]!
  const limits = findLimits(placed, { cue, others: bySentence.get(sentence) ?? [], firstToken, endToken })
  const aside = findAside(document, { cue, speaker: placed.speaker })
  const own = [...placed.speaker, ...placed.content, ...aside].sort((a, b) => a.first - b.first)
  const from = Math.min(
    cue.first,
    ...placed.speaker.filter(({ first }) => first >= limits.first).map(({ first }) => first),
  )
  const first = findOpening(document, { first: limits.first, end: from }, own)
  const end = findClosing(document, { first: cue.end, end: limits.end }, own)
  return { ...frame, runs: withoutOwn({ first, end }, own) }
}

/** "Guaido, who declared himself president in January, has called": what stands between is about the speaker. */
function findAside(
  { tokens }: Document,
  { cue, speaker }: { cue: TokenSpan; speaker: readonly TokenSpan[] },
): TokenSpan[] {
  const before = speaker.findLast(({ end }) => end <= cue.first)
  if (!before || tokens[before.end - 1]?.sentence !== tokens[cue.first]!.sentence) return []
  const aside = { first: before.end, end: cue.first }
  for (let i = aside.first; i < aside.end; i++) if (opensClause(tokens, i)) return [aside]
  return []
}

/** Where the words that open the clause begin: a verb of its own ("After losing on Tuesday, ...") is another clause. */
function findOpening({ tokens }: Document, { first, end }: TokenSpan, own: readonly TokenSpan[]): number {
  for (let i = end - 1; i >= first; i--) {
    if (isWithin(own, i) || !opensClause(tokens, i)) continue
    while (i < end && tokens[i]!.text !== ',') i++
    return Math.min(i + 1, end)
  }
  return first
}

/** Where the next clause begins behind the cue. */
function findClosing({ tokens }: Document, { first, end }: TokenSpan, own: readonly TokenSpan[]): number {
  for (let i = first; i < end; i++) if (!isWithin(own, i) && opensClause(tokens, i)) return i
  return end
}

const isWithin = (spans: readonly TokenSpan[], at: number): boolean =>
  spans.some(({ first, end }) => at >= first && at < end)

const MARKERS = /^(?:who|whose|which|that|when|while|because|after|before|since|until|although|though|where)$/

/** "a nationally televised debate", "in written testimony", "a town hall hosted by the BBC": participles of a noun. */
function isPartOfPhrase(tokens: readonly Token[], at: number): boolean {
  const [before, { lower, text }, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (!before || !next) return false
  // "told the Oslo Herald"
  if (/^\p{Lu}/u.test(text) && /^(?:DET|PROPN)$/.test(before.pos)) return true
  const isNounNext = next.pos === 'NOUN' || next.pos === 'PROPN'
  if (/(?:ed|en|ing)$/.test(lower) && isNounNext) {
    if (/^(?:DET|ADJ)$/.test(before.pos) || POSSESSIVE_PRONOUNS.has(before.lower)) return true
    return (before.pos === 'ADP' || before.lower.endsWith('ly')) && NOUNS_FOR_VENUES.has(next.lower)
  }
  return NOUNS_FOR_VENUES.has(before.lower) && /(?:ed|held)$/.test(lower)
}

const PLURALS_LIKE_VERBS = /^(?:questions|requests|comments|remarks)$/

function opensClause(tokens: readonly Token[], at: number): boolean {
  const { pos, lower } = tokens[at]!
  // "a closed-door interview", "a follow-up statement"
  if (tokens[at + 1]?.text === '-' || tokens[at - 1]?.text === '-') return false
  if (PARTICIPLES_OF_SAYING.has(lower) || PARTICIPLES_OF_HANDING_ON.has(lower)) return false
  if (WORDS_FOR_CITING.has(lower) || lower === 'according' || lower === 'saying' || lower === 'speaking')
    return false
  // "in response to questions from The Post"
  // "On the BBC's “Today,” when asked about it, she said"
  if (lower === 'when' && tokens[at + 1]?.lower === 'asked') return false
  if (PLURALS_LIKE_VERBS.test(lower)) return false
  if (pos === 'VERB' && isPartOfPhrase(tokens, at)) return false
  return pos === 'VERB' || pos === 'AUX' || MARKERS.test(lower)
}

/** How far the frame reaches on both sides of the cue before words of another statement begin. */
function findLimits(
  placed: Placed,
  {
    cue,
    others,
    firstToken,
    endToken,
  }: { cue: TokenSpan; others: readonly Placed[]; firstToken: number; endToken: number },
): TokenSpan {
  let [first, end] = [firstToken, endToken]
  const own = [...placed.speaker, ...placed.content, ...placed.cue]
  // What stands between another statement and this one belongs to the other: "X did so in May, and Y replied".
  const begins = Math.min(
    cue.first,
    ...placed.speaker.map((span) => span.first).filter((at) => at >= firstToken),
  )
  const isOwn = (span: TokenSpan) => own.some((one) => one.first < span.end && span.first < one.end)
  for (const other of others) {
    if (other === placed) continue
    for (const span of [...other.cue, ...other.speaker, ...other.content]) {
      if (isOwn(span)) continue
      if (span.end <= cue.first) first = Math.max(first, begins)
      if (span.first >= cue.end) end = Math.min(end, span.first)
    }
  }
  return { first, end }
}

function withoutOwn({ first, end }: TokenSpan, own: readonly TokenSpan[]): TokenSpan[] {
  const runs: TokenSpan[] = []
  let from = first
  for (const span of own) {
    // The rest of an interrupted quotation may stand in the sentences behind.
    if (span.first >= end) break
    if (span.first > from) runs.push({ first: from, end: span.first })
    from = Math.max(from, span.end)
  }
  if (from < end) runs.push({ first: from, end })
  return runs
}
