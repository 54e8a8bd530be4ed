import { type ReactNode, useMemo, useState } from 'react'
import type { Relation, VoiceReference } from '../../src/record.ts'
import type { StoryAnswer } from '../../src/serve/index.ts'
import { gatherTimeline, type ToldHappening } from '../gather-timeline.ts'
import type { PlacedMark } from '../lay-out-timeline.ts'
import { nameCount, nameDate } from '../name-things.ts'
import { areAtOdds } from './collect-statements.ts'
import { EvidenceLink, nameOutlet } from './links.tsx'
import { SaidLine } from './said-line.tsx'
import { StoryLanes } from './story-lanes.tsx'
import { MarkShape, SHAPES } from './timeline-mark.tsx'

/** So many voices have a lane at first: those that say most, and those who are at odds with somebody. */
const FIRST_VOICES = 6
const MOST_FIRST_VOICES = 10
const MORE_VOICES = 12
/** More lines than these are a thicket; the surest are drawn. */
const MOST_LINKS = 60
/** So many utterances of a day are listed; all of them stand below. */
const MOST_A_DAY = 6

interface StoryTimelineProps {
  readonly answer: StoryAnswer
  readonly onOpen: (mark: PlacedMark) => void
}

/** What happened and who said what, as lanes and as a list by days, each with the way to the words. */
export function StoryTimeline({ answer, onOpen }: StoryTimelineProps) {
  const { voices, utterances, happenings, relations } = answer
  const [more, setMore] = useState(0)
  const [isListed, setListed] = useState(false)
  const days = useMemo(() => gatherTimeline(happenings, utterances), [happenings, utterances])
  const told = useMemo(() => days.flatMap((day) => day.happenings), [days])
  const atOdds = useMemo(() => relations.filter(areAtOdds).slice(0, MOST_LINKS), [relations])
  const shown = useMemo(() => chooseVoices(answer, { atOdds, more }), [answer, atOdds, more])
  const dated = utterances.filter(({ day }) => day !== undefined).length
  const rest = voices.length - shown.length
  if (dated === 0 && told.length === 0) return <p className="unknown">No day of it is known.</p>
  return (
    <>
      {dated > 0 && (
        <>
          <Legend />
          <StoryLanes voices={shown} happenings={told} relations={atOdds} {...{ utterances, onOpen }} />
        </>
      )}
      <p className="lanes-foot">
        {rest > 0 && (
          <button type="button" onClick={() => setMore(more + MORE_VOICES)}>
            Show {nameCount(Math.min(MORE_VOICES, rest), 'more voice', 'more voices')} of {rest}
          </button>
        )}
        {dated < utterances.length && (
          <span className="byline">
            {nameCount(utterances.length - dated, 'utterance')} of no known day: see below.
          </span>
        )}
      </p>
      <details className="days" onToggle={(event) => setListed(event.currentTarget.open)}>
        <summary>The same as a list, day by day</summary>
        {isListed && <DayList {...{ answer, days }} />}
      </details>
    </>
  )
}

function chooseVoices(
  { voices, utterances }: StoryAnswer,
  { atOdds, more }: { atOdds: readonly Relation[]; more: number },
): VoiceReference[] {
  const voiceOf = new Map(utterances.map(({ id, voice }) => [id, voice]))
  const chosen = new Set(voices.slice(0, FIRST_VOICES).map(({ id }) => id))
  for (const { from, to } of atOdds) {
    for (const end of [from, to]) {
      const voice = end === undefined ? undefined : voiceOf.get(end)
      if (voice !== undefined && chosen.size < MOST_FIRST_VOICES) chosen.add(voice)
    }
  }
  const others = voices.filter(({ id }) => !chosen.has(id)).slice(0, more)
  for (const { id } of others) chosen.add(id)
  return voices.filter(({ id }) => chosen.has(id))
}

/** What shapes, grounds and lines mean. */
function Legend() {
  return (
    <ul className="lane-legend" aria-label="What the marks mean">
      {SHAPES.map(({ name, shape }) => (
        <li key={name}>
          <Sample>
            <MarkShape {...{ shape }} quotation="indirect" articles={2} />
          </Sample>
          {name}
        </li>
      ))}
      {(['direct', 'mixed', 'indirect'] as const).map((quotation) => (
        <li key={quotation}>
          <Sample>
            <MarkShape shape={SHAPES[0].shape} articles={2} {...{ quotation }} />
          </Sample>
          {quotation}
        </li>
      ))}
      <li>
        <Sample>
          <path className="link denies asked" d="M-10,0H10" />
        </Sample>
        ⊘ denies, ≠ contradicts
      </li>
      <li>
        <Sample>
          <path className="link reverses asked" d="M-10,0H10" />
        </Sample>
        ⇄ reverses
      </li>
      <li>larger: in more articles</li>
    </ul>
  )
}

function Sample({ children }: { children: ReactNode }) {
  return (
    <svg className="lane-chart sample" width={22} height={22} viewBox="-11 -11 22 22" aria-hidden="true">
      {children}
    </svg>
  )
}

function DayList({ answer, days }: { answer: StoryAnswer; days: ReturnType<typeof gatherTimeline> }) {
  const outlets = new Map(answer.articles.map(({ article }) => [article.id, nameOutlet(article)]))
  const voices = new Map(answer.voices.map((voice) => [voice.id, voice]))
  return (
    <ol className="timeline">
      {days.map((day) => {
        const rest = day.utterances.length - MOST_A_DAY
        return (
          <li key={`${day.from} ${day.to}`}>
            <h3>
              <time dateTime={day.from}>{nameDate(day.from)}</time>
              {day.to !== day.from && (
                <>
                  {' '}
                  to <time dateTime={day.to}>{nameDate(day.to)}</time>
                </>
              )}
            </h3>
            <ul className="plain-list entries">
              {day.happenings.map((happening) => (
                <li key={`${happening.fullest.article} ${happening.fullest.told.start}`}>
                  <HappeningLine {...{ happening, outlets }} />
                </li>
              ))}
              {day.utterances.slice(0, MOST_A_DAY).map((utterance) => (
                <li key={utterance.id}>
                  <SaidLine voice={voices.get(utterance.voice)} {...{ utterance }} />
                </li>
              ))}
            </ul>
            {rest > 0 && <p className="byline">and {nameCount(rest, 'utterance')} more, below</p>}
          </li>
        )
      })}
    </ol>
  )
}

interface HappeningLineProps {
  readonly happening: ToldHappening
  readonly outlets: ReadonlyMap<string, string>
}

function HappeningLine({ happening: { fullest, told }, outlets }: HappeningLineProps) {
  return (
    <>
      <bdi>{fullest.told.text}</bdi>{' '}
      <span className="byline">
        {told.map(({ article, told: { start, end } }, index) => (
          <span key={`${article} ${start}`}>
            {index > 0 && ', '}
            <EvidenceLink article={article} spans={[[start, end]]}>
              <bdi>{outlets.get(article) ?? article}</bdi>
            </EvidenceLink>
          </span>
        ))}
      </span>
    </>
  )
}
