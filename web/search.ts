/**
 * What is searched for, as it stands in the address bar behind the `?`.
 *
 * @module
 */

export const FILTERS = [
  'words',
  'voice',
  'outlet',
  'from',
  'to',
  'quotation',
  'act',
  'certainty',
  'leastOrigins',
  'mostOrigins',
  'story',
] as const
export type Filter = (typeof FILTERS)[number]

export type Filters = { readonly [Name in Filter]?: string }
export type Search = Filters & {
  /** Counted from 1; absent means the first. */
  readonly page?: number
}

/** Keeps the filters that have a value; everything else in an address is passed over. */
export function readSearch(raw: Readonly<Record<string, unknown>>): Search {
  const filters = FILTERS.flatMap((name) => {
    const value = typeof raw[name] === 'string' ? raw[name].trim() : ''
    return value === '' ? [] : [[name, value] as const]
  })
  const page = Number(raw.page)
  return { ...Object.fromEntries(filters), ...(Number.isInteger(page) && page > 1 ? { page } : {}) }
}

export function hasFilter(search: Search): boolean {
  return FILTERS.some((name) => search[name] !== undefined)
}

/** The filters as they stand behind the question mark, sorted by name, so that one search is always written the same. */
export function writeFilters(filters: Filters): string {
  const given = FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []))
  return new URLSearchParams(given.sort(([a], [b]) => (a! < b! ? -1 : 1))).toString()
}

/** Plain names and values, as other programs write them too. */
export function parseQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

export function writeQuery(search: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  const query = new URLSearchParams(entries).toString()
  return query === '' ? '' : `?${query}`
}
