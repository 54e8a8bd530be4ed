import type { Relation, Utterance } from '../record.ts'
import type { FoundStatement, OpenRecord } from '../store/index.ts'

interface Pointers {
  readonly statements: readonly FoundStatement[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
}

/** All statements that a view has or points to, by id: an utterance may be told in articles outside of it. */
export async function loadStatements(
  record: OpenRecord,
  { statements, utterances, relations }: Pointers,
): Promise<ReadonlyMap<string, FoundStatement>> {
  const known = new Map(statements.map((found) => [found.statement.id, found]))
  const pointedTo = new Set([
    ...utterances.flatMap((utterance) => utterance.statements),
    ...relations.flatMap(({ evidence }) => [evidence.from, evidence.to ?? []].flat()),
  ])
  const missing = [...pointedTo].filter((id) => !known.has(id))
  const found = missing.length > 0 ? await record.findStatementsById(missing) : []
  return new Map([...known, ...found.map((one) => [one.statement.id, one] as const)])
}
