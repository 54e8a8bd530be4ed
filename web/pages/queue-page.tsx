import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Statement } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askArticle } from '../api.ts'
import { cutContext } from '../cut-context.ts'
import { nameAct, nameSaidAt, nameShare } from '../name-things.ts'
import { FailedSending } from '../parts/correct-outcome.tsx'
import { ArticleLine, EvidenceLink, VoiceLink } from '../parts/links.tsx'
import { QuotationBadge } from '../parts/said-words.tsx'
import { TextPiece } from '../parts/text-piece.tsx'
import { useKeys } from '../parts/use-keys.ts'
import { useMayEdit } from '../parts/use-may-edit.ts'
import { type Queue, useQueue } from '../parts/use-queue.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/corrections.css'

const CorrectForm = lazy(() => import('../parts/correct-form.tsx'))

/** The least certain statements, one at a time: ten minutes of yes and no where they do the most good. */
export function QueuePage() {
  return useMayEdit() ? <OpenQueue /> : <NotForReaders />
}

function NotForReaders() {
  return (
    <section className="empty">
      <title>The least certain statements · Hearsay</title>
      <h1>Is this right?</h1>
      <p>
        Whoever has the role editor or admin decides here. You may read:{' '}
        <Link to="/corrections">what was set right</Link>.
      </p>
    </section>
  )
}

function OpenQueue() {
  const queue = useQueue()
  useKeys([
    { keys: ['y'], says: 'it is right', does: () => queue.decide('confirm') },
    { keys: ['n'], says: 'it is wrong: no statement', does: () => queue.decide('reject') },
    { keys: ['e'], says: 'edit it', does: queue.toggleEdit },
    { keys: ['s'], says: 'skip it', does: queue.skip },
    { keys: ['u'], says: 'undo the last', does: queue.undo },
  ])
  return (
    <div className="queue">
      <title>The least certain statements · Hearsay</title>
      <header>
        <p className="kicker">
          <Link to="/corrections">Corrections</Link>
        </p>
        <h1>Is this right?</h1>
        <Progress queue={queue} />
      </header>
      <WhenAnswered query={queue.query}>
        {() =>
          queue.current ? (
            <QueuedStatement key={queue.current.statement.id} found={queue.current} queue={queue} />
          ) : (
            <QueueDone queue={queue} />
          )
        }
      </WhenAnswered>
    </div>
  )
}

function Progress({ queue: { done, skipped, left, waiting, message } }: { queue: Queue }) {
  return (
    <p className="queue-progress">
      <strong>{done.toLocaleString('en-GB')} done</strong>
      {skipped > 0 && `, ${skipped.toLocaleString('en-GB')} skipped`} · {left.toLocaleString('en-GB')} left,
      the least certain first{waiting > 0 && ` · keeping ${waiting} …`}
      <span role="status" className="queue-said">
        {message}
      </span>
    </p>
  )
}

function QueueDone({ queue }: { queue: Queue }) {
  return (
    <section className="empty">
      <p>
        {queue.skipped > 0
          ? 'Nothing is left but what you skipped.'
          : 'A person has looked at every statement of this record.'}
      </p>
      {queue.canUndo && (
        <button type="button" onClick={queue.undo}>
          Undo the last <kbd>u</kbd>
        </button>
      )}
      <p>
        <Link to="/corrections">All corrections</Link>
      </p>
    </section>
  )
}

function QueuedStatement({ found, queue }: { found: FoundStatement; queue: Queue }) {
  const { statement, article } = found
  const query = useQuery(askArticle(article.id))
  return (
    <section className="queued" aria-label="The statement">
      <p className="queued-claim">
        <VoiceLink voice={statement.voice} />
        {statement.role && (
          <span className="byline">
            <bdi>{statement.role.text}</bdi>
          </span>
        )}
        <span className="act">{nameAct(statement) ?? 'says'}</span>
        <QuotationBadge quotation={statement.quotation} />
        {statement.saidAt && <span className="byline">{nameSaidAt(statement.saidAt)}</span>}
      </p>
      {query.data ? (
        <Context text={query.data.article.text} statement={statement} />
      ) : (
        <div className="context">
          <p dir="auto">{[statement.text.speaker, statement.text.cue, statement.text.content].join(' … ')}</p>
        </div>
      )}
      <p className="byline">
        <ArticleLine article={article}>
          {' '}
          ·{' '}
          <EvidenceLink article={article.id} statement={statement.id}>
            open it there
          </EvidenceLink>
        </ArticleLine>
      </p>
      <WhyUnsure statement={statement} />
      <Decisions queue={queue} />
      {queue.failure && !queue.isEditing && <FailedSending error={queue.failure} />}
      {queue.isEditing && query.data && <EditForm {...{ statement, queue }} answer={query.data} />}
    </section>
  )
}

interface EditFormProps {
  readonly statement: Statement
  readonly queue: Queue
  readonly answer: ArticleAnswer
}

function EditForm({ statement, queue, answer }: EditFormProps) {
  const { edit, isBusy, failure, say, toggleEdit } = queue
  return (
    <Suspense fallback={<p className="waiting">One moment …</p>}>
      <CorrectForm {...{ statement, answer }} desk={{ edit, isBusy, failure, say, toggle: toggleEdit }} />
    </Suspense>
  )
}

/** The words as they stand in the article: speaker, cue and content marked. */
function Context({ text, statement }: { text: string; statement: Statement }) {
  return (
    <div className="context">
      {cutContext(text, statement).map(({ start, paragraphs, isCutBefore, isCutAfter }) => (
        <div key={start} className="stretch">
          {paragraphs.map((paragraph, index) => (
            <p key={paragraph.start} dir="auto">
              {isCutBefore && index === 0 && '… '}
              {paragraph.pieces.map((piece) => (
                <TextPiece key={piece.start} piece={piece} active={statement.id} />
              ))}
              {isCutAfter && index === paragraphs.length - 1 && ' …'}
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}

function WhyUnsure({ statement: { voice, confidence, notes } }: { statement: Statement }) {
  const open = notes?.find(({ code }) => code === 'voice-open')
  const doubts = [
    { share: confidence, says: `whether this is said so: ${nameShare(confidence)} sure` },
    voice
      ? { share: voice.confidence, says: `whose words they are: ${nameShare(voice.confidence)} sure` }
      : { share: 0, says: open?.message ?? 'whose words they are: no voice was found' },
  ].sort((a, b) => a.share - b.share)
  return (
    <div className="why-unsure">
      <p className="byline">Why it is asked</p>
      <ul>
        {doubts.map(({ says }) => (
          <li key={says}>
            <bdi>{says}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Decisions({ queue }: { queue: Queue }) {
  return (
    <div className="decisions">
      <button
        type="button"
        className="strong"
        disabled={queue.isBusy}
        onClick={() => queue.decide('confirm')}
      >
        Right <kbd>y</kbd>
      </button>
      <button type="button" disabled={queue.isBusy} onClick={() => queue.decide('reject')}>
        Wrong <kbd>n</kbd>
      </button>
      <button type="button" aria-expanded={queue.isEditing} onClick={queue.toggleEdit}>
        Edit <kbd>e</kbd>
      </button>
      <button type="button" disabled={queue.isBusy} onClick={queue.skip}>
        Skip <kbd>s</kbd>
      </button>
      {queue.canUndo && (
        <button type="button" className="quiet" disabled={queue.isBusy} onClick={queue.undo}>
          Undo the last <kbd>u</kbd>
        </button>
      )}
    </div>
  )
}
