import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Utterance } from '../../src/record.ts'
import type { StoryAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askStory } from '../api.ts'
import { nameCount, nameDays } from '../name-things.ts'
import { collectStatements, orderRelations } from '../parts/collect-statements.ts'
import { ArticleLine, countOutlets } from '../parts/links.tsx'
import { RelationLine } from '../parts/relation-line.tsx'
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
  const { story, articles, statements, utterances, relations, elsewhere } = answer
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
        <section aria-labelledby="utterances">
          <h2 id="utterances">
            What was said <small>in order of time</small>
          </h2>
          {utterances.length === 0 && <p>No statement was found in these articles.</p>}
          <ol className="plain-list">
            {orderInTime(utterances, known).map((utterance) => (
              <li key={utterance.id}>
                <UtteranceEntry utterance={utterance} statements={known} />
              </li>
            ))}
          </ol>
        </section>
        <div>
          <section aria-labelledby="story-articles">
            <h2 id="story-articles">Articles</h2>
            <ol className="plain-list">
              {articles.map((article) => (
                <li key={article.id}>
                  <ArticleLine article={article}>
                    {' '}
                    · {nameCount(article.statementCount, 'statement')}
                  </ArticleLine>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="relations">
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
        </div>
      </div>
    </>
  )
}

/** By when they were said, else first published; unknown last. */
function orderInTime(
  utterances: readonly Utterance[],
  known: ReadonlyMap<string, FoundStatement>,
): Utterance[] {
  const timeOf = (utterance: Utterance) => {
    const published = utterance.statements.flatMap((id) => known.get(id)?.article.publishedAt ?? []).sort()
    return utterance.saidAt?.from ?? published[0] ?? '9999'
  }
  const timed = utterances.map((utterance) => ({ utterance, time: timeOf(utterance) }))
  return timed.sort((a, b) => a.time.localeCompare(b.time)).map(({ utterance }) => utterance)
}
