import { annotate } from '../../src/annotate/index.ts'
import type { Document } from '../../src/document.ts'
import { identify } from '../../src/identify.ts'
import type { Quotation, Span, Statement } from '../../src/record.ts'
import { type Resolved, resolve } from '../../src/resolve/index.ts'
import { type MarkedSpans, readMarks } from '../read-marks.ts'

/**
 * A report with its statements marked: `[s1 Maria Gil] [c1 said] [k1 that ...]`. The digit tells which statement a span
 * belongs to; one span may stand inside another, and one statement may have several of a kind.
 */
export interface MarkedReport {
  readonly text: string
  readonly date?: string
  readonly outlet?: string
  /** The agency that the article credits. */
  readonly credit?: string
}

/** The statements of a marked report with voice, role and the rest, as the whole journey has them after `resolve`. */
export function resolveMarked({
  text: marked,
  date,
  outlet,
  credit,
}: MarkedReport): Resolved & { document: Document } {
  const { text, spans } = readMarks(marked)
  const document = annotate({ text, date, outlet })
  const statements = [...spans.keys()].sort().map((key) => makeStatement(document, spans.get(key)!))
  return {
    ...resolve({ document, article: { id: 'art_1', outlet, publishedAt: date, credit }, statements }),
    document,
  }
}

/** The names of the voices, in the order of the statements' digits; `undefined` where it is left open. */
export const voicesOf = (text: string): (string | undefined)[] =>
  resolveMarked({ text }).statements.map(({ voice }) => voice?.name)

function makeStatement(document: Document, { s, c, k }: MarkedSpans): Statement {
  const order = (list: Span[]) => list.sort((a, b) => a[0] - b[0])
  const [speaker, cue, content] = [order(s), order(c), order(k)]
  const cut = (list: readonly Span[]) =>
    list.map(([start, end]) => document.text.slice(start, end)).join(' … ')
  return {
    id: identify('sta', ['art_1', content[0]?.[0], speaker[0]?.[0], cue[0]?.[0]]),
    article: 'art_1',
    speaker,
    cue,
    content,
    text: { speaker: cut(speaker), cue: cut(cue), content: cut(content) },
    quotation: quotationOf(document, content),
    confidence: 1,
  }
}

function quotationOf({ quotations }: Document, content: readonly Span[]): Quotation {
  const isQuoted = ([from, to]: Span) => quotations.some(({ start, end }) => start <= from && to <= end)
  const touches = ([from, to]: Span) => quotations.some(({ start, end }) => start < to && from < end)
  if (content.every(isQuoted)) return 'direct'
  return content.some(touches) ? 'mixed' : 'indirect'
}
