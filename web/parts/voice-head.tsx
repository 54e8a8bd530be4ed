import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Evidence, Voice } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameCount, nameRole, VOICE_KIND_NAMES } from '../name-things.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from './links.tsx'

/** So many names and roles are shown at once; the rest opens. */
const SHOWN_AT_ONCE = 6

interface VoiceHeadProps {
  readonly voice: Voice
  /** One at least of each article that a role points to. */
  readonly statements: readonly FoundStatement[]
  readonly children?: ReactNode
}

/** What a voice is called and said to be, each with its evidence, and why it was taken for one. */
export function VoiceHead({ voice, statements, children }: VoiceHeadProps) {
  const outlets = new Map(statements.map(({ article }) => [article.id, nameOutlet(article)]))
  const outletOf = ({ article }: Evidence) => outlets.get(article) ?? 'an article'
  return (
    <header className="page-head">
      <title>{`${voice.name} · Hearsay`}</title>
      <p className="kicker">Voice · {VOICE_KIND_NAMES[voice.kind]}</p>
      <h1 dir="auto">{voice.name}</h1>
      <p className="byline">
        {nameCount(voice.statementCount, 'statement')} in {nameCount(voice.articleCount, 'article')} ·{' '}
        <Link to="/search" search={{ voice: voice.id }}>
          search in what it said
        </Link>
      </p>
      <dl className="facts">
        <Fact name="called">
          <Shortened
            items={voice.names.map(({ text, count }) => (
              <span key={text}>
                <bdi>{text}</bdi> <span className="byline">{count.toLocaleString('en-GB')}×</span>
              </span>
            ))}
          />
        </Fact>
        <Fact name="described as">
          {voice.roles.length === 0 && <span className="unknown">no article says what it is</span>}
          <Shortened
            items={groupRoles(voice.roles).map(({ text, evidence }) => (
              <span key={text}>
                <bdi>{text}</bdi> <CitedIn evidence={evidence} outletOf={outletOf} />
              </span>
            ))}
          />
        </Fact>
        {voice.unnamedBecause && (
          <Fact name="not named">
            <bdi>{voice.unnamedBecause.text}</bdi>{' '}
            <CitedIn evidence={[voice.unnamedBecause]} outletOf={outletOf} />
          </Fact>
        )}
        {voice.reasons.length > 0 && <Fact name="why one voice">{voice.reasons.join(' ')}</Fact>}
        {voice.apartFrom && (
          <Fact name="kept apart by hand from">
            <Shortened items={voice.apartFrom.map((other) => <VoiceLink key={other.id} voice={other} />)} />
          </Fact>
        )}
      </dl>
      {children}
    </header>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The first of a long list, the rest folded away. */
function Shortened({ items }: { items: readonly ReactNode[] }) {
  const rest = items.slice(SHOWN_AT_ONCE)
  return (
    <>
      <ul className="in-a-row">
        {items.slice(0, SHOWN_AT_ONCE).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order while it is shown
          <li key={index}>{item}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="more">
          <summary>and {rest.length} more</summary>
          <ul className="in-a-row">
            {rest.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order while it is shown
              <li key={index}>{item}</li>
            ))}
          </ul>
        </details>
      )}
    </>
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
