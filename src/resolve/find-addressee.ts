import type { Document, Token } from '../document.ts'
import {
  GATHERINGS,
  PARTICIPLES_OF_SAYING,
  POSSESSIVE_PRONOUNS,
  VERBS_THAT_MOVE_THE_ADDRESSEE,
  VERBS_WITH_ADDRESSEE,
  VERBS_WITH_TO_ADDRESSEE,
  WORDS_FOR_OWN_OUTLET,
} from '../languages/en/index.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { extendOverPrepositions, findPhraseEnd } from './noun-phrases.ts'
import { findQuotedProgramme } from './read-venue.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'
import type { Finding, FoundSpan } from './weigh-findings.ts'

const OF = new Set(['of'])

/**
 * To whom something was said, as tokens: "reporters" of "told reporters" and of "asked by reporters", "the committee" of
 * "said to the committee", "Mook" of "Mook was asked".
 */
export function findAddressee(
  document: Document,
  frame: Frame,
  mentions: Pick<Mentions, 'names' | 'byHead'>,
): FoundSpan | undefined {
  return (
    findToldIn(document, frame, mentions) ??
    findAsker(document, frame, mentions) ??
    findAsked(document, frame, mentions) ??
    findBeforeAnd(document, frame, mentions)
  )
}

function findToldIn(
  document: Document,
  frame: Frame,
  { names }: Pick<Mentions, 'names'>,
): FoundSpan | undefined {
  const { tokens } = document
  for (const { first, end } of runsFromCue(frame)) {
    for (let i = first; i < end; i++) {
      // Before the cue only what opens the sentence has one: "Speaking to reporters, ..."
      if (frame.cue && i < frame.cue.first && !PARTICIPLES_OF_SAYING.has(tokens[i]!.lower)) continue
      const at = findPlaceOfAddressee(tokens, i)
      if (at === undefined || (frame.speaker && at >= frame.speaker.first && at < frame.speaker.end)) continue
      const span = readPhrase(document, { at, limit: end, frame }, names)
      if (span) return { span, finding: nameFinding({ at, verb: i, frame }) }
    }
  }
  return undefined
}

function nameFinding({ at, verb, frame }: { at: number; verb: number; frame: Frame }): Finding {
  if (frame.contents.some(({ first }) => first === at)) return 'addressee who is to act'
  return at === verb + 1 ? 'addressee as object' : 'addressee behind to'
}

/** "Asked by reporters, she said", "said in response to questions from The Post": who asked is answered. */
function findAsker(
  document: Document,
  { runs, contents }: Frame,
  { names }: Pick<Mentions, 'names'>,
): FoundSpan | undefined {
  const { tokens } = document
  for (const { first, end } of runs) {
    for (let i = first; i < end - 1; i++) {
      const isAsker =
        tokens[i]!.lower === 'by' && /^(?:asked|pressed|questioned)$/.test(tokens[i - 1]?.lower ?? '')
      const isFrom = tokens[i]!.lower === 'from' && asks(tokens, i - 1)
      if (!isAsker && !isFrom) continue
      const at = i + 1
      const phrase = { at, end: findPhraseEnd(document, at, names) }
      const isOutside = contents.every((content) => at < content.first || at >= content.end)
      if (isOutside && phrase.end > at && phrase.end <= end && mayBeAddressed(document, phrase, names))
        return { span: { first: at, end: phrase.end }, finding: 'addressee who asked' }
    }
  }
  return undefined
}

/** "in response to (a question, emailed questions ...)" ends here. */
function asks(tokens: readonly Token[], at: number): boolean {
  if (
    !/^(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|requests?)$/.test(tokens[at]?.lower ?? '')
  )
    return false
  for (let i = at - 1; i > Math.max(0, at - 6); i--)
    if (/^(?:response|answer|reply|responding|replying)$/.test(tokens[i]!.lower)) return true
  return false
}

/** "When Mook was asked whether ...": he whom a question without a speaker was put to. */
function findAsked(
  { tokens }: Document,
  { statement, cue }: Frame,
  { byHead }: Pick<Mentions, 'byHead'>,
): FoundSpan | undefined {
  if (!cue || statement.speaker.length > 0) return undefined
  const verb = tokens.slice(cue.first, cue.end).findIndex(({ lower }) => lower === 'asked') + cue.first
  if (verb < cue.first || !isPassive(tokens, verb)) return undefined
  let last = verb - 1
  while (last > 0 && /^(?:AUX|ADV|PART)$/.test(tokens[last]!.pos)) last--
  const asked = byHead.get(last)
  if (!asked || tokens[last]!.sentence !== tokens[verb]!.sentence) return undefined
  if (POSSESSIVE_PRONOUNS.has(tokens[last]!.lower)) return undefined
  return { span: { first: asked.firstToken, end: asked.endToken }, finding: 'addressee as object' }
}

/** "boasted to reporters of his campaign and stressed ...": the verb right behind the speaker has it. */
function findBeforeAnd(
  document: Document,
  frame: Frame,
  { names }: Pick<Mentions, 'names'>,
): FoundSpan | undefined {
  const { tokens } = document
  const { cue, speaker } = frame
  if (!cue || !speaker || !goesOn(tokens, cue.first)) return undefined
  if (speaker.end >= cue.first - 1 || tokens[speaker.end]!.sentence !== tokens[cue.first]!.sentence)
    return undefined
  const at = findPlaceOfAddressee(tokens, speaker.end)
  const span = at !== undefined && readPhrase(document, { at, limit: cue.first - 1, frame }, names)
  return span ? { span, finding: 'addressee of the verb before' } : undefined
}

/** "and stressed", and ", writing in an email" */
function goesOn(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? ''
  return /^(?:and|but)$/.test(before) || (before === ',' && tokens[at]!.lower.endsWith('ing'))
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
  // "reached out to the company, writing"
  if (verb === 'reach' && tokens[at + 1]?.lower === 'out' && tokens[at + 2]?.lower === 'to') return at + 3
  const mayTakeTo = VERBS_WITH_TO_ADDRESSEE.has(verb) || VERBS_WITH_TO_ADDRESSEE.has(lower.replace(/s$/, ''))
  const next = tokens[at + 1]?.lower
  if (mayTakeTo && next === 'to' && pos !== 'ADJ') return at + 2
  if (next === 'with' && /^(?:joke|chat)$/.test(verb)) return at + 2
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
  // "told NBC's “Today”": the station's programme.
  const programme = isPossessive(tokens[end]) ? findQuotedProgramme(document, end + 1, limit) : undefined
  if (programme !== undefined && end > at && names[end - 1]! >= 0) return { first: at, end: programme }
  if (end <= at || !mayBeAddressed(document, { at, end }, names)) return undefined
  if (isInContent) return opensOrder(document, { at, end, frame }) ? { first: at, end } : undefined
  // "told members of the club", and not "told The Telmar of the prospects" or "reminded voters of the war".
  const isTheme = VERBS_WITH_OF.test(tokens[at - 1]!.lemma) || VERBS_WITH_OF.test(tokens[at - 2]?.lemma ?? '')
  if (isTheme || (names[end - 1]! >= 0 && !namesSomething(document, end + 1, names)))
    return { first: at, end }
  const whole = extendOverPrepositions(document, { first: at, end }, { prepositions: OF, names })
  const last = Math.min(whole.end, Math.max(limit, end))
  return { first: at, end: OF.has(tokens[last - 1]!.lower) ? last - 1 : last }
}

function mayBeAddressed(
  { tokens }: Document,
  { at, end }: { at: number; end: number },
  names: Int32Array,
): boolean {
  const first = tokens[at]!
  // "told this newspaper"
  if (WORDS_FOR_OWN_OUTLET.test(`${first.text} ${tokens[at + 1]?.text ?? ''}`)) return true
  if (/^(?:himself|herself|themselves|itself|it|that|what|this|which|who|how|why|if)$/.test(first.lower))
    return false
  const last = tokens[end - 1]!
  if (isPossessive(tokens[end]) || GATHERINGS.has(last.lower) || THINGS_TOLD.test(last.text)) return false
  const isNoun = names[end - 1]! >= 0 || /^(?:NOUN|PROPN|PRON)$/.test(last.pos)
  return isNoun && !WORDS_OF_TIME.test(first.text)
}

/** "Chris Cuomo of CNN" */
function namesSomething(document: Document, first: number, names: Int32Array): boolean {
  const end = findPhraseEnd(document, first, names)
  return end > first && names[end - 1]! >= 0
}

const VERBS_WITH_OF = /^(?:remind|warn|inform|assure|boast|brag|notify|convince)$/

/** "told the story of", "told the truth" */
const THINGS_TOLD = /^(?:stor(?:y|ies)|tales?|truth|jokes?|lies?|anecdotes?|questions?|difference)$/

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
