/**
 * What the tools take. A wrong value is told as: expected, got, and what to do.
 *
 * @module
 */
import { z } from 'zod'
import { ACTS, CERTAINTIES, QUOTATIONS } from '../record.ts'

/** The most things that one answer lists: what a model reads at once. */
export const MOST_PER_PAGE = 50
const PAGE_LENGTH = 10
/** In UTF-16 code units. */
export const MOST_TEXT = 50_000
const TEXT_LENGTH = 12_000
/** Longer values are told by their beginning. */
const TOLD_LENGTH = 80

type Told = { readonly error: (issue: { readonly input?: unknown }) => string }

const expect = (expected: string, fix: string): Told => ({
  error: ({ input }) => {
    const got = input === undefined ? 'nothing' : (JSON.stringify(input) ?? typeof input)
    return `expected ${expected}, got ${got.slice(0, TOLD_LENGTH)}; ${fix}`
  },
})

const words = (what: string, fix: string) =>
  z
    .string(expect(what, fix))
    .min(1, expect(what, fix))
    .max(1000, expect(`${what} of at most 1000 letters`, fix))

const numberUpTo = (most: number, expected: string) => {
  const told = expect(expected, 'leave it out to get the default')
  return z.int(told).min(0, told).max(most, told)
}

const limit = numberUpTo(MOST_PER_PAGE, `a whole number from 1 to ${MOST_PER_PAGE}`)
  .min(1, expect(`a whole number from 1 to ${MOST_PER_PAGE}`, 'leave it out to get the default'))
  .default(PAGE_LENGTH)
  .describe('How many to list at most.')
const offset = numberUpTo(1_000_000_000, 'a whole number from 0')
  .default(0)
  .describe('How many to pass over first: "next" of the answer before.')
export const page = { limit, offset }

/** The time of day that publishedAt of a citation may have is left out of it. */
const day = (what: string) => {
  const told = expect('a day like 2019-03-28', 'write it as year-month-day, or leave it out')
  return z
    .string(told)
    .transform((written) => written.replace(/^(\d{4}-\d\d-\d\d)T[\d:.+Z-]*$/, '$1'))
    .pipe(z.iso.date(told))
    .optional()
    .describe(what)
}

const oneOf = <const Choice extends string>(choices: readonly Choice[], what: string) =>
  z
    .enum(choices, expect(`one of ${choices.join(', ')}`, 'choose one, or leave it out'))
    .optional()
    .describe(what)

const optionalWords = (what: string) => words(what, 'leave it out to see all').optional().describe(what)

const origins = (what: string) => numberUpTo(1_000_000, 'a whole number from 0').optional().describe(what)

/** Takes no more than these fields, and says which one it does not know. */
const only = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `expected only ${Object.keys(shape).join(', ')}, got ${(issue.keys as string[]).join(', ').slice(0, TOLD_LENGTH)}; leave that out`
        : undefined,
  })

export const searchRequest = only({
  words: optionalWords('words that must all occur; "in double quotation marks" a phrase'),
  voice: optionalWords('the id of a voice, or words of its names'),
  outlet: optionalWords('the name of an outlet'),
  from: day('The first day (2019-03-28) on which it was said or, where that is not known, published.'),
  to: day('The last such day.'),
  quotation: oneOf(QUOTATIONS, 'How the words come: all in quotation marks, some, or none.'),
  act: oneOf(ACTS, 'What kind of saying it is.'),
  certainty: oneOf(CERTAINTIES, 'How certain the speaker put it.'),
  leastOrigins: origins('Of utterances with so many known independent origins at least.'),
  mostOrigins: origins('Of utterances with so many known independent origins at most.'),
  story: optionalWords('the id of a story, or a beginning of it'),
  ...page,
})

const thing = (what: string, fix: string) => ({ id: words(what, fix).describe(what) })

export const storyRequest = only({
  ...thing('the id of a story, or a beginning of it that fits only one', 'list_stories has the ids'),
  ...page,
})
export const voiceRequest = only({
  ...thing('the id of a voice, a beginning of it, or a name', 'search_statements shows the voices'),
  ...page,
})
export const utteranceRequest = only({
  ...thing('the id of an utterance, or a beginning of it', 'statements name their utterance'),
  ...page,
})
export const listRequest = only(page)
export const articleRequest = only({
  ...thing('the id of an article, or a beginning of it', 'each citation names its article'),
  start: numberUpTo(1_000_000_000, 'a whole number from 0')
    .default(0)
    .describe('Where to begin in the text, in UTF-16 code units: "next" of the answer before.'),
  length: numberUpTo(MOST_TEXT, `a whole number from 1 to ${MOST_TEXT}`)
    .min(1, expect(`a whole number from 1 to ${MOST_TEXT}`, 'leave it out to get the default'))
    .default(TEXT_LENGTH)
    .describe('How much of the text to give.'),
})
export const correctionRequest = only({
  ...thing('the id of a statement', 'search_statements and get_article show the ids'),
  why: optionalWords('the reason, in a sentence'),
})
