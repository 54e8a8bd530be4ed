import { useQueries, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Story } from '../../src/record.ts'
import type { ArticleSummary, RecordCounts, VoiceSummary } from '../../src/store/index.ts'
import {
  askArticles,
  askCounts,
  askStatements,
  askStories,
  askStory,
  askVoices,
  FOUND_PER_PAGE,
} from '../api.ts'
import { nameCount, nameDays, VOICE_KIND_NAMES } from '../name-things.ts'
import { ArticleLine, countOutlets, VoiceLink } from '../parts/links.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { hasFilter, type Search } from '../search.ts'
import { WhenAnswered } from './failure-pages.tsx'

const STORIES_SHOWN = 12
const ARTICLES_SHOWN = 20
const VOICES_SHOWN = 20

const route = getRouteApi('/')

/** The way into the record: how much it holds, search, stories, latest articles, voices. */
export function RecordPage() {
  const search = route.useSearch()
  const counts = useQuery(askCounts())
  const articles = useQuery({ ...askArticles(ARTICLES_SHOWN), enabled: (counts.data?.articles ?? 0) > 0 })
  const outlets = [...new Set(articles.data?.items.flatMap(({ outlet }) => outlet ?? []))].sort()
  return (
    <>
      <title>{search.words ? `${search.words} · Hearsay` : 'Hearsay: who said what'}</title>
      <WhenAnswered query={counts}>
        {(counted) =>
          counted.articles === 0 ? (
            <EmptyRecord />
          ) : (
            <>
              <h1 className="visually-hidden">The record</h1>
              <Counts counts={counted} />
              <SearchForm search={search} outlets={outlets} />
              {hasFilter(search) ? (
                <Found search={search} />
              ) : (
                <Overview articles={articles.data?.items ?? []} counts={counted} />
              )}
            </>
          )
        }
      </WhenAnswered>
    </>
  )
}

function EmptyRecord() {
  return (
    <section className="empty">
      <h1>The record is empty</h1>
      <p>
        Give it news reports: saved pages, text files, or a folder of them. In a terminal, beside the one that
        serves this page:
      </p>
      <pre>
        <code>hearsay add my-reports/</code>
      </pre>
      <p>Then reload this page. If you expected reports here, another record may be meant: see --record.</p>
    </section>
  )
}

function Counts({ counts }: { counts: RecordCounts }) {
  const shown: readonly (readonly [number, string, string])[] = [
    [counts.articles, 'article', 'articles'],
    [counts.outlets, 'outlet', 'outlets'],
    [counts.voices, 'voice', 'voices'],
    [counts.statements, 'statement', 'statements'],
    [counts.utterances, 'utterance', 'utterances'],
    [counts.relations, 'relation', 'relations'],
  ]
  return (
    <ul className="record-counts" aria-label="What the record holds">
      {shown.map(([count, one, many]) => (
        <li key={one}>
          <strong>{count.toLocaleString('en-GB')}</strong> {count === 1 ? one : many}
        </li>
      ))}
    </ul>
  )
}

function Found({ search }: { search: Search }) {
  const query = useQuery(askStatements(search))
  return (
    <WhenAnswered query={query}>
      {({ items, total }) => (
        <section aria-labelledby="found" aria-busy={query.isPlaceholderData}>
          <h2 id="found" aria-live="polite">
            {total === 0 ? 'No statement fits' : nameCount(total, 'statement')}
          </h2>
          {total === 0 && <p>Try fewer words or filters: all of them must fit.</p>}
          <ol className="plain-list">
            {items.map((found) => (
              <li key={found.statement.id}>
                <StatementLine found={found} />
              </li>
            ))}
          </ol>
          <Pages search={search} total={total} />
        </section>
      )}
    </WhenAnswered>
  )
}

function Pages({ search, total }: { search: Search; total: number }) {
  const page = search.page ?? 1
  const last = Math.ceil(total / FOUND_PER_PAGE)
  if (last <= 1) return null
  return (
    <nav className="pages" aria-label="Pages of what was found">
      {page > 1 && (
        <Link to="/" search={{ ...search, page: page - 1 }}>
          ← before
        </Link>
      )}
      <span>
        page {page} of {last}
      </span>
      {page < last && (
        <Link to="/" search={{ ...search, page: page + 1 }}>
          next →
        </Link>
      )}
    </nav>
  )
}

function Overview({ articles, counts }: { articles: readonly ArticleSummary[]; counts: RecordCounts }) {
  const stories = useQuery(askStories(STORIES_SHOWN))
  const voices = useQuery(askVoices(VOICES_SHOWN))
  return (
    <div className="overview">
      <section aria-labelledby="stories" className="stories">
        <h2 id="stories">Stories</h2>
        <WhenAnswered query={stories}>{({ items }) => <Stories stories={items} />}</WhenAnswered>
      </section>
      <section aria-labelledby="articles">
        <h2 id="articles">Latest articles</h2>
        <ol className="plain-list">
          {articles.map((article) => (
            <li key={article.id}>
              <ArticleLine article={article}> · {nameCount(article.statementCount, 'statement')}</ArticleLine>
            </li>
          ))}
        </ol>
        {counts.articles > articles.length && (
          <p className="byline">and {nameCount(counts.articles - articles.length, 'more', 'more')}</p>
        )}
      </section>
      <section aria-labelledby="voices">
        <h2 id="voices">
          Voices <small>most statements first</small>
        </h2>
        <WhenAnswered query={voices}>{({ items }) => <Voices voices={items} />}</WhenAnswered>
      </section>
    </div>
  )
}

function Stories({ stories }: { stories: readonly Story[] }) {
  const views = useQueries({ queries: stories.map(({ id }) => askStory(id)) })
  if (stories.length === 0) return <p>No story yet: it takes two articles about one happening.</p>
  return (
    <ol className="plain-list">
      {stories.map((story, index) => (
        <li key={story.id} className="story-line">
          <h3>
            <Link to="/story/$id" params={{ id: story.id }}>
              <bdi>{story.title}</bdi>
            </Link>
          </h3>
          <StoryArticles articles={views[index]?.data?.articles ?? []} story={story} />
        </li>
      ))}
    </ol>
  )
}

/** How many articles of a story are listed under its name; the rest is on its page. */
const STORY_ARTICLES_SHOWN = 6

function StoryArticles({ articles, story }: { articles: readonly ArticleSummary[]; story: Story }) {
  const outlets = countOutlets(articles)
  const hidden = Math.max(0, articles.length - STORY_ARTICLES_SHOWN)
  return (
    <>
      <p className="byline">
        {story.from && <>{nameDays(story)} · </>}
        {nameCount(story.articles.length, 'article')}
        {outlets > 0 && <> · {nameCount(outlets, 'outlet')}</>}
      </p>
      <ul className="story-articles">
        {articles.slice(0, STORY_ARTICLES_SHOWN).map((article) => (
          <li key={article.id}>
            <ArticleLine article={article} />
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <Link to="/story/$id" params={{ id: story.id }}>
              and {nameCount(hidden, 'more', 'more')}
            </Link>
          </li>
        )}
      </ul>
    </>
  )
}

function Voices({ voices }: { voices: readonly VoiceSummary[] }) {
  return (
    <ol className="plain-list voices">
      {voices.map(({ voice, statementCount, articleCount }) => (
        <li key={voice.id}>
          <VoiceLink voice={voice} />
          <span className="byline">
            {VOICE_KIND_NAMES[voice.kind]} · {nameCount(statementCount, 'statement')} in{' '}
            {nameCount(articleCount, 'article')}
          </span>
        </li>
      ))}
    </ol>
  )
}
