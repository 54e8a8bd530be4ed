import type { VoiceReference } from '../../src/record.ts'
import { MARK_SIZE, type PlacedMark, type TimelineLink } from '../lay-out-timeline.ts'
import { nameCounts, nameMarkDay } from '../name-marks.ts'
import { ACT_NAMES, nameCount, nameDate, RELATION_NAMES } from '../name-things.ts'
import { QuotationBadge } from './said-words.tsx'

const TIP_WIDTH = 300

interface MarkTipProps {
  readonly mark: PlacedMark
  readonly voice: VoiceReference | undefined
  readonly links: readonly TimelineLink[]
  readonly nameOf: (mark: PlacedMark) => string | undefined
  /** Where the marks begin. */
  readonly left: number
  /** Of the whole chart. */
  readonly width: number
  readonly onPointerEnter: () => void
  readonly onPointerLeave: () => void
}

/** Who said what, beside the mark that is pointed at. The same words are the mark's name and stand in the list below. */
export function MarkTip({ mark, voice, links, nameOf, left, width, ...pointer }: MarkTipProps) {
  const own = Math.min(TIP_WIDTH, width)
  const middle = left + mark.x
  return (
    <div
      className="mark-tip"
      style={{
        top: mark.y + MARK_SIZE / 2,
        left: Math.max(0, Math.min(middle - own / 2, width - own)),
        width: own,
      }}
      aria-hidden="true"
      {...pointer}
    >
      {mark.kind === 'happening' && <Happened mark={mark} />}
      {mark.kind === 'group' && (
        <p>
          <strong>
            <bdi>{voice?.name}</bdi>
          </strong>
          : {nameCount(mark.utterances.length, 'utterance')} more of this time. Click to list them.
        </p>
      )}
      {mark.kind === 'utterance' && <Said {...{ mark, voice }} />}
      {links.map(({ relation, from, to }) => {
        const isActive = from === mark
        const { verb, passive, sign } = RELATION_NAMES[relation.kind]
        return (
          <p key={relation.id} className="tip-relation">
            <span className="sign">{sign}</span> {isActive ? verb : passive}{' '}
            <bdi>{nameOf(isActive ? to : from)}</bdi>
          </p>
        )
      })}
    </div>
  )
}

function Happened({ mark: { happenings } }: { mark: PlacedMark }) {
  return happenings.map(({ fullest, told }) => (
    <p key={`${fullest.article} ${fullest.told.start}`}>
      <span className="byline">
        {nameDate(fullest.on.from)}, {nameCount(told.length, 'article')}
      </span>
      <br />
      <bdi>{fullest.told.text}</bdi>
    </p>
  ))
}

function Said({ mark, voice }: Pick<MarkTipProps, 'mark' | 'voice'>) {
  const utterance = mark.utterances[0]!
  return (
    <>
      <p className="statement-head">
        <strong>
          <bdi>{voice?.name}</bdi>
        </strong>
        <span className="act">{utterance.act ? ACT_NAMES[utterance.act] : 'says'}</span>
        <QuotationBadge quotation={utterance.quotation} />
      </p>
      <p className="tip-words" dir="auto">
        {utterance.brief}
      </p>
      <p className="byline">
        {nameMarkDay(utterance)} · {nameCounts(utterance)}
      </p>
    </>
  )
}
