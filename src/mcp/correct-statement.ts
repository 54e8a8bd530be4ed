import { UsageError } from '../errors.ts'
import { relateRecord } from '../pipeline.ts'
import type { Asked } from './answer-tools.ts'

/** In whose name assistants correct, and what time it is. */
export interface Corrector {
  readonly by: string
  readonly readTime: () => Date
}

/** What follows from a correction is related at once, unless more changes than these are still to be related. */
const MOST_WAITED_FOR = 20
/** Nobody waits much longer, whatever comes to the record meanwhile. */
const LONGEST_MS = 10_000

interface Wanted {
  readonly kind: 'confirm' | 'reject'
  /** Of the statement. */
  readonly id: string
  readonly why?: string
  readonly corrector: Corrector
}

/**
 * Keeps what an assistant was told to decide, and has what follows from it related: at once where that is quick, else by whoever
 * relates the record next.
 */
export async function correctStatement(
  { record }: Asked,
  { kind, id, why, corrector: { by, readTime } }: Wanted,
) {
  const madeAt = readTime().toISOString()
  const before = await record.countUnrelated()
  const correction = await record
    .correct({ kind, statement: id }, { by, madeAt, ...(why && { why }) })
    .catch((error: unknown) => {
      throw error instanceof UsageError ? refuseStatement(id) : error
    })
  if (before <= MOST_WAITED_FOR)
    await relateRecord(record, {
      signal: AbortSignal.timeout(LONGEST_MS),
      changesAtATime: MOST_WAITED_FOR,
    })
  const left = await record.countUnrelated()
  const later =
    left > 0
      ? ` What follows from it shows later: ${left} changes of the record are still to be related, which "hearsay add" and "hearsay serve" do.`
      : ''
  const { decision } = correction
  const statement = 'statement' in decision ? decision.statement.id : id
  return {
    structure: { correction: correction.id, kind, statement, by },
    text: `${kind === 'confirm' ? 'Confirmed' : 'Rejected'} ${statement} by ${by}. "hearsay undo ${correction.id}" takes it back.${later}`,
  }
}

/** What the record says of it names commands, which an assistant has none of. */
function refuseStatement(got: string): UsageError {
  return new UsageError('id', {
    expected: 'the whole id of a statement of the record',
    got,
    fix: 'search_statements and get_article show the ids',
  })
}
