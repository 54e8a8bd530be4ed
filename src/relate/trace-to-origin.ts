/**
 * Follows what articles show to where it began: the outlet that heard it itself, the hand nearest the voice, or no
 * further than the outlet, where that shows nothing.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import { isAgency } from '../languages/en/index.ts'
import type { Origin } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import type { Circle } from './find-circles.ts'
import type { Tie } from './find-ties.ts'
import { foldHandName } from './fold-hand-name.ts'
import { compareMoments, compareText, dayOf, type ToldReport } from './told-report.ts'
import { endOf, nameNodes, nodeOfName, nodeOfReport, type Way } from './way.ts'

/** Where an article's knowledge of an utterance begins, as far as it can be followed. Equal keys are one origin. */
export interface Root {
  readonly key: string
  readonly name: string
  readonly kind: Origin['kind']
}

export interface TraceOptions {
  readonly reports: readonly ToldReport[]
  /** Those from which something is concluded, of each article the surest kind first. */
  readonly ways: readonly Way[]
  readonly ties: readonly Tie[]
  readonly circles: readonly Circle[]
}

const KINDS: readonly Origin['kind'][] = ['first hand', 'relayed', 'unknown']

/** The root of each article, by id. */
export function traceToOrigins({ reports, ways, ties, circles }: TraceOptions): Map<string, Root> {
  const waysOf = groupBy(ways, ({ article }) => nodeOfReport(article))
  const nameOf = nameNodes(ways)
  const circleOf = new Map(circles.flatMap((circle) => circle.members.map((member) => [member, circle])))
  const headOf = new Map(reports.map(({ article }) => [nodeOfReport(article.id), article]))
  const clusterOf = clusterByTies(reports, ties)
  const roots = new Map<string, Root>()

  const follow = (node: string): Root => {
    const known = roots.get(node)
    if (known) return known
    // Whatever comes back here by a way and a copy together ends here.
    const cluster = clusterOf.get(node)
    if (cluster) roots.set(node, describeSilent(cluster))
    const root = followWays(node) ?? followCluster(node)
    roots.set(node, root)
    return root
  }
  const followWays = (node: string): Root | undefined => {
    const circle = circleOf.get(node)
    if (circle) return leaveCircle(circle)
    const article = headOf.get(node)
    if (!article) return { key: node, name: nameOf.get(node)!, kind: 'relayed' }
    const way = waysOf.get(node)?.find((one) => endOf(one).isKnownAgain)
    if (way?.kind !== 'first hand') return way && asRelayed(follow(endOf(way).node))
    const name = article.outlet!
    return { key: nodeOfName(name), name, kind: 'first hand' }
  }
  const leaveCircle = ({ members }: Circle): Root => {
    const exits = members
      .flatMap((member) => waysOf.get(member) ?? [])
      .flatMap((way) => (members.includes(endOf(way).node) ? [] : endOf(way).node))
      .sort(compareText)
    return exits.length > 0
      ? asRelayed(follow(exits[0]!))
      : { key: `circle ${members[0]}`, name: 'unknown', kind: 'unknown' }
  }
  const rootOfCluster = new Map<readonly ArticleHead[], Root>()
  const followCluster = (node: string): Root => {
    const cluster = clusterOf.get(node)!
    const known = rootOfCluster.get(cluster)
    if (known) return known
    const nodes = cluster.map(({ id }) => nodeOfReport(id)).sort(compareText)
    const shown = nodes.flatMap((other) => {
      const isShown = circleOf.has(other) || waysOf.get(other)?.some((way) => endOf(way).isKnownAgain)
      return isShown ? follow(other) : []
    })
    // In copies of one text "a senior aide" is one; elsewhere he may be anybody.
    const somebody = nodes.flatMap((other) => waysOf.get(other) ?? []).map(endOf)[0]
    const root =
      chooseCommonest(shown) ??
      (somebody && { key: somebody.node, name: somebody.hop.through, kind: 'relayed' as const }) ??
      describeSilent(cluster)
    rootOfCluster.set(cluster, root)
    return root
  }
  return new Map(reports.map(({ article }) => [article.id, follow(nodeOfReport(article.id))]))
}

/** Whoever names a hand has it through that hand, also where the hand's own report shows nothing. */
function asRelayed(root: Root): Root {
  return root.kind === 'unknown' && root.name !== 'unknown' ? { ...root, kind: 'relayed' } : root
}

/** Articles with one text or cut, by the node of each. */
function clusterByTies(reports: readonly ToldReport[], ties: readonly Tie[]): Map<string, ArticleHead[]> {
  const clusterOf = new Map(
    reports.map(({ article }): [string, ArticleHead[]] => [nodeOfReport(article.id), [article]]),
  )
  for (const { one, other } of ties) {
    const [first, second] = [one, other].map(
      (article) => clusterOf.get(nodeOfReport(article.id)) ?? [article],
    ) as [ArticleHead[], ArticleHead[]]
    if (first === second) continue
    first.push(...second)
    for (const article of first) clusterOf.set(nodeOfReport(article.id), first)
  }
  return clusterOf
}

/**
 * Where nothing is shown, a text is the agency's that has it, or the outlet's that had it first; where it is not known who
 * that was, it is nobody's.
 */
function describeSilent(cluster: readonly ArticleHead[]): Root {
  const [first] = [...cluster].sort((a, b) => compareFirst(a, b) || compareText(a.id, b.id))
  const isOpen = cluster.some((article) => article !== first && !isBehind(article, first!))
  if (first?.outlet === undefined || isOpen)
    return { key: `report ${first?.id}`, name: 'unknown', kind: 'unknown' }
  const isPassedOn = isOfAgency(first) && cluster.some((article) => !isOfAgency(article))
  return { key: nodeOfName(first.outlet), name: first.outlet, kind: isPassedOn ? 'relayed' : 'unknown' }
}

const isOfAgency = ({ outlet }: ArticleHead): boolean => outlet !== undefined && isAgency(outlet)

function compareFirst(a: ArticleHead, b: ArticleHead): number {
  return Number(isOfAgency(b)) - Number(isOfAgency(a)) || compareText(dayOf(a), dayOf(b))
}

/** Whether an article is known to be later than the first, or is of the same outlet. */
function isBehind(article: ArticleHead, first: ArticleHead): boolean {
  const isOfOne =
    article.outlet !== undefined && foldHandName(article.outlet) === foldHandName(first.outlet ?? '')
  return isOfOne || (isOfAgency(first) && !isOfAgency(article)) || compareMoments(first, article) < 0
}

function chooseCommonest(roots: readonly Root[]): Root | undefined {
  const groups = [...groupBy(roots, ({ key }) => key).values()]
  groups.sort(
    (a, b) =>
      b.length - a.length ||
      KINDS.indexOf(a[0]!.kind) - KINDS.indexOf(b[0]!.kind) ||
      compareText(a[0]!.key, b[0]!.key),
  )
  return groups[0]?.[0]
}
