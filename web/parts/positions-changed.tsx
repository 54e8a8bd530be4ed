import type { Relation } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameDate, nameShare } from '../name-things.ts'
import { FirstOf } from './first-of.tsx'
import { UtteranceLink } from './links.tsx'
import { StatementLine } from './statement-line.tsx'

/** More are shown when somebody asks for them. */
const SHOWN_AT_FIRST = 5
const SHOWN_MORE = 20

interface PositionsChangedProps {
  /** Those of the kind `reverses`. */
  readonly relations: readonly Relation[]
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** Where a voice says otherwise than before: both passages side by side, the earlier first, with the reason. */
export function PositionsChanged({ relations, statements }: PositionsChangedProps) {
  return (
    <FirstOf items={relations} first={SHOWN_AT_FIRST} more={SHOWN_MORE} name="change">
      {(shown) => (
        <ul className="plain-list">
          {shown.map(({ id, from, to, evidence, reason, confidence }) => (
            <li key={id} className="relation reverses">
              <div className="position-sides">
                <Side title="Then" utterance={to} found={statements.get(evidence.to ?? '')} />
                <Side title="Now" utterance={from} found={statements.get(evidence.from)} />
              </div>
              <p className="byline reason">
                {reason} <span className="share">{nameShare(confidence)} sure</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </FirstOf>
  )
}

interface SideProps {
  readonly title: string
  readonly utterance: string | undefined
  readonly found: FoundStatement | undefined
}

function Side({ title, utterance, found }: SideProps) {
  if (!found) return <p className="unknown">A statement that is not in this record any more.</p>
  const { statement, article } = found
  const day = statement.saidAt?.from ?? article.publishedAt?.slice(0, 10)
  const name = (
    <>
      {title}, {day ? nameDate(day) : 'day not known'}
    </>
  )
  return (
    <div>
      <h3>{utterance === undefined ? name : <UtteranceLink utterance={utterance}>{name}</UtteranceLink>}</h3>
      <StatementLine found={found} showsVoice={false} />
    </div>
  )
}
