import {
  type FetchQueryOptions,
  infiniteQueryOptions,
  usePrefetchInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ArticleSummary, Page, RecordCounts, VoiceSummary } from '../../src/store/index.ts'
import { askArticles, askCounts, askStories, askVoices, queryClient } from '../api.ts'
import { nameCount, VOICE_KIND_NAMES } from '../name-things.ts'
import { AddArticles } from '../parts/add-articles.tsx'
import { EndlessList } from '../parts/endless-list.tsx'
import { ArticleLine, VoiceLink } from '../parts/links.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { StoryCard } from '../parts/story-card.tsx'
import { useMayEdit } from '../parts/use-may-edit.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/home.css'

const STORIES_A_PAGE = 20
const LINES_A_PAGE = 50

/** The way into the record: how much it holds, search, adding, and its stories, articles or voices. */
export function HomePage() {
  const counts = useQuery(askCounts())
  // What most come for is not to wait for the counts.
  usePrefetchInfiniteQuery(askStories(STORIES_A_PAGE))
  return (
    <>
      <title>Hearsay: who said what</title>
      <WhenAnswered query={counts}>{(counted) => <Home counts={counted} />}</WhenAnswered>
    </>
  )
}

/** Adding stands at one place in both, so that what is being written there stays when the first article comes in. */
function Home({ counts }: { counts: RecordCounts }) {
  const isEmpty = counts.articles === 0
  const mayEdit = useMayEdit()
  return (
    <>
      {isEmpty ? (
        <EmptyRecord mayAdd={mayEdit} />
      ) : (
        <>
          <h1 className="visually-hidden">The record</h1>
          <SearchForm search={{}} />
          <Counts counts={counts} />
        </>
      )}
      {mayEdit && <AddArticles opens={isEmpty ? 'text' : undefined} />}
      {isEmpty ? mayEdit && <AddByTerminal /> : <Lists counts={counts} />}
    </>
  )
}

function EmptyRecord({ mayAdd }: { mayAdd: boolean }) {
  return (
    <section className="empty">
      <h1>The record is empty</h1>
      {mayAdd ? (
        <p>
          Give it news reports about one affair, best from several outlets: it finds who said what, who denies
          whom, and on whose word we have it. Paste one below, or drop saved pages, documents or folders of
          them onto this page.
        </p>
      ) : (
        <p>You may read here. Whoever has the role editor or admin can add reports.</p>
      )}
    </section>
  )
}

function AddByTerminal() {
  return (
    <section className="empty">
      <p>The same from a terminal, beside the one that serves this page:</p>
      <pre>
        <code>hearsay add my-reports/</code>
      </pre>
      <p className="byline">
        If you expected reports here, another record may be meant: see <code>--record</code>.
      </p>
    </section>
  )
}

function Counts({ counts }: { counts: RecordCounts }) {
  return (
    <p className="record-counts">
      The record has {nameCount(counts.articles, 'article')} of {nameCount(counts.outlets, 'outlet')}, in
      which {nameCount(counts.voices, 'voice')} {counts.voices === 1 ? 'makes' : 'make'}{' '}
      {nameCount(counts.statements, 'statement')}: {nameCount(counts.utterances, 'utterance')},{' '}
      {nameCount(counts.relations, 'relation')}.
    </p>
  )
}

/** What the record is listed by; which list one sees stands behind the `#`. */
const LISTS = ['stories', 'articles', 'voices'] as const
type ListName = (typeof LISTS)[number]
const LIST_TITLES: Readonly<Record<ListName, string>> = {
  stories: 'Stories',
  articles: 'Articles',
  voices: 'Voices',
}

function Lists({ counts }: { counts: RecordCounts }) {
  const hash = useLocation({ select: (location) => location.hash })
  const shown = LISTS.find((name) => name === hash) ?? 'stories'
  return (
    <section aria-labelledby="listed">
      <h2 id="listed" className="visually-hidden">
        {LIST_TITLES[shown]}
      </h2>
      <nav className="lists-nav" aria-label="Lists of the record">
        {LISTS.map((name) => (
          <Link
            key={name}
            to="/"
            hash={name === 'stories' ? '' : name}
            resetScroll={false}
            activeOptions={{ exact: true, includeHash: true }}
            aria-current={name === shown ? 'true' : undefined}
          >
            {LIST_TITLES[name]} <span className="byline">{counts[name].toLocaleString('en-GB')}</span>
          </Link>
        ))}
      </nav>
      {shown === 'stories' && <Stories />}
      {shown === 'articles' && <Articles />}
      {shown === 'voices' && <Voices />}
    </section>
  )
}

function Stories() {
  return (
    <EndlessList
      pages={askStories(STORIES_A_PAGE)}
      lineHeight={220}
      keyOf={({ story }) => story.id}
      className="stories"
      empty={
        <p>
          No story yet: it takes two articles about one happening.{' '}
          <Link to="/" hash="articles">
            See the articles
          </Link>{' '}
          that are here.
        </p>
      }
    >
      {(summary) => <StoryCard summary={summary} />}
    </EndlessList>
  )
}

function Articles() {
  return (
    <EndlessList<ArticleSummary>
      pages={asPages('articles', askArticles)}
      lineHeight={64}
      keyOf={({ id }) => id}
      className="articles"
      empty={<p>No article yet.</p>}
    >
      {(article) => (
        <ArticleLine article={article}> · {nameCount(article.statementCount, 'statement')}</ArticleLine>
      )}
    </EndlessList>
  )
}

function Voices() {
  return (
    <EndlessList<VoiceSummary>
      pages={asPages('voices', askVoices)}
      lineHeight={64}
      keyOf={({ voice }) => voice.id}
      className="voices"
      empty={<p>Nobody is found to say anything yet.</p>}
    >
      {({ voice, statementCount, articleCount }) => (
        <>
          <VoiceLink voice={voice} />
          <span className="byline">
            {VOICE_KIND_NAMES[voice.kind]} · {nameCount(statementCount, 'statement')} in{' '}
            {nameCount(articleCount, 'article')}
          </span>
        </>
      )}
    </EndlessList>
  )
}

/** A list that the server gives by limit and offset, page after page. */
function asPages<Item>(
  name: string,
  ask: (limit: number, offset: number) => FetchQueryOptions<Page<Item>, Error, Page<Item>, string[]>,
) {
  return infiniteQueryOptions({
    queryKey: [name, 'pages', LINES_A_PAGE],
    queryFn: ({ pageParam }) => queryClient.fetchQuery(ask(LINES_A_PAGE, pageParam)),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) =>
      pages.length * LINES_A_PAGE < total ? pages.length * LINES_A_PAGE : undefined,
  })
}
