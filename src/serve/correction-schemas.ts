/**
 * Corrections as zod schemas: what the API answers with, and what it is asked.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import { ACTS, CERTAINTIES, CORRECTED_GROUPS, type Correction, type Decision } from '../record.ts'
import type { CorrectionRequest, StatementFields } from '../store/index.ts'
import type { CorrectionsAnswer } from './answers.ts'
import {
  articleVoice,
  foundStatement,
  listOf,
  passage,
  span,
  statement,
  voiceKind,
  wholeNumber,
} from './schemas.ts'

const group = z.enum(CORRECTED_GROUPS as readonly ['voice', 'utterance', 'story'])
const anchor = z
  .strictObject({ article: z.string(), spans: listOf(span), name: z.string() })
  .openapi('Anchor', { description: 'A place that a correction holds on to.' })
const keptStatement = { statement, voice: articleVoice.optional() }

const editedFields = z
  .strictObject({
    voice: z.strictObject({ name: z.string(), kind: voiceKind, place: anchor.optional() }).nullable(),
    role: passage.nullable(),
    act: z.enum(ACTS).nullable(),
    certainty: z.enum(CERTAINTIES).nullable(),
    negated: passage.nullable(),
    saidAt: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
    addressee: passage.nullable(),
    venue: passage.nullable(),
    relay: listOf(
      z.strictObject({ name: z.string(), kind: voiceKind, evidence: passage.optional() }),
    ).nullable(),
    firstHand: z.literal(true).nullable(),
  })
  .partial()

const decision = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge'), of: group, sides: listOf(listOf(anchor)) }),
    z.strictObject({ kind: z.literal('split'), of: group, members: listOf(anchor), from: listOf(anchor) }),
    z.strictObject({
      kind: z.literal('rename'),
      of: z.literal('voice'),
      members: listOf(anchor),
      name: z.string(),
      before: z.string(),
    }),
    z.strictObject({ kind: z.enum(['confirm', 'reject']), ...keptStatement }),
    z.strictObject({ kind: z.literal('edit'), fields: editedFields, ...keptStatement }),
    z.strictObject({ kind: z.literal('undo'), correction: z.string() }),
  ])
  .openapi('Decision') satisfies z.ZodType<Decision>

const correction = z
  .strictObject({
    id: z.string(),
    number: wholeNumber(),
    decision,
    members: listOf(listOf(z.string())).openapi({
      description: 'What its places are now, a list for each side.',
    }),
    by: z.string().optional(),
    why: z.string().optional(),
    madeAt: z.string().optional(),
    state: z.enum(['holds', 'overruled', 'undone']),
    endedBy: z.string().optional(),
  })
  .openapi('Correction') satisfies z.ZodType<Correction>

export const correctionAnswer = z.strictObject({ correction }).openapi('CorrectionAnswer')

export const correctionsAnswer = z
  .strictObject({ items: listOf(correction), total: wholeNumber(), statements: listOf(foundStatement) })
  .openapi('CorrectionsAnswer') satisfies z.ZodType<CorrectionsAnswer>

const id = () => z.string().trim().min(1).max(200)
const words = () => z.string().max(2000)
const day = () => z.iso.date({ error: 'expected a day like 2019-03-28' })

/** Fields of a statement as a person gives them; null where it is not known. */
const statementFields = z
  .strictObject({
    voice: words().nullable(),
    voiceKind,
    role: words().nullable(),
    act: z.enum(ACTS).nullable(),
    certainty: z.enum(CERTAINTIES).nullable(),
    negated: words().nullable(),
    saidAt: z.strictObject({ from: day(), to: day() }).nullable(),
    addressee: words().nullable(),
    venue: words().nullable(),
    relay: z.array(words()).max(20).nullable(),
    firstHand: z.boolean(),
  })
  .partial()
  .openapi('StatementFields') satisfies z.ZodType<StatementFields>

const maker = {
  why: words().optional().openapi({ description: 'Why, for whoever reads it later.' }),
  by: words().optional().openapi({ description: 'Who decides.' }),
}
const things = z.array(id()).max(10_000)

export const correctionRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge'), of: group, things, ...maker }),
    z.strictObject({ kind: z.literal('split'), of: group, thing: id(), members: things, ...maker }),
    z.strictObject({
      kind: z.literal('rename'),
      of: z.literal('voice'),
      thing: id(),
      name: z.string().trim().min(1).max(200),
      ...maker,
    }),
    z.strictObject({ kind: z.enum(['confirm', 'reject']), statement: id(), ...maker }),
    z.strictObject({ kind: z.literal('edit'), statement: id(), fields: statementFields, ...maker }),
  ])
  .openapi('CorrectionRequest') satisfies z.ZodType<CorrectionRequest>

export const undoRequest = z.strictObject(maker).openapi('UndoRequest')
