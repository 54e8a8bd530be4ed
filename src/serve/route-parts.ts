/**
 * What many addresses take and answer with.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import { ACTS, CERTAINTIES, QUOTATIONS } from '../record.ts'
import type { Role } from '../store/index.ts'
import { failure } from './schemas.ts'

/** All addresses of the API begin with this. An incompatible change gets another. */
export const API = '/api/v1'

/** The most things that one answer lists. */
export const MOST_PER_PAGE = 500
/** The most articles that stand beside each other. */
export const MOST_COMPARED = 6

export const pageRequest = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(50).openapi({
    description: 'How many to list at most.',
  }),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .openapi({ description: 'How many to pass over first.' }),
})

export const thing = (what: string) =>
  z.object({ id: z.string().min(1).max(1000).openapi({ description: what }) })

const day = (what: string) =>
  z.iso.date({ error: 'expected a day like 2019-03-28' }).optional().openapi({ description: what })

const words = (what: string) => z.string().min(1).max(1000).optional().openapi({ description: what })

const count = (what: string) =>
  z.coerce.number().int().min(0).max(1_000_000).optional().openapi({ description: what })

/** What statements are looked for by. All that is given must hold. */
export const filters = z.object({
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
  certainty: z.enum(CERTAINTIES).optional().openapi({ description: 'How certain the speaker put it.' }),
  leastOrigins: count('Of utterances with so many known independent origins at least.'),
  mostOrigins: count('Of utterances with so many known independent origins at most.'),
  story: words('The id of a story.'),
})

/** Ids divided by commas. */
export const idList = (what: string) =>
  z
    .string()
    .max(20_000)
    .transform((list) => list.split(',').flatMap((id) => id.trim() || []))
    .openapi({ description: what, type: 'string', example: 'art_5f1c,art_09ab' })

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const wrongUse = { 400: json(failure, 'Something is not as it must be.') }
export const notThere = { 404: json(failure, 'The record has no such thing.') }
export const mayNotWrite = { 403: json(failure, 'The record may be read but not written.') }
export const wrongType = { 415: json(failure, 'The body is of another type than it must be.') }

/**
 * Who may ask an address: anybody; readers, editors and admins, each also where the record has no account; who has an
 * account, whatever its role. Admins' addresses need an account too.
 */
export type NeededRole = 'anybody' | 'account' | Role

/** Stands in the description of the API too. */
export interface NeedsRole {
  readonly 'x-role': NeededRole
}

export const forAnybody = { 'x-role': 'anybody' } as const satisfies NeedsRole
export const forAccounts = { 'x-role': 'account' } as const satisfies NeedsRole
export const forReaders = { 'x-role': 'reader' } as const satisfies NeedsRole
export const forEditors = { 'x-role': 'editor' } as const satisfies NeedsRole
export const forAdmins = { 'x-role': 'admin' } as const satisfies NeedsRole
