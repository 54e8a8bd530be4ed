/**
 * The nouns of the record as zod schemas, for the description of the API. `satisfies` keeps them in step with
 * `record.ts`, and the tests hold every answer against them.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import {
  ACTS,
  type Article,
  CERTAINTIES,
  type CopiedPair,
  type Copy,
  DIFFERENCE_KINDS,
  type Happening,
  HOP_KINDS,
  type Hop,
  type Origin,
  QUOTATIONS,
  RELATION_KINDS,
  type Relation,
  type Statement,
  type StatementCorrection,
  type Story,
  VOICE_KINDS,
  type Voice,
  type Wording,
} from '../record.ts'
import type { PairedTexts, TextRun } from '../relate/index.ts'
import type { ArticleSummary, FoundStatement, RecordCounts, VoiceSummary } from '../store/index.ts'
import type { PairedUtterance, PairedWording } from './pair-wordings.ts'

export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
export const wholeNumber = () => z.int().min(0)
export const share = () => z.number().min(0).max(1)

export const span = z
  .tuple([wholeNumber(), wholeNumber()])
  .readonly()
  .openapi({ description: 'From (included) to (excluded), in UTF-16 code units of the article’s text.' })

const passageFields = { text: z.string(), start: wholeNumber(), end: wholeNumber() }
export const passage = z.strictObject(passageFields).openapi('Passage')
const evidence = z.strictObject({ ...passageFields, article: z.string() }).openapi('Evidence')

export const note = z
  .strictObject({ code: z.string(), message: z.string(), text: z.string().optional() })
  .openapi('Note')

const articleFields = {
  id: z.string(),
  from: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  publishedAt: z.string().optional(),
  url: z.string().optional(),
  modifiedAt: z.string().optional(),
  byline: z.string().optional(),
  place: z.string().optional(),
  language: z.string().optional(),
  keywords: listOf(z.string()).optional(),
  credit: z.string().optional(),
  takenFrom: z.string().optional(),
  notes: listOf(note),
}
export const article = z
  .strictObject({
    ...articleFields,
    text: z.string(),
    links: listOf(z.strictObject({ ...passageFields, url: z.string() })).optional(),
  })
  .openapi('Article') satisfies z.ZodType<Article>

export const articleSummary = z
  .strictObject({ ...articleFields, statementCount: wholeNumber() })
  .openapi('ArticleSummary') satisfies z.ZodType<ArticleSummary>

export const voiceKind = z.enum(VOICE_KINDS)

const saidAt = z
  .strictObject({ from: z.string(), to: z.string(), written: passage.optional(), confidence: share() })
  .openapi('SaidAt')

const circumstance = z.strictObject({ ...passageFields, confidence: share() }).openapi('Circumstance')

const hand = z
  .strictObject({ name: z.string(), kind: voiceKind, evidence: passage.optional(), confidence: share() })
  .openapi('Hand')

export const voiceReference = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: voiceKind,
    confidence: share(),
    unnamedBecause: passage.optional(),
  })
  .openapi('VoiceReference')

const statementCorrection = z
  .strictObject({
    decision: z.enum(['confirmed', 'edited', 'rejected']),
    corrections: listOf(z.string()),
    before: z
      .strictObject({
        voice: voiceReference.nullable(),
        role: passage.nullable(),
        act: z.enum(ACTS).nullable(),
        certainty: z.enum(CERTAINTIES).nullable(),
        negated: passage.nullable(),
        saidAt: saidAt.nullable(),
        addressee: circumstance.nullable(),
        venue: circumstance.nullable(),
        relay: listOf(hand).nullable(),
        firstHand: z.literal(true).nullable(),
        confidence: share().nullable(),
      })
      .partial()
      .openapi({ description: 'What was read in place of what a person set; null where nothing was.' }),
  })
  .openapi('StatementCorrection', {
    description: 'What a person said of a statement.',
  }) satisfies z.ZodType<StatementCorrection>

export const statement = z
  .strictObject({
    id: z.string(),
    article: z.string(),
    speaker: listOf(span),
    cue: listOf(span),
    content: listOf(span),
    text: z.strictObject({
      speaker: z.string().optional(),
      cue: z.string().optional(),
      content: z.string(),
    }),
    quotation: z.enum(QUOTATIONS),
    confidence: share(),
    within: z.string().optional(),
    act: z.enum(ACTS).optional(),
    certainty: z.enum(CERTAINTIES).optional(),
    negated: passage.optional(),
    voice: voiceReference.optional(),
    role: passage.optional(),
    saidAt: saidAt.optional(),
    addressee: circumstance.optional(),
    venue: circumstance.optional(),
    relay: listOf(hand).optional(),
    firstHand: z.literal(true).optional(),
    notes: listOf(note).optional(),
    correction: statementCorrection.optional(),
  })
  .openapi('Statement') satisfies z.ZodType<Statement>

const voiceName = z.strictObject({ text: z.string(), count: wholeNumber() })

export const voice = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: voiceKind,
    names: listOf(voiceName),
    roles: listOf(evidence),
    reasons: listOf(z.string()),
    articleCount: wholeNumber(),
    statementCount: wholeNumber(),
    apartFrom: listOf(z.strictObject({ id: z.string(), name: z.string() })).optional(),
    renamed: z.strictObject({ correction: z.string(), before: z.string() }).optional(),
    unnamedBecause: evidence.optional(),
  })
  .openapi('Voice') satisfies z.ZodType<Voice>

export const articleVoice = z
  .strictObject({
    id: z.string(),
    article: z.string(),
    name: z.string(),
    kind: voiceKind,
    names: listOf(voiceName),
    roles: listOf(passage),
    mentions: listOf(span),
    unnamedBecause: passage.optional(),
  })
  .openapi('ArticleVoice')

export const difference = z
  .strictObject({
    kind: z.enum(DIFFERENCE_KINDS),
    lost: z.string().optional(),
    won: z.string().optional(),
  })
  .openapi('Difference')

const wording = z
  .strictObject({
    text: z.string(),
    quotation: z.enum(QUOTATIONS),
    differences: listOf(difference),
    statements: listOf(z.string()),
  })
  .openapi('Wording') satisfies z.ZodType<Wording>

const textRun = z
  .strictObject({ text: z.string(), kind: z.enum(['same', 'lost', 'won']) })
  .openapi('TextRun') satisfies z.ZodType<TextRun>

export const pairedTexts = z
  .strictObject({ one: listOf(textRun), other: listOf(textRun) })
  .openapi('PairedTexts', {
    description:
      'The fullest wording (one) and this one (other) side by side, in as many runs. Absent in the fullest itself.',
  }) satisfies z.ZodType<PairedTexts>

const pairedWording = wording
  .extend({
    pair: pairedTexts.optional(),
  })
  .openapi('PairedWording') satisfies z.ZodType<PairedWording>

const hop = z
  .strictObject({
    article: z.string(),
    kind: z.enum(HOP_KINDS),
    through: z.string(),
    from: z.string().optional(),
    evidence: passage.optional(),
    reason: z.string(),
    confidence: share(),
  })
  .openapi('Hop') satisfies z.ZodType<Hop>

const origin = z
  .strictObject({
    name: z.string(),
    kind: z.enum(['first hand', 'relayed', 'unknown']),
    articles: listOf(z.string()),
    reasons: listOf(z.string()),
  })
  .openapi('Origin') satisfies z.ZodType<Origin>

export const utterance = z
  .strictObject({
    id: z.string(),
    voice: z.string(),
    saidAt: saidAt.optional(),
    wordings: listOf(pairedWording),
    origins: listOf(origin),
    hops: listOf(hop),
    occasion: z.strictObject({ venue: z.string(), articles: listOf(z.string()) }).optional(),
    circles: listOf(listOf(z.string())).optional(),
    confidence: share(),
    statements: listOf(z.string()),
  })
  .openapi('Utterance') satisfies z.ZodType<PairedUtterance>

export const relation = z
  .strictObject({
    id: z.string(),
    kind: z.enum(RELATION_KINDS),
    from: z.string(),
    to: z.string().optional(),
    claim: z.string().optional(),
    evidence: z.strictObject({ from: z.string(), to: z.string().optional() }),
    reason: z.string(),
    confidence: share(),
  })
  .openapi('Relation') satisfies z.ZodType<Relation>

const copiedPair = z
  .strictObject({
    one: z.string(),
    other: z.string(),
    shared: share(),
    extent: z.enum(['whole', 'part']),
    passages: listOf(z.strictObject({ one: span, other: span })),
    confidence: share(),
  })
  .openapi('CopiedPair') satisfies z.ZodType<CopiedPair>

export const copy = z
  .strictObject({ articles: listOf(z.string()), shared: share(), pairs: listOf(copiedPair) })
  .openapi('Copy') satisfies z.ZodType<Copy>

export const happening = z
  .strictObject({ article: z.string(), on: saidAt, told: passage })
  .openapi('Happening') satisfies z.ZodType<Happening>

export const story = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    articles: listOf(z.string()),
    from: z.string().optional(),
    to: z.string().optional(),
  })
  .openapi('Story') satisfies z.ZodType<Story>

export const counts = z
  .strictObject({
    articles: wholeNumber(),
    outlets: wholeNumber(),
    statements: wholeNumber(),
    voices: wholeNumber(),
    utterances: wholeNumber(),
    relations: wholeNumber(),
    stories: wholeNumber(),
  })
  .openapi('RecordCounts') satisfies z.ZodType<RecordCounts>

export const articleHeading = article
  .pick({ id: true, title: true, outlet: true, publishedAt: true, url: true, from: true })
  .openapi('ArticleHeading')

export const foundStatement = z
  .strictObject({
    statement,
    article: articleHeading,
    utterance: z.string().optional(),
  })
  .openapi('FoundStatement') satisfies z.ZodType<FoundStatement>

export const voiceSummary = z
  .strictObject({ voice, statementCount: wholeNumber(), articleCount: wholeNumber() })
  .openapi('VoiceSummary') satisfies z.ZodType<VoiceSummary>

/** A page of a longer list: `items`, and how many there are in all. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: listOf(item), total: wholeNumber() })

export const failure = z
  .strictObject({
    error: z.strictObject({
      status: z.int(),
      message: z.string().openapi({ description: 'What went wrong, in a sentence.' }),
      fix: z.string().openapi({ description: 'What to do about it.' }),
    }),
  })
  .openapi('Failure')
