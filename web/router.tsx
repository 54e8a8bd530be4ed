/**
 * Which page stands at which address; the same addresses as in `src/serve/addresses.ts`. Each page is loaded when it is
 * first opened, so that the first view brings no more script than it needs.
 *
 * @module
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { BrokenPage, NotFoundPage } from './pages/failure-pages.tsx'
import { Shell } from './parts/shell.tsx'
import { parseQuery, readSearch, writeQuery } from './search.ts'
import { readStoryView } from './story-view.ts'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./pages/search-page.tsx'), 'SearchPage'),
})
const story = createRoute({
  getParentRoute: () => root,
  path: '/story/$id',
  validateSearch: readStoryView,
  component: lazyRouteComponent(() => import('./pages/story-page.tsx'), 'StoryPage'),
})
const article = createRoute({
  getParentRoute: () => root,
  path: '/article/$id',
  component: lazyRouteComponent(() => import('./pages/article-page.tsx'), 'ArticlePage'),
})
const voice = createRoute({
  getParentRoute: () => root,
  path: '/voice/$id',
  component: lazyRouteComponent(() => import('./pages/voice-page.tsx'), 'VoicePage'),
})
const utterance = createRoute({
  getParentRoute: () => root,
  path: '/utterance/$id',
  component: lazyRouteComponent(() => import('./pages/utterance-page.tsx'), 'UtterancePage'),
})
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  /** Ids divided by commas. */
  validateSearch: ({ articles }: Record<string, unknown>): { articles?: string } =>
    typeof articles === 'string' && articles !== '' ? { articles } : {},
  component: lazyRouteComponent(() => import('./pages/compare-page.tsx'), 'ComparePage'),
})
const corrections = createRoute({
  getParentRoute: () => root,
  path: '/corrections',
  component: lazyRouteComponent(() => import('./pages/corrections-page.tsx'), 'CorrectionsPage'),
})
const queue = createRoute({
  getParentRoute: () => root,
  path: '/corrections/queue',
  component: lazyRouteComponent(() => import('./pages/queue-page.tsx'), 'QueuePage'),
})
const feeds = createRoute({
  getParentRoute: () => root,
  path: '/feeds',
  component: lazyRouteComponent(() => import('./pages/feeds-page.tsx'), 'FeedsPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people-page.tsx'), 'PeoplePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    search,
    story,
    article,
    voice,
    utterance,
    compare,
    corrections,
    queue,
    feeds,
    account,
    people,
  ]),
  parseSearch: parseQuery,
  stringifySearch: writeQuery,
  defaultErrorComponent: BrokenPage,
  defaultHashScrollIntoView: false,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // A new place in the same article is no new page: the article page scrolls to it by itself.
  getScrollRestorationKey: (location) => location.pathname + location.searchStr,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
