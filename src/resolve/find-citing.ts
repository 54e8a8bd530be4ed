import type { Document, Token } from '../document.ts'
import { VERBS_OF_CITING, VERBS_OF_REPORTING, WORDS_FOR_CITING } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Mentions } from './find-mentions.ts'
import { extendOverKnowledge, findPhraseEnd, findPhraseStart, IN_A_DATE } from './noun-phrases.ts'
import { findTokens, isMark, isPossessive, type TokenSpan } from './token-spans.ts'

/** A sentence in which one hands on another's words: both by the tokens of their phrases. */
export interface Citing {
  readonly voice: TokenSpan
  readonly hand: TokenSpan
  /** From the one to the word of citing: "cited as saying by Interfax". */
  readonly evidence: TokenSpan
}

/**
 * Who is cited and who cites, whichever of the two the statement has for its speaker: "Interfax cites Gil as saying",
 * "he was cited as saying by Interfax", "according to Xinhua, citing police", "Telmar, which cited the minister". `undefined`
 * when nobody hands anything on.
 */
export function findCiting(document: Document, statement: Statement, mentions: Mentions): Citing | undefined {
  for (const span of [...statement.cue, ...statement.speaker]) {
    const { first, end } = findTokens(document, span)
    for (let i = Math.max(0, first - 1); i <= end + REACH && i < document.tokens.length; i++) {
      const found = mayCite(document, i) && readCitingAt(document, i, mentions)
      if (found && !isInContent(document, { statement, span: found.voice }))
        return { ...found, voice: extendOverKnowledge(document, found.voice, mentions.names) }
    }
  }
  return undefined
}

/** The comma, "which" and an adverb behind a speaker: "Telmar, which also cited". */
const REACH = 3

const mayCite = ({ tokens }: Document, at: number): boolean =>
  WORDS_FOR_CITING.has(tokens[at]!.lower) || VERBS_OF_CITING.has(tokens[at]!.lemma.toLowerCase())

function isInContent(
  { tokens }: Document,
  { statement, span }: { statement: Statement; span: TokenSpan },
): boolean {
  const { start } = tokens[span.end - 1]!
  return statement.content.some((content) => start >= content[0] && start < content[1])
}

function readCitingAt(document: Document, at: number, mentions: Mentions): Citing | undefined {
  const { lemma, lower, pos } = document.tokens[at]!
  if (WORDS_FOR_CITING.has(lower)) return readParticiple(document, at, mentions)
  if (!VERBS_OF_CITING.has(lemma.toLowerCase()) || pos === 'NOUN') return undefined
  return readPassive(document, at, mentions) ?? readActive(document, at, mentions)
}

/** "X was cited (as saying) by Y": the subject is the voice. */
function readPassive(document: Document, at: number, { names, byHead }: Mentions): Citing | undefined {
  const { tokens } = document
  let auxiliary = at - 1
  while (auxiliary > 0 && tokens[auxiliary]!.pos === 'ADV') auxiliary--
  if (!/^(?:was|were|is|are|been|being)$/.test(tokens[auxiliary]?.lower ?? '')) return undefined
  const by =
    findWord(document, { from: at + 1, word: 'by' }) ?? findInOutlet(document, at + 1, { names, byHead })
  const end = by === undefined ? 0 : findPhraseEnd(document, by + 1, names)
  const subject = findSubjectBefore(document, auxiliary, { names, byHead })
  if (by === undefined || end <= by + 1 || !subject) return undefined
  return { voice: subject, hand: { first: by + 1, end }, evidence: { first: at, end } }
}

/** The "in" of "was quoted in The Hill as saying". */
function findInOutlet(
  document: Document,
  at: number,
  { names, byHead }: Pick<Mentions, 'names' | 'byHead'>,
): number | undefined {
  if (!/^(?:in|on)$/.test(document.tokens[at]?.lower ?? '')) return undefined
  const end = findPhraseEnd(document, at + 1, names)
  return byHead.get(end - 1)?.name?.kind === 'outlet' ? at : undefined
}

/** "Y cites X as saying", "state media quoted her as saying", and "according to Y, which cited X". */
function readActive(document: Document, at: number, mentions: Mentions): Citing | undefined {
  const { tokens } = document
  const isPronoun = /^(?:him|her|them)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'as'
  const end = isPronoun ? at + 2 : findPhraseEnd(document, at + 1, mentions.names)
  if (end <= at + 1) return undefined
  const voice = { first: at + 1, end }
  const as = findWord(document, { from: end, word: 'as' })
  if (as === undefined || !/ing$/.test(tokens[as + 1]?.lower ?? '')) {
    const hand =
      findOutletBeforeWhich(document, at, mentions) ?? findOutletOfOneWho(document, { at, voice }, mentions)
    return hand && { voice, hand, evidence: { first: hand.first, end: at + 1 } }
  }
  const hand = findSubjectBefore(document, at, mentions)
  return hand && { voice, hand, evidence: { first: hand.first, end: as + 2 } }
}

/** The outlet of "Telmar, which (also) cited": only outlets hand on so. */
function findOutletBeforeWhich(
  { tokens }: Document,
  at: number,
  { byHead }: Mentions,
): TokenSpan | undefined {
  let which = at - 1
  while (which > 0 && /^(?:ADV|AUX)$/.test(tokens[which]!.pos)) which--
  if (tokens[which]?.lower !== 'which') return undefined
  const mention = byHead.get(tokens[which - 1]?.text === ',' ? which - 2 : which - 1)
  if (mention?.name?.kind !== 'outlet') return undefined
  return { first: mention.firstToken, end: mention.endToken }
}

const FARTHEST_WHO = 30

/** The outlet of "Telmar cited Petra Olsson, a professor of law, who said". */
function findOutletOfOneWho(
  document: Document,
  { at, voice }: { at: number; voice: TokenSpan },
  mentions: Mentions,
): TokenSpan | undefined {
  const { tokens } = document
  const { sentence } = tokens[at]!
  let who = voice.end
  while (tokens[who]?.sentence === sentence && who < at + FARTHEST_WHO && tokens[who]!.lower !== 'who') who++
  const verb = tokens[who]?.lower === 'who' ? tokens[who + 1] : undefined
  if (!verb || !VERBS_OF_REPORTING.has(verb.lemma.toLowerCase())) return undefined
  const hand = findSubjectBefore(document, at, mentions)
  return hand && mentions.byHead.get(hand.end - 1)?.name?.kind === 'outlet' ? hand : undefined
}

/** "Xinhua, citing police": only outlets hand on so; others cite reasons. */
function readParticiple(document: Document, at: number, { names, byHead }: Mentions): Citing | undefined {
  const { tokens } = document
  if (at === 0) return undefined
  let last = at - 1
  const mayStandBetween = (token: Token) =>
    isMark(token) || VERBS_OF_REPORTING.has(token.lemma.toLowerCase()) || token.lower === 'on'
  while (last > 0 && (mayStandBetween(tokens[last]!) || names[last] === IN_A_DATE)) last--
  const hand =
    byHead.get(last)?.form === 'name'
      ? byHead.get(last)
      : findPieceOfOutlet(document, last, { names, byHead })
  const end = findPhraseEnd(document, at + 1, names)
  if (!hand || end <= at + 1 || tokens[hand.head]!.sentence !== tokens[at]!.sentence) return undefined
  if (hand.name?.kind !== 'outlet') return undefined
  return {
    voice: { first: at + 1, end },
    hand: { first: hand.firstToken, end: hand.endToken },
    evidence: { first: hand.firstToken, end: at + 1 },
  }
}

/** The outlet of "a Reuters report". */
function findPieceOfOutlet(
  document: Document,
  last: number,
  { names, byHead }: Pick<Mentions, 'names' | 'byHead'>,
) {
  for (let i = last; i >= findPhraseStart(document, last, names); i--) {
    const mention = byHead.get(i)
    if (mention?.name?.kind === 'outlet') return mention
  }
  return undefined
}

function findSubjectBefore(
  { tokens }: Document,
  at: number,
  { byHead }: Pick<Mentions, 'names' | 'byHead'>,
): TokenSpan | undefined {
  const { sentence } = tokens[at]!
  for (let i = at - 1; i >= Math.max(0, at - 8) && tokens[i]!.sentence === sentence; i--) {
    const mention = byHead.get(i)
    if (mention && !isPossessive(tokens[mention.endToken]))
      return { first: mention.firstToken, end: mention.endToken }
  }
  return undefined
}

const FARTHEST_WORD = 24

function findWord({ tokens }: Document, { from, word }: { from: number; word: string }): number | undefined {
  const sentence = tokens[from]?.sentence
  for (let i = from; i < tokens.length && i < from + FARTHEST_WORD && tokens[i]!.sentence === sentence; i++) {
    if (tokens[i]!.lower === word) return i
    if (word === 'as' && tokens[i]!.pos === 'VERB') return undefined
  }
  return undefined
}
