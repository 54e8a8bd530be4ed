import type { Statement, Wording } from '../record.ts'
import { describeWordings } from './describe-wordings.ts'
import { prepareStatement } from './prepare-statements.ts'

/**
 * The wordings in which these statements report an utterance, the fullest of them first, each with its differences from
 * that one: as if there were no other statements. They must be known to report one utterance, and be at least one.
 */
export function wordStatements(statements: readonly Statement[]): Wording[] {
  return describeWordings(
    statements.map((statement) =>
      prepareStatement(statement, {
        article: { article: { id: statement.article, from: '' } },
        voice: statement.voice?.id ?? '',
      }),
    ),
  )
}
