import type { ReactNode } from 'react'
import type { Anchor, Correction, Statement } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { isSideAway, listEdits, nameDecided, namePlaces, STATE_NAMES } from '../name-corrections.ts'
import { nameCount, nameDate } from '../name-things.ts'
import { UndoButton } from './correct-outcome.tsx'
import { EvidenceLink, nameOutlet, PublishedAt } from './links.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'

interface CorrectionEntryProps {
  readonly correction: Correction
  /** The statements that corrections are about, as they are now. */
  readonly known: ReadonlyMap<string, FoundStatement>
}

/** One correction: who decided what and when, what was before and after, whether it holds, and the way back. */
export function CorrectionEntry({ correction, known }: CorrectionEntryProps) {
  const { number, decision, by, madeAt, why, state, endedBy } = correction
  return (
    <article className={`correction ${state}`} aria-label={`Correction ${number}`}>
      <p className="correction-head">
        <span className="correction-number">{number}</span>
        <strong>{by ? <bdi>{by}</bdi> : 'Somebody'}</strong> {nameDecided(decision)}
        <span className={`state ${state}`}>
          {STATE_NAMES[state]}
          {isSideAway(correction) && ', but one side is not in the record any more'}
        </span>
      </p>
      <p className="byline">
        {madeAt ? <time dateTime={madeAt}>{nameDate(madeAt)}</time> : 'no date'}
        {why && (
          <>
            {' '}
            · because <bdi>{why}</bdi>
          </>
        )}
      </p>
      <Decided {...{ correction, known }} />
      <p className="action-row">
        {state !== 'undone' && (
          <UndoButton correction={correction.id}>
            {decision.kind === 'undo' ? 'Undo the undoing' : 'Undo'}
          </UndoButton>
        )}
        {state === 'undone' && <UndoButton correction={endedBy}>Make it hold again</UndoButton>}
      </p>
    </article>
  )
}

function Decided({ correction: { decision, members }, known }: CorrectionEntryProps): ReactNode {
  switch (decision.kind) {
    case 'confirm':
    case 'reject':
      return <DecidedStatement statement={decision.statement} now={known.get(members[0]?.[0] ?? '')} />
    case 'edit':
      return (
        <>
          <DecidedStatement statement={decision.statement} now={known.get(members[0]?.[0] ?? '')} />
          <dl className="edits">
            {listEdits(decision.fields, decision.statement).map(({ name, before, after }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <del dir="auto">{before}</del> → <ins dir="auto">{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )
    case 'merge':
      return <Sides sides={decision.sides} sign="=" says="is one with" />
    case 'split':
      return <Sides sides={[decision.members, decision.from]} sign="≠" says="is another than" />
    case 'rename':
      return (
        <>
          <Sides sides={[decision.members]} sign="" says="" />
          <dl className="edits">
            <div>
              <dt>name</dt>
              <dd>
                <del dir="auto">{decision.before}</del> → <ins dir="auto">{decision.name}</ins>
              </dd>
            </div>
          </dl>
        </>
      )
    case 'undo':
      return (
        <p className="byline">
          It took back <a href={`#${decision.correction}`}>another correction of this list</a>.
        </p>
      )
  }
}

/** The statement as it was read then, and the way to its words. */
function DecidedStatement({ statement, now }: { statement: Statement; now: FoundStatement | undefined }) {
  const { article, content, voice, text, quotation } = statement
  return (
    <div className={`statement-line ${quotation}`}>
      <p className="statement-head">
        <bdi>{voice?.name ?? text.speaker ?? 'voice not known'}</bdi>
        <QuotationBadge quotation={quotation} />
      </p>
      <p className="statement-words clamped">
        <SaidWords text={text.content} quotation={quotation} />
      </p>
      <p className="byline">
        <EvidenceLink article={article} statement={now?.statement.id} spans={now ? [] : content}>
          {now ? <bdi>{nameOutlet(now.article)}</bdi> : 'the words in the article'}
        </EvidenceLink>
        {now && (
          <>
            {' '}
            · <PublishedAt publishedAt={now.article.publishedAt} />
          </>
        )}
      </p>
    </div>
  )
}

interface SidesProps {
  readonly sides: readonly (readonly Anchor[])[]
  readonly sign: string
  readonly says: string
}

/** More places than these are counted only. */
const SHOWN_PLACES = 3

function Sides({ sides, sign, says }: SidesProps) {
  return (
    <ul className="sides">
      {sides.map((side, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sides have no id and never move
        <li key={index}>
          {index > 0 && (
            <>
              <span aria-hidden="true">{sign} </span>
              <span className="visually-hidden">{says} </span>
            </>
          )}
          <bdi className="clamped">{namePlaces(side).join(', ')}</bdi>{' '}
          <span className="byline">
            {side.slice(0, SHOWN_PLACES).map(({ article, spans }, place) => (
              <EvidenceLink key={`${article} ${String(spans)}`} article={article} spans={spans.slice(0, 20)}>
                place {place + 1}
              </EvidenceLink>
            ))}
            {side.length > SHOWN_PLACES && ` of ${nameCount(side.length, 'place')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
