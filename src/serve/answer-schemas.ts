/**
 * The answers of the API as zod schemas, for its description. `satisfies` keeps them in step with `answers.ts`.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import { ACTS, QUOTATIONS, type WatchedFeed } from '../record.ts'
import type { ContestedLine, Facets, SavedSearch, StorySummary } from '../store/index.ts'
import type {
  Addition,
  ArticleAnswer,
  ArticleShare,
  CompareAnswer,
  CompareCell,
  Elsewhere,
  FeedsAnswer,
  OutletsAnswer,
  OutletWording,
  RecordAnswer,
  SearchAnswer,
  SearchesAnswer,
  StoryAnswer,
  UtteranceAnswer,
  UtteranceDetail,
  UtteranceMark,
  VoiceAnswer,
} from './answers.ts'
import {
  article,
  articleHeading,
  articleSummary,
  articleVoice,
  copy,
  counts,
  difference,
  foundStatement,
  happening,
  listOf,
  pageOf,
  pairedTexts,
  relation,
  statement,
  story,
  utterance,
  voice,
  voiceKind,
  voiceReference,
  wholeNumber,
} from './schemas.ts'

export const recordAnswer = counts
  .extend({ version: z.string().openapi({ description: 'Another text whenever the record has changed.' }) })
  .openapi('RecordAnswer') satisfies z.ZodType<RecordAnswer>

const elsewhere = z
  .strictObject({ statements: listOf(foundStatement), articles: listOf(articleHeading) })
  .openapi('Elsewhere', {
    description: 'What its utterances, relations and copies point to in the rest of the record.',
  }) satisfies z.ZodType<Elsewhere>

export const articleAnswer = z
  .strictObject({
    article,
    statements: listOf(statement),
    voices: listOf(articleVoice),
    utterances: listOf(utterance),
    relations: listOf(relation),
    copies: listOf(copy),
    revisions: listOf(articleSummary),
    happenings: listOf(happening),
    rejected: listOf(statement),
    story: story.optional(),
    elsewhere,
  })
  .openapi('ArticleAnswer') satisfies z.ZodType<ArticleAnswer>

const utteranceMark = z
  .strictObject({
    id: z.string(),
    voice: z.string(),
    day: z.iso.date().optional().openapi({ description: 'When it was said or, where unknown, published.' }),
    isPublicationDay: z.boolean(),
    act: z.enum(ACTS).optional(),
    quotation: z.enum(QUOTATIONS),
    articles: wholeNumber(),
    origins: wholeNumber().openapi({ description: 'Origins that are known.' }),
    unknownOrigins: wholeNumber().openapi({
      description: 'Articles that do not say where they have it from.',
    }),
    wordings: wholeNumber(),
    isDistorted: z
      .boolean()
      .openapi({ description: 'Some wording changed a negation, a number or the speaker, or hedged.' }),
    brief: z.string(),
  })
  .openapi('UtteranceMark') satisfies z.ZodType<UtteranceMark>

const articleShare = z
  .strictObject({
    article: articleSummary,
    alone: listOf(z.string()).openapi({ description: 'Utterances that it alone has; at most ten.' }),
    aloneCount: wholeNumber(),
    leftOut: listOf(z.string()).openapi({
      description:
        'Utterances that at least two other articles of the story have and it has not; at most ten.',
    }),
    leftOutCount: wholeNumber(),
  })
  .openapi('ArticleShare') satisfies z.ZodType<ArticleShare>

export const storyAnswer = z
  .strictObject({
    story,
    happenings: listOf(happening),
    articles: listOf(articleShare),
    copies: listOf(copy),
    voices: listOf(voiceReference),
    utterances: listOf(utteranceMark),
    statementCount: wholeNumber(),
    relations: listOf(relation),
    statements: listOf(foundStatement),
  })
  .openapi('StoryAnswer') satisfies z.ZodType<StoryAnswer>

export const utteranceDetail = z
  .strictObject({ utterance, statements: listOf(foundStatement) })
  .openapi('UtteranceDetail') satisfies z.ZodType<UtteranceDetail>

const outletWording = z
  .strictObject({
    outlet: z.string(),
    direct: wholeNumber(),
    mixed: wholeNumber(),
    indirect: wholeNumber(),
    distorted: wholeNumber(),
    acts: listOf(z.strictObject({ act: z.enum(ACTS), count: wholeNumber() })),
  })
  .openapi('OutletWording') satisfies z.ZodType<OutletWording>

export const voiceAnswer = z
  .strictObject({
    voice,
    statementCount: wholeNumber(),
    utterances: listOf(utteranceMark.extend({ story: z.string().optional() }).openapi('VoiceUtteranceMark')),
    stories: listOf(z.strictObject({ story, utteranceCount: wholeNumber() })),
    relations: listOf(relation),
    outlets: listOf(outletWording),
    statements: listOf(foundStatement),
  })
  .openapi('VoiceAnswer') satisfies z.ZodType<VoiceAnswer>

export const utteranceAnswer = z
  .strictObject({
    utterance,
    voice: voice.optional(),
    statements: listOf(foundStatement),
    relations: listOf(relation),
    story: story.optional(),
    elsewhere,
  })
  .openapi('UtteranceAnswer') satisfies z.ZodType<UtteranceAnswer>

const compareCell = z
  .strictObject({
    statements: listOf(statement),
    differences: listOf(difference),
    pair: pairedTexts.optional(),
  })
  .openapi('CompareCell') satisfies z.ZodType<CompareCell>

export const compareAnswer = z
  .strictObject({
    articles: listOf(articleSummary),
    copies: listOf(copy),
    rows: listOf(
      z
        .strictObject({
          utterance: z.string(),
          voice: voiceReference.optional(),
          cells: listOf(compareCell.nullable()),
        })
        .openapi('CompareRow'),
    ),
  })
  .openapi('CompareAnswer') satisfies z.ZodType<CompareAnswer>

const facet = listOf(
  z.strictObject({ value: z.string(), name: z.string(), count: wholeNumber() }).openapi('FacetCount'),
)
const facets = z
  .strictObject({
    voice: facet,
    outlet: facet,
    quotation: facet,
    act: facet,
    certainty: facet,
    origins: facet,
    year: facet,
  })
  .openapi('Facets', {
    description: 'How what fits divides, each facet as if its own filter were not given.',
  }) satisfies z.ZodType<Facets>

export const searchAnswer = pageOf(foundStatement)
  .extend({ facets })
  .openapi('SearchAnswer') satisfies z.ZodType<SearchAnswer>

const contestedLine = z
  .strictObject({ relation, from: foundStatement, to: foundStatement.optional() })
  .openapi('ContestedLine') satisfies z.ZodType<ContestedLine>

export const storySummary = z
  .strictObject({
    story,
    outlets: listOf(z.string()),
    statementCount: wholeNumber(),
    utteranceCount: wholeNumber(),
    relationCount: wholeNumber(),
    originCount: wholeNumber(),
    independentCount: wholeNumber(),
    unknownCount: wholeNumber(),
    speakers: listOf(
      z.strictObject({
        voice: z.strictObject({ id: z.string(), name: z.string(), kind: voiceKind }),
        statementCount: wholeNumber(),
      }),
    ),
    leading: listOf(z.strictObject({ found: foundStatement, articleCount: wholeNumber() })),
    contested: contestedLine.optional(),
  })
  .openapi('StorySummary') satisfies z.ZodType<StorySummary>

export const outletsAnswer = z
  .strictObject({ items: listOf(z.strictObject({ name: z.string(), articleCount: wholeNumber() })) })
  .openapi('OutletsAnswer') satisfies z.ZodType<OutletsAnswer>

const watchedFeed = z
  .strictObject({
    address: z.string(),
    movedTo: z.string().optional(),
    title: z.string().optional(),
    etag: z.string().optional(),
    lastModified: z.string().optional(),
    dueAt: z.number().openapi({ description: 'Milliseconds since 1970.' }),
    failures: wholeNumber(),
    message: z.string().optional(),
    isEnded: z.boolean(),
    entries: z
      .record(
        z.string(),
        z.strictObject({ isKept: z.boolean(), tries: wholeNumber(), modifiedAt: z.string().optional() }),
      )
      .readonly(),
  })
  .openapi('WatchedFeed') satisfies z.ZodType<WatchedFeed>

export const feedsAnswer = z
  .strictObject({ items: listOf(watchedFeed) })
  .openapi('FeedsAnswer') satisfies z.ZodType<FeedsAnswer>

export const savedSearch = z
  .strictObject({ id: z.string(), name: z.string(), query: z.string(), savedAt: z.string() })
  .openapi('SavedSearch') satisfies z.ZodType<SavedSearch>

export const searchesAnswer = z
  .strictObject({ items: listOf(savedSearch) })
  .openapi('SearchesAnswer') satisfies z.ZodType<SearchesAnswer>

export const addition = z
  .strictObject({
    id: z.string(),
    state: z.enum(['reading', 'relating', 'done', 'failed']),
    added: wholeNumber(),
    known: wholeNumber(),
    statements: wholeNumber(),
    left: wholeNumber(),
    articles: listOf(article.pick({ id: true, title: true, outlet: true }).openapi('AddedArticle')),
    failures: listOf(z.strictObject({ from: z.string(), message: z.string() })),
  })
  .openapi('Addition') satisfies z.ZodType<Addition>
