import type { Relation } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'

/** All statements that a page knows, by id. */
export function collectStatements(
  ...lists: readonly (readonly FoundStatement[])[]
): Map<string, FoundStatement> {
  return new Map(lists.flat().map((found) => [found.statement.id, found]))
}

const WEIGHT: Readonly<Record<Relation['kind'], number>> = {
  denies: 0,
  contradicts: 1,
  reverses: 2,
  answers: 3,
  agrees: 4,
}

/** Denials and contradictions first: they are what a reporter must see. */
export function orderRelations(relations: readonly Relation[]): Relation[] {
  return [...relations].sort((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind] || b.confidence - a.confidence)
}

/** Whether two sides of a relation cannot both hold. */
export function areAtOdds({ kind }: Pick<Relation, 'kind'>): boolean {
  return kind === 'denies' || kind === 'contradicts' || kind === 'reverses'
}
