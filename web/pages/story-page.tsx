import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CopiedPair, Copy } from '../../src/record.ts'
import type { PairedUtterance, StoryAnswer } from '../../src/serve/index.ts'
import type { ArticleSummary, FoundStatement } from '../../src/store/index.ts'
import { askStory } from '../api.ts'
import { nameCount, nameDays, nameShare } from '../name-things.ts'
import { collectStatements, orderRelations } from '../parts/collect-statements.ts'
import { ArticleLine, countOutlets, nameOutlet } from '../parts/links.tsx'
import { RelationLine } from '../parts/relation-line.tsx'
import { StoryTimeline } from '../parts/story-timeline.tsx'
import { UtteranceEntry } from '../parts/utterance-entry.tsx'
import { WhenAnswered } from './failure-pages.tsx'

const route = getRouteApi('/story/$id')

/** One story: who disagrees, what was said in which wordings, and the articles. */
export function StoryPage() {
  const { id } = route.useParams()
  const query = useQuery(askStory(id))
  return <WhenAnswered query={query}>{(answer) => <StoryFound answer={answer} />}</WhenAnswered>
}

function StoryFound({ answer }: { answer: StoryAnswer }) {
  const { story, articles, copies, statements, utterances, relations, elsewhere } = answer
  const known = collectStatements(statements, elsewhere.statements)
  return (
    <>
      <title>{`${story.title} · Hearsay`}</title>
      <header className="page-head">
        <p className="kicker">Story</p>
        <h1 dir="auto">{story.title}</h1>
        <p className="byline">
          {story.from && `${nameDays(story)} · `}
          {nameCount(articles.length, 'article')} · {nameCount(countOutlets(articles), 'outlet')} ·{' '}
          {nameCount(answer.voices.length, 'voice')} · {nameCount(statements.length, 'statement')}
        </p>
      </header>
      <div className="two-columns">
        <section aria-labelledby="days">
          <h2 id="days">Day by day</h2>
          <StoryTimeline answer={answer} statements={known} />
        </section>
        <section aria-labelledby="story-articles">
          <h2 id="story-articles">Articles</h2>
          <ol className="plain-list">
            {articles.map((article, index) => (
              <li key={article.id}>
                <ArticleLine article={article}>
                  {' '}
                  · {nameCount(article.statementCount, 'statement')}
                </ArticleLine>
                <CopyLine {...{ article, copies }} earlier={articles.slice(0, index)} />
              </li>
            ))}
          </ol>
        </section>
      </div>
      <section aria-labelledby="relations" className="wide-part">
        <h2 id="relations">Who denies, answers, agrees</h2>
        {relations.length === 0 && <p>None was found.</p>}
        <ul className="plain-list">
          {orderRelations(relations).map((relation) => (
            <li key={relation.id}>
              <RelationLine relation={relation} statements={known} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="utterances" className="wide-part">
        <h2 id="utterances">
          What was said <small>in order of time</small>
        </h2>
        {utterances.length === 0 && <p>No statement was found in these articles.</p>}
        <ol className="plain-list">
          {orderInTime(utterances, statements).map((utterance) => (
            <li key={utterance.id}>
              <UtteranceEntry utterance={utterance} statements={known} />
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

interface CopyLineProps {
  readonly article: ArticleSummary
  readonly copies: readonly Copy[]
  /** The articles that stand above it. */
  readonly earlier: readonly ArticleSummary[]
}

/** What an article has in common with one that stands above it in the list, and with which. */
function CopyLine({ article, copies, earlier }: CopyLineProps) {
  const pairs = copies.flatMap((copy) => copy.pairs)
  const other = earlier.find(({ id }) => pairs.some((pair) => joins(pair, [id, article.id])))
  const pair = other && pairs.find((one) => joins(one, [other.id, article.id]))
  if (!pair) return null
  const isLater =
    other.publishedAt &&
    article.publishedAt &&
    other.publishedAt.slice(0, 10) < article.publishedAt.slice(0, 10)
  const kind = pair.extent === 'part' ? 'shares text with' : isLater ? 'copy of' : 'same text as'
  return (
    <span className="byline copy-line">
      {kind} <bdi>{nameOutlet(other)}</bdi>, {nameShare(pair.shared)}
    </span>
  )
}

const joins = ({ one, other }: CopiedPair, ids: readonly string[]): boolean =>
  ids.includes(one) && ids.includes(other)

/** As their first statements stand, which is by when they were said or published, then as their article has them. */
function orderInTime(
  utterances: readonly PairedUtterance[],
  statements: readonly FoundStatement[],
): PairedUtterance[] {
  const places = new Map<string | undefined, number>()
  statements.forEach(({ utterance }, index) => {
    if (!places.has(utterance)) places.set(utterance, index)
  })
  return [...utterances].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}
