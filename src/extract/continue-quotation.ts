import type { Document, QuotedPassage } from '../document.ts'
import type { Span } from '../record.ts'

/**
 * A content with all paragraphs of its quotation. Newspapers open each paragraph of a long quotation with a mark of its
 * own and close only the last; one cue, at the first or the last of them, holds for all. Paragraphs that another
 * statement has `claimed` are left to it.
 */
export function continueQuotation(
  { quotations }: Document,
  content: readonly Span[],
  claimed: readonly Span[],
): Span[] {
  const outer = quotations.filter(({ depth }) => depth === 0)
  const isFree = ({ start, end }: QuotedPassage) => !claimed.some(([from, to]) => from < end && to > start)
  const holds = (spans: readonly Span[], { start, end }: QuotedPassage) =>
    spans.some(([from, to]) => from < end && to > start)
  const before: Span[] = []
  const after: Span[] = []
  const first = outer.findIndex((passage) => holds(content, passage))
  for (let i = first - 1; i >= 0 && outer[i].continues && isFree(outer[i]); i--) {
    before.unshift([outer[i].start, outer[i].end])
  }
  const last = outer.findLastIndex((passage) => holds(content, passage))
  for (let i = last; i >= 0 && i + 1 < outer.length && outer[i].continues && isFree(outer[i + 1]); i++) {
    after.push([outer[i + 1].start, outer[i + 1].end])
  }
  return [...before, ...content, ...after]
}
