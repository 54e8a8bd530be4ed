import type { Document } from '../document.ts'
import type { SaidAt, Statement } from '../record.ts'
import type { Frame } from './find-frame.ts'
import { IN_A_DATE } from './noun-phrases.ts'
import { tellWhen } from './tell-when.ts'
import { findTokens } from './token-spans.ts'

/**
 * When each statement was said. A day before the first of two verbs that share their subject is that of both: "On
 * Wednesday, Gil called on them to leave and said all was open". It was right in all 9 places of 300 articles of PolNeAR's
 * training part, so it keeps the confidence of the first.
 */
export function tellDays(
  document: Document,
  { frames, names }: { frames: ReadonlyMap<Statement, Frame>; names: Int32Array },
): Map<Statement, SaidAt> {
  const days = new Map<Statement, SaidAt>()
  const sharing = new Map<string, Frame[]>()
  for (const [statement, frame] of frames) {
    const day = tellWhen(document, frame)
    if (day) days.set(statement, day)
    const subject = statement.speaker.join(';')
    if (subject !== '' && frame.cue) sharing.set(subject, [...(sharing.get(subject) ?? []), frame])
  }
  for (const verbs of sharing.values()) {
    verbs.sort((a, b) => a.cue!.first - b.cue!.first)
    for (const [i, frame] of verbs.entries()) {
      const before = verbs[i - 1]
      const day = before && days.get(before.statement)
      if (day && !days.has(frame.statement) && isShared(document, { before, frame, day, names }))
        days.set(frame.statement, day)
    }
  }
  return days
}

interface Verbs {
  readonly before: Frame
  readonly frame: Frame
  readonly day: SaidAt
  readonly names: Int32Array
}

/** The day stands before both verbs, the second follows on "and", and has no time of its own. */
function isShared(document: Document, { before, frame, day, names }: Verbs): boolean {
  const { tokens } = document
  const [first, second] = [before.cue!, frame.cue!]
  if (!before.speaker || before.speaker.first >= first.first) return false
  if (tokens[first.first]!.sentence !== tokens[second.first]!.sentence) return false
  if (!day.written || findTokens(document, [day.written.start, day.written.end]).end > first.first)
    return false
  let joint = second.first - 1
  while (joint > first.end && tokens[joint]!.pos === 'ADV') joint--
  if (!/^(?:and|but)$/.test(tokens[joint]!.lower)) return false
  for (let i = joint; i < second.end; i++) if (OTHER_TIMES.test(tokens[i]!.lower)) return false
  return !frame.runs.some(({ first: from, end }) => {
    for (let i = Math.max(from, joint); i < end; i++) if (names[i] === IN_A_DATE) return true
    return false
  })
}

const OTHER_TIMES = /^(?:later|earlier|previously|once|often|repeatedly|has|have|had|then|again)$/
