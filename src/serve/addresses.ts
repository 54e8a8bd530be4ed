/**
 * Every address that Hearsay answers, once. The router, the description of the API and the documentation read this
 * table.
 *
 * @module
 */

import { peopleRoutes } from './people-routes.ts'
import { readingRoutes } from './reading-routes.ts'
import { filters, type NeededRole, type NeedsRole } from './route-parts.ts'
import { searchRoutes } from './search-routes.ts'
import { upkeepRoutes } from './upkeep-routes.ts'
import { writingRoutes } from './writing-routes.ts'

/** The JSON API, in the order in which the documentation lists it. */
export const apiRoutes = {
  ...readingRoutes,
  ...searchRoutes,
  ...writingRoutes,
  ...peopleRoutes,
} as const satisfies Record<string, NeedsRole>

/** Where the OpenAPI description of the API is. */
export const DESCRIPTION_PATH = '/api'

/** The page on which one logs in. */
export const LOGIN_PATH = '/login'

/** The pages; the web application shows them all. Each has its twin under `/api/v1`. */
export const pages: readonly Page[] = [
  { path: '/', summary: 'The record: add reports, search, stories.' },
  {
    path: '/search',
    summary: 'Statements by words and filters, with counts.',
    parameters: [...Object.keys(filters.shape), 'page'],
  },
  { path: '/story/{id}', summary: 'One story: timeline, disagreements, utterances, articles.' },
  { path: '/article/{id}', summary: 'One article with its statements marked in the text.' },
  { path: '/voice/{id}', summary: 'One voice and everything it said.' },
  { path: '/utterance/{id}', summary: 'One utterance: its wordings and the way of each to the reader.' },
  {
    path: '/compare',
    summary: 'Two to six articles beside each other.',
    parameters: Object.keys(readingRoutes.compare.request.query.shape),
  },
  { path: '/corrections', summary: 'What people have corrected.' },
  { path: '/corrections/queue', summary: 'What a person should check first.' },
  { path: '/feeds', summary: 'The feeds that are watched.' },
  { path: '/account', summary: "One's own account: password, sessions, tokens." },
  { path: '/people', summary: 'For admins: the accounts, and who did what.' },
  { path: LOGIN_PATH, summary: 'Where one logs in, once the record has accounts.', role: 'anybody' },
]

interface Page {
  readonly path: string
  readonly summary: string
  readonly parameters?: readonly string[]
  /** `reader` when left out: the least that is asked for what nobody thought about. */
  readonly role?: NeededRole
}

export interface Address {
  readonly path: string
  readonly summary: string
  readonly kind: 'page' | 'api' | 'upkeep'
  /** In capitals: `GET`. */
  readonly method: string
  /** The names that may stand behind the question mark or, in a form, in the body. */
  readonly parameters: readonly string[]
  /** Who may ask it. */
  readonly role: NeededRole
}

/** Every address with what it gives, for the documentation. */
export function listAddresses(): Address[] {
  const api = Object.values(apiRoutes).map((route) => ({
    path: route.path,
    summary: route.summary,
    kind: 'api' as const,
    method: route.method.toUpperCase(),
    parameters: 'request' in route && 'query' in route.request ? Object.keys(route.request.query.shape) : [],
    role: route['x-role'],
  }))
  const description = {
    path: DESCRIPTION_PATH,
    summary: 'This API in the OpenAPI format.',
    kind: 'api' as const,
    method: 'GET',
    parameters: [],
    role: 'reader' as const,
  }
  const upkeep = Object.values(upkeepRoutes).map(({ path, summary, method, 'x-role': role }) => ({
    path,
    summary,
    kind: 'upkeep' as const,
    method: method.toUpperCase(),
    parameters: [],
    role,
  }))
  const shown = pages.map((page) => ({
    parameters: [],
    role: 'reader' as const,
    ...page,
    kind: 'page' as const,
    method: 'GET',
  }))
  return [...shown, ...api, description, ...upkeep]
}

/** An address of this table as hono writes it: `/article/{id}` → `/article/:id`. */
export function toRouterPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
