/**
 * The addresses that change the record, and that tell of its changes.
 *
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { addition } from './answer-schemas.ts'
import { correctionAnswer, correctionRequest, correctionsAnswer, undoRequest } from './correction-schemas.ts'
import {
  API,
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
import { failure, foundStatement, pageOf } from './schemas.ts'

const tooLarge = { 413: json(failure, 'More bytes than one request may have.') }

const additionForm = z
  .object({
    text: z.string().optional().openapi({ description: 'A pasted report.' }),
    title: z.string().max(2000).optional(),
    outlet: z.string().max(500).optional(),
    publishedAt: z.string().max(100).optional(),
    url: z.string().max(5000).optional(),
    address: z.string().max(5000).optional().openapi({ description: 'An http or https address to fetch.' }),
    files: z
      .any()
      .optional()
      .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
  })
  .openapi('AdditionForm')

export const writingRoutes = {
  corrections: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/corrections`,
    summary: 'All corrections, latest first.',
    request: { query: pageRequest },
    responses: { 200: json(correctionsAnswer, 'A page of corrections.'), ...wrongUse },
  }),
  correct: createRoute({
    ...forEditors,
    method: 'post',
    path: `${API}/corrections`,
    summary:
      'Corrects the record: confirm, reject, edit, merge, split, rename. Answers when it is related anew or, where much is still to be related, at once.',
    request: { body: { required: true, content: { 'application/json': { schema: correctionRequest } } } },
    responses: { 201: json(correctionAnswer, 'What was kept.'), ...wrongUse, ...wrongType, ...mayNotWrite },
  }),
  undoCorrection: createRoute({
    ...forEditors,
    method: 'post',
    path: `${API}/corrections/{id}/undo`,
    summary: 'Takes a correction back, which may itself have taken one back.',
    request: {
      params: thing('The id of a correction.'),
      body: { content: { 'application/json': { schema: undoRequest } } },
    },
    responses: {
      201: json(correctionAnswer, 'The undoing.'),
      ...wrongUse,
      ...wrongType,
      ...notThere,
      ...mayNotWrite,
    },
  }),
  queue: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/corrections/queue`,
    summary: 'Statements that nobody has checked, the least certain first.',
    request: { query: pageRequest },
    responses: { 200: json(pageOf(foundStatement), 'A page of statements.'), ...wrongUse },
  }),
  training: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/corrections/training.jsonl`,
    summary: 'The statements that people confirmed, rejected or edited, as training data: a JSON line each.',
    responses: {
      200: {
        description: 'Each with the text of its article and what was read before.',
        content: { 'application/jsonl': { schema: z.string() } },
      },
    },
  }),
  add: createRoute({
    ...forEditors,
    method: 'post',
    path: `${API}/additions`,
    summary:
      'Adds reports: a pasted text, files, or an address. Answers at once; one addition is worked on at a time.',
    request: { body: { required: true, content: { 'multipart/form-data': { schema: additionForm } } } },
    responses: {
      202: json(addition, 'What will be added.'),
      ...wrongUse,
      ...wrongType,
      ...mayNotWrite,
      ...tooLarge,
    },
  }),
  addition: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/additions/{id}`,
    summary: 'How far an addition has come. Those of the last hundred are known, while the server runs.',
    request: { params: thing('The id of an addition.') },
    responses: { 200: json(addition, 'The addition.'), ...notThere },
  }),
  events: createRoute({
    ...forReaders,
    method: 'get',
    path: `${API}/events`,
    summary:
      'Server-sent events: record {version} when the record changed, addition while something is added.',
    responses: {
      200: {
        description: 'A stream that stays open.',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
  }),
} as const
