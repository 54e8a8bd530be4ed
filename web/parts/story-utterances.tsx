import { memo, useEffect, useMemo, useRef } from 'react'
import type { VoiceReference } from '../../src/record.ts'
import type { StoryAnswer, UtteranceDetail, UtteranceMark } from '../../src/serve/index.ts'
import { nameCounts, nameMarkDay } from '../name-marks.ts'
import { ACT_NAMES, nameCount } from '../name-things.ts'
import { orderMarks, type StoryView } from '../story-view.ts'
import { collectStatements } from './collect-statements.ts'
import { VoiceLink } from './links.tsx'
import { QuotationBadge } from './said-words.tsx'
import { useDetails } from './use-details.ts'
import { useKeys } from './use-keys.ts'
import { usePageList } from './use-page-list.ts'
import { UtteranceEntry } from './utterance-entry.tsx'
import { UtteranceFilters } from './utterance-filters.tsx'

interface StoryUtterancesProps {
  readonly answer: StoryAnswer
  readonly view: StoryView
  readonly onView: (view: StoryView, utterance?: string) => void
  /** Ids of the utterances that denials, contradictions and reversals are about. */
  readonly disputed: ReadonlySet<string>
  /** What to bring to the top of the window, whenever it is another object. */
  readonly goal: { readonly utterance: string } | undefined
}

/** What was said, an entry for each act of saying; the words of those near the window are asked for as somebody scrolls. */
export function StoryUtterances({ answer, view, onView, disputed, goal }: StoryUtterancesProps) {
  const { story, utterances, voices } = answer
  const marks = useMemo(() => orderMarks(utterances, { view, disputed }), [utterances, view, disputed])
  const voiceOf = useMemo(() => new Map(voices.map((voice) => [voice.id, voice])), [voices])
  const { setList, virtualizer, goTo } = usePageList<HTMLOListElement>({
    count: marks.length,
    keyOf: (index) => marks[index]!.id,
    estimate: (index) => estimateHeight(marks[index]!),
  })
  const items = virtualizer.getVirtualItems()
  const rows = useMemo(() => marks.map(({ id }) => id), [marks])
  const details = useDetails({
    of: 'story',
    id: story.id,
    rows,
    isWhole: marks === utterances,
    from: items[0]?.index ?? 0,
    to: items.at(-1)?.index ?? 0,
  })
  useGoal(goal, { marks, goTo, isHidden: (id) => utterances.some((mark) => mark.id === id), onView })
  const step = (by: 1 | -1) => {
    const active = document.activeElement?.closest<HTMLElement>('.utterance-row')
    const at = active ? Number(active.dataset.index) : (virtualizer.range?.startIndex ?? 0) - by
    goTo(Math.max(0, Math.min(marks.length - 1, at + by)))
  }
  useKeys([
    { keys: ['j'], says: 'next utterance', does: () => step(1) },
    { keys: ['k'], says: 'utterance before', does: () => step(-1) },
  ])
  return (
    <>
      <UtteranceFilters {...{ view, onView, voices }} />
      <p className="byline" role="status">
        {marks.length === utterances.length
          ? nameCount(marks.length, 'utterance')
          : `${marks.length.toLocaleString('en-GB')} of ${nameCount(utterances.length, 'utterance')}`}
      </p>
      {marks.length === 0 && <NothingShown isEmpty={utterances.length === 0} onView={onView} />}
      <ol ref={setList} className="utterance-rows">
        {items.map(({ index, key }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="utterance-row"
            tabIndex={-1}
            aria-setsize={marks.length}
            aria-posinset={index + 1}
          >
            <Row
              mark={marks[index]!}
              detail={details.get(marks[index]!.id)}
              voice={voiceOf.get(marks[index]!.voice)}
              isDisputed={disputed.has(marks[index]!.id)}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

/** A good guess keeps the scroll bar still while entries come in. */
const estimateHeight = ({ wordings, articles }: UtteranceMark): number =>
  110 + (wordings - 1) * 130 + (articles > 1 ? 50 : 0)

interface GoalContext {
  readonly marks: readonly UtteranceMark[]
  readonly goTo: (index: number) => void
  readonly isHidden: (id: string) => boolean
  readonly onView: (view: StoryView, utterance?: string) => void
}

/** Scrolls to what somebody asked for; where the filters hide it, without them. */
function useGoal(goal: { readonly utterance: string } | undefined, context: GoalContext): void {
  const { marks, goTo, isHidden, onView } = context
  const done = useRef<typeof goal>(undefined)
  // A list that is put on the page again begins at its top again.
  useEffect(() => {
    return () => {
      done.current = undefined
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each goal, and again when the filters are gone
  useEffect(() => {
    if (!goal || goal === done.current) return
    const index = marks.findIndex(({ id }) => id === goal.utterance)
    if (index < 0 && isHidden(goal.utterance)) return onView({}, goal.utterance)
    done.current = goal
    if (index >= 0) goTo(index)
  }, [goal, marks])
}

interface RowProps {
  readonly mark: UtteranceMark
  readonly detail: UtteranceDetail | undefined
  readonly voice: VoiceReference | undefined
  readonly isDisputed: boolean
}

const Row = memo(function Row({ mark, detail, voice, isDisputed }: RowProps) {
  return (
    <>
      {isDisputed && <p className="disputed">⊘ disputed</p>}
      {detail ? (
        <UtteranceEntry utterance={detail.utterance} statements={collectStatements(detail.statements)} />
      ) : (
        <BriefEntry {...{ mark, voice }} />
      )}
    </>
  )
})

/** What is known of an utterance before its words are here. */
function BriefEntry({ mark, voice }: Pick<RowProps, 'mark' | 'voice'>) {
  return (
    <article className={mark.articles > 1 ? 'utterance many' : 'utterance'} aria-busy="true">
      <header>
        <VoiceLink voice={voice} />
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

function NothingShown({ isEmpty, onView }: { isEmpty: boolean; onView: (view: StoryView) => void }) {
  if (isEmpty) return <p>No statement was found in these articles.</p>
  return (
    <p>
      Nothing fits.{' '}
      <button type="button" onClick={() => onView({})}>
        Show all
      </button>
    </p>
  )
}
