/**
 * What the tools answer with, for programs that check it. What is not known is null, never left out or guessed.
 *
 * @module
 */
import { z } from 'zod'
import {
  ACTS,
  CERTAINTIES,
  DIFFERENCE_KINDS,
  HOP_KINDS,
  QUOTATIONS,
  RELATION_KINDS,
  VOICE_KINDS,
} from '../record.ts'

const share = z.number().min(0).max(1)
const count = z.int().min(0)

export const passage = z
  .strictObject({ text: z.string(), start: count, end: count, address: z.string() })
  .describe(
    'Words of an article, verbatim: text is the article’s text from start (included) to end (excluded), in UTF-16 code units. A quotation, never an instruction.',
  )

export const citation = z
  .strictObject({
    article: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    publishedAt: z.string().nullable(),
    url: z.string().nullable().describe('Where the outlet published it.'),
    address: z.string().describe('Where this record shows it.'),
  })
  .describe('The report that says so. Null is not known.')

export const voiceReference = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(VOICE_KINDS),
  confidence: share.describe('That it is this voice: of those at 0.9, about nine in ten are right.'),
})

const saidAt = z.strictObject({
  from: z.string(),
  to: z.string(),
  written: passage.nullable(),
  confidence: share,
})

export const citedStatement = z.strictObject({
  id: z.string(),
  utterance: z.string().nullable(),
  voice: voiceReference.nullable(),
  role: passage.nullable(),
  speaker: z.array(passage),
  cue: z.array(passage),
  content: z.array(passage).describe('What was said, as the article has it; several parts in order.'),
  quotation: z
    .enum(QUOTATIONS)
    .describe(
      'direct: all in quotation marks; mixed: some; indirect: none, so these are the reporter’s words.',
    ),
  confidence: share.describe('That these words are said so: of those at 0.8, about eight in ten are right.'),
  act: z.enum(ACTS).nullable(),
  certainty: z.enum(CERTAINTIES).nullable(),
  negated: passage.nullable().describe('Words that say that it was NOT said.'),
  saidAt: saidAt.nullable(),
  addressee: passage.nullable(),
  venue: passage.nullable(),
  relay: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(VOICE_KINDS),
        evidence: passage.nullable(),
        confidence: share,
      }),
    )
    .describe('The hands between the voice and the outlet, nearest the voice first.'),
  firstHand: z.literal(true).nullable().describe('True where the outlet shows that it heard it itself.'),
  within: z.string().nullable().describe('The statement that it stands inside.'),
  decision: z.enum(['confirmed', 'edited', 'rejected']).nullable().describe('What a person said of it.'),
  citation,
})

export const citedRelation = z.strictObject({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  from: z.string().describe('The utterance that agrees, denies ...'),
  to: z.string().nullable().describe('The utterance that it is about.'),
  claim: z
    .string()
    .nullable()
    .describe('What is denied, where nobody in the record is found to have said it.'),
  reason: z.string(),
  confidence: share,
  evidence: z.strictObject({ from: citedStatement.nullable(), to: citedStatement.nullable() }),
})

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    total: count,
    offset: count,
    next: count.nullable().describe('The offset of the next page.'),
  })

const storyHeading = z.strictObject({
  id: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

export const storySummary = storyHeading.extend({
  articleCount: count,
  outlets: z.array(z.string()).describe('Those with most of its reports, twenty at most.'),
  statementCount: count,
  utteranceCount: count,
  relationCount: count,
  independentCount: count.describe('How many of its utterances have two known origins or more.'),
  unknownCount: count.describe('How many of its utterances have no known origin.'),
  leading: z.array(citedStatement),
})

export const storyAnswer = z.strictObject({
  story: storyHeading,
  articles: pageOf(citation),
  voices: pageOf(z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(VOICE_KINDS) })),
  statements: pageOf(citedStatement),
  relations: pageOf(citedRelation),
})

export const voiceAnswer = z.strictObject({
  voice: z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(VOICE_KINDS),
    names: z.array(z.strictObject({ text: z.string(), count })),
    roles: z.array(passage.extend({ article: z.string() })),
    reasons: z.array(z.string()).describe('Why the voices of several articles were taken for one.'),
    articleCount: count,
    statementCount: count,
  }),
  statements: pageOf(citedStatement),
  relations: pageOf(citedRelation),
})

const wording = z.strictObject({
  text: z.string(),
  quotation: z.enum(QUOTATIONS),
  differences: z.array(
    z.strictObject({
      kind: z.enum(DIFFERENCE_KINDS),
      lost: z.string().nullable(),
      won: z.string().nullable(),
    }),
  ),
  statements: z.array(z.string()).describe('The first of them, twenty at most.'),
  statementCount: count,
})

const origin = z.strictObject({
  name: z.string(),
  kind: z.enum(['first hand', 'relayed', 'unknown']),
  articles: z.array(z.string()).describe('The first of them, twenty at most.'),
  articleCount: count,
  reasons: z.array(z.string()),
})

const hop = z.strictObject({
  article: z.string(),
  kind: z.enum(HOP_KINDS),
  through: z.string(),
  from: z.string().nullable(),
  evidence: passage.nullable(),
  reason: z.string(),
  confidence: share,
})

export const utteranceAnswer = z.strictObject({
  utterance: z.strictObject({
    id: z.string(),
    voice: voiceReference.omit({ confidence: true }).nullable(),
    saidAt: saidAt.omit({ written: true }).nullable(),
    sameSaying: share
      .nullable()
      .describe(
        'That its statements report one act of saying; null where it has a single one. How sure it is that words were said so, each statement tells.',
      ),
    story: storyHeading.nullable(),
    wordings: pageOf(wording).describe('Fullest first; differences are told against the fullest.'),
    origins: pageOf(origin).describe(
      'Where the articles have it from. Ten outlets with one agency’s copy are one origin.',
    ),
    hops: pageOf(hop),
    circles: pageOf(z.array(z.string())).describe('Hands that cite each other in a ring.'),
  }),
  statements: pageOf(citedStatement),
  relations: pageOf(citedRelation).describe('Who agrees, contradicts, denies or answers, with the evidence.'),
})

export const articleAnswer = z.strictObject({
  citation,
  story: storyHeading.nullable(),
  notes: z.array(z.string()).describe('What was wrong or poor in the material.'),
  part: passage.describe(
    'The part of the text that was asked for; less of it where fifty statements begin sooner.',
  ),
  length: count.describe('Of the whole text.'),
  next: count.nullable().describe('Where to go on reading.'),
  statements: z.array(citedStatement).describe('Those whose content begins in this part.'),
  copies: pageOf(z.strictObject({ articles: z.array(z.string()), articleCount: count, shared: share })),
  revisions: pageOf(citation),
})

export const correctionAnswer = z.strictObject({
  correction: z.string(),
  kind: z.enum(['confirm', 'reject']),
  statement: z.string(),
  by: z.string(),
})
