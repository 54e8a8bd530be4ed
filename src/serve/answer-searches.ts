/**
 * How searches are answered, fed and saved.
 *
 * @module
 */
import type { z } from 'zod'
import { UsageError } from '../errors.ts'
import { apiRoutes } from './addresses.ts'
import { answerNotThere } from './answer-reading.ts'
import { filters } from './route-parts.ts'
import type { Router, Service } from './service.ts'
import { findNewest, writeAtomFeed } from './write-atom-feed.ts'

export function answerSearches(app: Router, { record, changes, door }: Service): void {
  app.openapi(apiRoutes.search, async (context) => {
    const query = context.req.valid('query')
    const page = await record.findStatements(query)
    return context.json({ ...page, facets: await record.countFacets(query) }, 200)
  })
  app.openapi(apiRoutes.searchFeed, async (context) => {
    const query = context.req.valid('query')
    const found = await findNewest(record, query)
    const { origin } = new URL(context.req.url)
    const feed = writeAtomFeed(found, { origin, query: writeQuery(query) })
    return context.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  })
  app.openapi(apiRoutes.searches, async (context) =>
    context.json({ items: await record.listSavedSearches() }, 200),
  )
  app.openapi(apiRoutes.saveSearch, async (context) => {
    const { name, query } = context.req.valid('json')
    const savedAt = new Date().toISOString()
    const search = await record.saveSearch({ name, query: normaliseQuery(query), savedAt })
    changes.noteChange()
    return context.json(search, 201)
  })
  app.openapi(apiRoutes.removeSearch, async (context) => {
    const { id } = context.req.valid('param')
    const known = (await record.listSavedSearches()).find((one) => one.id === id)
    if (!(await record.removeSearch(id))) return answerNotThere(context, { kind: 'saved search', id })
    await record.people.log('search removed', door.nameDoer(context), known?.name)
    changes.noteChange()
    return context.body(null, 204)
  })
}

/** The same search is always written the same. Throws a UsageError for what looks for nothing. */
function normaliseQuery(query: string): string {
  const given = Object.fromEntries([...new URLSearchParams(query)].filter(([, value]) => value !== ''))
  const { success, data, error } = filters.strict().safeParse(given)
  if (!success || Object.keys(data).length === 0) {
    const [issue] = error?.issues ?? []
    throw new UsageError('query', {
      expected: 'filters of a search, such as voice=Anna+Petrova&words=dam',
      got: query.slice(0, 200),
      fix: issue ? `mend ${issue.path.join('.') || 'it'}: ${issue.message}` : 'give at least one',
    })
  }
  return writeQuery(data)
}

function writeQuery(query: z.infer<typeof filters>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  return new URLSearchParams(given.sort(([a], [b]) => (a < b ? -1 : 1))).toString()
}
