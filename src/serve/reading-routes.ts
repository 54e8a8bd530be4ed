/**
 * The addresses that show the record: lists, and one thing each.
 *
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { DEFAULT_FORMAT, FORMATS, isFolderFormat } from '../formats/index.ts'
import {
  articleAnswer,
  compareAnswer,
  feedsAnswer,
  outletsAnswer,
  recordAnswer,
  storyAnswer,
  storySummary,
  utteranceAnswer,
  utteranceDetail,
  voiceAnswer,
} from './answer-schemas.ts'
import {
  API,
  forReaders,
  idList,
  json,
  MOST_COMPARED,
  notThere,
  pageRequest,
  thing,
  wrongUse,
} from './route-parts.ts'
import { articleSummary, failure, pageOf, voiceSummary } from './schemas.ts'

const utterancesRequest = pageRequest.extend({
  ids: idList('Only these utterances, by whole ids, divided by commas; limit and offset do not count then.')
    .refine((ids) => ids.length <= 500, 'expected at most 500 ids')
    .optional(),
})
const utterancePage = json(pageOf(utteranceDetail), 'A page of utterances with their statements.')

/** Those that are one file. */
const exportFormats = FORMATS.flatMap((format) => (isFolderFormat(format) ? [] : [format]))

export const readingRoutes = {
  record: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/record`,
    summary: 'How much the record holds, and its version.',
    responses: { 200: json(recordAnswer, 'A count of each kind of thing.') },
  }),
  stories: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/stories`,
    summary: 'All stories, those of the latest articles first, with what is disputed in them.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(storySummary), 'A page of stories.'), ...wrongUse },
  }),
  story: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/story/{id}`,
    summary:
      'One story: its articles with what each alone has and leaves out, its utterances without their words, relations.',
    request: { params: thing('The id of a story, or a beginning of it that fits only one.') },
    responses: { 200: json(storyAnswer, 'The story.'), ...wrongUse, ...notThere },
  }),
  storyUtterances: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/story/{id}/utterances`,
    summary: 'The utterances of a story with all their wordings, origins and statements, in order of time.',
    request: {
      params: thing('The id of a story, or a beginning of it that fits only one.'),
      query: utterancesRequest,
    },
    responses: { 200: utterancePage, ...wrongUse, ...notThere },
  }),
  articles: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/articles`,
    summary: 'All articles, newest first, those without a date last.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(articleSummary), 'A page of articles without their texts.'), ...wrongUse },
  }),
  article: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/article/{id}`,
    summary: 'One article: its text, its statements, and what ties it to other articles.',
    request: { params: thing('The id of an article, or a beginning of it that fits only one.') },
    responses: { 200: json(articleAnswer, 'The article.'), ...wrongUse, ...notThere },
  }),
  voices: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/voices`,
    summary: 'All voices, those with most statements first.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(voiceSummary), 'A page of voices.'), ...wrongUse },
  }),
  voice: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/voice/{id}`,
    summary: 'One voice: its names and roles, what it said without the words, how outlets word it.',
    request: { params: thing('The id of a voice, a beginning of it, or a name that fits.') },
    responses: { 200: json(voiceAnswer, 'The voice.'), ...wrongUse, ...notThere },
  }),
  voiceUtterances: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/voice/{id}/utterances`,
    summary: 'What a voice said with all wordings, origins and statements, in order of time.',
    request: {
      params: thing('The id of a voice, a beginning of it, or a name that fits.'),
      query: utterancesRequest,
    },
    responses: { 200: utterancePage, ...wrongUse, ...notThere },
  }),
  utterance: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/utterance/{id}`,
    summary: 'One utterance: its wordings, the hands it went through, its origins and relations.',
    request: { params: thing('The id of an utterance, or a beginning of it that fits only one.') },
    responses: { 200: json(utteranceAnswer, 'The utterance.'), ...wrongUse, ...notThere },
  }),
  compare: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/compare`,
    summary: 'Two to six articles beside each other, the same utterances in one row.',
    request: {
      query: z.object({
        articles: idList('Ids of articles, divided by commas.').refine(
          (ids) => new Set(ids).size >= 2 && new Set(ids).size <= MOST_COMPARED,
          `expected the ids of 2 to ${MOST_COMPARED} articles, divided by commas`,
        ),
      }),
    },
    responses: { 200: json(compareAnswer, 'The articles.'), ...wrongUse, ...notThere },
  }),
  export: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/export`,
    summary:
      'The whole record, or one story of it, as a file for other programs; "hearsay help export" tells what each holds.',
    request: {
      query: z.object({
        format: z
          .enum(exportFormats.map(({ name }) => name))
          .default(DEFAULT_FORMAT)
          .openapi({ description: exportFormats.map(({ name, says }) => `${name}: ${says}.`).join(' ') }),
        story: z.string().min(1).max(1000).optional().openapi({
          description:
            'The id of a story, or a beginning of it that fits only one. Needed for schema-org, prov, markdown and html.',
        }),
      }),
    },
    responses: {
      200: {
        description: 'The file, as the record was when it was asked for.',
        content: { '*/*': { schema: z.string() } },
      },
      ...wrongUse,
      ...notThere,
      503: json(failure, 'Several exports are under way already; Retry-After says how long to wait.'),
    },
  }),
  outlets: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/outlets`,
    summary: 'All outlets, those with most articles first.',
    responses: { 200: json(outletsAnswer, 'The outlets.') },
  }),
  feeds: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/feeds`,
    summary: 'The feeds that are watched, and how each fares.',
    responses: { 200: json(feedsAnswer, 'The feeds.') },
  }),
} as const
