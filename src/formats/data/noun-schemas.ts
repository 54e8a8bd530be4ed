/**
 * The nouns of a record as zod schemas, which the published JSON Schema is made of. `satisfies` keeps them in step with
 * `record.ts`: a field that is missing here is refused by the tests, a field that is wrong by the compiler.
 *
 * @module
 */
import { z } from 'zod'
import {
  ACTS,
  type Article,
  type ArticleVoice,
  CERTAINTIES,
  DIFFERENCE_KINDS,
  type Happening,
  HOP_KINDS,
  QUOTATIONS,
  RELATION_KINDS,
  type Relation,
  type Statement,
  type Story,
  type Utterance,
  VOICE_KINDS,
  type Voice,
} from '../../record.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const offset = z.int().min(0)
const count = z.int().min(0)
const share = z.number().min(0).max(1).describe('Of those at 0.9, about nine in ten are right.')
const id = z.string().min(1)
const ids = listOf(id)
const day = z.iso.date()

export const span = z
  .tuple([offset, offset])
  .readonly()
  .describe('From (included) to (excluded), in UTF-16 code units of the article’s text.')
  .meta({ id: 'Span' })
const passageFields = { text: z.string(), start: offset, end: offset }
export const passage = z
  .strictObject(passageFields)
  .describe('Words of an article, and where they stand in it.')
  .meta({ id: 'Passage' })
const evidence = z.strictObject({ ...passageFields, article: id }).meta({ id: 'Evidence' })
const note = z
  .strictObject({ code: z.string(), message: z.string(), text: z.string().optional() })
  .describe('What was wrong or poor in the material, or left open.')
  .meta({ id: 'Note' })

export const article = z
  .strictObject({
    id,
    from: z.string().describe('The path, address or archive member that it was read from.'),
    title: z.string().optional(),
    outlet: z.string().optional(),
    publishedAt: z.string().optional().describe('ISO 8601, as precise as it is known.'),
    url: z.string().optional(),
    modifiedAt: z.string().optional(),
    byline: z.string().optional(),
    place: z.string().optional(),
    language: z.string().optional(),
    keywords: listOf(z.string()).optional(),
    credit: z.string().optional(),
    takenFrom: z.string().optional(),
    links: listOf(z.strictObject({ ...passageFields, url: z.string() })).optional(),
    text: z.string(),
    notes: listOf(note),
  })
  .describe('One report as one outlet published it.')
  .meta({ id: 'Article' }) satisfies z.ZodType<Article>

export const voiceKind = z.enum(VOICE_KINDS)
const saidAt = z
  .strictObject({ from: day, to: day, written: passage.optional(), confidence: share })
  .describe('The days on which it may have been said, both included.')
  .meta({ id: 'SaidAt' })
const circumstance = z.strictObject({ ...passageFields, confidence: share }).meta({ id: 'Circumstance' })
const hand = z
  .strictObject({ name: z.string(), kind: voiceKind, evidence: passage.optional(), confidence: share })
  .describe('One hand between the voice and the outlet.')
  .meta({ id: 'Hand' })
const voiceReference = z
  .strictObject({
    id,
    name: z.string(),
    kind: voiceKind,
    confidence: share,
    unnamedBecause: passage.optional(),
  })
  .meta({ id: 'VoiceReference' })

/** What a person can set right, as a statement has it. */
const told = {
  role: passage,
  act: z.enum(ACTS),
  certainty: z.enum(CERTAINTIES),
  negated: passage,
  saidAt,
  addressee: circumstance,
  venue: circumstance,
  relay: listOf(hand),
  firstHand: z.literal(true),
}
const asBefore = z.strictObject({ ...told, voice: voiceReference, confidence: share })
const statementCorrection = z
  .strictObject({
    decision: z.enum(['confirmed', 'edited', 'rejected']),
    corrections: ids,
    before: z
      .strictObject({
        voice: asBefore.shape.voice.nullable(),
        confidence: share.nullable(),
        role: told.role.nullable(),
        act: told.act.nullable(),
        certainty: told.certainty.nullable(),
        negated: told.negated.nullable(),
        saidAt: told.saidAt.nullable(),
        addressee: told.addressee.nullable(),
        venue: told.venue.nullable(),
        relay: told.relay.nullable(),
        firstHand: told.firstHand.nullable(),
      })
      .partial()
      .describe('What was read in place of what a person set; null where nothing was.'),
  })
  .describe('What a person said of a statement.')
  .meta({ id: 'StatementCorrection' })

export const statement = z
  .strictObject({
    id,
    article: id,
    speaker: listOf(span),
    cue: listOf(span),
    content: listOf(span),
    text: z
      .strictObject({ speaker: z.string().optional(), cue: z.string().optional(), content: z.string() })
      .describe('The words of each, several spans joined by “ … ”.'),
    quotation: z.enum(QUOTATIONS),
    confidence: share,
    within: id.optional().describe('The id of the statement that it stands inside.'),
    ...z.strictObject(told).partial().shape,
    voice: voiceReference.optional(),
    notes: listOf(note).optional(),
    correction: statementCorrection.optional(),
  })
  .describe('One attribution in one article: who said (thought, ordered, denied ...) what.')
  .meta({ id: 'Statement' }) satisfies z.ZodType<Statement>

const voiceName = z.strictObject({ text: z.string(), count })
export const voice = z
  .strictObject({
    id,
    name: z.string(),
    kind: voiceKind,
    names: listOf(voiceName),
    roles: listOf(evidence),
    reasons: listOf(z.string()),
    articleCount: count,
    statementCount: count,
    apartFrom: listOf(z.strictObject({ id, name: z.string() })).optional(),
    renamed: z.strictObject({ correction: id, before: z.string() }).optional(),
    unnamedBecause: evidence.optional(),
  })
  .describe('The somebody behind speakers, across articles.')
  .meta({ id: 'Voice' }) satisfies z.ZodType<Voice>

export const articleVoice = z
  .strictObject({
    id,
    article: id,
    name: z.string(),
    kind: voiceKind,
    names: listOf(voiceName),
    roles: listOf(passage),
    mentions: listOf(span),
    unnamedBecause: passage.optional(),
  })
  .describe('A voice as one article knows it.')
  .meta({ id: 'ArticleVoice' }) satisfies z.ZodType<ArticleVoice>

export const happening = z
  .strictObject({ article: id, on: saidAt, told: passage })
  .meta({ id: 'Happening' }) satisfies z.ZodType<Happening>

const difference = z.strictObject({
  kind: z.enum(DIFFERENCE_KINDS),
  lost: z.string().optional(),
  won: z.string().optional(),
})
const wording = z.strictObject({
  text: z.string(),
  quotation: z.enum(QUOTATIONS),
  differences: listOf(difference),
  statements: ids,
})
const origin = z.strictObject({
  name: z.string(),
  kind: z.enum(['first hand', 'relayed', 'unknown']),
  articles: ids,
  reasons: listOf(z.string()),
})
const hop = z.strictObject({
  article: id,
  kind: z.enum(HOP_KINDS),
  through: z.string(),
  from: id.optional(),
  evidence: passage.optional(),
  reason: z.string(),
  confidence: share,
})
export const utterance = z
  .strictObject({
    id,
    voice: id,
    saidAt: saidAt.optional(),
    wordings: listOf(wording),
    origins: listOf(origin),
    hops: listOf(hop),
    occasion: z.strictObject({ venue: z.string(), articles: ids }).optional(),
    circles: listOf(listOf(z.string())).optional(),
    confidence: share,
    statements: ids,
  })
  .describe('One act of saying, which many statements in many articles may report.')
  .meta({ id: 'Utterance' }) satisfies z.ZodType<Utterance>

export const relation = z
  .strictObject({
    id,
    kind: z.enum(RELATION_KINDS),
    from: id,
    to: id.optional(),
    claim: z.string().optional(),
    evidence: z.strictObject({ from: id, to: id.optional() }),
    reason: z.string(),
    confidence: share,
  })
  .describe('A relation between two utterances.')
  .meta({ id: 'Relation' }) satisfies z.ZodType<Relation>

export const story = z
  .strictObject({
    id,
    title: z.string(),
    articles: ids,
    from: z.string().optional(),
    to: z.string().optional(),
  })
  .describe('Articles about the same happening.')
  .meta({ id: 'Story' }) satisfies z.ZodType<Story>
