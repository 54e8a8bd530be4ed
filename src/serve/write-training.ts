/**
 * What people said of statements, as training data.
 *
 * @module
 */
import type { Article, Correction, Statement } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'

/** One line of training data: a statement that a person judged, and all that it was read from. */
export interface TrainingLine {
  readonly decision: 'confirmed' | 'edited' | 'rejected'
  readonly article: Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'text'>
  /** As it is right; of a rejected one, as it was read wrongly. Its spans are offsets into the article's text. */
  readonly statement: Statement
  /** As it was read before anybody judged it. */
  readonly read: Statement
}

const ARTICLES_AT_A_TIME = 20

/** The lines of all statements whose correction holds, those of one article together, in order of its text. */
export async function* writeTraining(record: OpenRecord): AsyncGenerator<string> {
  const judged = new Map<string, Statement>()
  for (const correction of await record.listCorrections()) {
    const read = readJudged(correction)
    if (read) judged.set(correction.members[0]?.[0] ?? read.id, read)
  }
  const articles = [...new Set([...judged.values()].map(({ article }) => article))].sort()
  for (let at = 0; at < articles.length; at += ARTICLES_AT_A_TIME) {
    for (const id of articles.slice(at, at + ARTICLES_AT_A_TIME)) {
      for (const line of await describeArticle(record, { id, judged })) yield `${JSON.stringify(line)}\n`
    }
  }
}

function readJudged({ decision, state }: Correction): Statement | undefined {
  return state === 'holds' && 'statement' in decision ? decision.statement : undefined
}

async function describeArticle(
  record: OpenRecord,
  { id, judged }: { id: string; judged: ReadonlyMap<string, Statement> },
): Promise<TrainingLine[]> {
  const view = await record.findArticle(id)
  if (!view) return []
  const { title, outlet, publishedAt, text } = view.article
  const article = { id, title, outlet, publishedAt, text }
  const statements = [...view.statements, ...view.rejected]
  return statements
    .flatMap((statement): TrainingLine[] => {
      const read = judged.get(statement.id)
      const decision = statement.correction?.decision
      return read && decision ? [{ decision, article, statement, read }] : []
    })
    .sort((a, b) => (a.statement.content[0]?.[0] ?? 0) - (b.statement.content[0]?.[0] ?? 0))
}
