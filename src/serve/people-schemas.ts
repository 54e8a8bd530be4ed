/**
 * People as zod schemas: what the API answers with, and what it is asked.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import { type Account, type Deed, ROLES, type Session, type Token } from '../store/index.ts'
import type { MeAnswer } from './answers.ts'
import { listOf, wholeNumber } from './schemas.ts'

export const role = z.enum(ROLES as readonly ['reader', 'editor', 'admin'])
/** What is longer cannot be right, and is not looked at. */
const name = () => z.string().max(100)
const password = () => z.string().max(1000)

const account = z
  .strictObject({ name: z.string(), role, hasPassword: z.boolean(), madeAt: z.string() })
  .openapi('Account') satisfies z.ZodType<Account>

const session = z
  .strictObject({
    id: z.string(),
    account: z.string(),
    openedAt: z.string(),
    usedAt: z.string().openapi({ description: 'To the hour.' }),
    address: z.string().optional(),
  })
  .openapi('Session') satisfies z.ZodType<Session>

const token = z
  .strictObject({
    id: z.string(),
    account: z.string(),
    name: z.string(),
    role,
    madeAt: z.string(),
    usedOn: z.string().optional(),
  })
  .openapi('Token') satisfies z.ZodType<Token>

const deed = z
  .strictObject({
    number: wholeNumber(),
    at: z.string(),
    what: z.enum([
      'logged in',
      'login failed',
      'logged out',
      'sessions ended',
      'account added',
      'account removed',
      'role changed',
      'password changed',
      'token added',
      'token removed',
      'articles removed',
      'search removed',
    ]),
    about: z.string().optional().openapi({ description: 'Whom or what it was done to.' }),
    account: z.string().optional().openapi({ description: 'Who did it; absent at the command line.' }),
    address: z.string().optional(),
  })
  .openapi('Deed') satisfies z.ZodType<Deed>

export const accountAnswer = z.strictObject({ account }).openapi('AccountAnswer')
export const accountsAnswer = z.strictObject({ items: listOf(account) }).openapi('AccountsAnswer')
export const sessionsAnswer = z
  .strictObject({
    items: listOf(session),
    own: z.string().optional().openapi({ description: 'The id of the session that asks, if one does.' }),
  })
  .openapi('SessionsAnswer')
export const tokensAnswer = z.strictObject({ items: listOf(token) }).openapi('TokensAnswer')
export const tokenAnswer = z
  .strictObject({ token, secret: z.string().openapi({ description: 'It is told this once.' }) })
  .openapi('TokenAnswer')
export const deedsAnswer = z
  .strictObject({ items: listOf(deed), total: wholeNumber() })
  .openapi('DeedsAnswer')
export const endedAnswer = z.strictObject({ ended: wholeNumber() }).openapi('EndedAnswer')

export const meAnswer = z
  .strictObject({
    needsLogin: z.boolean().openapi({ description: 'The record has accounts, and nobody is logged in.' }),
    account: z.strictObject({ name: z.string(), role }).optional(),
    way: z.enum(['session', 'token', 'proxy']).optional().openapi({ description: 'How one is known.' }),
  })
  .openapi('MeAnswer') satisfies z.ZodType<MeAnswer>

export const loginRequest = z.strictObject({ name: name(), password: password() }).openapi('LoginRequest')
export const passwordRequest = z
  .strictObject({ password: password(), newPassword: password() })
  .openapi('PasswordRequest')
export const accountRequest = z
  .strictObject({ name: name(), role, password: password().optional() })
  .openapi('AccountRequest')
export const accountChange = z
  .strictObject({ role: role.optional(), password: password().optional() })
  .refine((change) => Object.values(change).filter((value) => value !== undefined).length === 1, {
    error: 'expected either a role or a password',
  })
  .openapi('AccountChange')
export const tokenRequest = z.strictObject({ name: name(), role }).openapi('TokenRequest')
