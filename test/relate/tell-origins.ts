/**
 * Invented reports of one utterance, and what comes out of them as origins.
 *
 * @module
 */
import type {
  Article,
  Circumstance,
  CopiedPair,
  ReadArticle,
  Statement,
  VoiceKind,
} from '../../src/record.ts'
import { describeOrigins, type OriginContext } from '../../src/relate/find-origins.ts'
import { prepareStatement } from '../../src/relate/prepare-statements.ts'
import { type Report, type Said, writeReport } from './write-report.ts'

/** The utterance, unless a report has it otherwise. */
export const SAID: Said = {
  by: 'Liv Aanstad',
  content: '“The tanks on the north pier will burn until Friday,”',
}

export interface Told extends Partial<Omit<Article, 'id' | 'text' | 'notes'>> {
  readonly said?: Partial<Said>
  /** Other statements of the utterance in the same report. */
  readonly more?: readonly Partial<Said>[]
  readonly venue?: string
  /** What the hands of the relay are, where that is no outlet. */
  readonly handKind?: VoiceKind
  readonly firstHand?: true
  /** In words of its own, so that no two reports are one article. */
  readonly before?: string
}

let number = 0

/** A report of the utterance. */
export function tellIt({
  said,
  more = [],
  venue,
  handKind,
  firstHand,
  before,
  ...article
}: Told): ReadArticle {
  const opening = before ?? `Report ${number++} of the fire in the oil harbour of Ormsund.`
  const inVenue = venue === undefined ? [] : [`It was at ${venue}.`]
  const report: Report = {
    ...article,
    paragraphs: [opening, ...inVenue, { ...SAID, ...said }, ...more.map((other) => ({ ...SAID, ...other }))],
  }
  const read = writeReport(report)
  const { text } = read.article
  const place = venue === undefined ? undefined : findWords(text, venue)
  const statements = read.statements.map(
    (statement): Statement => ({
      ...statement,
      ...(place && { venue: place }),
      ...(firstHand && { firstHand }),
      ...(handKind && { relay: statement.relay!.map((hand) => ({ ...hand, kind: handKind })) }),
    }),
  )
  return { ...read, statements }
}

function findWords(text: string, words: string): Circumstance {
  const start = text.indexOf(words)
  return { text: words, start, end: start + words.length, confidence: 0.9 }
}

/** The origins of the first statement's utterance, where all statements of all reports are of it. */
export function findOrigins(
  reports: readonly ReadArticle[],
  context: Partial<OriginContext> = {},
): ReturnType<typeof describeOrigins> {
  const saying = reports.flatMap(({ article: { text: _, notes: __, ...head }, statements }) =>
    statements.map((statement) =>
      prepareStatement(statement, { article: { article: head }, voice: 'voi_aanstad' }),
    ),
  )
  return describeOrigins(saying, { copies: [], others: [], linked: new Map(), ...context })
}

/** Two articles that share the words from `from` on. */
export function pairCopies(
  one: Article,
  other: Article,
  { words, extent = 'whole' }: { words: string; extent?: CopiedPair['extent'] },
): CopiedPair {
  const spanIn = ({ text }: Article) => [text.indexOf(words), text.indexOf(words) + words.length] as const
  return {
    one: one.id,
    other: other.id,
    shared: 0.9,
    extent,
    passages: [{ one: spanIn(one), other: spanIn(other) }],
    confidence: 0.95,
  }
}

/** "Skanpress 3 relayed" */
export function tellOrigins({ origins }: Pick<ReturnType<typeof findOrigins>, 'origins'>): string[] {
  return origins.map(({ name, kind, articles }) => `${name} ${articles.length} ${kind}`).sort()
}
