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
  type Copy,
  QUOTATIONS,
  type Relation,
  type Statement,
  type Story,
  type Utterance,
  VOICE_KINDS,
  type Voice,
} from '../record.ts'
import type {
  ArticleSummary,
  ArticleView,
  FoundStatement,
  RecordCounts,
  StoryView,
  VoiceSummary,
  VoiceView,
} from '../store/index.ts'
import type { Elsewhere } from './gather-elsewhere.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const wholeNumber = () => z.int().min(0)
const share = () => z.number().min(0).max(1)

const span = z
  .tuple([wholeNumber(), wholeNumber()])
  .readonly()
  .openapi({ description: 'From (included) to (excluded), in UTF-16 code units of the article’s text.' })

const passageFields = { text: z.string(), start: wholeNumber(), end: wholeNumber() }
const passage = z.strictObject(passageFields).openapi('Passage')
const evidence = z.strictObject({ ...passageFields, article: z.string() }).openapi('Evidence')

const note = z
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
  notes: listOf(note),
}
const article = z
  .strictObject({ ...articleFields, text: z.string() })
  .openapi('Article') satisfies z.ZodType<Article>

export const articleSummary = z
  .strictObject({ ...articleFields, statementCount: wholeNumber() })
  .openapi('ArticleSummary') satisfies z.ZodType<ArticleSummary>

const voiceKind = z.enum(VOICE_KINDS)

const saidAt = z
  .strictObject({ from: z.string(), to: z.string(), written: passage.optional(), confidence: share() })
  .openapi('SaidAt')

const circumstance = z.strictObject({ ...passageFields, confidence: share() }).openapi('Circumstance')

const hand = z
  .strictObject({ name: z.string(), kind: voiceKind, evidence: passage.optional(), confidence: share() })
  .openapi('Hand')

const statement = z
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
    certainty: z.enum(['certain', 'probable', 'possible', 'conditional']).optional(),
    negated: passage.optional(),
    voice: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        kind: voiceKind,
        confidence: share(),
        unnamedBecause: passage.optional(),
      })
      .optional(),
    role: passage.optional(),
    saidAt: saidAt.optional(),
    addressee: circumstance.optional(),
    venue: circumstance.optional(),
    relay: listOf(hand).optional(),
    firstHand: z.literal(true).optional(),
    notes: listOf(note).optional(),
  })
  .openapi('Statement') satisfies z.ZodType<Statement>

const voiceName = z.strictObject({ text: z.string(), count: wholeNumber() })

const voice = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: voiceKind,
    names: listOf(voiceName),
    roles: listOf(evidence),
    members: listOf(z.string()),
    reasons: listOf(z.string()),
    apartFrom: listOf(z.strictObject({ id: z.string(), name: z.string() })).optional(),
    unnamedBecause: evidence.optional(),
  })
  .openapi('Voice') satisfies z.ZodType<Voice>

const articleVoice = z
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

const difference = z.enum([
  'fullest',
  'same',
  'cut',
  'altered',
  'paraphrased',
  'negation changed',
  'number changed',
])

const utterance = z
  .strictObject({
    id: z.string(),
    voice: z.string(),
    saidAt: saidAt.optional(),
    wordings: listOf(
      z.strictObject({
        text: z.string(),
        quotation: z.enum(QUOTATIONS),
        difference,
        statements: listOf(z.string()),
      }),
    ),
    origins: listOf(
      z.strictObject({ name: z.string(), articles: listOf(z.string()), reasons: listOf(z.string()) }),
    ),
    statements: listOf(z.string()),
  })
  .openapi('Utterance') satisfies z.ZodType<Utterance>

const relation = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['agrees', 'contradicts', 'denies', 'answers', 'reverses']),
    from: z.string(),
    to: z.string(),
    evidence: z.strictObject({ from: z.string(), to: z.string() }),
    reason: z.string(),
    confidence: share(),
  })
  .openapi('Relation') satisfies z.ZodType<Relation>

const copy = z
  .strictObject({ articles: listOf(z.string()), shared: share() })
  .openapi('Copy') satisfies z.ZodType<Copy>

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

const articleHeading = article
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

const elsewhere = z
  .strictObject({ statements: listOf(foundStatement), articles: listOf(articleHeading) })
  .openapi('Elsewhere', {
    description: 'What its utterances, relations and copies point to in the rest of the record.',
  }) satisfies z.ZodType<Elsewhere>

const articleView = z.strictObject({
  article,
  statements: listOf(statement),
  voices: listOf(articleVoice),
  utterances: listOf(utterance),
  relations: listOf(relation),
  copies: listOf(copy),
  revisions: listOf(articleSummary),
  story: story.optional(),
}) satisfies z.ZodType<ArticleView>

const voiceView = z.strictObject({
  voice,
  statements: listOf(foundStatement),
  utterances: listOf(utterance),
  relations: listOf(relation),
}) satisfies z.ZodType<VoiceView>

const storyView = z.strictObject({
  story,
  articles: listOf(articleSummary),
  statements: listOf(foundStatement),
  utterances: listOf(utterance),
  relations: listOf(relation),
  voices: listOf(voice),
}) satisfies z.ZodType<StoryView>

export const articleAnswer = articleView.extend({ elsewhere }).openapi('ArticleAnswer')
export const voiceAnswer = voiceView.extend({ elsewhere }).openapi('VoiceAnswer')
export const storyAnswer = storyView.extend({ elsewhere }).openapi('StoryAnswer')

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
