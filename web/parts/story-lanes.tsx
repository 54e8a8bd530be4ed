import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  layOutTimeline,
  MARK_SIZE,
  type PlacedMark,
  type TimelineLayout,
  type TimelineLink,
  type TimelineRequest,
} from '../lay-out-timeline.ts'
import { nameColumn } from '../name-marks.ts'
import { LinkEnd, LinkLine, LinkSign } from './lane-links.tsx'
import { VoiceLink } from './links.tsx'
import { MarkLink } from './mark-link.tsx'
import { MarkTip } from './mark-tip.tsx'
import { useWidth } from './use-width.ts'

/** Names of voices stand on the left of their lanes, or above them where the part is narrower than that. */
const LEAST_WIDTH_FOR_NAMES = 640
const NAMES_WIDTH = 184
const NAME_HEIGHT = 24

interface StoryLanesProps extends Omit<TimelineRequest, 'width' | 'nameHeight'> {
  /** Goes to what a mark stands for. */
  readonly onOpen: (mark: PlacedMark) => void
}

/** Who said what when: a lane for each voice, a mark for each utterance, lines between those that are at odds. */
export function StoryLanes({ onOpen, ...request }: StoryLanesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const whole = useWidth(frame)
  const isNarrow = whole < LEAST_WIDTH_FOR_NAMES
  const left = isNarrow ? 0 : NAMES_WIDTH
  const nameHeight = isNarrow ? NAME_HEIGHT : 0
  const width = whole - left
  const { voices, utterances, happenings, relations } = request
  const layout = useMemo(
    () => layOutTimeline({ voices, utterances, happenings, relations, width, nameHeight }),
    [voices, utterances, happenings, relations, width, nameHeight],
  )
  return (
    <>
      <p className="byline">
        A column is a {layout.unit}
        {layout.unit === 'week' && ', from Monday'}; it is the wider the more was said in it.
      </p>
      <div ref={frame} className={isNarrow ? 'lanes narrow' : 'lanes'} style={{ height: layout.height }}>
        {whole > 0 && (
          <>
            <LaneNames {...{ layout, isNarrow }} />
            <LaneChart {...{ layout, left, frame, onOpen }} />
          </>
        )}
      </div>
    </>
  )
}

function LaneNames({ layout, isNarrow }: { layout: TimelineLayout; isNarrow: boolean }) {
  const place = (y: number, height: number) =>
    isNarrow ? { top: y - NAME_HEIGHT } : { top: y - 5, height: height + 10, width: NAMES_WIDTH - 12 }
  return (
    <ul className="lane-names" aria-label="Voices, one lane each">
      {layout.happeningsY !== undefined && (
        <li style={place(layout.happeningsY - MARK_SIZE / 2, MARK_SIZE)}>
          <span className="lane-note">What happened</span>
        </li>
      )}
      {layout.lanes.map(({ voice, count, y, height }) => (
        <li key={voice.id} style={place(y, height)}>
          <VoiceLink voice={voice} /> <span className="byline">{count}</span>
        </li>
      ))}
    </ul>
  )
}

interface LaneChartProps {
  readonly layout: TimelineLayout
  readonly left: number
  readonly frame: RefObject<HTMLDivElement | null>
  readonly onOpen: (mark: PlacedMark) => void
}

function LaneChart({ layout, left, frame, onOpen }: LaneChartProps) {
  const { marks, links, lanes, width, height } = layout
  const { shownId, stopId, point, leave, hide } = usePointed()
  const shown = marks.find(({ id }) => id === shownId)
  const stop = marks.find(({ id }) => id === stopId) ?? marks[0]
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
    const next = stop && findNext(marks, { from: stop, key: event.key })
    if (!next) return
    event.preventDefault()
    frame.current?.querySelector<SVGElement>(`[data-mark="${CSS.escape(next.id)}"]`)?.focus()
  }
  const voiceOf = (mark: PlacedMark) => lanes[mark.lane]?.voice
  const isAsked = ({ from, to }: TimelineLink) => from === shown || to === shown
  const asked = links.filter(isAsked)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no element that means a group of links */}
      <svg
        className={asked.length > 0 ? 'lane-chart is-asked' : 'lane-chart'}
        style={{ left }}
        {...{ width, height }}
        role="group"
        aria-label="Timeline. Arrow keys go from mark to mark, Enter goes to the words."
        onKeyDown={press}
      >
        <Columns layout={layout} />
        <LinkEnd />
        {links.map((link) => (
          <LinkLine key={link.relation.id} link={link} isAsked={isAsked(link)} />
        ))}
        {marks.map((mark) => (
          <MarkLink
            key={mark.id}
            isStop={mark === stop}
            voice={voiceOf(mark)?.name}
            {...{ mark, point, leave, onOpen }}
          />
        ))}
        <Unread>
          {links.map((link) => (
            <LinkSign key={link.relation.id} link={link} isAsked={isAsked(link)} />
          ))}
        </Unread>
      </svg>
      {shown && (
        <MarkTip
          mark={shown}
          voice={voiceOf(shown)}
          links={asked}
          nameOf={(mark) => voiceOf(mark)?.name}
          {...{ left, width: left + width }}
          onPointerEnter={() => point(shown.id, 'pointer')}
          onPointerLeave={leave}
        />
      )}
    </>
  )
}

/** A moment in which the pointer can go over to the words that appeared, to read or mark them. */
const LEAVING_MS = 150

/** Which mark is pointed at, by pointer or focus, and at which one Tab stops. */
function usePointed() {
  const [shownId, setShown] = useState<string>()
  const [stopId, setStop] = useState<string>()
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const point = useCallback((id: string, by: 'pointer' | 'focus') => {
    clearTimeout(leaving.current)
    setShown(id)
    if (by === 'focus') setStop(id)
  }, [])
  const hide = useCallback(() => setShown(undefined), [])
  const leave = useCallback(() => {
    clearTimeout(leaving.current)
    leaving.current = setTimeout(hide, LEAVING_MS)
  }, [hide])
  return { shownId, stopId, point, leave, hide }
}

/** The lines between the columns and their names, as many as have room. */
function Columns({ layout }: { layout: TimelineLayout }) {
  const { columns, lanes, unit, height, width } = layout
  let free = 0
  let before: string | undefined
  return (
    <Unread>
      {lanes.map(({ voice, y, height: its }) => (
        <line key={voice.id} className="lane-line" x1={0} x2={width} y1={y + its / 2} y2={y + its / 2} />
      ))}
      {columns.map((column) => {
        const name = nameColumn(column, { unit, before })
        const hasRoom = column.x >= free
        const hasGapSign = column.isAfterGap && column.x - 18 >= free
        if (hasRoom) {
          free = column.x + name.length * 7 + 10
          before = column.key
        }
        return (
          <g key={column.key} transform={`translate(${column.x},0)`}>
            <line
              className={column.isAfterGap ? 'column-line after-gap' : 'column-line'}
              y1={4}
              y2={height}
            />
            {hasGapSign && (
              <text className="gap" x={-9} y={16}>
                ⋯
              </text>
            )}
            {hasRoom && (
              <text x={5} y={16}>
                {name}
              </text>
            )}
          </g>
        )
      })}
    </Unread>
  )
}

/** What is not read to those who do not see it: the marks' own names say it all. */
function Unread({ children }: { children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing cannot be focused
  return <g aria-hidden="true">{children}</g>
}

/** The mark that an arrow key leads to: in time within a lane, else the nearest in time of the next lane that has any. */
function findNext(
  marks: readonly PlacedMark[],
  { from, key }: { from: PlacedMark; key: string },
): PlacedMark | undefined {
  const lane = marks.filter((mark) => mark.lane === from.lane)
  const at = lane.indexOf(from)
  if (key === 'ArrowRight') return lane[at + 1]
  if (key === 'ArrowLeft') return lane[at - 1]
  if (key === 'Home') return lane[0]
  if (key === 'End') return lane.at(-1)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const others = marks.map((mark) => mark.lane)
  const next =
    key === 'ArrowDown'
      ? Math.min(...others.filter((other) => other > from.lane))
      : Math.max(...others.filter((other) => other < from.lane))
  return marks
    .filter((mark) => mark.lane === next)
    .reduce<PlacedMark | undefined>(
      (best, mark) => (best && Math.abs(best.x - from.x) <= Math.abs(mark.x - from.x) ? best : mark),
      undefined,
    )
}
