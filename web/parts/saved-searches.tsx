import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SavedSearch } from '../../src/store/index.ts'
import { askSearches, removeSearch } from '../api.ts'
import { nameDate } from '../name-things.ts'
import { hasFilter, parseQuery, readSearch, type Search, writeFilters } from '../search.ts'
import { ActionFailure } from './action-failure.tsx'
import { writeFeedAddress } from './feed-addresses.tsx'
import { useMayEdit } from './use-may-edit.ts'

/** The searches that somebody wants to find again. */
export function SavedSearches({ search }: { search: Search }) {
  const searches = useQuery(askSearches())
  const [isOpen, setOpen] = useState(!hasFilter(search))
  if (searches.isError) return <ActionFailure error={searches.error} />
  const items = searches.data?.items ?? []
  const query = writeFilters(search)
  return (
    <details className="side-part" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Saved searches {items.length > 0 && <span className="byline">{items.length}</span>}</summary>
      {items.length === 0 && (
        <p className="byline">None yet. Search for something, and give it a name to find it here again.</p>
      )}
      <ul className="plain-list">
        {items.map((each) => (
          <li key={each.id}>
            <SavedSearchLine saved={each} isThis={each.query === query} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function SavedSearchLine({ saved, isThis }: { saved: SavedSearch; isThis: boolean }) {
  const removing = useMutation({ mutationFn: removeSearch })
  const mayEdit = useMayEdit()
  return (
    <>
      <Link
        to="/search"
        search={readSearch(parseQuery(saved.query))}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        <bdi>{saved.name}</bdi>
      </Link>
      {isThis && <span className="byline"> · this one</span>}
      <span className="byline saved-line">
        saved <time dateTime={saved.savedAt}>{nameDate(saved.savedAt.slice(0, 10))}</time> ·{' '}
        <a href={writeFeedAddress('atom', saved.query)}>
          Atom <span className="visually-hidden">feed of {saved.name}</span>
        </a>
        {mayEdit && (
          <>
            {' '}
            ·{' '}
            <button
              type="button"
              className="as-link"
              disabled={removing.isPending}
              onClick={() => removing.mutate(saved.id)}
            >
              Remove <span className="visually-hidden">{saved.name}</span>
            </button>
          </>
        )}
      </span>
      {removing.isError && <ActionFailure error={removing.error} />}
    </>
  )
}
