/**
 * The addresses for whoever keeps the server. They stand outside the API and ask for no login: what calls them is a
 * program that watches, and what they tell holds nothing of what is in the record.
 *
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { forAnybody, json } from './route-parts.ts'
import { failure } from './schemas.ts'

export const healthAnswer = z
  .strictObject({
    status: z.literal('ok'),
    version: z.string().openapi({ description: 'The version of Hearsay that runs.' }),
    uptimeSeconds: z.int().min(0).openapi({ description: 'Since the server was started.' }),
  })
  .openapi('Health')

export const readyAnswer = z.strictObject({ status: z.literal('ready') }).openapi('Ready')

export const upkeepRoutes = {
  health: createRoute({
    ...forAnybody,
    method: 'get',
    path: '/health',
    summary: 'That the server runs, its version, and for how long. Asks for no login.',
    responses: { 200: json(healthAnswer, 'It runs. Whether the record can be read is told by /ready.') },
  }),
  ready: createRoute({
    ...forAnybody,
    method: 'get',
    path: '/ready',
    summary: 'Whether the record can be read just now. Asks for no login.',
    responses: {
      200: json(readyAnswer, 'It can.'),
      503: json(failure, 'It cannot, or the server is stopping.'),
    },
  }),
  metrics: createRoute({
    ...forAnybody,
    method: 'get',
    path: '/metrics',
    summary: 'Figures for Prometheus. For this machine, and for who sends the token of --metrics-token.',
    responses: {
      200: {
        description: 'In the text format of Prometheus.',
        content: { 'text/plain': { schema: z.string() } },
      },
      401: json(failure, 'The token is missing or wrong.'),
      403: json(failure, 'Only the machine that serves the record may read them.'),
    },
  }),
} as const
