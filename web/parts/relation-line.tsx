import type { Relation } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameRelation, nameShare } from '../name-things.ts'
import { UtteranceLink } from './links.tsx'
import { StatementLine } from './statement-line.tsx'

interface RelationLineProps {
  readonly relation: Relation
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** Who denies whom: both passages side by side with the way to their words, and the reason. */
export function RelationLine({ relation, statements }: RelationLineProps) {
  const { evidence, claim, reason, confidence } = relation
  const { verb, sign } = nameRelation(relation, statements.get(evidence.from)?.statement)
  return (
    <div className={`relation ${relation.kind}`}>
      <div className="relation-sides">
        <Side found={statements.get(evidence.from)} utterance={relation.from} />
        <p className="relation-kind">
          <span className="sign" aria-hidden="true">
            {sign}
          </span>{' '}
          {verb}
        </p>
        {evidence.to === undefined ? (
          <Claim claim={claim} />
        ) : (
          <Side found={statements.get(evidence.to)} utterance={relation.to} />
        )}
      </div>
      <p className="byline reason">
        {reason} <span className="share">{nameShare(confidence)} sure</span>
      </p>
    </div>
  )
}

interface SideProps {
  readonly found: FoundStatement | undefined
  readonly utterance: string | undefined
}

function Side({ found, utterance }: SideProps) {
  if (!found) return <p className="unknown">A statement that is not in this record any more.</p>
  return (
    <StatementLine found={found}>
      {utterance && (
        <>
          {' '}
          · <UtteranceLink utterance={utterance}>all wordings</UtteranceLink>
        </>
      )}
    </StatementLine>
  )
}

function Claim({ claim }: Pick<Relation, 'claim'>) {
  return (
    <div className="statement-line">
      <p className="unknown">a claim that nobody here is found to have made</p>
      {claim && (
        <p className="statement-words">
          <bdi>{claim}</bdi>
        </p>
      )}
    </div>
  )
}
