import type { DifferenceKind } from '../../src/record.ts'
import type { PairedUtterance, PairedWording } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameDecision } from '../name-corrections.ts'
import { nameAct, nameDifference, nameSaidAt, nameVenue } from '../name-things.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from './links.tsx'
import { OriginWays } from './origin-ways.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'
import { hasMuchInCommon, WordingPair } from './wording-pair.tsx'

interface UtteranceEntryProps {
  readonly utterance: PairedUtterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** These change what was said, or who said it. */
const DANGEROUS: ReadonlySet<DifferenceKind> = new Set([
  'negation changed',
  'number changed',
  'speaker changed',
  'hedged',
])

const isDangerous = ({ differences }: PairedWording): boolean =>
  differences.some(({ kind }) => DANGEROUS.has(kind))

/** One act of saying: its fullest wording, the others beside it with their differences named, and where they come from. */
export function UtteranceEntry({ utterance, statements }: UtteranceEntryProps) {
  const found = utterance.statements.flatMap((id) => statements.get(id) ?? [])
  const articles = new Set(found.map(({ article }) => article.id)).size
  const [fullest, ...others] = utterance.wordings
  const shown = found.find(({ statement }) => fullest?.statements.includes(statement.id))?.statement
  const ordered = [...others].sort((a, b) => Number(isDangerous(b)) - Number(isDangerous(a)))
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
        {shown?.correction && <span className="corrected">{nameDecision(shown.correction)}</span>}
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
        {differences.map((difference) => {
          const isDanger = DANGEROUS.has(difference.kind)
          return (
            <span key={difference.kind} className={isDanger ? 'difference dangerous' : 'difference'}>
              {isDanger && <span aria-hidden="true">⚠ </span>}
              {isDanger ? nameDifference(difference) : difference.kind}
            </span>
          )
        })}
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
