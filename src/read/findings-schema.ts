import { z } from 'zod'
import { ACTS, CERTAINTIES, QUOTATIONS, VOICE_KINDS } from '../record.ts'

const offset = z.int().nonnegative()
const span = z.tuple([offset, offset])
const spans = z.array(span)
const passage = z.strictObject({ text: z.string(), start: offset, end: offset })
const confidence = z.number().min(0).max(1)
const note = z.strictObject({ code: z.string(), message: z.string(), text: z.string().optional() })
const day = z.iso.date()
const kind = z.enum(VOICE_KINDS)

const saidAt = z.strictObject({ from: day, to: day, written: passage.optional(), confidence })
const circumstance = passage.extend({ confidence })
const hand = z.strictObject({ name: z.string(), kind, evidence: passage.optional(), confidence })

const statement = z.strictObject({
  id: z.string(),
  article: z.string(),
  speaker: spans,
  cue: spans,
  content: spans,
  text: z.strictObject({ speaker: z.string().optional(), cue: z.string().optional(), content: z.string() }),
  quotation: z.enum(QUOTATIONS),
  confidence,
  within: z.string().optional(),
  act: z.enum(ACTS).optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  negated: passage.optional(),
  voice: z
    .strictObject({ id: z.string(), name: z.string(), kind, confidence, unnamedBecause: passage.optional() })
    .optional(),
  role: passage.optional(),
  saidAt: saidAt.optional(),
  addressee: circumstance.optional(),
  venue: circumstance.optional(),
  relay: z.array(hand).optional(),
  firstHand: z.literal(true).optional(),
  notes: z.array(note).optional(),
})

const voice = z.strictObject({
  id: z.string(),
  article: z.string(),
  name: z.string(),
  kind,
  names: z.array(z.strictObject({ text: z.string(), count: z.int().nonnegative() })),
  roles: z.array(passage),
  mentions: spans,
  unnamedBecause: passage.optional(),
})

/** What is found in one article. Names that are not known are refused: what nobody checked is not kept. */
export const findingsSchema = z.strictObject({
  statements: z.array(statement),
  voices: z.array(voice),
  happenings: z.array(z.strictObject({ article: z.string(), on: saidAt, told: passage })),
})
