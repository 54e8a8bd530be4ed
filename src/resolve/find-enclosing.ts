import type { Document } from '../document.ts'
import type { Span, Statement } from '../record.ts'
import { findTokens } from './token-spans.ts'

/** For each statement that stands inside another's content, that other: the innermost one. */
export function findEnclosing(statements: readonly Statement[]): Map<Statement, Statement> {
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  const enclosing = new Map<Statement, Statement>()
  const open: { span: Span; statement: Statement }[] = []
  for (const event of listEvents(statements)) {
    while (open.length > 0 && open.at(-1)!.span[1] <= event.at) open.pop()
    if (event.span) {
      open.push({ span: event.span, statement: event.statement })
    } else {
      const outer = open.findLast(({ statement }) => statement !== event.statement)
      if (outer) enclosing.set(event.statement, outer.statement)
    }
  }
  for (const statement of statements) {
    const outer = statement.within === undefined ? undefined : byId.get(statement.within)
    if (outer) enclosing.set(statement, outer)
  }
  return enclosing
}

interface Event {
  readonly at: number
  readonly statement: Statement
  /** A content that begins; without it, the cue (or speaker) whose surroundings are asked for. */
  readonly span?: Span
}

function listEvents(statements: readonly Statement[]): Event[] {
  const events: Event[] = []
  for (const statement of statements) {
    for (const span of statement.content) events.push({ at: span[0], statement, span })
    const asked = statement.cue[0] ?? statement.speaker[0]
    if (asked) events.push({ at: asked[0], statement })
  }
  // Of contents that begin together the longer one is the outer; a cue that opens a content stands inside it.
  return events.sort((a, b) => a.at - b.at || (b.span?.[1] ?? -1) - (a.span?.[1] ?? -1))
}

const WORDS_FOR_TIME_BETWEEN = /^(?:after|before|when|while|as|since|until|amid)$/

/**
 * Whether it is in doubt that the outer voice tells of the inner saying: "They will stay, the ministry said, a day after
 * Trump called on Moscow to leave" is the outlet's own clause about Trump, wherever the content was cut. It is in doubt
 * behind the outer cue where the content began before it, and behind a word such as "after"; never in quotation marks.
 */
export function isBesideContent(
  document: Document,
  { outer, inner }: { outer: Statement; inner: Statement },
): boolean {
  const at = Math.min(...[...inner.speaker, ...inner.cue].map(([start]) => start))
  const piece = outer.content.find(([start, end]) => start <= at && at < end)
  if (!piece || isQuotedAt(document, at)) return false
  const cueEnd = Math.max(...outer.cue.map(([, end]) => end))
  if (outer.content[0]![0] < cueEnd && cueEnd <= at) return true
  const { tokens } = document
  const { first, end } = findTokens(document, [piece[0], Math.max(piece[0], at)])
  for (let i = end - 1; i >= first && tokens[i]!.sentence === tokens[end - 1]!.sentence; i--)
    if (WORDS_FOR_TIME_BETWEEN.test(tokens[i]!.lower) && !isQuotedAt(document, tokens[i]!.start)) return true
  return false
}

const isQuotedAt = ({ quotations }: Document, at: number): boolean =>
  quotations.some(({ start, end }) => start <= at && at < end)
