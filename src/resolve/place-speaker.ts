import type { Document } from '../document.ts'
import type { Statement } from '../record.ts'
import { IN_A_DATE } from './noun-phrases.ts'
import { findTokens, type TokenSpan } from './token-spans.ts'

/** Where the speaker and the cue of a statement stand, by tokens. */
export interface PlacedSpeaker {
  readonly speaker: readonly TokenSpan[]
  readonly cue: readonly TokenSpan[]
}

/**
 * The speaker's words without the day that opens the sentence ("Yesterday, the engineer"), and with the whole of a name
 * whose last word is one of the language too: "Desmond | Prior said" is Desmond Prior, who said.
 */
export function placeSpeaker(
  document: Document,
  { speaker, cue }: Pick<Statement, 'speaker' | 'cue'>,
  names: Int32Array,
): PlacedSpeaker {
  const cues = cue.map((span) => findTokens(document, span))
  const placed = speaker.map((span) =>
    completeName(skipDay(document, findTokens(document, span), names), { names, cues }),
  )
  const isSpoken = (at: number) => placed.some(({ first, end }) => at >= first && at < end)
  return {
    speaker: placed,
    cue: cues.map(({ first, end }) => {
      let from = first
      while (from < end - 1 && isSpoken(from)) from++
      return { first: from, end }
    }),
  }
}

const BEFORE_DAYS = /^(?:on|in|at|early|earlier|late|later|last|this)$/

/** A day and the comma behind it, where more words follow. */
function skipDay({ tokens }: Document, { first, end }: TokenSpan, names: Int32Array): TokenSpan {
  let at = first
  while (at < end && BEFORE_DAYS.test(tokens[at]!.lower)) at++
  const day = at
  while (at < end && names[at] === IN_A_DATE) at++
  return at > day && at < end - 1 && tokens[at]!.text === ',' ? { first: at + 1, end } : { first, end }
}

/** The words of the name that were taken for the cue, unless the cue is nothing else. */
function completeName(
  { first, end }: TokenSpan,
  { names, cues }: { names: Int32Array; cues: readonly TokenSpan[] },
): TokenSpan {
  const name = names[end - 1] ?? -1
  const cue = cues.find((one) => one.first === end)
  if (name < 0 || !cue || names[end] !== name) return { first, end }
  let last = end
  while (names[last] === name) last++
  return { first, end: last < cue.end ? last : end }
}
