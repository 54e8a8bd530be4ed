/**
 * How filters of a search read, in chips, facets and names of saved searches.
 *
 * @module
 */
import type { Act, Certainty, Quotation } from '../../src/record.ts'
import type { FacetCount, Facets } from '../../src/store/index.ts'
import { ACT_NAMES, CERTAINTY_NAMES, nameDate, QUOTATION_NAMES } from '../name-things.ts'
import { FILTERS, type Filter, type Filters } from '../search.ts'

/** A filter that is set: what it is about, and what it wants. */
export interface SetFilter {
  readonly name: Filter
  readonly label: string
  readonly value: string
}

const LABELS: Readonly<Record<Filter, string>> = {
  words: 'words',
  voice: 'voice',
  outlet: 'outlet',
  from: 'from',
  to: 'until',
  quotation: 'quotation',
  act: 'act',
  certainty: 'certainty',
  leastOrigins: 'known origins at least',
  mostOrigins: 'known origins at most',
  story: 'only',
}

/** What is only known by its id, such as the name of a voice. */
export interface KnownNames {
  readonly voice?: string
  readonly story?: string
}

/** The filters that are set, in the order of the form. */
export function listSetFilters(filters: Filters, known: KnownNames = {}): SetFilter[] {
  return FILTERS.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [{ name, label: LABELS[name], value: nameValue(name, value, known) }]
  })
}

function nameValue(name: Filter, value: string, known: KnownNames): string {
  switch (name) {
    case 'voice':
      return known.voice ?? (value.startsWith('voi_') ? 'one voice' : value)
    case 'story':
      return known.story ?? 'one story'
    case 'from':
    case 'to':
      return nameDate(value)
    case 'quotation':
      return QUOTATION_NAMES[value as Quotation] ?? value
    case 'act':
      return ACT_NAMES[value as Act] ?? value
    case 'certainty':
      return CERTAINTY_NAMES[value as Certainty] ?? value
    default:
      return value
  }
}

/**
 * A search in a few words, to save it under.
 *
 * @example describeSearch({ words: 'dam', act: 'deny' }) // '“dam”, denies'
 */
export function describeSearch(filters: Filters, known: KnownNames = {}): string {
  return listSetFilters(filters, known)
    .map(({ name, label, value }) => {
      if (name === 'words') return `“${value}”`
      return ['voice', 'outlet', 'story', 'quotation', 'act', 'certainty'].includes(name)
        ? value
        : `${label} ${value}`
    })
    .join(', ')
}

export const FACET_LABELS: readonly (readonly [keyof Facets, string])[] = [
  ['voice', 'Voices'],
  ['outlet', 'Outlets'],
  ['origins', 'Known origins'],
  ['act', 'Acts'],
  ['quotation', 'Quotation'],
  ['certainty', 'Certainty'],
  ['year', 'Years'],
]

/** How a value of a facet reads. */
export function nameFacetValue(facet: keyof Facets, { value, name }: FacetCount): string {
  switch (facet) {
    case 'act':
      return ACT_NAMES[value as Act] ?? name
    case 'quotation':
      return QUOTATION_NAMES[value as Quotation] ?? name
    case 'certainty':
      return CERTAINTY_NAMES[value as Certainty] ?? name
    case 'origins':
      return { 0: 'none', 1: '1 only', 2: '2', 3: '3 and more' }[value] ?? name
    default:
      return name
  }
}

/** The filters that a value of a facet stands for: a year is two days, a number of origins two bounds. */
export function filtersOfFacet(facet: keyof Facets, value: string): Filters {
  if (facet === 'year') return { from: `${value}-01-01`, to: `${value}-12-31` }
  if (facet !== 'origins') return { [facet]: value }
  return value === '3' ? { leastOrigins: value } : { leastOrigins: value, mostOrigins: value }
}

/** The names of the filters that a facet sets. */
export function namesOfFacet(facet: keyof Facets): readonly Filter[] {
  if (facet === 'year') return ['from', 'to']
  return facet === 'origins' ? ['leastOrigins', 'mostOrigins'] : [facet]
}

/** The search without these filters, from its first page. */
export function dropFilters(search: Filters, names: readonly Filter[]): Filters {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search[name]
      return value === undefined || names.includes(name) ? [] : [[name, value]]
    }),
  )
}

/** True where the search has all that a value of a facet stands for, and nothing else of that facet. */
export function isChosen(search: Filters, facet: keyof Facets, value: string): boolean {
  const wanted = filtersOfFacet(facet, value)
  return namesOfFacet(facet).every((name) => search[name] === wanted[name])
}
