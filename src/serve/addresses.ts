/**
 * Every address that Hearsay answers, once. The router, the description of the API and the documentation read this
 * table.
 *
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { ACTS, QUOTATIONS } from '../record.ts'
import {
  articleAnswer,
  articleSummary,
  counts,
  failure,
  foundStatement,
  pageOf,
  story,
  storyAnswer,
  voiceAnswer,
  voiceSummary,
} from './schemas.ts'

/** The most things that one answer lists. */
export const MOST_PER_PAGE = 500

const pageRequest = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(50).openapi({
    description: 'How many to list at most.',
  }),
  offset: z.coerce.number().int().min(0).default(0).openapi({ description: 'How many to pass over first.' }),
})

const thing = (what: string) => z.object({ id: z.string().min(1).openapi({ description: what }) })

const day = (what: string) =>
  z.iso.date({ error: 'expected a day like 2019-03-28' }).optional().openapi({ description: what })

const words = (what: string) => z.string().min(1).max(1000).optional().openapi({ description: what })

const statementQuery = pageRequest.extend({
  words: words('Words that must all occur; "in double quotation marks" a phrase.'),
  voice: words('The id of a voice, or words of its names.'),
  outlet: words('The name of an outlet.'),
  from: day('The first day on which it was said or, where that is not known, published.'),
  to: day('The last such day.'),
  quotation: z
    .enum(QUOTATIONS)
    .optional()
    .openapi({ description: 'How the words come: all in quotation marks, some, or none.' }),
  act: z.enum(ACTS).optional().openapi({ description: 'What kind of saying it is.' }),
})

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const wrongUse = { 400: json(failure, 'A parameter is not as it must be.') }
const notThere = { 404: json(failure, 'The record has no such thing.') }

/** The JSON API, in the order in which the documentation lists it. */
export const apiRoutes = {
  record: createRoute({
    method: 'get',
    path: '/api/record',
    summary: 'How much the record holds.',
    responses: { 200: json(counts, 'A count of each kind of thing.') },
  }),
  articles: createRoute({
    method: 'get',
    path: '/api/articles',
    summary: 'All articles, newest first, those without a date last.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(articleSummary), 'A page of articles without their texts.'), ...wrongUse },
  }),
  article: createRoute({
    method: 'get',
    path: '/api/article/{id}',
    summary: 'One article: its text, its statements, and what ties it to other articles.',
    request: { params: thing('The id of an article, or a beginning of it that fits only one.') },
    responses: { 200: json(articleAnswer, 'The article.'), ...notThere },
  }),
  voices: createRoute({
    method: 'get',
    path: '/api/voices',
    summary: 'All voices, those with most statements first.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(voiceSummary), 'A page of voices.'), ...wrongUse },
  }),
  voice: createRoute({
    method: 'get',
    path: '/api/voice/{id}',
    summary: 'One voice: its names and roles, and everything it said in order of time.',
    request: { params: thing('The id of a voice, a beginning of it, or a name that fits.') },
    responses: { 200: json(voiceAnswer, 'The voice.'), ...notThere },
  }),
  stories: createRoute({
    method: 'get',
    path: '/api/stories',
    summary: 'All stories.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(story), 'A page of stories.'), ...wrongUse },
  }),
  story: createRoute({
    method: 'get',
    path: '/api/story/{id}',
    summary: 'One story: its articles, utterances, wordings and relations.',
    request: { params: thing('The id of a story, or a beginning of it that fits only one.') },
    responses: { 200: json(storyAnswer, 'The story.'), ...notThere },
  }),
  statements: createRoute({
    method: 'get',
    path: '/api/statements',
    summary: 'Statements by words, voice, outlet, days, quotation and act.',
    request: { query: statementQuery },
    responses: {
      200: json(pageOf(foundStatement), 'Best match first when there are words, else in order of time.'),
      ...wrongUse,
    },
  }),
} as const

/** Where the OpenAPI description of the API is. */
export const DESCRIPTION_PATH = '/api/openapi.json'

/** The pages; the web application shows them all. */
export const pages = [
  { path: '/', summary: 'The record: counts, search, stories, latest articles, voices.' },
  { path: '/article/{id}', summary: 'One article with its statements marked in the text.' },
  { path: '/voice/{id}', summary: 'One voice and everything it said.' },
  { path: '/story/{id}', summary: 'One story: articles, utterances with their wordings, relations.' },
] as const

export interface Address {
  readonly path: string
  readonly summary: string
  readonly kind: 'page' | 'api'
  /** The names that may stand behind the question mark. */
  readonly parameters: readonly string[]
}

/** Every address with what it gives, for the documentation. */
export function listAddresses(): Address[] {
  const api = Object.values(apiRoutes).map((route) => ({
    path: route.path,
    summary: route.summary,
    kind: 'api' as const,
    parameters: 'request' in route && 'query' in route.request ? Object.keys(route.request.query.shape) : [],
  }))
  const description = {
    path: DESCRIPTION_PATH,
    summary: 'This API in the OpenAPI format.',
    kind: 'api' as const,
    parameters: [],
  }
  return [...pages.map((page) => ({ ...page, kind: 'page' as const, parameters: [] })), ...api, description]
}

/** An address of this table as hono writes it: `/article/{id}` → `/article/:id`. */
export function toRouterPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
