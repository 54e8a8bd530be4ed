import { growArticles } from './grow-articles.ts'
import type { BaseArticle } from './learn-words.ts'

const RUN = 5
/** Pairs that are compared. */
const PAIRS = 300

/**
 * How much of their runs of five words two tellings of one article share, and two base articles that are far apart in
 * the list, in a sentence.
 */
export function compareTellings(base: readonly BaseArticle[]): string {
  const grown = growArticles(base)
  const tellings = new Map<string, string[]>()
  for (let i = 0; i < 2 * base.length; i++) {
    const { article } = grown.next().value
    const report = article.from.slice(article.from.indexOf('/'))
    tellings.set(report, [...(tellings.get(report) ?? []), article.text])
  }
  const own = [...tellings.values()]
    .filter((texts) => texts.length > 1)
    .slice(0, PAIRS)
    .map(([one, other]) => shareRuns(one!, other!))
  const text = (at: number) => base[at % base.length]!.read.article.text
  const strange = base
    .slice(0, PAIRS)
    .map((_, at) => shareRuns(text(at), text(at * 7 + Math.floor(base.length / 2))))
  return `Runs of ${RUN} words that two tellings of one article share: ${describe(own)}; two other articles: ${describe(strange)}`
}

function describe(shares: number[]): string {
  const sorted = shares.sort((a, b) => a - b)
  const at = (part: number) => `${(100 * (sorted[Math.floor(part * (sorted.length - 1))] ?? 0)).toFixed(1)} %`
  return `${at(0.5)} (median), ${at(0.99)} (99th of 100)`
}

function shareRuns(one: string, other: string): number {
  const [runs, others] = [listRuns(one), listRuns(other)]
  let common = 0
  for (const run of runs) if (others.has(run)) common++
  return common / Math.max(1, Math.min(runs.size, others.size))
}

function listRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')))
}
