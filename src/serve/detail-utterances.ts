/**
 * Utterances with all their words, a page at a time.
 *
 * @module
 */
import type { Utterance } from '../record.ts'
import type { FoundStatement, OpenRecord, Page } from '../store/index.ts'
import type { UtteranceDetail } from './answers.ts'
import { markUtterances } from './mark-utterances.ts'
import { pairWordings } from './pair-wordings.ts'

export interface UtterancesView {
  readonly utterances: readonly Utterance[]
  readonly statements: readonly FoundStatement[]
}

export interface DetailRequest {
  readonly offset: number
  readonly limit: number
  /** Only these; `offset` and `limit` do not count then. */
  readonly ids?: readonly string[]
}

/** A page of a view's utterances in the order of their marks, with the statements that report them, also elsewhere. */
export async function detailUtterances(
  record: OpenRecord,
  view: UtterancesView,
  { offset, limit, ids }: DetailRequest,
): Promise<Page<UtteranceDetail>> {
  const wanted = ids && new Set(ids)
  const marks = markUtterances(view.utterances, view.statements)
  const chosen = wanted ? marks.filter(({ id }) => wanted.has(id)) : marks.slice(offset, offset + limit)
  const byId = new Map(view.utterances.map((utterance) => [utterance.id, utterance]))
  const utterances = pairWordings(chosen.map(({ id }) => byId.get(id)!))
  const statementOf = await findStatements(record, { view, utterances })
  return {
    items: utterances.map((utterance) => ({
      utterance,
      statements: utterance.statements.flatMap((id) => statementOf.get(id) ?? []).sort(compareTimes),
    })),
    total: wanted ? chosen.length : marks.length,
  }
}

async function findStatements(
  record: OpenRecord,
  { view, utterances }: { view: UtterancesView; utterances: readonly Utterance[] },
): Promise<Map<string, FoundStatement>> {
  const found = new Map(view.statements.map((one) => [one.statement.id, one]))
  const missing = utterances.flatMap(({ statements }) => statements).filter((id) => !found.has(id))
  if (missing.length === 0) return found
  for (const one of await record.findStatementsById(missing)) found.set(one.statement.id, one)
  return found
}

/** By the day it was said, then by publication, then as the article has it; unknown last. */
function compareTimes(one: FoundStatement, other: FoundStatement): number {
  const keys = ({ statement, article }: FoundStatement) => [
    statement.saidAt?.from ?? article.publishedAt ?? '~',
    article.publishedAt ?? '~',
    article.id,
  ]
  const [a, b] = [keys(one), keys(other)]
  const at = a.findIndex((key, index) => key !== b[index])
  if (at >= 0) return a[at]! < b[at]! ? -1 : 1
  return (one.statement.content[0]?.[0] ?? 0) - (other.statement.content[0]?.[0] ?? 0)
}
