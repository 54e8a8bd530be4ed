/**
 * The addresses of searches: asked, saved, subscribed to.
 *
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { savedSearch, searchAnswer, searchesAnswer } from './answer-schemas.ts'
import {
  API,
  filters,
  forEditors,
  forReaders,
  json,
  mayNotWrite,
  notThere,
  pageRequest,
  thing,
  wrongType,
  wrongUse,
} from './route-parts.ts'

export const searchRoutes = {
  search: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/search`,
    summary: 'Statements by words, voice, outlet, days, quotation, act, certainty and origins, with facets.',
    request: { query: filters.extend(pageRequest.shape) },
    responses: {
      200: json(searchAnswer, 'Best match first when there are words, else in order of time.'),
      ...wrongUse,
    },
  }),
  searchFeed: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/search.atom`,
    summary: 'The newest statements of a search as an Atom feed.',
    request: { query: filters },
    responses: {
      200: {
        description: 'At most fifty entries, the newest first.',
        content: { 'application/atom+xml': { schema: z.string() } },
      },
      ...wrongUse,
    },
  }),
  searches: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/searches`,
    summary: 'The searches that were saved.',
    responses: { 200: json(searchesAnswer, 'The searches.') },
  }),
  saveSearch: createRoute({
    ...forEditors,
    method: 'post',
    path: `${API}/searches`,
    summary: 'Saves a search. The same query again gets the new name.',
    request: {
      body: {
        required: true,
        content: {
          'application/json': {
            schema: z
              .strictObject({
                name: z.string().trim().min(1).max(200),
                query: z
                  .string()
                  .max(5000)
                  .openapi({ description: 'As it stands in an address: voice=Anna+Petrova&words=dam' }),
              })
              .openapi('SearchToSave'),
          },
        },
      },
    },
    responses: { 201: json(savedSearch, 'The search.'), ...wrongUse, ...wrongType, ...mayNotWrite },
  }),
  removeSearch: createRoute({
    ...forEditors,
    method: 'delete',
    path: `${API}/searches/{id}`,
    summary: 'Forgets a saved search.',
    request: { params: thing('The id of a saved search.') },
    responses: { 204: { description: 'It is gone.' }, ...notThere, ...mayNotWrite },
  }),
} as const
