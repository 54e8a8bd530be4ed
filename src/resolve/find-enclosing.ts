import type { Span, Statement } from '../record.ts'

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
