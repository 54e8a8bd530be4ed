import { memo } from 'react'
import type { VoiceReference } from '../../src/record.ts'
import type { StoryAnswer, UtteranceDetail, UtteranceMark } from '../../src/serve/index.ts'
import { nameCounts, nameMarkDay } from '../name-marks.ts'
import { ACT_NAMES, nameCount, nameDate } from '../name-things.ts'
import { areAtOdds, collectStatements } from './collect-statements.ts'
import { nameOutlet } from './links.tsx'
import { RelationLine } from './relation-line.tsx'
import { SaidWords } from './said-words.tsx'
import { StoryHead } from './story-head.tsx'

interface StoryBriefingProps {
  readonly answer: StoryAnswer
  /** The utterances that are printed, in order of time. */
  readonly marks: readonly UtteranceMark[]
  /** Their words, as far as they were loaded. */
  readonly details: ReadonlyMap<string, UtteranceDetail>
}

/** A story on paper: who says what, who is at odds with whom, and the articles with their addresses. */
export const StoryBriefing = memo(function StoryBriefing({ answer, marks, details }: StoryBriefingProps) {
  const { articles, relations, voices, utterances, statements } = answer
  const known = collectStatements(statements)
  const atOdds = relations.filter(areAtOdds)
  return (
    <div className="briefing">
      <header className="page-head">
        <StoryHead answer={answer} />
      </header>
      <section>
        <h2>Who says what</h2>
        {marks.length < utterances.length && (
          <p className="cut">
            Cut: {nameCount(marks.length, 'utterance')} of {utterances.length.toLocaleString('en-GB')}, those
            that are disputed and those of most articles.
          </p>
        )}
        {voices.map((voice) => (
          <VoiceBriefing
            key={voice.id}
            {...{ voice, details }}
            marks={marks.filter((mark) => mark.voice === voice.id)}
          />
        ))}
      </section>
      {atOdds.length > 0 && (
        <section>
          <h2>Who disagrees</h2>
          {atOdds.map((relation) => (
            <RelationLine key={relation.id} relation={relation} statements={known} />
          ))}
        </section>
      )}
      <section>
        <h2>Articles</h2>
        <ol>
          {articles.map(({ article }) => (
            <li key={article.id}>
              <bdi>{article.title ?? 'Without a title'}</bdi>. <bdi>{nameOutlet(article)}</bdi>,{' '}
              {article.publishedAt ? nameDate(article.publishedAt) : 'no date'}.{' '}
              <span className="address">{article.url ?? article.from}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
})

interface VoiceBriefingProps extends Omit<StoryBriefingProps, 'answer'> {
  readonly voice: VoiceReference
}

function VoiceBriefing({ voice, marks, details }: VoiceBriefingProps) {
  if (marks.length === 0) return null
  return (
    <div className="voice-briefing">
      <h3>
        <bdi>{voice.name}</bdi>
      </h3>
      <ul>
        {marks.map((mark) => (
          <li key={mark.id}>
            <UtteranceBriefing mark={mark} detail={details.get(mark.id)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function UtteranceBriefing({ mark, detail }: { mark: UtteranceMark; detail: UtteranceDetail | undefined }) {
  const fullest = detail?.utterance.wordings[0]
  const outlets = new Set(detail?.statements.map(({ article }) => nameOutlet(article)))
  return (
    <p>
      <span className="act">{mark.act ? ACT_NAMES[mark.act] : 'says'}</span>{' '}
      {fullest ? (
        <SaidWords text={fullest.text} quotation={fullest.quotation} />
      ) : (
        <span dir="auto">{mark.brief}</span>
      )}{' '}
      <span className="byline">
        {nameMarkDay(mark)} · {nameCounts(mark)}
        {outlets.size > 0 && ` · ${[...outlets].join(', ')}`}
        {mark.wordings > 1 && ` · ${mark.wordings} wordings`}
        {mark.isDistorted && ', changed on the way'}
      </span>
    </p>
  )
}
