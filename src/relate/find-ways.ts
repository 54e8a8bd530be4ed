/**
 * The ways that an article shows by which it came to an utterance: whether its outlet heard it itself, whom it cites and
 * credits, and what it links to. Copies and cuts, which an article does not show of itself, are in `find-ties.ts`.
 *
 * Where no stage before gives a confidence, it is that of the kind of sign, and was set by reading and not measured:
 * `docs/origins.md` tells on what each rests.
 *
 * @module
 */
import type { Article, Hand, Hop, Passage } from '../record.ts'
import { findLinked } from './find-linked.ts'
import { foldHandName } from './fold-hand-name.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { splitWords } from './split-words.ts'
import { compareText, dayOf, type Reports, type ToldReport, tellOutlet } from './told-report.ts'
import { cutPassage, nodeOfName, nodeOfReport, type Step, type Way } from './way.ts'
import { isRunOf } from './word-runs.ts'

export interface FindWaysOptions {
  /** All articles of the utterance, by id and by outlet. */
  readonly reports: Reports
  /** Whole articles that share text with these and do not have the utterance. */
  readonly others: readonly Article[]
  /** Articles of the utterance by the address that they were published at. */
  readonly linked: ReadonlyMap<string, string>
}

const OF_CREDIT = 0.85
/** The agency's own report has the utterance too. */
const OF_CREDIT_WITH_REPORT = 0.95
const OF_FEED = 0.8
/**
 * By reading 28 statements that the resolver marked as first hand (PolNeAR and BASIL): where the words name the outlet all
 * of 11 were, of the others ("in an interview" alone, as a rule) 12 of 17.
 */
const OF_FIRST_HAND = { named: 0.95, open: 0.7 }
/** So many words in a row tell whether a text has a content. */
const WORDS_TO_RECOGNISE = 5

/** All ways that an article shows, the surest kind first. */
export function findWays(report: ToldReport, options: FindWaysOptions): Way[] {
  const { reports } = options
  return [
    ...findFirstHand(report),
    ...report.statements.flatMap((statement) => findRelay(report, { statement, reports })),
    ...findCredit(report, options),
    ...findFeed(report, reports),
    ...findLinked(report, options),
  ]
}

function findFirstHand(report: ToldReport): Way[] {
  const { article, outlet, statements } = report
  const shown = statements.find(isFirstHand)?.statement
  if (!shown || outlet === undefined) return []
  const place = [shown.addressee, shown.venue].find((one) => one && namesOutlet(one, outlet))
  const evidence = place ?? cutCue(shown)
  const hop: Hop = {
    article: article.id,
    kind: 'first hand',
    through: article.outlet!,
    ...(evidence && { evidence: cutPassage(evidence) }),
    reason: `${article.outlet} was told it, or had the paper before it, itself.`,
    confidence: place ? Math.min(place.confidence, OF_FIRST_HAND.named) : OF_FIRST_HAND.open,
  }
  const step = { hop, node: nodeOfReport(article.id), isKnownAgain: true }
  return [{ article: article.id, kind: 'first hand', steps: [step] }]
}

const isFirstHand = ({ statement }: PreparedStatement): boolean => statement.firstHand === true

/** Whether words name the outlet: "told the Courier" in the Ostrel Courier. Alone they prove nothing: "told Moscow". */
function namesOutlet({ text }: Passage, outlet: string): boolean {
  const words = foldHandName(text).split(' ')
  return words.every((word) => outlet.split(' ').includes(word)) || foldHandName(text).endsWith(` ${outlet}`)
}

function cutCue({ cue, text }: PreparedStatement['statement']): Passage | undefined {
  const [span] = cue
  return span && cue.length === 1 && text.cue !== undefined
    ? { text: text.cue, start: span[0], end: span[1] }
    : undefined
}

/** The hands of one statement. The agency that the article credits is told apart: what its own reports have is asked there. */
function findRelay(
  report: ToldReport,
  { statement: { statement }, reports }: { statement: PreparedStatement; reports: Reports },
): Way[] {
  const hands = (statement.relay ?? []).filter((hand) => !isCredited(hand, report)).reverse()
  // "Interfax reports" in a report of Interfax shows nothing. Behind another's name it does: that one has it from here.
  const others = hands.slice(hands.findIndex(({ name }) => foldHandName(name) !== report.outlet))
  const isOwn = others.every(({ name }) => foldHandName(name) === report.outlet)
  if (isOwn) return []
  const steps = others.map((hand) => describeRelay(report, { hand, reports }))
  return [{ article: report.article.id, kind: 'relay', steps }]
}

function describeRelay(report: ToldReport, { hand, reports }: { hand: Hand; reports: Reports }): Step {
  const step = describeStep(report, {
    kind: 'relay',
    through: hand.name,
    reports,
    reason: `${tellOutlet(report)} cites ${cutArticle(hand.name)}.`,
    confidence: hand.confidence,
    evidence: hand.evidence,
  })
  const isNamed = hand.kind !== 'unnamed' && hand.kind !== 'group' && hand.kind !== 'document'
  const isKnownAgain = isNamed && /\p{Lu}/u.test(hand.name)
  return isKnownAgain ? step : { ...step, node: `somebody ${report.article.id} ${step.node}`, isKnownAgain }
}

/** Whether the hand is the agency of the whole report; a hand without evidence is shown by nothing but the heading. */
const isCredited = ({ name, evidence }: Hand, { article: { credit } }: ToldReport): boolean =>
  evidence === undefined || (credit !== undefined && foldHandName(name) === foldHandName(credit))

/** Where the text has the credit, such as in its dateline. */
function findWireMark({ article, statements }: ToldReport): Passage | undefined {
  const hands = statements.flatMap(({ statement }) => statement.relay ?? [])
  return hands.find((hand) => hand.evidence && isCredited(hand, { article, statements }))?.evidence
}

/** The wire mark or the credit in the heading. */
function findCredit(report: ToldReport, { reports, others }: FindWaysOptions): Way[] {
  const { article, outlet, statements } = report
  const { credit } = article
  if (credit === undefined || foldHandName(credit) === outlet) return []
  // What the outlet was told is its own addition to the agency's copy.
  if (statements.some(isFirstHand)) return []
  if (
    lacksAll(
      others.filter((other) => isOf(other.outlet, credit)),
      statements,
    )
  )
    return []
  const step = describeStep(report, {
    kind: 'credit',
    through: credit,
    reports,
    evidence: findWireMark(report),
    reason: `${tellOutlet(report)} credits ${credit}.`,
    confidence: reports.byOutlet.has(foldHandName(credit)) ? OF_CREDIT_WITH_REPORT : OF_CREDIT,
  })
  return [{ article: article.id, kind: 'credit', steps: [step] }]
}

const isOf = (outlet: string | undefined, name: string): boolean =>
  outlet !== undefined && foldHandName(outlet) === foldHandName(name)

/** Whether the agency's own reports are at hand and have none of these: then the outlet added them to its copy. */
function lacksAll(own: readonly Article[], statements: readonly PreparedStatement[]): boolean {
  const texts = own.map(({ text }) => splitWords(text))
  const isIn = (text: readonly string[]) =>
    statements.some(({ claims }) => claims.some(({ words }) => sharesRun(words, text)))
  return texts.length > 0 && !texts.some(isIn)
}

/** Any run will do: a content may begin with words of the outlet's own, such as its dateline. */
function sharesRun(words: readonly string[], text: readonly string[]): boolean {
  for (let at = 0; at === 0 || at + WORDS_TO_RECOGNISE <= words.length; at++)
    if (isRunOf(words.slice(at, at + WORDS_TO_RECOGNISE), text)) return true
  return false
}

function findFeed(report: ToldReport, reports: Reports): Way[] {
  const { takenFrom, id } = report.article
  if (takenFrom === undefined || foldHandName(takenFrom) === report.outlet) return []
  const step = describeStep(report, {
    kind: 'feed',
    through: takenFrom,
    reports,
    reason: `The feed says that ${tellOutlet(report)} took it from ${takenFrom}.`,
    confidence: OF_FEED,
  })
  return [{ article: id, kind: 'feed', steps: [step] }]
}

/** "the Interfax" is Interfax; "The Beacon" is called so. */
const cutArticle = (name: string): string => name.replace(/^the\s+(?=\p{Lu})/u, '')

type StepOptions = Pick<Hop, 'kind' | 'through' | 'reason' | 'confidence' | 'evidence'> & {
  readonly reports: Reports
}

function describeStep(
  report: ToldReport,
  { kind, through, reports, reason, confidence, evidence }: StepOptions,
): Step {
  const name = cutArticle(through)
  const own = chooseReport(report, { name, reports })
  const hop: Hop = {
    article: report.article.id,
    kind,
    through: name,
    ...(own && own !== report && { from: own.article.id }),
    ...(evidence && { evidence: cutPassage(evidence) }),
    reason,
    confidence,
  }
  return { hop, node: own ? nodeOfReport(own.article.id) : nodeOfName(name), isKnownAgain: true }
}

/**
 * The report that an article most likely means by an outlet's name: one that heard it itself before one that says nothing
 * and one that cites others, then the earliest.
 */
function chooseReport(
  report: ToldReport,
  { name, reports }: { name: string; reports: Reports },
): ToldReport | undefined {
  const outlet = foldHandName(name)
  const rank = ({ statements }: ToldReport) => {
    if (statements.some(isFirstHand)) return 0
    return statements.some(({ statement }) => statement.relay) ? 2 : 1
  }
  const named = (reports.byOutlet.get(outlet) ?? []).filter((one) => one !== report)
  named.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(dayOf(a.article), dayOf(b.article)) ||
      compareText(a.article.id, b.article.id),
  )
  return named[0] ?? (report.outlet === outlet ? report : undefined)
}
