import { memo, type ReactNode } from 'react'
import type { Circumstance, Relation, Span, Statement, StatementCorrection } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameBefore, nameDecision } from '../name-corrections.ts'
import {
  CERTAINTY_NAMES,
  nameAct,
  nameCount,
  nameRelation,
  nameRole,
  nameSaidAt,
  nameShare,
  nameVenue,
  QUOTATION_NAMES,
  UNSURE_BELOW,
  VOICE_KIND_NAMES,
} from '../name-things.ts'
import type { Place } from '../place.ts'
import { CorrectActions } from './correct-actions.tsx'
import type { StatementDesk } from './correct-desk.ts'
import { EvidenceLink, nameOutlet, UtteranceLink, VoiceLink } from './links.tsx'
import { QuotationBadge } from './said-words.tsx'

interface StatementCardProps {
  readonly statement: Statement
  readonly answer: ArticleAnswer
  readonly known: ReadonlyMap<string, FoundStatement>
  readonly isActive: boolean
  /** The words that the active card shows in the text. */
  readonly evidence: readonly Span[]
  readonly goTo: (place: Place) => void
  /** Of the active card: what can be done with it. */
  readonly desk: StatementDesk | undefined
}

/** From here on a voice is as good as sure. */
const SURE_VOICE = 0.95

/** One statement in the margin; the active one is open and each of its lines shows its words in the text. */
export const StatementCard = memo(function StatementCard(props: StatementCardProps) {
  const { statement, answer, isActive, goTo, desk } = props
  const isUnsure = statement.confidence < UNSURE_BELOW
  const classes = ['card', statement.quotation, statement.within && 'inner', isUnsure && 'unsure'].filter(
    Boolean,
  )
  const activate = () => goTo({ statement: isActive ? undefined : statement.id, evidence: [] })
  return (
    <li className={classes.join(' ')} data-card={statement.id} aria-current={isActive || undefined}>
      <div className="card-head">
        <CardVoice voice={statement.voice} notes={statement.notes} />
        <VoiceShare voice={statement.voice} />
      </div>
      <button
        type="button"
        id={`summary-${statement.id}`}
        className="card-summary"
        aria-expanded={isActive}
        onClick={activate}
      >
        {statement.role && (
          <span className="card-role">
            <bdi>{nameRole(statement.role.text)}</bdi>
          </span>
        )}
        <span className="card-short">
          <QuotationBadge quotation={statement.quotation} /> {!isActive && describeShortly(statement)}
        </span>
        <span className="share" title="Of words found as surely as these, so many are what is said">
          {isUnsure && 'unsure: '}words {nameShare(statement.confidence)} sure
        </span>
        {statement.correction && <span className="corrected">{nameDecision(statement.correction)}</span>}
      </button>
      {isActive && <CardLines {...props} />}
      {desk && <CorrectActions {...{ statement, answer, desk }} />}
    </li>
  )
})

/** How sure it is that this voice says it, where that is worth a second look. */
function VoiceShare({ voice }: Pick<Statement, 'voice'>) {
  if (!voice || voice.confidence >= SURE_VOICE) return null
  return (
    <span className="share" title="Of voices found as surely as this, so many are right">
      voice {nameShare(voice.confidence)} sure
    </span>
  )
}

/** Who it is; of a voice that was left open, between whom. */
function CardVoice({ voice, notes }: Pick<Statement, 'voice' | 'notes'>) {
  const doubt = notes?.find(({ code }) => code === 'voice-open')
  if (voice || !doubt) return <VoiceLink voice={voice} />
  return (
    <span className="unknown">
      voice not known: <bdi>{doubt.message}</bdi>
    </span>
  )
}

function describeShortly(statement: Statement): string {
  const { act, negated, saidAt, addressee, venue, relay, firstHand } = statement
  return [
    nameAct({ act, negated }),
    saidAt && nameSaidAt(saidAt),
    addressee && `to ${addressee.text}`,
    venue && nameVenue(venue.text),
    relay && `through ${relay.map(({ name }) => name).join(', ')}`,
    firstHand && 'first hand',
  ]
    .filter(Boolean)
    .join(' · ')
}

function CardLines({ statement, answer, known, evidence, goTo }: StatementCardProps) {
  const { speaker, cue, content, role, saidAt, addressee, venue, act, negated, certainty, within } = statement
  const show = (spans: readonly Span[], children: ReactNode) => (
    <ShowWords {...{ statement, spans, evidence, goTo }}>{children}</ShowWords>
  )
  const because = statement.voice?.unnamedBecause
  const outer = within ? known.get(within)?.statement : undefined
  return (
    <dl className="card-lines">
      {speaker.length > 0 && (
        <Line name="speaker">
          {show(speaker, <bdi>“{statement.text.speaker}”</bdi>)}
          {statement.voice && <span className="byline"> {VOICE_KIND_NAMES[statement.voice.kind]}</span>}
        </Line>
      )}
      {role && <Line name="role">{show([[role.start, role.end]], <bdi>“{role.text}”</bdi>)}</Line>}
      {because && (
        <Line name="not named">{show([[because.start, because.end]], <bdi>“{because.text}”</bdi>)}</Line>
      )}
      {(act || cue.length > 0) && (
        <Line name="act">
          {act && `${nameAct(statement)} `}
          {negated && show([[negated.start, negated.end]], <bdi>“{negated.text}”</bdi>)}{' '}
          {cue.length > 0 && show(cue, <bdi>“{statement.text.cue}”</bdi>)}
        </Line>
      )}
      <Line name="words">{show(content, QUOTATION_NAMES[statement.quotation])}</Line>
      {saidAt && (
        <Line name="said">
          {nameSaidAt(saidAt)}{' '}
          {saidAt.written &&
            show([[saidAt.written.start, saidAt.written.end]], <bdi>“{saidAt.written.text}”</bdi>)}
        </Line>
      )}
      {addressee && (
        <Line name="to">{show([[addressee.start, addressee.end]], <bdi>“{addressee.text}”</bdi>)}</Line>
      )}
      {venue && <VenueLine {...{ venue, show }} />}
      <RelayLine {...{ statement, answer, show }} />
      {certainty && <Line name="certainty">{CERTAINTY_NAMES[certainty]}</Line>}
      {outer && (
        <Line name="inside">
          <button
            type="button"
            className="as-link"
            onClick={() => goTo({ statement: outer.id, evidence: [] })}
          >
            what <bdi>{outer.voice?.name ?? outer.text.speaker ?? 'another'}</bdi> said
          </button>
        </Line>
      )}
      {statement.correction && <BeforeLine correction={statement.correction} />}
      <ElsewhereLines {...{ statement, answer, known }} />
    </dl>
  )
}

/** What the program had read in place of what a person set. */
function BeforeLine({ correction }: { correction: StatementCorrection }) {
  const before = nameBefore(correction)
  return before === '' ? null : (
    <Line name="as read">
      <bdi>{before}</bdi>
    </Line>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface ShowWordsProps extends Pick<StatementCardProps, 'statement' | 'evidence' | 'goTo'> {
  readonly spans: readonly Span[]
  readonly children: ReactNode
}

/** A line's words: pressed, they light up in the text; pressed again, no more. */
function ShowWords({ statement, spans, evidence, goTo, children }: ShowWordsProps) {
  const isShown = spans.length > 0 && String(evidence) === String(spans)
  return (
    <button
      type="button"
      className="show-words"
      aria-pressed={isShown}
      onClick={() => goTo({ statement: statement.id, evidence: isShown ? [] : spans })}
    >
      {children}
    </button>
  )
}

/** Where it was said; of a verb that tells it ("tweeted") in plain words first. */
function VenueLine({ venue, show }: { venue: Circumstance; show: Show }) {
  const name = nameVenue(venue.text)
  return (
    <Line name="where">
      {name !== venue.text && `${name} `}
      {show([[venue.start, venue.end]], <bdi>“{venue.text}”</bdi>)}
    </Line>
  )
}

type Show = (spans: readonly Span[], children: ReactNode) => ReactNode

interface RelayLineProps extends Pick<StatementCardProps, 'statement' | 'answer'> {
  readonly show: Show
}

/** The chain from the voice over each hand to the outlet, or that the outlet heard it itself. */
function RelayLine({ statement, answer, show }: RelayLineProps) {
  if (statement.firstHand && !statement.relay)
    return (
      <Line name="through">
        <bdi>{nameOutlet(answer.article)}</bdi> itself, first hand
      </Line>
    )
  if (!statement.relay) return null
  return (
    <Line name="through">
      <ol className="chain">
        <li>
          <bdi>{statement.voice?.name ?? statement.text.speaker ?? 'somebody'}</bdi>
        </li>
        {statement.relay.map(({ name, evidence }) => (
          <li key={name}>
            {evidence ? show([[evidence.start, evidence.end]], <bdi>{name}</bdi>) : <bdi>{name}</bdi>}
          </li>
        ))}
        <li>
          <bdi>{nameOutlet(answer.article)}</bdi>
          {statement.firstHand && ', first hand'}
        </li>
      </ol>
    </Line>
  )
}

/** In how many articles the same utterance is, and who denies it, answers it or agrees. */
function ElsewhereLines({
  statement,
  answer,
  known,
}: Pick<StatementCardProps, 'statement' | 'answer' | 'known'>) {
  const utterance = answer.utterances.find(({ statements }) => statements.includes(statement.id))
  if (!utterance) return null
  const articles = new Set(utterance.statements.flatMap((id) => known.get(id)?.article.id ?? [])).size
  const relations = answer.relations.filter(({ from, to }) => from === utterance.id || to === utterance.id)
  return (
    <>
      <Line name="utterance">
        <UtteranceLink utterance={utterance.id}>
          {articles > 1
            ? `in ${nameCount(articles, 'article')}, ${nameCount(utterance.origins.length, 'origin')}`
            : 'in this article only'}
        </UtteranceLink>
      </Line>
      {relations.map((relation) => (
        <RelatedLine key={relation.id} {...{ relation, known }} isFrom={relation.from === utterance.id} />
      ))}
    </>
  )
}

interface RelatedLineProps {
  readonly relation: Relation
  readonly known: ReadonlyMap<string, FoundStatement>
  /** True when this statement's utterance is the one that denies, answers ... */
  readonly isFrom: boolean
}

function RelatedLine({ relation, known, isFrom }: RelatedLineProps) {
  const other = known.get((isFrom ? relation.evidence.to : relation.evidence.from) ?? '')
  const { verb, passive } = nameRelation(relation, known.get(relation.evidence.from)?.statement)
  if (relation.to === undefined)
    return <Line name={verb}>a claim that nobody here is found to have made</Line>
  if (!other) return null
  return (
    <Line name={isFrom ? verb : passive}>
      <EvidenceLink article={other.article.id} statement={other.statement.id}>
        <bdi>{other.statement.voice?.name ?? other.statement.text.speaker ?? 'another'}</bdi>
      </EvidenceLink>{' '}
      <span className="byline">
        <bdi>{nameOutlet(other.article)}</bdi>
      </span>
    </Line>
  )
}
