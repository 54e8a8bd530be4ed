/** Which corrections are overruled by later ones that say the opposite. */
import { CORRECTED_GROUPS } from '../../record.ts'
import { readDecision } from './find-group-corrections.ts'
import type { LoggedCorrection } from './log.ts'
import { settleGroups } from './settle-groups.ts'

/** The ids of the later corrections that overrule earlier ones, by the numbers of these. */
export function findOverruled(logged: readonly LoggedCorrection[]): Map<number, string> {
  const standing = logged.filter(({ undoneBy }) => undoneBy === undefined)
  const idOf = new Map(standing.map(({ number, id }) => [number, id]))
  const ended = new Map<number, string>()
  for (const of of CORRECTED_GROUPS) {
    const decisions = standing
      .filter(({ decision }) => 'of' in decision && decision.of === of)
      .flatMap((correction) => readDecision(correction) ?? [])
    for (const [number, later] of settleGroups(decisions).overruled) ended.set(number, idOf.get(later)!)
  }
  for (const [number, later] of findOverruledOnStatements(standing)) ended.set(number, idOf.get(later)!)
  return ended
}

function findOverruledOnStatements(standing: readonly LoggedCorrection[]): Map<number, number> {
  const ended = new Map<number, number>()
  const isOverruled = (one: LoggedCorrection, later: LoggedCorrection): boolean => {
    if (!('statement' in one.decision) || !('statement' in later.decision)) return false
    const isSame = nameStatement(one) === nameStatement(later)
    if (!isSame || later.number < one.number) return false
    return (one.decision.kind === 'reject') !== (later.decision.kind === 'reject') || setsAgain(one, later)
  }
  for (const one of standing) {
    const later = standing.findLast((other) => other !== one && isOverruled(one, other))
    if (later) ended.set(one.number, later.number)
  }
  return ended
}

/** A statement by what it is now or, where it is no more, by what it was. */
const nameStatement = ({ decision, places }: LoggedCorrection): string | undefined =>
  'statement' in decision ? (places[0]?.[0]?.member ?? decision.statement.id) : undefined

/** True when a later edit sets all that an earlier one set. */
function setsAgain({ decision }: LoggedCorrection, { decision: later }: LoggedCorrection): boolean {
  if (decision.kind !== 'edit' || later.kind !== 'edit') return false
  const { fields } = later
  return Object.keys(decision.fields).every((field) => field in fields)
}
