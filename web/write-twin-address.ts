import { writeFoundPath } from './api.ts'
import { parseQuery, readSearch } from './search.ts'

interface PageAddress {
  readonly pathname: string
  /** With its `?`. */
  readonly searchStr: string
  /** Without its `#`. */
  readonly hash: string
}

/** The address of the same as a page shows, for programs. */
export function writeTwinAddress({ pathname, searchStr, hash }: PageAddress): string {
  if (pathname === '/search') return `/api/v1${writeFoundPath(readSearch(parseQuery(searchStr)))}`
  if (pathname === '/account') return '/api/v1/me'
  if (pathname === '/people') return '/api/v1/accounts'
  if (pathname !== '/') return `/api/v1${pathname}${searchStr}`
  return `/api/v1/${hash === 'articles' || hash === 'voices' ? hash : 'stories'}`
}
