import { memo } from 'react'
import { MARK_SIZE, type PlacedMark } from '../lay-out-timeline.ts'
import { nameMark } from '../name-marks.ts'
import { writePlace } from '../place.ts'
import { MarkDrawing } from './timeline-mark.tsx'

interface MarkLinkProps {
  readonly mark: PlacedMark
  /** The name of its voice. */
  readonly voice: string | undefined
  /** Whether Tab stops here. */
  readonly isStop: boolean
  readonly point: (id: string, by: 'pointer' | 'focus') => void
  readonly leave: () => void
  readonly onOpen: (mark: PlacedMark) => void
}

/** A mark of the timeline as a link to its words. */
export const MarkLink = memo(function MarkLink({ mark, voice, isStop, point, leave, onOpen }: MarkLinkProps) {
  return (
    <g transform={`translate(${mark.x},${mark.y})`}>
      <a
        href={addressOf(mark)}
        data-mark={mark.id}
        className={`mark ${mark.kind}`}
        tabIndex={isStop ? 0 : -1}
        aria-label={nameMark(mark, voice)}
        onFocus={() => point(mark.id, 'focus')}
        onBlur={leave}
        onPointerEnter={() => point(mark.id, 'pointer')}
        onPointerLeave={leave}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(mark)
        }}
      >
        <rect className="target" x={-MARK_SIZE / 2} y={-MARK_SIZE / 2} width={MARK_SIZE} height={MARK_SIZE} />
        <MarkDrawing mark={mark} />
      </a>
    </g>
  )
})

/** What a mark leads to; of several utterances the first, of what happened the words that tell it. */
function addressOf({ utterances, happenings }: PlacedMark): string {
  const [first] = utterances
  if (first) return `#${first.id}`
  const { article, told } = happenings[0]!.fullest
  return `/article/${article}#${writePlace({ evidence: [[told.start, told.end]] })}`
}
