/**
 * The one shape of every failure: `{"error": {"status", "message", "fix"}}`.
 *
 * @module
 */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { RecordError, UsageError } from '../errors.ts'
import { DESCRIPTION_PATH } from './addresses.ts'

export interface Failure {
  readonly status: ContentfulStatusCode
  readonly message: string
  /** What to do about it. */
  readonly fix: string
}

export function answerFailure(context: Context, { status, message, fix }: Failure) {
  return context.json({ error: { status, message, fix } }, status)
}

/** Who is told of an error: whoever started the server in a terminal, somebody else, or we do not know. */
export type Told = 'keeper' | 'guest' | 'anybody'

const LOOK: Readonly<Record<Told, string>> = {
  keeper: 'Look at the terminal in which hearsay serve runs',
  guest: 'Tell whoever runs this server: its log says what is wrong',
  anybody: 'See what hearsay serve writes to its terminal or log, or tell whoever runs it',
}

/**
 * What a caller may know of an error: their own mistakes in full, trouble of the record by name, and of a bug of ours
 * nothing but that it is one.
 */
export function describeError(error: Error, told: Told = 'anybody'): Failure {
  if (error instanceof UsageError) {
    return { status: 400, message: error.message, fix: `See ${DESCRIPTION_PATH} for what is expected.` }
  }
  if (error instanceof HTTPException) {
    return {
      status: error.status as ContentfulStatusCode,
      message: error.message,
      fix: `See ${DESCRIPTION_PATH} for what each address takes.`,
    }
  }
  if (error instanceof RecordError) {
    return {
      status: 503,
      message: 'The record cannot be read or written at the moment.',
      fix: `${LOOK[told]}${told === 'keeper' ? ', mend what it names, and reload.' : '.'}`,
    }
  }
  return {
    status: 500,
    message: 'Something went wrong inside Hearsay.',
    fix: `${LOOK[told]}${told === 'keeper' ? ', and report what it shows.' : '.'}`,
  }
}

/** The first thing that is wrong with the parameters of a request. */
export function describeBadParameter(error: z.core.$ZodError): Failure {
  const [issue] = error.issues
  const name = issue?.path.join('.') || 'the request'
  return {
    status: 400,
    message: `${name}: ${issue?.message ?? 'not as expected'}`,
    fix: `Change or leave out ${name}; ${DESCRIPTION_PATH} lists what each address takes.`,
  }
}
