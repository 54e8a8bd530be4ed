/**
 * When a statement that was found is the one that a person marked.
 *
 * @module
 */
import type { TokenFacts } from '../extract/index.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from '../extract/index.ts'
import type { Span, Statement } from '../record.ts'

/** A statement as a person marked it, in UTF-16 code units. A part that was not marked is an empty list. */
export type MarkedStatement = Pick<Statement, 'speaker' | 'cue' | 'content'>

/** The parts of a statement as sets of characters; white space and punctuation do not count. */
export interface StatementCharacters {
  readonly speaker: Set<number>
  readonly cue: Set<number>
  readonly content: Set<number>
}

function collectCharacters(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>()
  for (const [start, end] of spans) {
    for (let i = start; i < end; i++) if (/[\p{L}\p{N}$%]/u.test(text[i] ?? '')) set.add(i)
  }
  return set
}

export function collectGold(text: string, statement: MarkedStatement): StatementCharacters {
  return {
    speaker: collectCharacters(text, statement.speaker),
    cue: collectCharacters(text, statement.cue),
    content: collectCharacters(text, statement.content),
  }
}

export function collectSegments(
  { document: { text, tokens } }: TokenFacts,
  segments: readonly Segment[],
): StatementCharacters {
  const spansOf = (wanted: number): Span[] =>
    segments
      .filter(({ label }) => label === wanted)
      .map(({ first, end }) => [tokens[first].start, tokens[end - 1].end])
  return {
    speaker: collectCharacters(text, spansOf(SPEAKER)),
    cue: collectCharacters(text, spansOf(CUE)),
    content: collectCharacters(text, spansOf(CONTENT)),
  }
}

function countCommon(a: Set<number>, b: Set<number>): number {
  let common = 0
  for (const x of a) if (b.has(x)) common++
  return common
}

export type Match = 'none' | 'relaxed' | 'strict'

/**
 * Relaxed: cues overlap, speakers overlap (or both have none), and contents share at least half of their characters
 * taken together. Strict: all three the same.
 */
export function matchStatements(gold: StatementCharacters, found: StatementCharacters): Match {
  const common = countCommon(gold.content, found.content)
  if (common === 0 || common / (gold.content.size + found.content.size - common) < 0.5) return 'none'
  const agree = (a: Set<number>, b: Set<number>) => countCommon(a, b) > 0 || (a.size === 0 && b.size === 0)
  if (!agree(gold.cue, found.cue) || !agree(gold.speaker, found.speaker)) return 'none'
  const same = (a: Set<number>, b: Set<number>) => a.size === b.size && countCommon(a, b) === a.size
  const isStrict =
    same(gold.content, found.content) && same(gold.cue, found.cue) && same(gold.speaker, found.speaker)
  return isStrict ? 'strict' : 'relaxed'
}

/** How near a found statement comes to a gold one, 0 to 1; 0 when their cues have nothing in common. */
export function measureNearness(gold: StatementCharacters, found: StatementCharacters): number {
  if (countCommon(gold.cue, found.cue) === 0) return 0
  const share = (a: Set<number>, b: Set<number>) => {
    const common = countCommon(a, b)
    return a.size + b.size === 0 ? 1 : common / (a.size + b.size - common)
  }
  return (
    0.6 * share(gold.content, found.content) +
    0.25 * share(gold.speaker, found.speaker) +
    0.15 * share(gold.cue, found.cue)
  )
}

/** Pairs the statements of an article with those found, one to one, by the relaxed rule: what is missed, and what is wrong. */
export function compareStatements<Gold extends MarkedStatement, Found extends MarkedStatement>(
  text: string,
  { gold, found }: { gold: readonly Gold[]; found: readonly Found[] },
): { missed: Gold[]; wrong: Found[] } {
  const free = new Set(found)
  const missed = gold.filter((statement) => {
    const wanted = collectGold(text, statement)
    const right = [...free].find((one) => matchStatements(wanted, collectGold(text, one)) !== 'none')
    if (right !== undefined) free.delete(right)
    return right === undefined
  })
  return { missed, wrong: [...free] }
}
