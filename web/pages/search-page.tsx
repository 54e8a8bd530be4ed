import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { SearchAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askFound, askStory, FOUND_PER_PAGE, queryClient } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { Facets } from '../parts/facets.tsx'
import { FeedAddresses } from '../parts/feed-addresses.tsx'
import { describeSearch, type KnownNames } from '../parts/name-filters.ts'
import { SaveSearch } from '../parts/save-search.tsx'
import { SavedSearches } from '../parts/saved-searches.tsx'
import { SearchChips } from '../parts/search-chips.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { useKeys } from '../parts/use-keys.ts'
import { useMayEdit } from '../parts/use-may-edit.ts'
import { hasFilter, type Search, writeFilters } from '../search.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/search.css'

const route = getRouteApi('/search')

/** Statements by words and filters: how they divide, the statements themselves, and ways to keep the search. */
export function SearchPage() {
  const search = route.useSearch()
  const query = useQuery(askFound(search))
  const known = findNames(search, query.data)
  const described = describeSearch(search, known)
  const filters = writeFilters(search)
  const mayEdit = useMayEdit()
  return (
    <>
      <title>{described === '' ? 'Search · Hearsay' : `${described} · Hearsay`}</title>
      <h1 className="visually-hidden">Search</h1>
      <SearchForm search={search} />
      <SearchChips {...{ search, known }} />
      <div className="search-columns">
        <div className="search-results">
          <WhenAnswered query={query}>
            {(answer) => <Found {...{ search, answer }} isBusy={query.isPlaceholderData} />}
          </WhenAnswered>
        </div>
        <div className="search-side">
          <section className="keep" aria-label="Keep this search">
            {filters !== '' && mayEdit && <SaveSearch key={filters} query={filters} suggestion={described} />}
            <FeedAddresses query={filters} />
          </section>
          <SavedSearches search={search} />
          {query.data && <NarrowDown search={search} answer={query.data} />}
        </div>
      </div>
    </>
  )
}

/** The names of what the search knows by id, where an answer that is here has them. */
function findNames({ voice, story }: Search, answer: SearchAnswer | undefined): KnownNames {
  const inFacet = answer?.facets.voice.find(({ value }) => value === voice)?.name
  const inItems = answer?.items.find(({ statement }) => statement.voice?.id === voice)?.statement.voice
  const title =
    story === undefined ? undefined : queryClient.getQueryData(askStory(story).queryKey)?.story.title
  return { voice: inFacet ?? inItems?.name, story: title }
}

/** Beside the results where there is room; folded above them where there is none. */
function NarrowDown({ search, answer }: { search: Search; answer: SearchAnswer }) {
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 60rem)').matches)
  return (
    <details
      className="side-part narrow-down"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Narrow down</summary>
      <Facets search={search} facets={answer.facets} />
    </details>
  )
}

interface FoundProps {
  readonly search: Search
  readonly answer: SearchAnswer
  /** True while the answer is still that of the search before. */
  readonly isBusy: boolean
}

function Found({ search, answer: { items, total }, isBusy }: FoundProps) {
  const list = useRef<HTMLOListElement>(null)
  useResultKeys(list, { search, total })
  return (
    <section aria-labelledby="found" aria-busy={isBusy}>
      <h2 id="found" aria-live="polite">
        {total === 0 ? 'No statement fits' : nameCount(total, 'statement')}{' '}
        {total > 1 && <small>{search.words === undefined ? 'in order of time' : 'best match first'}</small>}
      </h2>
      {total === 0 && <NothingFound search={search} />}
      {total > 0 && items.length === 0 && (
        <p>
          There are fewer pages than that.{' '}
          <Link to="/search" search={{ ...search, page: undefined }}>
            Go to the first
          </Link>
        </p>
      )}
      <ol className="plain-list results" ref={list} start={((search.page ?? 1) - 1) * FOUND_PER_PAGE + 1}>
        {items.map((found) => (
          <li key={found.statement.id}>
            <StatementLine found={found}>
              <UtteranceLink found={found} />
            </StatementLine>
          </li>
        ))}
      </ol>
      <Pages search={search} total={total} />
    </section>
  )
}

function UtteranceLink({ found: { utterance } }: { found: FoundStatement }) {
  if (utterance === undefined) return null
  return (
    <>
      {' '}
      ·{' '}
      <Link to="/utterance/$id" params={{ id: utterance }}>
        wordings and origins
      </Link>
    </>
  )
}

function NothingFound({ search }: { search: Search }) {
  if (!hasFilter(search))
    return (
      <p>
        The record has no statement yet. <Link to="/">Add articles</Link> to it.
      </p>
    )
  return (
    <p>
      All words and filters must fit. Take one off above, try other forms of a name, or look for fewer words;
      a phrase stands in “quotation marks”.
    </p>
  )
}

/** Keys go from result to result by the link to its evidence, which Enter then opens. */
function useResultKeys(
  list: { readonly current: HTMLElement | null },
  { search, total }: { search: Search; total: number },
): void {
  const navigate = useNavigate()
  const page = search.page ?? 1
  const last = Math.ceil(total / FOUND_PER_PAGE)
  const step = (by: 1 | -1) => {
    const lines = [...(list.current?.children ?? [])]
    const at = lines.findIndex((line) => line.contains(document.activeElement))
    const next = lines[at === -1 ? (by === 1 ? 0 : lines.length - 1) : at + by]
    next?.querySelector<HTMLElement>('.evidence-link')?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const turn = (to: number) => {
    if (to >= 1 && to <= last) navigate({ to: '/search', search: { ...search, page: to } })
  }
  useKeys([
    { keys: ['j', 'ArrowRight'], says: 'next result', does: () => step(1) },
    { keys: ['k', 'ArrowLeft'], says: 'result before', does: () => step(-1) },
    { keys: ['n'], says: 'next page of results', does: () => turn(page + 1) },
    { keys: ['p'], says: 'page before', does: () => turn(page - 1) },
  ])
}

function Pages({ search, total }: { search: Search; total: number }) {
  const page = search.page ?? 1
  const last = Math.ceil(total / FOUND_PER_PAGE)
  if (last <= 1) return null
  return (
    <nav className="pages" aria-label="Pages of what was found">
      {page > 1 && (
        <Link to="/search" search={{ ...search, page: page - 1 }}>
          ← before
        </Link>
      )}
      <span>
        page {page.toLocaleString('en-GB')} of {last.toLocaleString('en-GB')}
      </span>
      {page < last && (
        <Link to="/search" search={{ ...search, page: page + 1 }}>
          next →
        </Link>
      )}
    </nav>
  )
}
