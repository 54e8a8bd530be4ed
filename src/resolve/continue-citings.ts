import type { Document } from '../document.ts'
import { PRONOUN_KINDS, VERBS_OF_GOING_ON } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Citing } from './find-citing.ts'
import type { Frame } from './find-frame.ts'

interface Continuing {
  readonly frames: ReadonlyMap<Statement, Frame>
  readonly castings: ReadonlyMap<Statement, Casting>
  readonly enclosing: ReadonlyMap<Statement, Statement>
  readonly citings: ReadonlyMap<Statement, Citing>
}

/**
 * Who cites what only goes on: "“We are done,” he was cited as saying by Interfax. “We leave,” he added": the second half
 * came through Interfax too. Only where the same voice goes on at once, in a quotation without a speaker or with "he added".
 */
export function continueCitings(document: Document, continuing: Continuing): Map<Statement, Citing> {
  const { frames, enclosing, citings } = continuing
  const continued = new Map<Statement, Citing>()
  const outer = [...frames.values()]
    .filter(({ statement }) => !enclosing.has(statement))
    .sort((a, b) => startOf(a) - startOf(b))
  outer.forEach((frame, i) => {
    const before = outer[i - 1]
    const citing = before && (citings.get(before.statement) ?? continued.get(before.statement))
    if (!citing || citings.has(frame.statement)) return
    if (goesOn(document, { before, frame }, continuing)) continued.set(frame.statement, citing)
  })
  return continued
}

function goesOn(
  { tokens }: Document,
  { before, frame }: { before: Frame; frame: Frame },
  { castings }: Continuing,
): boolean {
  const voice = castings.get(before.statement)?.figure
  if (!voice || castings.get(frame.statement)?.figure !== voice) return false
  const paragraphs = tokens[startOf(frame)]!.paragraph - tokens[startOf(before)]!.paragraph
  const { speaker, cue, statement } = frame
  if (!speaker) return statement.quotation === 'direct' && paragraphs === 0
  if (!cue || paragraphs > 1 || !PRONOUN_KINDS.has(tokens[speaker.first]!.lower)) return false
  return VERBS_OF_GOING_ON.has(tokens[cue.end - 1]!.lemma.toLowerCase())
}

const startOf = ({ cue, speaker, contents }: Frame): number =>
  Math.min(...[...(cue ? [cue] : []), ...(speaker ? [speaker] : []), ...contents].map(({ first }) => first))
