import type { Difference } from '../../src/record.ts'
import type { PairedUtterance, PairedWording } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameDecision } from '../name-corrections.ts'
import { nameDifference } from '../name-things.ts'
import { DANGERS, isDangerous } from './differences.tsx'
import { FirstOf } from './first-of.tsx'
import { EvidenceLink, nameOutlet, PublishedAt } from './links.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'
import { hasMuchInCommon, WordingPair } from './wording-pair.tsx'

const hasDanger = ({ differences }: PairedWording): boolean => differences.some(isDangerous)

/** More are shown when somebody asks for them. */
const SHOWN_AT_FIRST = 20

interface AllWordingsProps {
  readonly utterance: PairedUtterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** The fullest wording, then each other beside it, those that change what was said first. */
export function AllWordings({ utterance, statements }: AllWordingsProps) {
  const [fullest, ...others] = utterance.wordings
  if (!fullest) return <p className="unknown">No words of it are in the record.</p>
  const ordered = [...others].sort((a, b) => Number(hasDanger(b)) - Number(hasDanger(a)))
  return (
    <FirstOf items={ordered} first={SHOWN_AT_FIRST} name="other wording">
      {(shown) => (
        <ol className="all-wordings">
          <li>
            <p className="statement-head">
              <strong>{others.length === 0 ? 'The only wording' : 'The fullest wording'}</strong>
              <QuotationBadge quotation={fullest.quotation} />
            </p>
            <p className="statement-words">
              <SaidWords text={fullest.text} quotation={fullest.quotation} />
            </p>
            <ReportedBy {...{ wording: fullest, statements }} />
          </li>
          {shown.map((wording) => (
            <li key={wording.statements[0]} className={hasDanger(wording) ? 'dangerous-wording' : undefined}>
              <OtherWording {...{ wording, statements }} />
            </li>
          ))}
        </ol>
      )}
    </FirstOf>
  )
}

interface WordingProps {
  readonly wording: PairedWording
  readonly statements: ReadonlyMap<string, FoundStatement>
}

function OtherWording({ wording, statements }: WordingProps) {
  const { pair, text, quotation, differences } = wording
  const dangers = differences.filter(isDangerous)
  const harmless = differences.filter((difference) => !isDangerous(difference))
  return (
    <>
      {dangers.map((difference) => (
        <Danger key={`${difference.kind} ${difference.lost} ${difference.won}`} difference={difference} />
      ))}
      <p className="statement-head">
        {harmless.map((difference) => (
          <span key={`${difference.kind} ${difference.lost} ${difference.won}`} className="difference">
            {nameDifference(difference)}
          </span>
        ))}
        {differences.length === 0 && <span className="difference">other marks only</span>}
        <QuotationBadge quotation={quotation} />
      </p>
      {pair && hasMuchInCommon(pair) ? (
        <WordingPair pair={pair} />
      ) : (
        <p className="statement-words">
          <SaidWords text={text} quotation={quotation} />
        </p>
      )}
      <ReportedBy {...{ wording, statements }} />
    </>
  )
}

function Danger({ difference }: { difference: Difference }) {
  return (
    <p className="danger-line">
      <strong className="difference dangerous">
        <span aria-hidden="true">⚠ </span>
        {nameDifference(difference)}
      </strong>{' '}
      <span className="byline">{DANGERS[difference.kind]}</span>
    </p>
  )
}

/** Who has these words, each outlet with the way to them and the day, in order of publication. */
function ReportedBy({ wording, statements }: WordingProps) {
  const found = wording.statements.flatMap((id) => statements.get(id) ?? [])
  const keyOf = ({ article, statement }: FoundStatement) => `${article.publishedAt ?? '~'} ${statement.id}`
  found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return (
    <ul className="reported-by">
      {found.map(({ statement, article }) => (
        <li key={statement.id}>
          <EvidenceLink article={article.id} statement={statement.id}>
            <bdi>{nameOutlet(article)}</bdi>
          </EvidenceLink>{' '}
          <span className="byline">
            <PublishedAt publishedAt={article.publishedAt} />
          </span>
          {statement.correction && <span className="corrected">{nameDecision(statement.correction)}</span>}
        </li>
      ))}
    </ul>
  )
}
