import type { Relation } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameShare, RELATION_NAMES } from '../name-things.ts'
import { StatementLine } from './statement-line.tsx'

interface RelationLineProps {
  readonly relation: Relation
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** Who denies whom: both statements with the way to their words, and the reason. */
export function RelationLine({ relation, statements }: RelationLineProps) {
  const { verb, sign } = RELATION_NAMES[relation.kind]
  return (
    <div className={`relation ${relation.kind}`}>
      <Side found={statements.get(relation.evidence.from)} />
      <p className="relation-kind">
        <span className="sign" aria-hidden="true">
          {sign}
        </span>{' '}
        {verb}
      </p>
      <Side found={statements.get(relation.evidence.to)} />
      <p className="byline reason">
        {relation.reason} <span className="share">{nameShare(relation.confidence)} sure</span>
      </p>
    </div>
  )
}

function Side({ found }: { found: FoundStatement | undefined }) {
  if (!found) return <p className="unknown">A statement that is not in this record any more.</p>
  return <StatementLine found={found} />
}
