/**
 * What a caller gives, checked before anything is asked of the database: in JavaScript nothing else does, and a filter
 * that nobody knows would quietly let everything through.
 */
import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { ACTS, CERTAINTIES, CORRECTED_GROUPS, QUOTATIONS } from '../record.ts'
import type { CorrectionRequest, PageRequest, StatementQuery } from './open-record.ts'

const anything = z.unknown().optional()
const text = z.string('a text').optional()
const oneOf = (values: readonly string[]) => z.enum(values, `one of ${values.join(', ')}`)
// `readPageRequest`, `checkWholeNumber` and `checkDay` say more of numbers and days than this could.
const page = { limit: anything, offset: anything }

const pageRequest = z.strictObject(page)
const statementQuery = z.strictObject({
  ...page,
  words: text,
  voice: text,
  outlet: text,
  from: anything,
  to: anything,
  quotation: oneOf(QUOTATIONS).optional(),
  act: oneOf(ACTS).optional(),
  certainty: oneOf(CERTAINTIES).optional(),
  leastOrigins: anything,
  mostOrigins: anything,
  story: text,
} satisfies Record<keyof StatementQuery, z.ZodType>)

const id = z.string('an id')
const ids = z.array(id, 'a list of ids')
const correctionRequest = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('merge'), of: oneOf(CORRECTED_GROUPS), things: ids }),
    z.strictObject({ kind: z.literal('split'), of: oneOf(CORRECTED_GROUPS), thing: id, members: ids }),
    z.strictObject({
      kind: z.literal('rename'),
      of: z.literal('voice', 'voice'),
      thing: id,
      name: z.string('a name'),
    }),
    z.strictObject({ kind: z.literal(['confirm', 'reject']), statement: id }),
    // `readEdit` says what each field may be.
    z.strictObject({ kind: z.literal('edit'), statement: id, fields: z.looseObject({}, 'an object') }),
  ],
  'one of merge, split, rename, confirm, reject, edit',
)

const openOptions = z.looseObject({
  mode: z.enum(['create', 'read'], 'create or read'),
  waitMs: z.number('milliseconds').optional(),
  answerMs: z.number('milliseconds').optional(),
})

/** Gives it back. Throws a UsageError for anything that is no such request. */
export const checkPageRequest = (given: PageRequest): PageRequest =>
  check(given, { what: 'list', schema: pageRequest, example: '{ limit: 50, offset: 0 }' })

/** Gives it back. Throws a UsageError for filters that there are none of, and for values that they cannot have. */
export const checkQuery = (given: StatementQuery): StatementQuery =>
  check(given, { what: 'query', schema: statementQuery, example: "{ words: 'dam', act: 'deny' }" })

/** Gives it back. Throws a UsageError for anything that is no such request. */
export const checkCorrection = (given: CorrectionRequest): CorrectionRequest =>
  check(given, {
    what: 'correct',
    schema: correctionRequest,
    example: "{ kind: 'confirm', statement: 'sta_...' }",
  })

/** Throws a UsageError for a place that is no text, and for options that there are none of. */
export function checkOpening(path: string, options: object): void {
  checkText('record', path)
  check(options, { what: 'openRecord', schema: openOptions, example: "{ mode: 'read' }" })
}

/** Gives it back. Throws a UsageError when it is no text. */
export function checkText(what: string, given: string): string {
  if (typeof given === 'string') return given
  throw new UsageError(what, { expected: 'a text', got: show(given), fix: 'give an id, a name or a path' })
}

function check<Given>(
  given: Given,
  { what, schema, example }: { what: string; schema: z.ZodType; example: string },
): Given {
  const [issue] = schema.safeParse(given).error?.issues ?? []
  if (issue === undefined) return given
  const fix = `write it like ${example}`
  if (issue.code === 'unrecognized_keys') {
    const known = listKeys(schema, given)
    throw new UsageError(what, {
      expected: known ? `one of ${known.join(', ')}` : 'fields that it has',
      got: issue.keys.join(', '),
      fix,
    })
  }
  const at = issue.path.map(String)
  throw new UsageError([what, ...at].join(' '), {
    expected: at.length === 0 ? 'an object' : issue.message,
    got: show(
      issue.path.reduce((value: unknown, key) => (value as Record<PropertyKey, unknown>)?.[key], given),
    ),
    fix,
  })
}

function listKeys(schema: z.ZodType, given: unknown): string[] | undefined {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined
  const fitting = schema.options.find(
    (option) =>
      option instanceof z.ZodObject &&
      option.shape.kind.safeParse((given as { readonly kind: unknown }).kind).success,
  )
  return fitting && listKeys(fitting as z.ZodType, given)
}

const show = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined
      ? 'nothing'
      : (JSON.stringify(value) ?? String(value))
