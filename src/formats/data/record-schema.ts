/**
 * What `hearsay export` writes as JSON, as a JSON Schema that is made of the same zod schemas which the compiler holds
 * against the nouns.
 *
 * @module
 */
import { z } from 'zod'
import { ACTS, CERTAINTIES, CORRECTED_GROUPS, type Correction, type Decision } from '../../record.ts'
import {
  article,
  articleVoice,
  happening,
  passage,
  relation,
  span,
  statement,
  story,
  utterance,
  voice,
  voiceKind,
} from './noun-schemas.ts'
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from './write-json.ts'
import type { RecordLine } from './write-json-lines.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const anchor = z
  .strictObject({ article: z.string(), spans: listOf(span), name: z.string() })
  .describe('A place that a correction holds on to.')
  .meta({ id: 'Anchor' })
const kept = { statement, voice: articleVoice.optional() }
const fields = z
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
    z.strictObject({ kind: z.literal('merge'), of: z.enum(CORRECTED_GROUPS), sides: listOf(listOf(anchor)) }),
    z.strictObject({
      kind: z.literal('split'),
      of: z.enum(CORRECTED_GROUPS),
      members: listOf(anchor),
      from: listOf(anchor),
    }),
    z.strictObject({
      kind: z.literal('rename'),
      of: z.literal('voice'),
      members: listOf(anchor),
      name: z.string(),
      before: z.string(),
    }),
    z.strictObject({ kind: z.enum(['confirm', 'reject']), ...kept }),
    z.strictObject({ kind: z.literal('edit'), fields, ...kept }),
    z.strictObject({ kind: z.literal('undo'), correction: z.string() }),
  ])
  .meta({ id: 'Decision' }) satisfies z.ZodType<Decision>

export const correction = z
  .strictObject({
    id: z.string(),
    number: z.int().min(1),
    decision,
    members: listOf(listOf(z.string())),
    by: z.string().optional(),
    why: z.string().optional(),
    madeAt: z.string().optional(),
    state: z.enum(['holds', 'overruled', 'undone']),
    endedBy: z.string().optional(),
  })
  .describe('A person’s change to the record.')
  .meta({ id: 'Correction' }) satisfies z.ZodType<Correction>

const line = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...article.shape, kind: z.literal('article') }),
    z.strictObject({ ...statement.shape, kind: z.literal('statement') }),
    z
      .strictObject({
        kind: z.literal('reading'),
        article: z.string(),
        statements: listOf(statement),
        voices: listOf(articleVoice),
        happenings: listOf(happening),
      })
      .describe('What was found in an article before anybody corrected it.'),
    z.strictObject({ ...voice.shape, kind: z.literal('voice'), voiceKind }),
    z.strictObject({ ...utterance.shape, kind: z.literal('utterance') }),
    z.strictObject({ ...relation.shape, kind: z.literal('relation'), relationKind: relation.shape.kind }),
    z.strictObject({ ...story.shape, kind: z.literal('story') }),
    z.strictObject({ ...correction.shape, kind: z.literal('correction') }),
  ])
  .describe('One line of the format jsonl.')
  .meta({ id: 'Line' }) satisfies z.ZodType<RecordLine>

const document = z
  .strictObject({
    format: z.literal(DOCUMENT_FORMAT),
    version: z.literal(DOCUMENT_VERSION),
    articles: listOf(z.strictObject({ ...article.shape, statements: listOf(statement) })),
    voices: listOf(voice),
    utterances: listOf(utterance),
    relations: listOf(relation),
    stories: listOf(story),
    corrections: listOf(correction),
  })
  .describe('The format json.')
  .meta({ id: 'Document' })

/** The JSON Schema (draft 2020-12) of what the formats json and jsonl hold: a document, or a line. */
export function makeRecordSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(z.union([document, line]), {
    target: 'draft-2020-12',
    // That our program does not change a list tells nothing about the list.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    },
  })
  return {
    $schema,
    $id: 'record.schema.json',
    title: 'A record of Hearsay, as a JSON document or as a line of JSON lines',
    ...schema,
  }
}
