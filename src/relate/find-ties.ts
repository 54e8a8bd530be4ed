/**
 * Articles that have an utterance through one hand, as their words show: copies of one text, and quotations cut in the
 * same places. Which of the two was first may be open.
 *
 * @module
 */
import { isAgency } from '../languages/en/index.ts'
import type { Article, CopiedPair, Hop, Span } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import { findSameCuts } from './find-same-cuts.ts'
import { foldHandName } from './fold-hand-name.ts'
import { compareMoments, compareText, dayOf, type ToldReport } from './told-report.ts'

/** Two articles with one text or one cut, `one` before `other` where that is known, else by id. */
export interface Tie {
  readonly kind: 'copy' | 'same cut'
  readonly one: ArticleHead
  readonly other: ArticleHead
  readonly isOrderKnown: boolean
  readonly reason: string
  /** That both have it through one hand. Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/** A statement with this share of its content in shared passages came with them. */
const LEAST_COVERED = 0.5
/** Most of the text is shared, and these words of it are not: they may have been taken down anew. */
const WHOLE_BUT_NOT_THERE = 0.7

export interface FindTiesOptions {
  readonly reports: readonly ToldReport[]
  readonly copies: readonly CopiedPair[]
  readonly others: readonly Article[]
}

/** All copies among the articles of an utterance, and with others that hold its words without having it as a statement. */
export function findCopyTies({ reports, copies, others }: FindTiesOptions): Tie[] {
  const reportOf = new Map(reports.map((report) => [report.article.id, report]))
  const headOf = new Map<string, ArticleHead>(others.map((article) => [article.id, article]))
  for (const report of reports) headOf.set(report.article.id, report.article)
  return copies.flatMap((pair) => {
    const [one, other] = [headOf.get(pair.one), headOf.get(pair.other)]
    if (!one || !other) return []
    const confidence = weighCopy(pair, reportOf)
    if (confidence === 0) return []
    const share = Math.round(pair.shared * 100)
    return [
      orderTie({ kind: 'copy', one, other, reason: `They share ${share}% of the shorter text.`, confidence }),
    ]
  })
}

/** How sure it is that the utterance came with the text. */
function weighCopy(pair: CopiedPair, reportOf: ReadonlyMap<string, ToldReport>): number {
  const [one, other] = [reportOf.get(pair.one), reportOf.get(pair.other)]
  const covered = Math.max(
    one
      ? measureCovered(
          one,
          pair.passages.map((passage) => passage.one),
        )
      : 0,
    other
      ? measureCovered(
          other,
          pair.passages.map((passage) => passage.other),
        )
      : 0,
  )
  if (covered >= LEAST_COVERED) return pair.confidence
  return one && other && pair.extent === 'whole' ? WHOLE_BUT_NOT_THERE * pair.confidence : 0
}

/** The greatest share of a statement's content that stands in these passages. */
function measureCovered({ statements }: ToldReport, passages: readonly Span[]): number {
  const shares = statements.map(({ statement: { content } }) => {
    const length = content.reduce((sum, [start, end]) => sum + end - start, 0)
    const common = content.flatMap(([start, end]) =>
      passages.map(([from, to]) => Math.max(0, Math.min(end, to) - Math.max(start, from))),
    )
    return length === 0 ? 0 : common.reduce((sum, part) => sum + part, 0) / length
  })
  return Math.max(...shares)
}

/** Articles that cut one quotation in the same places. */
export function findCutTies(reports: readonly ToldReport[]): Tie[] {
  return findSameCuts(reports).map(({ one, other, ...cut }) =>
    orderTie({ kind: 'same cut', one: one.article, other: other.article, ...cut }),
  )
}

function orderTie(tie: Omit<Tie, 'isOrderKnown'>): Tie {
  const order = compareAgencies(tie.one, tie.other) || compareMoments(tie.one, tie.other)
  const isSwapped = order === 0 ? tie.one.id > tie.other.id : order > 0
  const [one, other] = isSwapped ? [tie.other, tie.one] : [tie.one, tie.other]
  return { ...tie, one, other, isOrderKnown: order !== 0 }
}

/** An agency comes before its customers, and whoever is credited before those that credit it. */
function compareAgencies(one: ArticleHead, other: ArticleHead): number {
  const credits = ({ credit }: ArticleHead, { outlet }: ArticleHead) =>
    credit !== undefined && outlet !== undefined && foldHandName(credit) === foldHandName(outlet)
  const agency = ({ outlet }: ArticleHead) => outlet !== undefined && isAgency(outlet)
  return (
    Number(credits(one, other)) - Number(credits(other, one)) || Number(agency(other)) - Number(agency(one))
  )
}

/**
 * A hop for each article that has an earlier one with its text or cut: the one step that is surest. All pairs of twenty
 * copies would say no more.
 */
export function describeTies(ties: readonly Tie[], reports: readonly ToldReport[]): Hop[] {
  const told = new Set(reports.map(({ article }) => article.id))
  const best = new Map<string, Tie>()
  for (const tie of ties) {
    const key = `${tie.kind} ${tie.other.id}`
    const known = best.get(key)
    if (!told.has(tie.other.id)) continue
    if (!known || compareTies(tie, known) < 0) best.set(key, tie)
  }
  return [...best.values()].map(({ kind, one, other, isOrderKnown, reason, confidence }) => ({
    article: other.id,
    kind,
    through: one.outlet ?? 'unknown',
    from: one.id,
    reason: isOrderKnown ? reason : `${reason} Which of them was first is not known.`,
    // That the text is one is sure; who has it from whom is then an even chance.
    confidence: isOrderKnown ? confidence : confidence / 2,
  }))
}

/** The earliest first, of those of one day the surest. */
function compareTies(a: Tie, b: Tie): number {
  return (
    Number(b.isOrderKnown) - Number(a.isOrderKnown) ||
    compareText(dayOf(a.one), dayOf(b.one)) ||
    b.confidence - a.confidence ||
    compareText(a.one.id, b.one.id)
  )
}
