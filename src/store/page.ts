import { UsageError } from '../errors.ts'
import type { PageRequest } from './open-record.ts'

/** How many things a page has when nobody says. */
export const PAGE_LENGTH = 50

/** With a limit that is far for no limit. Throws a UsageError when a number is not a whole one from 0. */
export function readPageRequest({ limit = PAGE_LENGTH, offset = 0 }: PageRequest): {
  limit: number
  offset: number
} {
  const wholeLimit =
    limit === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : checkWholeNumber('limit', limit)
  return { limit: wholeLimit, offset: checkWholeNumber('offset', offset) }
}

/** Throws a UsageError when this is no whole number from 0. */
export function checkWholeNumber(what: string, number: number): number {
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new UsageError(what, {
    expected: 'a whole number from 0',
    got: String(number),
    fix:
      what === 'limit' || what === 'offset'
        ? 'leave it out to get the first page'
        : 'leave it out to see all',
  })
}
