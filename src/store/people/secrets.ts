/** What sessions and tokens are shown by. The record keeps the digest alone: who reads it cannot log in with it. */
import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32

/** 256 random bits as 43 letters, digits, `-` and `_`, with something before them by which one knows what it is. */
export const makeSecret = (prefix = ''): string =>
  `${prefix}${randomBytes(SECRET_BYTES).toString('base64url')}`

/** The SHA-256 of a secret, in hexadecimal digits. It is random, so that no slow hash is needed. */
export const digestSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
