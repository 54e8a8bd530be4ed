import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FacetCount, Facets as FacetsFound } from '../../src/store/index.ts'
import type { Search } from '../search.ts'
import {
  dropFilters,
  FACET_LABELS,
  filtersOfFacet,
  isChosen,
  nameFacetValue,
  namesOfFacet,
} from './name-filters.ts'

/** So many values of a facet are shown at first. */
const SHOWN_AT_FIRST = 6

interface FacetsProps {
  readonly search: Search
  readonly facets: FacetsFound
}

/** How what was found divides: a click narrows the search, another takes that off again. */
export function Facets({ search, facets }: FacetsProps) {
  const shown = FACET_LABELS.filter(([facet]) => facets[facet].length > 0)
  return (
    <div className="facets">
      {shown.map(([facet, label]) => (
        <Facet key={facet} {...{ facet, label, search }} counts={facets[facet]} />
      ))}
    </div>
  )
}

interface FacetProps {
  readonly facet: keyof FacetsFound
  readonly label: string
  readonly search: Search
  readonly counts: readonly FacetCount[]
}

function Facet({ facet, label, search, counts }: FacetProps) {
  const [isWhole, setWhole] = useState(false)
  const most = Math.max(...counts.map(({ count }) => count))
  const chosen = counts.findIndex(({ value }) => isChosen(search, facet, value))
  // What is chosen can always be taken off, however few have it.
  const shown = isWhole ? counts : counts.filter((_, index) => index < SHOWN_AT_FIRST || index === chosen)
  const hidden = counts.length - shown.length
  return (
    <section className="facet">
      <h3>{label}</h3>
      <ul>
        {shown.map((count) => (
          <li key={count.value}>
            <FacetValue {...{ facet, search, count, most }} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="as-link" onClick={() => setWhole(true)}>
          {hidden} more <span className="visually-hidden">{label.toLowerCase()}</span>
        </button>
      )}
    </section>
  )
}

interface FacetValueProps {
  readonly facet: keyof FacetsFound
  readonly search: Search
  readonly count: FacetCount
  readonly most: number
}

function FacetValue({ facet, search, count, most }: FacetValueProps) {
  const isOn = isChosen(search, facet, count.value)
  const others = dropFilters(search, namesOfFacet(facet))
  return (
    <Link
      to="/search"
      search={isOn ? others : { ...others, ...filtersOfFacet(facet, count.value) }}
      className={isOn ? 'facet-value chosen' : 'facet-value'}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
      preload={false}
    >
      <span className="facet-bar" style={{ inlineSize: `${(100 * count.count) / most}%` }} />
      <span className="facet-name">
        {isOn && (
          <>
            <span aria-hidden="true">✓ </span>
            <span className="visually-hidden">Take off: </span>
          </>
        )}
        <bdi>{nameFacetValue(facet, count)}</bdi>
      </span>
      <span className="facet-count">{count.count.toLocaleString('en-GB')}</span>
    </Link>
  )
}
