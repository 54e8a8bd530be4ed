import type { PairedUtterance, StoryAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { gatherTimeline, type ToldHappening } from '../gather-timeline.ts'
import { nameAct, nameCount, nameDate } from '../name-things.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from './links.tsx'

/** So many utterances of a day are shown; all of them stand below. */
const MOST_A_DAY = 6

interface StoryTimelineProps {
  readonly answer: StoryAnswer
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** What happened and who said what, day by day, each with the way to the words that tell it. */
export function StoryTimeline({ answer, statements }: StoryTimelineProps) {
  const outlets = new Map(answer.articles.map((article) => [article.id, nameOutlet(article)]))
  return (
    <ol className="timeline">
      {gatherTimeline(answer.happenings, answer.utterances).map((day) => {
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
                  <SaidLine {...{ utterance, statements }} />
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

interface SaidLineProps {
  readonly utterance: PairedUtterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** Who said it, and the way to the utterance further down on the page. */
function SaidLine({ utterance, statements }: SaidLineProps) {
  const ids = [...(utterance.wordings[0]?.statements ?? []), ...utterance.statements]
  const found = ids.map((id) => statements.get(id)).find((one) => one !== undefined)
  if (!found) return null
  const { statement } = found
  return (
    <p className="one-line">
      <VoiceLink voice={statement.voice} /> <span className="act">{nameAct(statement) ?? 'says'}</span>{' '}
      <a href={`#${utterance.id}`} dir="auto">
        {statement.text.content}
      </a>
    </p>
  )
}
