import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Evidence, Voice } from '../../src/record.ts'
import type { PairedUtterance, VoiceAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askVoice } from '../api.ts'
import { nameCount, nameDate, nameRole, VOICE_KIND_NAMES } from '../name-things.ts'
import { collectStatements, orderRelations } from '../parts/collect-statements.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from '../parts/links.tsx'
import { RelationLine } from '../parts/relation-line.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { UtteranceEntry } from '../parts/utterance-entry.tsx'
import { WhenAnswered } from './failure-pages.tsx'

const route = getRouteApi('/voice/$id')

/** One voice: what it is called and said to be, and everything it said in order of time. */
export function VoicePage() {
  const { id } = route.useParams()
  const query = useQuery(askVoice(id))
  return <WhenAnswered query={query}>{(answer) => <VoiceFound answer={answer} />}</WhenAnswered>
}

function VoiceFound({ answer }: { answer: VoiceAnswer }) {
  const { voice, statements, utterances, relations, elsewhere } = answer
  const known = collectStatements(statements, elsewhere.statements)
  return (
    <>
      <title>{`${voice.name} · Hearsay`}</title>
      <header className="page-head">
        <p className="kicker">Voice · {VOICE_KIND_NAMES[voice.kind]}</p>
        <h1 dir="auto">{voice.name}</h1>
        <AboutVoice voice={voice} statements={statements} />
      </header>
      <div className="two-columns">
        <section aria-labelledby="said">
          <h2 id="said">
            {nameCount(statements.length, 'statement')} <small>in order of time</small>
          </h2>
          <Timeline {...{ statements, utterances, known }} />
        </section>
        <section aria-labelledby="relations">
          <h2 id="relations">Against and with others</h2>
          {relations.length === 0 && <p>No denial, contradiction, answer or agreement was found.</p>}
          <ul className="plain-list">
            {orderRelations(relations).map((relation) => (
              <li key={relation.id}>
                <RelationLine relation={relation} statements={known} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function AboutVoice({ voice, statements }: { voice: Voice; statements: readonly FoundStatement[] }) {
  const outlets = new Map(statements.map(({ article }) => [article.id, nameOutlet(article)]))
  const outletOf = ({ article }: Evidence) => outlets.get(article) ?? 'an article'
  return (
    <dl className="facts">
      <div>
        <dt>called</dt>
        <dd>
          {voice.names.map(({ text, count }, index) => (
            <span key={text}>
              {index > 0 && ', '}
              <bdi>{text}</bdi> <span className="byline">{count}×</span>
            </span>
          ))}
        </dd>
      </div>
      {voice.roles.length > 0 && (
        <div>
          <dt>described as</dt>
          <dd>
            <ul className="roles">
              {groupRoles(voice.roles).map(({ text, evidence }) => (
                <li key={text}>
                  <bdi>{text}</bdi> <CitedIn evidence={evidence} outletOf={outletOf} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {voice.unnamedBecause && (
        <div>
          <dt>not named</dt>
          <dd>
            <bdi>{voice.unnamedBecause.text}</bdi>{' '}
            <CitedIn evidence={[voice.unnamedBecause]} outletOf={outletOf} />
          </dd>
        </div>
      )}
      {voice.reasons.length > 0 && (
        <div>
          <dt>why one voice</dt>
          <dd>{voice.reasons.join(' ')}</dd>
        </div>
      )}
      {voice.apartFrom && (
        <div>
          <dt>kept apart by hand from</dt>
          <dd>
            {voice.apartFrom.map((other, index) => (
              <span key={other.id}>
                {index > 0 && ', '}
                <VoiceLink voice={other} />
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

interface CitedInProps {
  readonly evidence: readonly Evidence[]
  readonly outletOf: (evidence: Evidence) => string
}

/** The outlets that have these words, each with the way to them. */
function CitedIn({ evidence, outletOf }: CitedInProps) {
  return (
    <span className="byline">
      {evidence.map((each, index) => (
        <span key={`${each.article}-${each.start}`}>
          {index > 0 && ', '}
          <EvidenceLink article={each.article} spans={[[each.start, each.end]]}>
            <bdi>{outletOf(each)}</bdi>
          </EvidenceLink>
        </span>
      ))}
    </span>
  )
}

/** Each role once, however its words begin and are written, with all places that give it. */
function groupRoles(roles: readonly Evidence[]): { readonly text: string; readonly evidence: Evidence[] }[] {
  const groups = new Map<string, { readonly text: string; readonly evidence: Evidence[] }>()
  for (const role of roles) {
    const key = role.text.toLowerCase()
    const group = groups.get(key) ?? { text: nameRole(role.text), evidence: [] }
    group.evidence.push(role)
    groups.set(key, group)
  }
  return [...groups.values()]
}

interface TimelineProps {
  readonly statements: readonly FoundStatement[]
  readonly utterances: readonly PairedUtterance[]
  readonly known: ReadonlyMap<string, FoundStatement>
}

/** Day by day; what several statements report stands once, with its wordings, where the first of them stands. */
function Timeline({ statements, utterances, known }: TimelineProps) {
  const several = new Map(
    utterances
      .filter((utterance) => utterance.statements.length > 1)
      .map((utterance) => [utterance.id, utterance]),
  )
  const shown = new Set<string>()
  const days = new Map<string, FoundStatement[]>()
  for (const found of statements) {
    const { utterance } = found
    if (utterance !== undefined && shown.has(utterance)) continue
    if (utterance !== undefined) shown.add(utterance)
    const day = (found.statement.saidAt?.from ?? found.article.publishedAt)?.slice(0, 10) ?? ''
    days.set(day, [...(days.get(day) ?? []), found])
  }
  return (
    <ol className="timeline">
      {[...days].map(([day, onThatDay]) => (
        <li key={day}>
          <h3>{day === '' ? 'Day not known' : <time dateTime={day}>{nameDate(day)}</time>}</h3>
          <ul className="plain-list">
            {onThatDay.map((found) => (
              <li key={found.statement.id}>
                {several.has(found.utterance ?? '') ? (
                  <UtteranceEntry utterance={several.get(found.utterance!)!} statements={known} />
                ) : (
                  <StatementLine found={found} showsVoice={false} />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
