import type { Span, Statement } from '../record.ts'

/**
 * Tells of each statement whether it stands inside another: its cue and its content lie in the other's content. Where
 * several hold it, the smallest one does.
 */
export function linkNested(statements: readonly Statement[]): Statement[] {
  const byStart = [...statements].sort((a, b) => startOf(a) - startOf(b))
  return statements.map((statement) => {
    const [from, to] = [
      Math.min(startOf(statement), statement.cue[0]?.[0] ?? Number.POSITIVE_INFINITY),
      endOf(statement),
    ]
    let within: Statement | undefined
    // Only what starts before and ends behind can hold it: a long article is not compared all with all.
    for (let i = countUpTo(byStart, from) - 1; i >= 0 && from - startOf(byStart[i]) < LONGEST_CONTENT; i--) {
      const other = byStart[i]
      if (other === statement || endOf(other) < to || !holds(other, statement) || holds(statement, other))
        continue
      if (within === undefined || sizeOf(other) < sizeOf(within)) within = other
    }
    return within === undefined ? statement : { ...statement, within: within.id }
  })
}

/** In characters. No content reaches over more of a text: a window of tokens, and the paragraphs of one quotation. */
const LONGEST_CONTENT = 20_000

function countUpTo(byStart: readonly Statement[], from: number): number {
  let low = 0
  let high = byStart.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(byStart[middle]) <= from) low = middle + 1
    else high = middle
  }
  return low
}

const startOf = ({ content }: Statement): number => content[0][0]
const endOf = ({ content }: Statement): number => content[content.length - 1][1]

function holds(outer: Statement, inner: Statement): boolean {
  return [...inner.cue, ...inner.content].every((span) =>
    outer.content.some((content) => isInside(span, content)),
  )
}

const isInside = ([start, end]: Span, [from, to]: Span): boolean => start >= from && end <= to

function sizeOf({ content }: Statement): number {
  return content.reduce((sum, [start, end]) => sum + end - start, 0)
}
