/**
 * The pairs of statements of which people have said whether they report one act of saying, as Hearsay reads them today.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStatements } from '../src/pipeline.ts'
import type { ReadArticle, Statement } from '../src/record.ts'
import { haveOneName } from '../src/relate/list-saying-keys.ts'
import { dayNumber, prepareArticle } from '../src/relate/prepare-articles.ts'
import { type PreparedStatement, prepareStatement } from '../src/relate/prepare-statements.ts'
import { weighWords } from '../src/relate/weigh-words.ts'
import { type NewsArticle, readBasil, readPolnear } from './read-news.ts'

interface LabelledPlace {
  readonly corpus: string
  readonly article: string
  /** From the start of the first span of the content to the end of the last. */
  readonly content: readonly [start: number, end: number]
}

export interface UtteranceLabel {
  readonly one: LabelledPlace
  readonly other: LabelledPlace
  /** Nothing where the articles do not show it. */
  readonly same: boolean | null
  readonly hard: boolean
  /** Why the pair was sampled, where that was not by likeness of words. */
  readonly sampled?: string
}

export type Half = 'learn' | 'measure'

export interface LabelledPair {
  readonly label: UtteranceLabel
  readonly half: Half
  /** Absent where no statement with this content is extracted. */
  readonly one?: PreparedStatement
  readonly other?: PreparedStatement
  /** Two speakers of one name stand in for one voice of a record here. */
  readonly hasOneVoice: boolean
}

/** All labels with their statements. `corpora` is the folder that holds `polnear` and `basil`. */
export function readUtterancePairs(corpora: string): LabelledPair[] {
  return findUtterancePairs(readNews(corpora, { onlyLabelled: true }))
}

/** The articles of the corpora by id, with the statements that are found in them. */
export function readNews(
  corpora: string,
  { onlyLabelled }: { onlyLabelled: boolean },
): Map<string, ReadArticle> {
  const labelled = new Set(readLabels().flatMap(({ one, other }) => [one.article, other.article]))
  return new Map(
    listNews(corpora)
      .filter(({ article }) => !onlyLabelled || labelled.has(article.id))
      .map(({ article }) => [article.id, readStatements(article)]),
  )
}

/** All labels with their statements in these articles. */
export function findUtterancePairs(news: ReadonlyMap<string, ReadArticle>): LabelledPair[] {
  return readLabels().map((label) => {
    const [one, other] = [label.one, label.other].map((place) =>
      findStatement(news.get(place.article), place),
    )
    return {
      label,
      half: halfOf(label.one.article, label.other.article),
      ...(one && { one }),
      ...(other && { other }),
      hasOneVoice: one !== undefined && other !== undefined && haveOneName(one.statement, other.statement),
    }
  })
}

function readLabels(): UtteranceLabel[] {
  const file = new URL('labels/utterances.jsonl', import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function listNews(corpora: string): NewsArticle[] {
  return [
    ...readPolnear(join(corpora, 'polnear', 'train')),
    ...readPolnear(join(corpora, 'polnear', 'dev')),
    ...readBasil(join(corpora, 'basil')),
  ]
}

/** Weights and thresholds are learned on one half only; all pairs of the same two articles are in one half. */
export function halfOf(one: string, other: string): Half {
  const digest = createHash('sha256').update([one, other].sort().join(' ')).digest()
  return digest[0]! % 2 === 0 ? 'learn' : 'measure'
}

const wordsOf = new Map<string, ReadonlyMap<number, number>>()

export function prepareRead({ article }: ReadArticle, statement: Statement): PreparedStatement {
  const words = wordsOf.get(article.id) ?? new Map(weighWords(prepareArticle(article)))
  wordsOf.set(article.id, words)
  return prepareStatement(statement, {
    article: { article, day: dayNumber(article.publishedAt), words },
    voice: statement.voice?.id ?? '',
  })
}

/** The statement whose content is most nearly that of the label, if it is more than half of both together. */
function findStatement(read: ReadArticle | undefined, place: LabelledPlace): PreparedStatement | undefined {
  if (read === undefined) throw new Error(`${place.corpus} has no article ${place.article}`)
  const [from, to] = place.content
  const rated = read.statements.map((statement) => {
    const [start, end] = [statement.content[0]![0], statement.content.at(-1)![1]]
    const common = Math.max(0, Math.min(end, to) - Math.max(start, from))
    return { statement, share: common / (Math.max(end, to) - Math.min(start, from)) }
  })
  const best = rated.sort((a, b) => b.share - a.share)[0]
  return best && best.share > 0.5 ? prepareRead(read, best.statement) : undefined
}
