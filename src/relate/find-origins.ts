/**
 * Origins: how each article came to an utterance, and how many independent origins that makes. Articles with one agency,
 * one credit or one text are one origin, however many they are; what is unknown stays unknown. `docs/origins.md` has the
 * whole of it in plain words.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Article, CopiedPair, Hop, Origin, Utterance } from '../record.ts'
import { explainOrigin } from './explain-origin.ts'
import { type Circle, findCircles } from './find-circles.ts'
import { describeOccasion, findWitnesses, type Witnesses } from './find-occasion.ts'
import { describeTies, findCopyTies, findCutTies, type Tie } from './find-ties.ts'
import { findWays } from './find-ways.ts'
import { foldHandName } from './fold-hand-name.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { compareText, gatherReports, indexReports, type ToldReport } from './told-report.ts'
import { type Root, traceToOrigins } from './trace-to-origin.ts'
import { isConclusive, LEAST_TO_CONCLUDE, nameNodes, nodeOfReport, type Way } from './way.ts'

/** What must be known of other articles to tell the origins of an utterance. */
export interface OriginContext {
  /** All pairs that were found of an article of the utterance and another, which may have it or not. */
  readonly copies: readonly CopiedPair[]
  /** The other sides of these pairs that do not have the utterance. */
  readonly others: readonly Article[]
  /** The articles of the utterance by the addresses that they were published at, where one of it links there. */
  readonly linked: ReadonlyMap<string, string>
}

/**
 * How an utterance reached each of its articles, and from how many origins: `saying` is all of its statements. A plain
 * function of the set of them: order never shows.
 */
export function describeOrigins(
  saying: readonly PreparedStatement[],
  context: OriginContext,
): Pick<Utterance, 'origins' | 'hops' | 'occasion' | 'circles'> {
  const reports = gatherReports(saying)
  const options = { ...context, reports: indexReports(reports) }
  const shown = reports.flatMap((report) => findWays(report, options))
  const ways = shown.filter(isConclusive)
  const circles = findCircles(listLeads(ways))
  const witnesses = findWitnesses(reports)
  const copies = findCopyTies({ ...context, reports })
  const cuts = findCutTies(reports)
  const ties = [...copies, ...cuts.filter((cut) => !wereAtOneOccasion(cut, witnesses))].filter(
    ({ confidence }) => confidence >= LEAST_TO_CONCLUDE,
  )
  const roots = traceToOrigins({ reports, ways, ties, circles })
  const rings = nameRings(circles, { ways, reports })
  const occasion = describeOccasion(
    witnesses,
    new Map([...roots].map(([article, { key }]) => [article, key])),
  )
  return {
    origins: listOrigins({ reports, roots, ways, ties, rings }),
    hops: [...shown.flatMap(listHops), ...describeTies([...copies, ...cuts], reports)].sort(compareHops),
    ...(occasion && { occasion }),
    ...(rings.length > 0 && { circles: rings.map(({ names }) => names) }),
  }
}

const listHops = ({ steps }: Way): Hop[] => steps.map(({ hop }) => hop)

/** Reporters at one briefing write down the same words, and leave out the same. */
function wereAtOneOccasion({ one, other }: Tie, witnesses: Witnesses): boolean {
  const isAt = (group: Witnesses[number], id: string) => group.some(({ article }) => article === id)
  return witnesses.some((group) => isAt(group, one.id) && isAt(group, other.id))
}

/** From whom to whom the ways lead, step by step. */
function listLeads(ways: readonly Way[]): Map<string, Set<string>> {
  const leads = new Map<string, Set<string>>()
  for (const { article, kind, steps } of ways) {
    if (kind === 'first hand') continue
    let from = nodeOfReport(article)
    for (const { node } of steps) {
      if (node !== from) leads.set(from, (leads.get(from) ?? new Set()).add(node))
      from = node
    }
  }
  return leads
}

interface NamedRing {
  /** The articles in it. */
  readonly articles: ReadonlySet<string>
  /** As `Utterance.circles` has it: the first again at the end. */
  readonly names: readonly string[]
}

function nameRings(
  circles: readonly Circle[],
  { ways, reports }: { ways: readonly Way[]; reports: readonly ToldReport[] },
): NamedRing[] {
  const names = nameNodes(ways)
  for (const { article } of reports) names.set(nodeOfReport(article.id), article.outlet ?? 'unknown')
  const articleOf = new Map(reports.map(({ article }) => [nodeOfReport(article.id), article.id]))
  return circles.flatMap(({ rings }) =>
    rings.map((ring) => ({
      articles: new Set(ring.flatMap((node) => articleOf.get(node) ?? [])),
      names: closeRing(ring.map((node) => names.get(node)!)),
    })),
  )
}

/** Begins with the least name, whatever the ids of the articles. */
function closeRing(names: readonly string[]): string[] {
  const least = names.indexOf([...names].sort(compareText)[0]!)
  return [...names.slice(least), ...names.slice(0, least), names[least]!]
}

interface OriginsOptions {
  readonly reports: readonly ToldReport[]
  readonly roots: ReadonlyMap<string, Root>
  readonly ways: readonly Way[]
  readonly ties: readonly Tie[]
  readonly rings: readonly NamedRing[]
}

/** The origins, those with most articles first. */
function listOrigins({ reports, roots, ways, ties, rings }: OriginsOptions): Origin[] {
  const groups = groupBy(reports, ({ article }) => roots.get(article.id)!.key)
  const told = new Set(roots.keys())
  const waysOf = groupBy(ways, ({ article }) => article)
  // A text in which the utterance was not found belongs to the origin of its copies.
  const isOf = (ids: ReadonlySet<string>, id: string) => ids.has(id) || !told.has(id)
  const origins = [...groups.values()].map((group): Origin => {
    const ids = new Set(group.map(({ article }) => article.id))
    const root = nameRoot(group, roots)
    return {
      name: root.name,
      kind: root.kind,
      articles: [...ids],
      reasons: explainOrigin({
        root,
        reports: group,
        hops: group.flatMap(({ article }) => waysOf.get(article.id) ?? []).flatMap(listHops),
        ties: ties.filter(({ one, other }) => isOf(ids, one.id) && isOf(ids, other.id)),
        circles: rings
          .filter(({ articles }) => [...articles].some((id) => ids.has(id)))
          .map(({ names }) => names),
      }),
    }
  })
  return origins.sort(
    (a, b) => b.articles.length - a.articles.length || compareText(a.articles[0]!, b.articles[0]!),
  )
}

const KINDS: readonly Origin['kind'][] = ['first hand', 'relayed', 'unknown']

/** The surest kind of all that one origin's articles show, and its name as its own outlet or else most of them write it. */
function nameRoot(group: readonly ToldReport[], roots: ReadonlyMap<string, Root>): Root {
  const all = group.map(({ article }) => roots.get(article.id)!)
  const outlet = foldHandName(all[0]!.name)
  const own = group.find((report) => report.outlet === outlet)?.article.outlet
  const counts = [...groupBy(all, ({ name }) => name)].sort(
    ([a, one], [b, other]) => other.length - one.length || compareText(a, b),
  )
  const kind = KINDS.find((one) => all.some((root) => root.kind === one))!
  return { key: all[0]!.key, name: own ?? counts[0]![0], kind }
}

/** By article, then the surest. */
function compareHops(a: Hop, b: Hop): number {
  return (
    compareText(a.article, b.article) ||
    b.confidence - a.confidence ||
    compareText(a.kind, b.kind) ||
    compareText(a.through, b.through) ||
    compareText(a.from ?? '', b.from ?? '')
  )
}
