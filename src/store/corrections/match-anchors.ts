/**
 * Finds again what a correction holds on to, in an article that may have been read anew: its text is the same, what was
 * found in it may not be.
 *
 * @module
 */
import type { Anchor, ArticleVoice, Span, Statement } from '../../record.ts'

/** The voice of an article at these mentions: the one that has most of them, then the one with fewest others. */
export function findVoiceAt(
  { spans, name }: Pick<Anchor, 'spans' | 'name'>,
  voices: readonly ArticleVoice[],
): ArticleVoice | undefined {
  const ranked = voices
    .map((voice) => ({ voice, shared: countShared(spans, voice.mentions) }))
    .filter(({ shared }) => shared > 0)
    .sort(
      (a, b) =>
        b.shared - a.shared ||
        countCharacters(a.voice.mentions) - countCharacters(b.voice.mentions) ||
        Number(b.voice.name === name) - Number(a.voice.name === name) ||
        (a.voice.id < b.voice.id ? -1 : 1),
    )
  return ranked[0]?.voice
}

/** The statement at this content: the one with just these spans, else the one that shares most, if that is more than half. */
export function findStatementAt(
  { spans }: Pick<Anchor, 'spans'>,
  statements: readonly Statement[],
): Statement | undefined {
  return findNearest(spans, statements)
}

/**
 * The statement that this one is now: the same, else one that shares more than half of the content and is told by the
 * same speaker or cue. Without the latter, who rejects a quotation inside another would reject the outer one as soon as
 * the inner is not found any more.
 */
export function findSameStatement(
  statement: Statement,
  statements: readonly Statement[],
): Statement | undefined {
  const same = statements.find(({ id }) => id === statement.id)
  return (
    same ??
    findNearest(
      statement.content,
      statements.filter((other) => isToldAlike(statement, other)),
    )
  )
}

function isToldAlike(one: Statement, other: Statement): boolean {
  const isBare = ({ speaker, cue }: Statement) => speaker.length + cue.length === 0
  if (isBare(one) || isBare(other)) return true
  return countShared(one.speaker, other.speaker) > 0 || countShared(one.cue, other.cue) > 0
}

function findNearest(spans: readonly Span[], statements: readonly Statement[]): Statement | undefined {
  const ranked = statements
    .map((statement) => ({ statement, overlap: measureOverlap(spans, statement.content) }))
    .filter(({ overlap }) => overlap > 0.5)
    .sort((a, b) => b.overlap - a.overlap || (a.statement.id < b.statement.id ? -1 : 1))
  return ranked[0]?.statement
}

/**
 * The characters that two lists of spans share, as a share of all that either has.
 *
 * @example measureOverlap([[0, 10]], [[5, 10]])
 *   // 0.5
 */
export function measureOverlap(one: readonly Span[], other: readonly Span[]): number {
  const shared = countShared(one, other)
  const all = countCharacters(one) + countCharacters(other) - shared
  return all === 0 ? 0 : shared / all
}

function countShared(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0
  for (const [start, end] of one)
    for (const [from, to] of other) shared += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return shared
}

const countCharacters = (spans: readonly Span[]): number =>
  spans.reduce((sum, [start, end]) => sum + end - start, 0)
