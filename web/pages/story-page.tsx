import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type MouseEvent, useMemo, useState } from 'react'
import type { StoryAnswer } from '../../src/serve/index.ts'
import { askStory } from '../api.ts'
import type { PlacedMark } from '../lay-out-timeline.ts'
import { nameCount } from '../name-things.ts'
import { areAtOdds, collectStatements } from '../parts/collect-statements.ts'
import { Disagreements } from '../parts/disagreements.tsx'
import { StoryArticles } from '../parts/story-articles.tsx'
import { StoryBriefing } from '../parts/story-briefing.tsx'
import { StoryHead } from '../parts/story-head.tsx'
import { StoryTimeline } from '../parts/story-timeline.tsx'
import { StoryUtterances } from '../parts/story-utterances.tsx'
import { MOST_PRINTED, useBriefing } from '../parts/use-briefing.ts'
import { writePlace } from '../place.ts'
import { listDisputed, readStoryView, type StoryView } from '../story-view.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/story.css'
import '../style/print.css'

const route = getRouteApi('/story/$id')

/** One story: who said what when, who disagrees, what each article has, and what was said in which wordings. */
export function StoryPage() {
  const { id } = route.useParams()
  const query = useQuery(askStory(id))
  return (
    <WhenAnswered query={query}>
      {(answer) => <StoryFound key={answer.story.id} answer={answer} />}
    </WhenAnswered>
  )
}

function StoryFound({ answer }: { answer: StoryAnswer }) {
  const { story, articles, statements, utterances, relations } = answer
  const known = useMemo(() => collectStatements(statements), [statements])
  const atOdds = useMemo(() => relations.filter(areAtOdds), [relations])
  const disputed = useMemo(() => listDisputed(atOdds), [atOdds])
  const { view, goal, show } = useStoryView()
  const navigate = useNavigate()
  const { printed, state, print } = useBriefing(answer, disputed)
  const openMark = (mark: PlacedMark) => {
    const [first] = mark.utterances
    if (first) return show(mark.kind === 'group' ? { voice: first.voice } : view, first.id)
    const { article, told } = mark.happenings[0]!.fullest
    const hash = writePlace({ evidence: [[told.start, told.end]] })
    void navigate({ to: '/article/$id', params: { id: article }, hash })
  }
  const followInside = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#utt_"]')
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    show(view, link.hash.slice(1))
  }
  return (
    <>
      <title>{`${story.title} · Hearsay`}</title>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only what bubbles up from links is heard here */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links turn keys into clicks themselves */}
      <div className="story-screen" onClick={followInside}>
        <header className="page-head">
          <StoryHead answer={answer} />
          <div className="story-tools">
            <StorySearch story={story.id} />
            <button type="button" onClick={print} disabled={state === 'loading'}>
              {state === 'loading' ? 'Loading all words …' : 'Print'}
            </button>
            {utterances.length > MOST_PRINTED && (
              <span className="byline">
                Prints {MOST_PRINTED} utterances of {utterances.length.toLocaleString('en-GB')}.
              </span>
            )}
            {state === 'failed' && (
              <span role="alert">
                The words could not be loaded. See whether the server runs, then try again.
              </span>
            )}
          </div>
          <nav className="story-parts" aria-label="Parts of this page">
            <a href="#days">Who said what when</a>
            <a href="#relations">{nameCount(atOdds.length, 'disagreement')}</a>
            <a href="#story-articles">{nameCount(articles.length, 'article')}</a>
            <a href="#utterances">{nameCount(utterances.length, 'utterance')}</a>
          </nav>
        </header>
        <section aria-labelledby="days">
          <h2 id="days">Who said what when</h2>
          <StoryTimeline answer={answer} onOpen={openMark} />
        </section>
        <section aria-labelledby="relations" className="wide-part">
          <h2 id="relations">Who disagrees</h2>
          <Disagreements relations={relations} statements={known} />
        </section>
        <section aria-labelledby="story-articles" className="wide-part">
          <h2 id="story-articles">Articles</h2>
          <StoryArticles answer={answer} />
        </section>
        <section aria-labelledby="utterances" className="wide-part">
          <h2 id="utterances">What was said</h2>
          <StoryUtterances {...{ answer, view, disputed, goal }} onView={show} />
        </section>
      </div>
      {printed && <StoryBriefing answer={answer} {...printed} />}
    </>
  )
}

/** How the utterances are shown, and which is to be seen, stands in the address, so that it can be sent. */
function useStoryView() {
  const navigate = route.useNavigate()
  const view = route.useSearch()
  const { hash, key, next } = useLocation({
    select: (location) => ({
      hash: location.hash,
      key: location.state.__TSR_key,
      next: readStoryView(location.search),
    }),
    structuralSharing: true,
  })
  // The place changes a moment before the view does: till then its utterance is to be found in another list.
  const isSettled = JSON.stringify(next) === JSON.stringify(readStoryView(view))
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same may be asked for again
  const goal = useMemo(
    () => (isSettled && hash.startsWith('utt_') ? { utterance: hash } : undefined),
    [hash, key, asked, isSettled],
  )
  const show = (next: StoryView, utterance = '') => {
    if (utterance !== '' && utterance === hash && next === view) return setAsked(asked + 1)
    void navigate({
      to: '.',
      search: next,
      hash: utterance,
      replace: utterance === '',
      resetScroll: false,
    })
  }
  return { view, goal, show }
}

function StorySearch({ story }: { story: string }) {
  const navigate = useNavigate()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('story-words') ?? '').trim()
    void navigate({ to: '/search', search: { story, ...(words && { words }) } })
  }
  return (
    <search aria-label="In this story">
      <form className="story-search" onSubmit={search}>
        <input
          type="search"
          name="story-words"
          aria-label="Words in this story"
          placeholder="Words in this story"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
