import type { StoryAnswer, UtteranceMark } from '../../src/serve/index.ts'
import { nameCount, nameDays } from '../name-things.ts'
import { countOutlets } from './links.tsx'

/** What a story is about, how large it is, and on how many origins what is said in it stands. */
export function StoryHead({ answer }: { answer: StoryAnswer }) {
  const { story, articles, voices, utterances, statementCount } = answer
  return (
    <>
      <p className="kicker">Story</p>
      <h1 dir="auto">{story.title}</h1>
      <p className="byline">
        {story.from && `${nameDays(story)} · `}
        {nameCount(articles.length, 'article')} ·{' '}
        {nameCount(countOutlets(articles.map(({ article }) => article)), 'outlet')} ·{' '}
        {nameCount(voices.length, 'voice')} · {nameCount(statementCount, 'statement')}
      </p>
      {utterances.length > 0 && <OriginBar utterances={utterances} />}
    </>
  )
}

/** How the utterances divide by the number of known origins: the more of the bar is pale, the thinner is the evidence. */
function OriginBar({ utterances }: { utterances: readonly UtteranceMark[] }) {
  const count = (fits: (origins: number) => boolean) =>
    utterances.filter(({ origins }) => fits(origins)).length
  const parts = [
    { name: 'from two or more origins', kind: 'many', count: count((origins) => origins > 1) },
    { name: 'from one origin', kind: 'one', count: count((origins) => origins === 1) },
    { name: 'of no known origin', kind: 'none', count: count((origins) => origins === 0) },
  ].filter((part) => part.count > 0)
  return (
    <div className="origin-bar">
      <div className="bar" aria-hidden="true">
        {parts.map((part) => (
          <span key={part.kind} className={part.kind} style={{ flexGrow: part.count }} />
        ))}
      </div>
      <ul aria-label="On how many known origins it stands">
        {parts.map((part) => (
          <li key={part.kind} className={part.kind}>
            <strong>{part.count.toLocaleString('en-GB')}</strong> {part.name}
          </li>
        ))}
      </ul>
    </div>
  )
}
