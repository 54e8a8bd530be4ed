import { Link } from '@tanstack/react-router'
import type { ContestedLine, StorySummary } from '../../src/store/index.ts'
import { nameCount, nameDays, nameRelation, nameShare } from '../name-things.ts'
import { SaidSide } from './said-side.tsx'
import { StorySpeakers } from './story-speakers.tsx'

/** So many outlets are named. */
const OUTLETS_NAMED = 4

/** One story in a list: what it is about, how thin the evidence is, and who contradicts whom in their own words. */
export function StoryCard({ summary }: { summary: StorySummary }) {
  const { story, contested } = summary
  return (
    <article className="story-card">
      <div className="story-about">
        <h3 dir="auto">
          <Link to="/story/$id" params={{ id: story.id }}>
            {story.title}
          </Link>
        </h3>
        <p className="byline">{story.from ? nameDays(story) : 'No article says when'}</p>
        <EvidenceCount summary={summary} />
        <OutletNames outlets={summary.outlets} />
      </div>
      <div className="story-dispute">
        {contested && <Contested contested={contested} />}
        <StorySpeakers summary={summary}>
          {contested ? (
            <OtherRelations summary={summary} />
          ) : (
            ' · nobody is found to deny or contradict anybody'
          )}
        </StorySpeakers>
      </div>
    </article>
  )
}

function OtherRelations({ summary: { story, relationCount } }: { summary: StorySummary }) {
  if (relationCount < 2) return null
  return (
    <>
      {' '}
      ·{' '}
      <Link to="/story/$id" params={{ id: story.id }}>
        all {relationCount} disagreements, answers and agreements
      </Link>
    </>
  )
}

/** How many articles there are, and how much of what is said in them has one known origin, several, or none. */
function EvidenceCount({ summary }: { summary: StorySummary }) {
  const { story, originCount, utteranceCount, independentCount, unknownCount } = summary
  const articles = story.articles.length
  if (articles < 2) {
    const origins = originCount === 0 ? 'no known origin' : nameCount(originCount, 'known origin')
    return (
      <p className="evidence-count">
        {nameCount(articles, 'article')}, {origins}
      </p>
    )
  }
  const several = independentCount === 0 ? 'none' : String(independentCount)
  return (
    <p className={independentCount === 0 ? 'evidence-count thin' : 'evidence-count'}>
      {nameCount(articles, 'article')}. Of {nameCount(utteranceCount, 'utterance')} <strong>{several}</strong>{' '}
      {independentCount > 1 ? 'have' : 'has'} two known origins or more,{' '}
      {unknownCount === 0 ? 'none' : unknownCount} no known one.
    </p>
  )
}

function OutletNames({ outlets }: Pick<StorySummary, 'outlets'>) {
  const rest = outlets.length - OUTLETS_NAMED
  if (outlets.length === 0) return <p className="byline">outlets not known</p>
  return (
    <p className="byline clamped">
      {outlets.slice(0, OUTLETS_NAMED).map((outlet, index) => (
        <span key={outlet}>
          {index > 0 && ', '}
          <bdi>{outlet}</bdi>
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </p>
  )
}

function Contested({ contested: { relation, from, to } }: { contested: ContestedLine }) {
  const { verb, sign } = nameRelation(relation, from.statement)
  return (
    <div className={`contested ${relation.kind}`}>
      <SaidSide found={from} />
      <p className="contested-verb">
        <span aria-hidden="true" className="contested-sign">
          {sign}
        </span>{' '}
        {verb} <span className="share">{nameShare(relation.confidence)} sure</span>
      </p>
      {to ? (
        <SaidSide found={to} />
      ) : (
        <div className="said-side">
          <p className="unknown">what nobody here is found to have said</p>
          {relation.claim !== undefined && (
            <p className="statement-words clamped" dir="auto">
              {relation.claim}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
