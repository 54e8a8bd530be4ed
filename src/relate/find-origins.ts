/**
 * Origins: through whom each article knows of an utterance. Articles with one agency, one credit or one text are one
 * origin, however many they are; what is unknown stays unknown.
 *
 * @module
 */
import type { Hand, Origin } from '../record.ts'
import { foldOutletName } from './compare-names.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import { groupBy } from './group-by.ts'
import type { Saying } from './join-utterances.ts'
import { isRunOf } from './match-wordings.ts'
import type { PreparedArticle } from './prepare-articles.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/** So many words in a row tell whether a text has a content. */
const WORDS_TO_RECOGNISE = 5

export interface FindOriginsOptions {
  /** The number of an article's group of near-copies. */
  readonly copyOf: (article: string) => number
  /** The reports of an outlet or agency inside a group of near-copies. */
  readonly reportsOf: (copy: number, outlet: string) => readonly PreparedArticle[]
}

/** What one article shows about where it has the utterance from. */
interface Trace {
  readonly article: string
  readonly outlet?: string
  readonly kind: 'cites' | 'credits' | 'own'
  /** The hand's or outlet's name as written; nothing where the outlet is not known either. */
  readonly name?: string
  readonly copy: number
}

/** The origins of an utterance, those with most articles first; every article of it is in exactly one. */
export function findOrigins(saying: Saying, options: FindOriginsOptions): Origin[] {
  const inArticles = [...groupBy(saying, ({ statement }) => statement.article).values()]
  const traces = inArticles.map((statements) => traceArticle(statements, options))
  const sets = createDisjointSets(traces.length)
  const joinEqual = (key: (trace: Trace) => string | undefined) => {
    const firsts = new Map<string, number>()
    traces.forEach((trace, index) => {
      const value = key(trace)
      if (value === undefined) return
      sets.join(firsts.get(value) ?? index, index)
      firsts.set(value, firsts.get(value) ?? index)
    })
  }
  joinEqual(({ name }) => (name === undefined ? undefined : foldOutletName(name)))
  joinEqual(({ copy }) => String(copy))
  return sets
    .list()
    .map((group) => describeOrigin(group.map((index) => traces[index]!)))
    .sort((a, b) => b.articles.length - a.articles.length || (a.articles[0]! < b.articles[0]! ? -1 : 1))
}

function traceArticle(
  statements: readonly PreparedStatement[],
  { copyOf, reportsOf }: FindOriginsOptions,
): Trace {
  const { id, outlet, credit } = statements[0]!.article.article
  const copy = copyOf(id)
  const base = { article: id, copy, ...(outlet !== undefined && { outlet }) }
  const isOwn = (name: string) => outlet !== undefined && foldOutletName(name) === foldOutletName(outlet)
  // The agency that the article credits is told apart below, where its own reports are asked.
  const hand = statements.map(({ statement }) => findHand(statement.relay, credit)).find(Boolean)
  if (hand) return { ...base, kind: 'cites', name: hand.replace(/^the\s+/i, '') }
  const isFirstHand =
    outlet !== undefined &&
    statements.some(({ statement }) => statement.firstHand || isAddressed(statement.addressee?.text, outlet))
  if (credit !== undefined && isOwn(credit)) return { ...base, kind: 'own', name: credit }
  if (credit !== undefined && !isFirstHand && !lacksAll(reportsOf(copy, credit), statements)) {
    return { ...base, kind: 'credits', name: credit }
  }
  return { ...base, kind: 'own', ...(outlet !== undefined && { name: outlet }) }
}

/** Whether the agency's own reports are at hand and have none of these: then the outlet added them to its copy. */
function lacksAll(reports: readonly PreparedArticle[], statements: readonly PreparedStatement[]): boolean {
  const isIn = (report: PreparedArticle) =>
    statements.some(({ claims }) => claims.some(({ words }) => sharesRun(words, report.words)))
  return reports.length > 0 && !reports.some(isIn)
}

/** Any run will do: a content may begin with words of the outlet's own, such as its dateline. */
function sharesRun(words: readonly string[], text: readonly string[]): boolean {
  for (let at = 0; at === 0 || at + WORDS_TO_RECOGNISE <= words.length; at++)
    if (isRunOf(words.slice(at, at + WORDS_TO_RECOGNISE), text)) return true
  return false
}

/** The hand nearest the voice that can be known again in other articles. */
function findHand(relay: readonly Hand[] | undefined, credit: string | undefined): string | undefined {
  return relay?.find(
    ({ name, kind }) => kind !== 'unnamed' && kind !== 'group' && kind !== 'document' && name !== credit,
  )?.name
}

/** "told the Courier" in the Ostrel Courier: the outlet spoke to the voice itself. */
function isAddressed(addressee: string | undefined, outlet: string): boolean {
  if (addressee === undefined) return false
  const words = foldOutletName(outlet).split(' ')
  const addressed = foldOutletName(addressee).split(' ')
  return addressed.length > 0 && addressed.every((word) => words.includes(word))
}

function describeOrigin(traces: readonly Trace[]): Origin {
  const hand = traces.find(({ kind }) => kind === 'cites') ?? traces.find(({ kind }) => kind === 'credits')
  const named = hand ?? traces.find(({ name }) => name !== undefined)
  return {
    name: named?.name ?? 'unknown',
    articles: traces.map(({ article }) => article).sort(),
    reasons: explainOrigin(traces),
  }
}

function explainOrigin(traces: readonly Trace[]): string[] {
  const reasons: string[] = []
  for (const [verb, kind] of [
    ['cite', 'cites'],
    ['credit', 'credits'],
  ] as const) {
    for (const group of groupBy(
      traces.filter((trace) => trace.kind === kind),
      ({ name }) => foldOutletName(name!),
    ).values()) {
      const name = group[0]!.name!
      reasons.push(
        group.length === 1
          ? `${tell(group[0]!)} ${verb}s ${name}.`
          : `${group.length} articles ${verb} ${name}.`,
      )
    }
  }
  // Beside an agency only its own report is a reason; the others are in this origin through their text.
  const isNamed = (name: string) =>
    traces.some((trace) => trace.kind !== 'own' && foldOutletName(trace.name!) === foldOutletName(name))
  const isRelayed = traces.some(({ kind }) => kind !== 'own')
  const own = groupBy(
    traces.filter(({ kind, name }) => kind === 'own' && name),
    ({ name }) => name!,
  )
  for (const [name, group] of own) {
    if (traces.length > 1 && (!isRelayed || isNamed(name)))
      reasons.push(
        `${name} has it in ${group.length === 1 ? 'its own report' : `${group.length} reports of its own`}.`,
      )
  }
  for (const group of groupBy(traces, ({ copy }) => copy).values()) {
    if (group.length > 1) reasons.push(`${group.length} of the articles are near-copies of one text.`)
  }
  return reasons
}

const tell = ({ outlet }: Trace): string => outlet ?? 'One article'
