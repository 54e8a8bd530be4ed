import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { StorySummary } from '../../src/store/index.ts'
import { nameCount } from '../name-things.ts'
import { SaidSide } from './said-side.tsx'

/** Who speaks in a story, those with most statements first, each with the way to what they say in it. */
export function StorySpeakers({ summary, children }: { summary: StorySummary; children?: ReactNode }) {
  const { story, contested, statementCount, speakers, leading } = summary
  if (statementCount === 0)
    return <p className="unknown">No statement was found in {story.articles.length === 1 ? 'it' : 'them'}.</p>
  return (
    <>
      {!contested && <Leading leading={leading} />}
      <p className="byline speakers">
        {speakers.map(({ voice, statementCount: count }, index) => (
          <span key={voice.id}>
            {index > 0 && ' · '}
            <Link to="/search" search={{ story: story.id, voice: voice.id }} preload={false}>
              <bdi>{voice.name}</bdi>
            </Link>{' '}
            {count}
          </span>
        ))}
        {speakers.length > 0 && ' · '}
        <Link to="/search" search={{ story: story.id }} preload={false}>
          {speakers.length > 0 && statementCount > 1 && 'all '}
          {nameCount(statementCount, 'statement')}
        </Link>
        {children}
      </p>
    </>
  )
}

/** What stands for a story in which nobody denies or contradicts anybody. */
function Leading({ leading }: Pick<StorySummary, 'leading'>) {
  return (
    <div className="told">
      {leading.map(({ found, articleCount }) => (
        <SaidSide key={found.statement.id} found={found}>
          {articleCount > 1 && ` and ${nameCount(articleCount - 1, 'other article')}`}
        </SaidSide>
      ))}
    </div>
  )
}
