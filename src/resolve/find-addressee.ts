import type { Document, Token } from '../document.ts'
import {
  GATHERINGS,
  PARTICIPLES_OF_SAYING,
  VERBS_THAT_MOVE_THE_ADDRESSEE,
  VERBS_WITH_ADDRESSEE,
  VERBS_WITH_TO_ADDRESSEE,
} from '../languages/en/index.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { extendOverPrepositions, findPhraseEnd } from './noun-phrases.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'

const OF = new Set(['of'])

/** To whom something was said, as tokens: "reporters" of "told reporters", "the committee" of "said to the committee". */
export function findAddressee(
  document: Document,
  frame: Frame,
  { names }: Pick<Mentions, 'names'>,
): TokenSpan | undefined {
  const { tokens } = document
  for (const { first, end } of runsFromCue(frame)) {
    for (let i = first; i < end; i++) {
      // Before the cue only what opens the sentence has one: "Speaking to reporters, ..."
      if (frame.cue && i < frame.cue.first && !PARTICIPLES_OF_SAYING.has(tokens[i]!.lower)) continue
      const at = findPlaceOfAddressee(tokens, i)
      if (at === undefined || (frame.speaker && at >= frame.speaker.first && at < frame.speaker.end)) continue
      const phrase = readPhrase(document, { at, limit: end, frame }, names)
      if (phrase) return phrase
    }
  }
  return undefined
}

/** The runs of the frame from the cue on; what stands before the cue belongs to it only when it opens "Speaking to". */
function runsFromCue({ runs, cue }: Frame): TokenSpan[] {
  if (!cue) return []
  return runs
    .filter(({ end }) => end > cue.first)
    .map(({ first, end }) => ({ first: Math.max(first, cue.first), end }))
    .concat(runs.filter(({ end }) => end <= cue.first))
}

/** After "told" the very next word; after "said", "remarks" or "speaking" the word behind "to". */
function findPlaceOfAddressee(tokens: readonly Token[], at: number): number | undefined {
  const { lemma, lower, pos } = tokens[at]!
  const verb = lemma.toLowerCase()
  if (VERBS_WITH_ADDRESSEE.has(verb) && (pos === 'VERB' || lower === 'told') && !isPassive(tokens, at))
    return at + 1
  if (verb === 'call' && tokens[at + 1]?.lower === 'on') return at + 2
  const mayTakeTo = VERBS_WITH_TO_ADDRESSEE.has(verb) || VERBS_WITH_TO_ADDRESSEE.has(lower.replace(/s$/, ''))
  const next = tokens[at + 1]?.lower
  if (mayTakeTo && next === 'to' && pos !== 'ADJ') return at + 2
  // "said in a letter to", "added in an interview to": the noun of the venue has it.
  const isLetter = /^(?:letter|letters|email|e-mail|message|memo|speech|address|testimony|note)$/.test(lower)
  return isLetter && next === 'to' ? at + 2 : undefined
}

function isPassive(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    if (/^(?:was|were|been|being|is|are|be)$/.test(tokens[i]!.lower)) return !/ing$/.test(tokens[at]!.lower)
    if (tokens[i]!.pos !== 'ADV' && tokens[i]!.lower !== 'not') return false
  }
  return false
}

function readPhrase(
  document: Document,
  { at, limit, frame }: { at: number; limit: number; frame: Frame },
  names: Int32Array,
): TokenSpan | undefined {
  const { tokens } = document
  const isInContent = frame.contents.some(({ first, end }) => at >= first && at < end)
  const end = at < tokens.length ? findPhraseEnd(document, at, names) : at
  if (end <= at || !mayBeAddressed(document, { at, end })) return undefined
  if (isInContent) return opensOrder(document, { at, end, frame }) ? { first: at, end } : undefined
  const whole = extendOverPrepositions(document, { first: at, end }, { prepositions: OF, names })
  return { first: at, end: Math.min(whole.end, Math.max(limit, end)) }
}

function mayBeAddressed({ tokens }: Document, { at, end }: { at: number; end: number }): boolean {
  const first = tokens[at]!
  if (/^(?:himself|herself|themselves|itself|it|that|what|this|which|who|how|why|if)$/.test(first.lower))
    return false
  const last = tokens[end - 1]!
  if (isPossessive(tokens[end]) || GATHERINGS.has(last.lower)) return false
  return /^(?:NOUN|PROPN|PRON)$/.test(last.pos) && !WORDS_OF_TIME.test(first.text)
}

const WORDS_OF_TIME = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier|later|last)$/

/** "urged [Congress to act]": the one addressed is the first part of the content. */
function opensOrder(
  { tokens }: Document,
  { at, end, frame }: { at: number; end: number; frame: Frame },
): boolean {
  const verb = tokens[at - 1]!.lemma.toLowerCase()
  const isAtStart = frame.contents.some(({ first }) => first === at)
  return (
    (VERBS_THAT_MOVE_THE_ADDRESSEE.has(verb) || verb === 'on') &&
    isAtStart &&
    /^(?:to|not|that)$/.test(tokens[end]?.lower ?? '')
  )
}
