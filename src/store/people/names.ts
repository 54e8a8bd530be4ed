import { UsageError } from '../../errors.ts'

const MOST_NAME = 64
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@+-]*$/u
const MOST_WORDS = 100

/** A name by which an account is found, whichever way it is written. */
export const foldAccountName = (name: string): string => name.trim().normalize('NFKC').toLowerCase()

/** The name as it is kept. Throws a UsageError for one that will not do. */
export function checkAccountName(name: string): string {
  const kept = name.trim().normalize('NFKC')
  if (kept.length <= MOST_NAME && NAME.test(kept)) return kept
  throw new UsageError('account', {
    expected: `a name of 1 to ${MOST_NAME} letters, digits, dots, dashes, underscores, @ or +`,
    got: name.slice(0, MOST_WORDS),
    fix: 'such as ana or ana@news.example',
  })
}

/** Throws a UsageError for a token's name that will not do. */
export function checkTokenName(name: string): string {
  const kept = name.trim().replace(/\s+/gu, ' ')
  if (kept !== '' && kept.length <= MOST_WORDS && !/\p{Cc}/u.test(kept)) return kept
  throw new UsageError('token', {
    expected: `a name of 1 to ${MOST_WORDS} characters that tells what it is for`,
    got: name.slice(0, MOST_WORDS),
    fix: 'such as "nightly export"',
  })
}
