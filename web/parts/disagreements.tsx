import { useState } from 'react'
import type { Relation } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameCount } from '../name-things.ts'
import { areAtOdds } from './collect-statements.ts'
import { RelationLine } from './relation-line.tsx'

const FIRST_SHOWN = 8
const MORE_SHOWN = 40

interface DisagreementsProps {
  /** Surest first. */
  readonly relations: readonly Relation[]
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** So few answers and agreements stand open. */
const OPEN_AT_FIRST = 5

/** Who is at odds with whom, both sides in their words; below, who answers and who agrees. */
export function Disagreements({ relations, statements }: DisagreementsProps) {
  // Two sides in their words say more than a denial of what nobody here has claimed.
  const atOdds = relations.filter(areAtOdds).sort((a, b) => Number(!a.to) - Number(!b.to))
  const others = relations.filter((relation) => !areAtOdds(relation))
  return (
    <>
      {atOdds.length === 0 && <p>Nobody is found to deny or contradict anybody here.</p>}
      <RelationList relations={atOdds} statements={statements} />
      {others.length > 0 && (
        <details className="agreements" open={others.length <= OPEN_AT_FIRST}>
          <summary>{nameCount(others.length, 'answer or agreement', 'answers and agreements')}</summary>
          <RelationList relations={others} statements={statements} />
        </details>
      )}
    </>
  )
}

function RelationList({ relations, statements }: DisagreementsProps) {
  const [count, setCount] = useState(FIRST_SHOWN)
  const rest = relations.length - count
  return (
    <>
      <ul className="plain-list relations">
        {relations.slice(0, count).map((relation) => (
          <li key={relation.id}>
            <RelationLine {...{ relation, statements }} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="more" onClick={() => setCount(count + MORE_SHOWN)}>
          Show {Math.min(rest, MORE_SHOWN)} more of {rest}
        </button>
      )}
    </>
  )
}
