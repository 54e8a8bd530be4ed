import { Link } from '@tanstack/react-router'
import { memo, useMemo } from 'react'
import type { UtteranceDetail, VoiceAnswer } from '../../src/serve/index.ts'
import { nameCounts, nameMarkDay } from '../name-marks.ts'
import { ACT_NAMES, nameCount, nameDate, nameDays } from '../name-things.ts'
import { orderByStory, type VoiceMark, type VoiceRow } from '../order-by-story.ts'
import { collectStatements } from './collect-statements.ts'
import { QuotationBadge } from './said-words.tsx'
import { useDetails } from './use-details.ts'
import { useKeys } from './use-keys.ts'
import { usePageList } from './use-page-list.ts'
import { UtteranceEntry } from './utterance-entry.tsx'

type VoiceUtterancesProps = Pick<VoiceAnswer, 'stories' | 'utterances'> & { readonly voice: string }

/** Everything a voice said, story by story; the words of what is near the window are asked for as somebody scrolls. */
export function VoiceUtterances({ voice, stories, utterances }: VoiceUtterancesProps) {
  const rows = useMemo(() => orderByStory({ stories, utterances }), [stories, utterances])
  const { setList, virtualizer, goTo } = usePageList<HTMLOListElement>({
    count: rows.length,
    keyOf: (index) => rows[index]!.id,
    estimate: (index) => estimateHeight(rows[index]!),
  })
  const items = virtualizer.getVirtualItems()
  const ids = useMemo(() => rows.map(({ kind, id }) => (kind === 'utterance' ? id : undefined)), [rows])
  const details = useDetails({
    of: 'voice',
    id: voice,
    rows: ids,
    from: items[0]?.index ?? 0,
    to: items.at(-1)?.index ?? 0,
  })
  const step = (by: 1 | -1, kind: VoiceRow['kind']) => {
    const active = document.activeElement?.closest<HTMLElement>('.voice-row')
    const from = active ? Number(active.dataset.index) : (virtualizer.range?.startIndex ?? 0) - by
    for (let at = from + by; at >= 0 && at < rows.length; at += by)
      if (rows[at]!.kind === kind) return goTo(at)
  }
  useKeys([
    { keys: ['j'], says: 'next utterance', does: () => step(1, 'utterance') },
    { keys: ['k'], says: 'utterance before', does: () => step(-1, 'utterance') },
    { keys: ['n'], says: 'next story', does: () => step(1, 'heading') },
    { keys: ['p'], says: 'story before', does: () => step(-1, 'heading') },
  ])
  if (rows.length === 0) return <p>Nothing that it said is in the record.</p>
  return (
    <>
      <StoryIndex rows={rows} goTo={goTo} />
      <ol ref={setList} className="voice-rows">
        {items.map(({ index, key }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="voice-row"
            tabIndex={-1}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            <Row row={rows[index]!} detail={details.get(rows[index]!.id)} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** A good guess keeps the scroll bar still while entries come in. */
function estimateHeight(row: VoiceRow): number {
  if (row.kind === 'heading') return 90
  return 130 + (row.opensDay ? 28 : 0) + (row.mark.wordings - 1) * 130 + (row.mark.articles > 1 ? 60 : 0)
}

/** The stories by name, to go to one of them. */
function StoryIndex({ rows, goTo }: { rows: readonly VoiceRow[]; goTo: (index: number) => void }) {
  const headings = rows.flatMap((row, index) => (row.kind === 'heading' ? [{ row, index }] : []))
  if (headings.length < 2) return null
  return (
    <details className="more story-index">
      <summary>Go to one of {headings.length} parts</summary>
      <ul>
        {headings.map(({ row, index }) => (
          <li key={row.id}>
            <button type="button" className="as-link" onClick={() => goTo(index)}>
              <bdi>{row.story?.title ?? 'In no story'}</bdi>
            </button>{' '}
            <span className="byline">{row.count}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Row = memo(function Row({ row, detail }: { row: VoiceRow; detail: UtteranceDetail | undefined }) {
  if (row.kind === 'heading') return <StoryHeading heading={row} />
  const { mark, opensDay } = row
  return (
    <>
      {opensDay && (
        <h4 className="row-day">
          {mark.day ? <time dateTime={mark.day}>{nameDate(mark.day)}</time> : 'Day not known'}
        </h4>
      )}
      {detail ? (
        <UtteranceEntry utterance={detail.utterance} statements={collectStatements(detail.statements)} />
      ) : (
        <BriefEntry mark={mark} />
      )}
    </>
  )
})

function StoryHeading({ heading: { story, count } }: { heading: Extract<VoiceRow, { kind: 'heading' }> }) {
  return (
    <header className="story-heading">
      <h3>
        {story ? (
          <Link to="/story/$id" params={{ id: story.id }}>
            <bdi>{story.title}</bdi>
          </Link>
        ) : (
          'In no story'
        )}
      </h3>
      <p className="byline">
        {nameCount(count, 'utterance')}
        {story?.from && ` · ${nameDays(story)}`}
      </p>
    </header>
  )
}

/** What is known of an utterance before its words are here. */
function BriefEntry({ mark }: { mark: VoiceMark }) {
  return (
    <article className={mark.articles > 1 ? 'utterance many' : 'utterance'} aria-busy="true">
      <header>
        <span className="act">{mark.act ? ACT_NAMES[mark.act] : 'says'}</span>
        <QuotationBadge quotation={mark.quotation} />
        <span className="byline">{nameMarkDay(mark)}</span>
        <span className="counts">{nameCounts(mark)}</span>
      </header>
      <p className="statement-words" dir="auto">
        {mark.brief}
      </p>
    </article>
  )
}
