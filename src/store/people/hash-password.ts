/** Passwords as they are kept: argon2id, with its parameters and salt in the encoded text. */
import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'
import { UsageError } from '../../errors.ts'

/** The first choice of OWASP's Password Storage Cheat Sheet for argon2id; about 50 ms on one core. */
const WORK = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const
const SALT_BYTES = 16

/** NIST SP 800-63B asks for 8 at least beside another factor; there is none here. */
const LEAST_LENGTH = 12
const MOST_LENGTH = 1000

/**
 * Throws a UsageError for a password that is too short, too long, one character again and again, or the account's name. The message does
 * not repeat it.
 */
export function checkNewPassword(password: string, name: string): void {
  const got = findWeakness(normalise(password).toLowerCase(), name.toLowerCase())
  if (got === undefined) return
  throw new UsageError('password', {
    expected: `${LEAST_LENGTH} to ${MOST_LENGTH} characters that are not all the same, and not the name of the account`,
    got,
    fix: 'take four words that do not belong together',
  })
}

function findWeakness(password: string, name: string): string | undefined {
  const characters = [...password]
  const { length } = characters
  if (length < LEAST_LENGTH || length > MOST_LENGTH) return `${length} characters`
  if (new Set(characters).size === 1) return 'one character again and again'
  if (password.replaceAll(name, '').trim() === '') return 'the name of the account'
  return undefined
}

export function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return argon2id({ ...WORK, password: normalise(password), salt, outputType: 'encoded' })
}

let unknown: Promise<string> | undefined

/** Whether this is the password of a hash. Where there is no hash, it takes as long to say no. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  unknown ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'))
  const expected = hash ?? (await unknown)
  // The library takes no empty password.
  const given = normalise(password) || ' '
  const isRight = await argon2Verify({ password: given, hash: expected })
  return isRight && hash !== undefined
}

/** The same letters are the same password, whichever keyboard wrote them. */
const normalise = (password: string): string => password.normalize('NFKC')
