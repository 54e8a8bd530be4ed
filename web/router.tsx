/**
 * Which page stands at which address; the same addresses as in `src/serve/addresses.ts`.
 *
 * @module
 */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { ArticlePage } from './pages/article-page.tsx'
import { BrokenPage, NotFoundPage } from './pages/failure-pages.tsx'
import { RecordPage } from './pages/record-page.tsx'
import { StoryPage } from './pages/story-page.tsx'
import { VoicePage } from './pages/voice-page.tsx'
import { Shell } from './parts/shell.tsx'
import { parseQuery, readSearch, writeQuery } from './search.ts'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const record = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: RecordPage,
  validateSearch: readSearch,
})
const article = createRoute({ getParentRoute: () => root, path: '/article/$id', component: ArticlePage })
const voice = createRoute({ getParentRoute: () => root, path: '/voice/$id', component: VoicePage })
const story = createRoute({ getParentRoute: () => root, path: '/story/$id', component: StoryPage })

export const router = createRouter({
  routeTree: root.addChildren([record, article, voice, story]),
  parseSearch: parseQuery,
  stringifySearch: writeQuery,
  defaultErrorComponent: BrokenPage,
  defaultHashScrollIntoView: false,
  scrollRestoration: true,
  // A new place in the same article is no new page: the article page scrolls to it by itself.
  getScrollRestorationKey: (location) => location.pathname + location.searchStr,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
