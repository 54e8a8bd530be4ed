import type { ExtractionModel } from '../extract/index.ts'
import type { Article, Correction, Statement } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'
import type { Example } from './example.ts'
import type { Lesson } from './join-lessons.ts'
import { listReadings, makeExample, type Reading } from './judge-readings.ts'
import { collectGold, matchStatements } from './match-statements.ts'

/** How many articles are loaded at a time. */
const BATCH = 100

const INSIDE_ANOTHER = 'inside another statement'
const NOT_READ = 'not found by this version'
const GONE = 'in an article that the record no longer has'

interface Judged {
  readonly statement: Statement
  readonly isRight: boolean
}

/**
 * Examples from what people decided about statements of a record. Confirmed is right and rejected is wrong; who edits what
 * is said of a statement (whose it is, when ...) takes its words for right. Corrections that were undone or overruled
 * teach nothing.
 */
export async function learnFromCorrections(record: OpenRecord, model: ExtractionModel): Promise<Lesson> {
  const byArticle = groupByArticle((await record.listCorrections()).flatMap(readJudged))
  const examples: Example[] = []
  const articles: Article[] = []
  const unused: Record<string, number> = {}
  const note = (why: string, count = 1) => {
    unused[why] = (unused[why] ?? 0) + count
  }
  const ids = [...byArticle.keys()].sort()
  for (let start = 0; start < ids.length; start += BATCH) {
    const wanted = ids.slice(start, start + BATCH)
    const loaded = new Map((await record.loadAsRead(wanted)).map((one) => [one.article.id, one.article]))
    for (const id of wanted) {
      const judged = [...byArticle.get(id)!.values()]
      const article = loaded.get(id)
      if (!article) {
        note(GONE, judged.length)
        continue
      }
      articles.push(article)
      const { facts, readings } = listReadings(article, model)
      for (const { statement, isRight } of judged) {
        const reading = findReading(article, { readings, statement })
        if (statement.within !== undefined) note(INSIDE_ANOTHER)
        else if (!reading) note(NOT_READ)
        else examples.push(makeExample(facts, reading, { group: id, isRight }))
      }
    }
  }
  return { examples, missed: [], unused, articles, copies: await record.findCopies(ids) }
}

function readJudged({ decision, state }: Correction): Judged[] {
  if (state !== 'holds' || !('statement' in decision)) return []
  return [{ statement: decision.statement, isRight: decision.kind !== 'reject' }]
}

/** The judged statements of each article, the last word on each. */
function groupByArticle(judged: readonly Judged[]): Map<string, Map<string, Judged>> {
  const groups = new Map<string, Map<string, Judged>>()
  for (const one of judged) {
    const { article, id } = one.statement
    const group = groups.get(article) ?? new Map<string, Judged>()
    const before = group.get(id)
    // An edit says nothing against a rejection that holds beside it.
    if (!before || before.isRight || !one.isRight) group.set(id, one)
    groups.set(article, group)
  }
  return groups
}

/** The reading that is the statement, by the rule that marks are held to: the one that is the same before one that is like it. */
function findReading({ text }: Article, { readings, statement }: Sought): Reading | undefined {
  const wanted = collectGold(text, statement)
  const matches = readings.map((one) => ({
    one,
    match: matchStatements(wanted, collectGold(text, one.spans)),
  }))
  const found =
    matches.find(({ match }) => match === 'strict') ?? matches.find(({ match }) => match === 'relaxed')
  return found?.one
}

interface Sought {
  readonly readings: readonly Reading[]
  readonly statement: Statement
}
