/**
 * The addresses about people: logging in, accounts, tokens, and the log of what they did.
 *
 * @module
 */
import { createRoute, type z } from '@hono/zod-openapi'
import {
  accountAnswer,
  accountChange,
  accountRequest,
  accountsAnswer,
  deedsAnswer,
  endedAnswer,
  loginRequest,
  meAnswer,
  passwordRequest,
  sessionsAnswer,
  tokenAnswer,
  tokenRequest,
  tokensAnswer,
} from './people-schemas.ts'
import {
  API,
  forAccounts,
  forAdmins,
  forAnybody,
  json,
  mayNotWrite,
  notThere,
  pageRequest,
  thing,
  wrongType,
  wrongUse,
} from './route-parts.ts'
import { failure } from './schemas.ts'

const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})
const wrongWrite = { ...wrongUse, ...wrongType, ...mayNotWrite }
const tooOften = { 429: json(failure, 'Too many wrong passwords; Retry-After says how long to wait.') }
const isGone = { 204: { description: 'It is gone.' } }
const ofAccount = thing('The name of an account.')

const sessionRoutes = {
  me: createRoute({
    ...forAnybody,
    method: 'get',
    path: `${API}/me`,
    summary: 'Who is logged in, and whether one has to be.',
    responses: { 200: json(meAnswer, 'Who asks.') },
  }),
  logIn: createRoute({
    ...forAnybody,
    method: 'post',
    path: `${API}/session`,
    summary: 'Logs in with name and password: the answer sets a cookie.',
    request: bodyOf(loginRequest),
    responses: {
      201: json(meAnswer, 'Who is logged in now.'),
      ...wrongWrite,
      401: json(failure, 'Name or password is wrong.'),
      ...tooOften,
    },
  }),
  logOut: createRoute({
    ...forAnybody,
    method: 'delete',
    path: `${API}/session`,
    summary: 'Logs out: ends the session of the cookie.',
    responses: { ...isGone, ...mayNotWrite },
  }),
  changeMyPassword: createRoute({
    ...forAccounts,
    method: 'post',
    path: `${API}/me/password`,
    summary: "Changes one's own password, and ends one's sessions everywhere else.",
    request: bodyOf(passwordRequest),
    responses: { ...isGone, ...wrongWrite, ...tooOften },
  }),
  sessions: createRoute({
    ...forAccounts,
    method: 'get',
    path: `${API}/sessions`,
    summary: "Where one is logged in, latest used first; for admins everybody's.",
    responses: { 200: json(sessionsAnswer, 'The sessions that hold.') },
  }),
  endSession: createRoute({
    ...forAccounts,
    method: 'delete',
    path: `${API}/sessions/{id}`,
    summary: "Ends one of one's sessions; admins may end anybody's.",
    request: { params: thing('The whole id of a session.') },
    responses: { ...isGone, ...notThere, ...mayNotWrite },
  }),
}

const tokenRoutes = {
  tokens: createRoute({
    ...forAccounts,
    method: 'get',
    path: `${API}/tokens`,
    summary: "One's tokens without their secrets; for admins everybody's.",
    responses: { 200: json(tokensAnswer, 'The tokens.') },
  }),
  addToken: createRoute({
    ...forAccounts,
    method: 'post',
    path: `${API}/tokens`,
    summary: 'Makes a token for a program, which may do no more than its owner. A token cannot make another.',
    request: bodyOf(tokenRequest),
    responses: { 201: json(tokenAnswer, 'The token with its secret.'), ...wrongWrite },
  }),
  removeToken: createRoute({
    ...forAccounts,
    method: 'delete',
    path: `${API}/tokens/{id}`,
    summary: "Takes one of one's tokens away; admins may take anybody's.",
    request: { params: thing('The whole id of a token.') },
    responses: { ...isGone, ...notThere, ...mayNotWrite },
  }),
}

const accountRoutes = {
  accounts: createRoute({
    ...forAdmins,
    method: 'get',
    path: `${API}/accounts`,
    summary: 'All accounts, by name.',
    responses: { 200: json(accountsAnswer, 'The accounts.') },
  }),
  addAccount: createRoute({
    ...forAdmins,
    method: 'post',
    path: `${API}/accounts`,
    summary: 'Adds an account; without a password for who comes by a reverse proxy.',
    request: bodyOf(accountRequest),
    responses: { 201: json(accountAnswer, 'The account.'), ...wrongWrite },
  }),
  changeAccount: createRoute({
    ...forAdmins,
    method: 'patch',
    path: `${API}/accounts/{id}`,
    summary: 'Changes the role or the password of an account; a new password ends its sessions.',
    request: { params: ofAccount, ...bodyOf(accountChange) },
    responses: { 200: json(accountAnswer, 'The account.'), ...wrongWrite, ...notThere },
  }),
  removeAccount: createRoute({
    ...forAdmins,
    method: 'delete',
    path: `${API}/accounts/{id}`,
    summary: 'Takes an account away with its sessions and tokens. What it did stays.',
    request: { params: ofAccount },
    responses: { ...isGone, ...wrongUse, ...notThere, ...mayNotWrite },
  }),
  endSessions: createRoute({
    ...forAdmins,
    method: 'delete',
    path: `${API}/accounts/{id}/sessions`,
    summary: 'Ends all sessions of an account.',
    request: { params: ofAccount },
    responses: { 200: json(endedAnswer, 'How many these were.'), ...mayNotWrite },
  }),
  audit: createRoute({
    ...forAdmins,
    method: 'get',
    path: `${API}/audit`,
    summary:
      'What people did, latest first: logins, failed logins, changes of accounts and tokens, removals.',
    request: { query: pageRequest },
    responses: { 200: json(deedsAnswer, 'A page of the log.'), ...wrongUse },
  }),
}

export const peopleRoutes = { ...sessionRoutes, ...tokenRoutes, ...accountRoutes } as const

const BEGINNINGS = new Set(
  Object.values(peopleRoutes).map(({ path }) => path.split('/').slice(0, 4).join('/')),
)

/** True where the answer depends on who asks, so that it must not be given to the next one. */
export const isAboutPeople = (path: string): boolean => BEGINNINGS.has(path.split('/').slice(0, 4).join('/'))
