/**
 * Why articles were taken to have one origin, in sentences.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Hop } from '../record.ts'
import type { Tie } from './find-ties.ts'
import { foldHandName } from './fold-hand-name.ts'
import { compareText, type ToldReport, tellOutlet } from './told-report.ts'
import type { Root } from './trace-to-origin.ts'

/** What an origin is made of. */
export interface OriginParts {
  readonly root: Root
  readonly reports: readonly ToldReport[]
  /** The hops of these articles from which something was concluded. */
  readonly hops: readonly Hop[]
  /** The ties between these articles, and of them with texts in which the utterance was not found. */
  readonly ties: readonly Tie[]
  /** The rings that these articles are in, as names. */
  readonly circles: readonly (readonly string[])[]
}

const PLURAL_VERBS = {
  relay: 'cite',
  credit: 'credit',
  feed: 'come, by their feeds, from',
  link: 'link to',
} as const

/** The sentences, the surest kind of sign first. */
export function explainOrigin(parts: OriginParts): string[] {
  return [
    ...explainFirstHand(parts),
    ...explainHands(parts),
    ...explainOwn(parts),
    ...explainTies(parts),
    ...parts.circles.map(
      (names) => `${joinNames(names.slice(0, -1))} have it from each other: none is where it began.`,
    ),
    ...explainSilence(parts),
  ]
}

function explainFirstHand({ hops }: OriginParts): string[] {
  return sortOnce(hops.filter(({ kind }) => kind === 'first hand').map(({ reason }) => reason))
}

/** "3 articles cite Skanpress." */
function explainHands({ hops }: OriginParts): string[] {
  return Object.entries(PLURAL_VERBS).flatMap(([kind, verb]) => {
    const groups = groupBy(
      hops.filter((hop) => hop.kind === kind),
      ({ through }) => foldHandName(through),
    )
    return [...groups.values()]
      .map((group) => ({ group, count: new Set(group.map(({ article }) => article)).size }))
      .sort((a, b) => b.count - a.count || compareText(a.group[0]!.through, b.group[0]!.through))
      .map(({ group, count }) =>
        count === 1 ? group[0]!.reason : `${count} articles ${verb} ${group[0]!.through}.`,
      )
  })
}

/** What an outlet has without a sign of its own. Beside a hand that others name only that hand's own report is a reason. */
function explainOwn({ root, reports, hops }: OriginParts): string[] {
  if (root.kind === 'first hand' || reports.length === 1) return []
  const shown = new Set(hops.map(({ article }) => article))
  const own = reports.filter(
    ({ article, outlet }) => !shown.has(article.id) && outlet === foldHandName(root.name),
  )
  if (own.length === 0 || (root.kind === 'unknown' && own.length === 1)) return []
  return [
    `${tellOutlet(own[0]!)} has it in ${own.length === 1 ? 'its own report' : `${own.length} reports of its own`}.`,
  ]
}

function explainTies({ ties, reports }: OriginParts): string[] {
  const ids = new Set(reports.map(({ article }) => article.id))
  const count = (kind: Tie['kind']) =>
    new Set(
      ties
        .filter((tie) => tie.kind === kind)
        .flatMap(({ one, other }) => [one.id, other.id])
        .filter((id) => ids.has(id)),
    ).size
  const [copies, cuts] = [count('copy'), count('same cut')]
  return [
    ...(copies > 1 ? [`${copies} of the articles are near-copies of one text.`] : []),
    ...(copies === 1 ? ['One article is a near-copy of a text in which the utterance was not found.'] : []),
    ...(cuts > 1 ? [`${cuts} of the articles cut the quotation in the same places.`] : []),
  ]
}

/** An outlet that shows nothing may have heard it itself, and may have it from anybody: that is said, and not guessed. */
function explainSilence({ root, reports, circles }: OriginParts): string[] {
  if (root.kind !== 'unknown' || circles.length > 0) return []
  const outlets = sortOnce(reports.map(tellOutlet))
  return outlets.length === 1
    ? [`${outlets[0]} does not show how it knows.`]
    : [`None of ${joinNames(outlets)} shows how it knows.`]
}

const sortOnce = (texts: readonly string[]): string[] => [...new Set(texts)].sort(compareText)

function joinNames(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
