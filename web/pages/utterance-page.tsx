import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { Statement, Utterance } from '../../src/record.ts'
import type { UtteranceAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askUtterance } from '../api.ts'
import { gatherHands } from '../gather-hands.ts'
import { nameOriginRange, nameOrigins } from '../name-origins.ts'
import { CERTAINTY_NAMES, nameAct, nameCount, nameSaidAt, nameShare, nameVenue } from '../name-things.ts'
import { AllWordings } from '../parts/all-wordings.tsx'
import { collectStatements, orderRelations } from '../parts/collect-statements.ts'
import { CopyAddress } from '../parts/copy-address.tsx'
import { CorrectGroup } from '../parts/correct-group.tsx'
import { EvidenceLink, nameOutlet, VoiceLink } from '../parts/links.tsx'
import { OriginList, OriginWarnings } from '../parts/origin-ways.tsx'
import { RelationLine } from '../parts/relation-line.tsx'
import { SaidWords } from '../parts/said-words.tsx'
import '../style/utterance.css'
import { WhenAnswered } from './failure-pages.tsx'

// The layout library is large, and the words can be read before the graph is drawn.
const HandsGraph = lazy(() =>
  import('../parts/hands-graph.tsx').then(({ HandsGraph }) => ({ default: HandsGraph })),
)

const route = getRouteApi('/utterance/$id')

/** One act of saying: all its wordings, by whose hands it came into each article, and who denies or agrees. */
export function UtterancePage() {
  const { id } = route.useParams()
  const query = useQuery(askUtterance(id))
  return <WhenAnswered query={query}>{(answer) => <UtteranceFound answer={answer} />}</WhenAnswered>
}

function UtteranceFound({ answer }: { answer: UtteranceAnswer }) {
  const { utterance, statements, relations, elsewhere } = answer
  const known = collectStatements(statements, elsewhere.statements)
  return (
    <>
      <UtteranceHead answer={answer} />
      <section aria-labelledby="wordings" className="wide-part">
        <h2 id="wordings">
          {nameCount(utterance.wordings.length, 'wording')} <small>{nameReports(statements)}</small>
        </h2>
        <AllWordings {...{ utterance, statements: known }} />
      </section>
      <section aria-labelledby="hands" className="wide-part">
        <h2 id="hands">By whose hands it came</h2>
        <HandsAndOrigins answer={answer} />
      </section>
      <section aria-labelledby="relations" className="wide-part">
        <h2 id="relations">Against and with others</h2>
        {relations.length === 0 && <p>No denial, contradiction, answer, agreement or reversal was found.</p>}
        <ul className="plain-list">
          {orderRelations(relations).map((relation) => (
            <li key={relation.id}>
              <RelationLine relation={relation} statements={known} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function nameReports(statements: readonly FoundStatement[]): string {
  const articles = new Set(statements.map(({ article }) => article.id)).size
  return `in ${nameCount(statements.length, 'statement')} of ${nameCount(articles, 'article')}`
}

function UtteranceHead({ answer }: { answer: UtteranceAnswer }) {
  const { utterance, voice, statements, story } = answer
  const [fullest] = utterance.wordings
  const shown =
    statements.find(({ statement }) => fullest?.statements.includes(statement.id)) ?? statements[0]
  const speaker = voice ?? shown?.statement.voice
  const act = (shown && nameAct(shown.statement)) ?? 'says'
  return (
    <header className="page-head">
      <title>{`${speaker?.name ?? 'Voice not known'} ${act} · Hearsay`}</title>
      <p className="kicker">
        Utterance
        {story && (
          <>
            {' '}
            · in the story{' '}
            <Link to="/story/$id" params={{ id: story.id }}>
              <bdi>{story.title}</bdi>
            </Link>
          </>
        )}
      </p>
      <h1>
        <VoiceLink voice={speaker} /> <span className="act">{act}</span>
      </h1>
      {fullest && (
        <p className="utterance-words">
          <SaidWords text={fullest.text} quotation={fullest.quotation} />
        </p>
      )}
      <dl className="facts">
        <Circumstances utterance={utterance} statements={statements} />
      </dl>
      <p className="page-actions">
        <CopyAddress of="utterance" />
      </p>
      <CorrectGroup
        of="utterance"
        id={utterance.id}
        name={fullest?.text ?? 'this utterance'}
        voice={utterance.voice}
        members={statements.map(({ statement, article }) => ({
          id: statement.id,
          label: `${nameOutlet(article)} · ${statement.text.content}`,
        }))}
      />
    </header>
  )
}

interface CircumstancesProps {
  readonly utterance: Utterance
  readonly statements: readonly FoundStatement[]
}

/** When, to whom, where and how certain: each as the articles have it, with the words; what is not known is said to be so. */
function Circumstances({ utterance, statements }: CircumstancesProps) {
  const { saidAt, confidence } = utterance
  const certainty = statements.map(({ statement }) => statement.certainty).find((one) => one !== undefined)
  return (
    <>
      <Fact name="said">
        {saidAt ? (
          <>
            {nameSaidAt(saidAt)}{' '}
            <Written
              statements={statements}
              passageOf={(statement) => statement.saidAt?.written}
              nameOf={(text) => `“${text}”`}
            />
          </>
        ) : (
          <span className="unknown">no article says when</span>
        )}
      </Fact>
      <Fact name="to">
        <Written
          statements={statements}
          passageOf={(statement) => statement.addressee}
          unknown="no article says to whom"
        />
      </Fact>
      <Fact name="where">
        <Written
          statements={statements}
          passageOf={(statement) => statement.venue}
          nameOf={nameVenue}
          unknown="no article says where"
        />
      </Fact>
      {certainty && <Fact name="how certain">{CERTAINTY_NAMES[certainty]}</Fact>}
      {statements.length > 1 && (
        <Fact name="one saying">{nameShare(confidence)} sure that all report one act of saying</Fact>
      )}
    </>
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

/** So many are named for one circumstance: who has which words stands below. */
const MOST_NAMED = 4

interface WrittenProps {
  readonly statements: readonly FoundStatement[]
  readonly passageOf: (statement: Statement) => { text: string; start: number; end: number } | undefined
  readonly nameOf?: (text: string) => string
  /** What stands there when no article has it. */
  readonly unknown?: string
}

/** Different articles may say different things of one circumstance: each is shown once, with who says so. */
function Written({ statements, passageOf, nameOf = (text) => text, unknown }: WrittenProps) {
  const groups = new Map<
    string,
    { text: string; places: (FoundStatement & { start: number; end: number })[] }
  >()
  for (const found of statements) {
    const passage = passageOf(found.statement)
    if (!passage) continue
    const text = nameOf(passage.text)
    const group = groups.get(text.toLowerCase()) ?? { text, places: [] }
    group.places.push({ ...found, start: passage.start, end: passage.end })
    groups.set(text.toLowerCase(), group)
  }
  if (groups.size === 0) return unknown ? <span className="unknown">{unknown}</span> : null
  return [...groups.values()].map(({ text, places }, index) => (
    <span key={text}>
      {index > 0 && '; '}
      <bdi>{text}</bdi>{' '}
      <span className="byline">
        {places.slice(0, MOST_NAMED).map(({ article, statement, start, end }, at) => (
          <span key={statement.id}>
            {at > 0 && ', '}
            <EvidenceLink article={article.id} statement={statement.id} spans={[[start, end]]}>
              <bdi>{nameOutlet(article)}</bdi>
            </EvidenceLink>
          </span>
        ))}
        {places.length > MOST_NAMED && ` and ${places.length - MOST_NAMED} more`}
      </span>
    </span>
  ))
}

/** Laying out a graph of more names would hold up the page: on a busy machine 40 took 0.9 s, 150 took 2.2 s. */
const MOST_DRAWN_AT_ONCE = 80

function HandsAndOrigins({ answer }: { answer: UtteranceAnswer }) {
  const { utterance, voice, statements, elsewhere } = answer
  const hands = useMemo(
    () =>
      gatherHands(utterance, {
        voice: voice?.name ?? statements[0]?.statement.voice?.name,
        statements,
        others: elsewhere.articles,
      }),
    [utterance, voice, statements, elsewhere],
  )
  const [isAsked, setAsked] = useState(false)
  const range = nameOriginRange(utterance.origins)
  const names = hands.nodes.length
  return (
    <>
      <p className="origin-count">{nameOrigins(utterance.origins)}.</p>
      {range && <p className="byline">{range}</p>}
      <OriginWarnings utterance={utterance} />
      {names <= MOST_DRAWN_AT_ONCE || isAsked ? (
        <Suspense fallback={<p className="waiting hands-waiting">Drawing the graph …</p>}>
          <HandsGraph hands={hands} />
        </Suspense>
      ) : (
        <button type="button" className="show-more" onClick={() => setAsked(true)}>
          Draw the graph of {nameCount(names, 'name')}, which takes a moment
        </button>
      )}
      <h3 className="origins-title">Each origin, and why</h3>
      <OriginList
        utterance={utterance}
        statements={collectStatements(statements)}
        others={elsewhere.articles}
        shows="reasons"
      />
    </>
  )
}
