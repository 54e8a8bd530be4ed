import type { ReactNode } from 'react'
import type { Relation, RelationKind, VoiceReference } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameCount, RELATION_NAMES } from '../name-things.ts'
import { orderRelations } from './collect-statements.ts'
import { FirstOf } from './first-of.tsx'
import { VoiceLink } from './links.tsx'
import { RelationLine } from './relation-line.tsx'

/** More are shown when somebody asks for them. */
const SHOWN_AT_FIRST = 5
const SHOWN_MORE = 20

interface VoiceRelationsProps {
  readonly voice: string
  readonly relations: readonly Relation[]
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** Who denies, contradicts, answers or agrees with what a voice said, and with whom it does so. */
export function VoiceRelations({ voice, relations, statements }: VoiceRelationsProps) {
  const ownerOf = (id: string | undefined) => statements.get(id ?? '')?.statement.voice
  const isOwn = (relation: Relation) => ownerOf(relation.evidence.from)?.id === voice
  const [own, others] = [relations.filter(isOwn), relations.filter((relation) => !isOwn(relation))]
  return (
    <>
      <Group
        title="Others about this voice"
        empty="Nobody was found to deny, contradict, answer or agree with it."
        {...{ relations: others, statements }}
        who={
          <Counterparts relations={others} voiceOf={({ evidence }) => ownerOf(evidence.from)} says="verb" />
        }
      />
      <Group
        title="This voice about others"
        empty="It was not found to deny, contradict, answer or agree with anybody."
        {...{ relations: own, statements }}
        who={<Counterparts relations={own} voiceOf={({ evidence }) => ownerOf(evidence.to)} says="passive" />}
      />
    </>
  )
}

interface GroupProps {
  readonly title: string
  readonly empty: string
  readonly relations: readonly Relation[]
  readonly statements: ReadonlyMap<string, FoundStatement>
  readonly who: ReactNode
}

function Group({ title, empty, relations, statements, who }: GroupProps) {
  return (
    <div className="relation-group">
      <h3>{title}</h3>
      {relations.length === 0 && <p className="unknown">{empty}</p>}
      {who}
      <FirstOf items={orderRelations(relations)} first={SHOWN_AT_FIRST} more={SHOWN_MORE} name="relation">
        {(shown) => (
          <ul className="plain-list">
            {shown.map((relation) => (
              <li key={relation.id}>
                <RelationLine relation={relation} statements={statements} />
              </li>
            ))}
          </ul>
        )}
      </FirstOf>
    </div>
  )
}

interface CounterpartsProps {
  readonly relations: readonly Relation[]
  /** Who is on the other side. */
  readonly voiceOf: (relation: Relation) => VoiceReference | undefined
  readonly says: 'verb' | 'passive'
}

/** So many are named; all of them stand in the list. */
const MOST_NAMED = 8

/** The other voices, those with most relations first: `Tobias Bell denies 2×, answers 1×`. */
function Counterparts({ relations, voiceOf, says }: CounterpartsProps) {
  const parties = countParties(relations, voiceOf)
  if (parties.length < 2) return null
  const rest = parties.length - MOST_NAMED
  return (
    <ul className="in-a-row counterparts">
      {parties.slice(0, MOST_NAMED).map(({ voice, kinds }) => (
        <li key={voice.id}>
          <VoiceLink voice={voice} />{' '}
          <span className="byline">
            {[...kinds].map(([kind, count]) => `${RELATION_NAMES[kind][says]} ${count}×`).join(', ')}
          </span>
        </li>
      ))}
      {rest > 0 && <li className="byline">and {nameCount(rest, 'other voice')}</li>}
    </ul>
  )
}

function countParties(relations: readonly Relation[], voiceOf: CounterpartsProps['voiceOf']) {
  const parties = new Map<
    string,
    { voice: VoiceReference; total: number; kinds: Map<RelationKind, number> }
  >()
  for (const relation of orderRelations(relations)) {
    const voice = voiceOf(relation)
    if (!voice) continue
    const party = parties.get(voice.id) ?? { voice, total: 0, kinds: new Map<RelationKind, number>() }
    party.total++
    party.kinds.set(relation.kind, (party.kinds.get(relation.kind) ?? 0) + 1)
    parties.set(voice.id, party)
  }
  return [...parties.values()].sort((a, b) => b.total - a.total)
}
