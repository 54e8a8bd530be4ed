import { Link } from '@tanstack/react-router'
import type { Search } from '../search.ts'
import { dropFilters, type KnownNames, listSetFilters } from './name-filters.ts'

interface SearchChipsProps {
  readonly search: Search
  readonly known: KnownNames
}

/** What the search asks for, each with the way to ask without it. */
export function SearchChips({ search, known }: SearchChipsProps) {
  const set = listSetFilters(search, known)
  if (set.length === 0) return null
  return (
    <ul className="chips" aria-label="What is looked for">
      {set.map(({ name, label, value }) => (
        <li key={name}>
          <Link
            to="/search"
            search={dropFilters(search, [name])}
            className="chip"
            activeOptions={{ exact: true, includeSearch: true }}
            title="Search without it"
            resetScroll={false}
            preload={false}
          >
            <span className="visually-hidden">Take off: </span>
            <span className="chip-label">{label}</span> <bdi>{value}</bdi>{' '}
            <span aria-hidden="true" className="chip-off">
              ×
            </span>
          </Link>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <Link
            to="/search"
            search={{}}
            className="chip all"
            activeOptions={{ exact: true, includeSearch: true }}
            resetScroll={false}
            preload={false}
          >
            Take all off
          </Link>
        </li>
      )}
    </ul>
  )
}
