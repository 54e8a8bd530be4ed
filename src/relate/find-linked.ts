/**
 * Links from one report of an utterance to another's.
 *
 * @module
 */
import type { Hop, Link, Span } from '../record.ts'
import { compareMoments, findExtent, type Reports, type ToldReport, tellOutlet } from './told-report.ts'
import { cutPassage, nodeOfReport, type Way } from './way.ts'

const OF_LINK = { 'in the words': 0.85, beside: 0.7, elsewhere: 0.3 }
/** How many characters away a link is beside a statement: about a sentence and a half. */
const BESIDE = 200

/** Links to other outlets' reports of the utterance, each report once, by the link nearest a statement. */
export function findLinked(
  report: ToldReport,
  { reports, linked }: { reports: Reports; linked: ReadonlyMap<string, string> },
): Way[] {
  const extents = report.statements.map(findExtent)
  const nearest = new Map<string, { link: Link; distance: number }>()
  for (const link of report.article.links ?? []) {
    const target = linked.get(link.url)
    const distance = Math.min(...extents.map((extent) => measureDistance(link, extent)))
    if (target !== undefined && distance < (nearest.get(target)?.distance ?? Number.POSITIVE_INFINITY))
      nearest.set(target, { link, distance })
  }
  return [...nearest].flatMap(([id, found]): Way[] => {
    const target = reports.byId.get(id)
    if (!target) return []
    const isOther = target !== report && (target.outlet === undefined || target.outlet !== report.outlet)
    // Later reports are linked to when a page is brought up to date.
    if (!isOther || compareMoments(target.article, report.article) > 0) return []
    const place = found.distance === 0 ? 'in the words' : found.distance <= BESIDE ? 'beside' : 'elsewhere'
    const where =
      place === 'elsewhere' ? 'elsewhere in the article' : `${place === 'beside' ? 'beside' : 'in'} its words`
    const hop: Hop = {
      article: report.article.id,
      kind: 'link',
      through: target.article.outlet ?? new URL(found.link.url).hostname,
      from: target.article.id,
      evidence: cutPassage(found.link),
      reason: `${tellOutlet(report)} links to the report of ${tellOutlet(target)} ${where}.`,
      confidence: OF_LINK[place],
    }
    return [
      {
        article: report.article.id,
        kind: 'link',
        steps: [{ hop, node: nodeOfReport(target.article.id), isKnownAgain: true }],
      },
    ]
  })
}

function measureDistance({ start, end }: Link, [from, to]: Span): number {
  return Math.max(0, from - end, start - to)
}
