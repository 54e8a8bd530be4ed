import type { Relation } from '../record.ts'
import type { Pen } from './create-pen.ts'

const VERBS: Record<Relation['kind'], string> = {
  agrees: 'agrees with',
  contradicts: 'contradicts',
  denies: 'denies',
  answers: 'answers',
  reverses: 'reverses',
}

/** A relation between two utterances by the statements that show it. */
export function tellRelation({ kind, evidence, reason, confidence }: Relation, pen: Pen): string {
  const line = pen.block(`${evidence.from} ${VERBS[kind]} ${evidence.to}: ${reason}`, '  ')
  return `${line}\n${pen.faint(pen.block(`confidence ${confidence.toFixed(2)}`, '  '))}`
}
