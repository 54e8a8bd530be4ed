import type { PairedUtterance, PairedWording } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameDecision } from '../name-corrections.ts'
import { nameCounts } from '../name-marks.ts'
import { nameAct, nameSaidAt, nameShare, nameVenue, UNSURE_BELOW } from '../name-things.ts'
import { Differences, isDangerous } from './differences.tsx'
import { EvidenceLink, nameOutlet, UtteranceLink, VoiceLink } from './links.tsx'
import { OriginWays } from './origin-ways.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'
import { hasMuchInCommon, WordingPair } from './wording-pair.tsx'

interface UtteranceEntryProps {
  readonly utterance: PairedUtterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

const isDistorted = ({ differences }: PairedWording): boolean => differences.some(isDangerous)

/** One act of saying: its fullest wording, the others beside it with their differences named, and where they come from. */
export function UtteranceEntry({ utterance, statements }: UtteranceEntryProps) {
  const found = utterance.statements.flatMap((id) => statements.get(id) ?? [])
  const articles = new Set(found.map(({ article }) => article.id)).size
  const known = utterance.origins.filter(({ kind }) => kind !== 'unknown').length
  const [fullest, ...others] = utterance.wordings
  const shown = found.find(({ statement }) => fullest?.statements.includes(statement.id))?.statement
  const ordered = [...others].sort((a, b) => Number(isDistorted(b)) - Number(isDistorted(a)))
  const saysWay = utterance.hops.length > 0 || utterance.occasion || utterance.circles
  return (
    <article className={articles > 1 ? 'utterance many' : 'utterance'} id={utterance.id}>
      <header>
        <VoiceLink voice={(shown ?? found[0]?.statement)?.voice} />
        {shown && <span className="act">{nameAct(shown) ?? 'says'}</span>}
        {fullest && <QuotationBadge quotation={fullest.quotation} />}
        {utterance.saidAt && <span className="byline">{nameSaidAt(utterance.saidAt)}</span>}
        {shown?.addressee && (
          <span className="byline">
            to <bdi>{shown.addressee.text}</bdi>
          </span>
        )}
        {shown?.venue && (
          <span className="byline">
            <bdi>{nameVenue(shown.venue.text)}</bdi>
          </span>
        )}
        {shown && shown.confidence < UNSURE_BELOW && (
          <span className="unsure-mark">unsure: {nameShare(shown.confidence)}</span>
        )}
        {shown?.correction && <span className="corrected">{nameDecision(shown.correction)}</span>}
        <span className="counts">
          <UtteranceLink utterance={utterance.id}>
            {nameCounts({ articles, origins: known, unknownOrigins: utterance.origins.length - known })}
          </UtteranceLink>
        </span>
      </header>
      <ol className="wordings">
        {fullest && (
          <li>
            <p className="statement-words">
              <SaidWords text={fullest.text} quotation={fullest.quotation} />
            </p>
            <Outlets wording={fullest} statements={statements} />
          </li>
        )}
        {ordered.map((wording) => (
          <li key={wording.statements[0]}>
            <OtherWording {...{ wording, statements }} />
          </li>
        ))}
      </ol>
      {(articles > 1 || saysWay) && <OriginWays {...{ utterance, statements }} />}
    </article>
  )
}

interface WordingProps {
  readonly wording: PairedWording
  readonly statements: ReadonlyMap<string, FoundStatement>
}

function OtherWording({ wording, statements }: WordingProps) {
  const { pair, text, quotation, differences } = wording
  return (
    <>
      <p className="statement-head">
        <Differences differences={differences} />
        <QuotationBadge quotation={quotation} />
      </p>
      {pair && hasMuchInCommon(pair) ? (
        <WordingPair pair={pair} />
      ) : (
        <p className="statement-words">
          <SaidWords text={text} quotation={quotation} />
        </p>
      )}
      <Outlets {...{ wording, statements }} />
    </>
  )
}

/** Who has these words, each outlet with the way to them. */
function Outlets({ wording, statements }: WordingProps) {
  const found = wording.statements.flatMap((id) => statements.get(id) ?? [])
  return (
    <p className="byline">
      {found.map(({ statement, article }, index) => (
        <span key={statement.id}>
          {index > 0 && ', '}
          <EvidenceLink article={article.id} statement={statement.id}>
            <bdi>{nameOutlet(article)}</bdi>
          </EvidenceLink>
        </span>
      ))}
    </p>
  )
}
