/**
 * What the pages ask of the server and tell it.
 *
 * @module
 */
import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Correction } from '../src/record.ts'
import type {
  Addition,
  ArticleAnswer,
  CompareAnswer,
  CorrectionsAnswer,
  FeedsAnswer,
  MeAnswer,
  SearchAnswer,
  SearchesAnswer,
  StoryAnswer,
  UtteranceAnswer,
  UtteranceDetail,
  VoiceAnswer,
} from '../src/serve/index.ts'
import type {
  Account,
  ArticleSummary,
  CorrectionRequest,
  Deed,
  FoundStatement,
  Page,
  RecordCounts,
  Role,
  SavedSearch,
  Session,
  StorySummary,
  Token,
  VoiceSummary,
} from '../src/store/index.ts'
import { paceRefresh } from './pace-refresh.ts'
import { type Search, writeFilters } from './search.ts'

/** An answer that is none: the server says what went wrong, or does not answer at all (status 0). */
export class ServerFailure extends Error {
  override name = 'ServerFailure'
  readonly status: number
  readonly fix: string

  constructor({ status, message, fix }: { status: number; message: string; fix: string }) {
    super(message)
    this.status = status
    this.fix = fix
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
    // The server is on this machine: it is there also where the browser has no network.
    mutations: { networkMode: 'always' },
  },
})

/** When the open page asks anew for what it shows. */
export const recordPace = paceRefresh(() => void queryClient.invalidateQueries())

export const API = '/api/v1'

async function fetchAnswer<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const headers = { accept: 'application/json', ...request.headers }
  const response = await fetch(`${API}${path}`, { ...request, headers }).catch((error: unknown) => {
    if (request.signal?.aborted) throw error
    return undefined
  })
  if (!response) {
    throw new ServerFailure({
      status: 0,
      message: 'The server does not answer.',
      fix: 'Start it again in a terminal with hearsay serve, then try again here.',
    })
  }
  const version = response.headers.get('record-version')
  if (version !== null) recordPace.noteLoaded(version)
  if (response.status === 401) goToLogin()
  if (response.status === 204) return undefined as Answer
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as Answer
  throw new ServerFailure(readFailure(body, response.status))
}

/** Whoever was logged out meanwhile comes back here after logging in. */
function goToLogin(): void {
  const { pathname, search, hash } = location
  location.assign(`/login?to=${encodeURIComponent(pathname + search + hash)}`)
}

function readFailure(body: unknown, status: number): { status: number; message: string; fix: string } {
  const error = (body as { error?: { message?: string; fix?: string } } | undefined)?.error
  return {
    status,
    message: error?.message ?? `The server answered with status ${status}.`,
    fix: error?.fix ?? 'Tell whoever runs this server, or look at the terminal in which hearsay serve runs.',
  }
}

const ask = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchAnswer<Answer>(path, { signal }) })

/** Page by page, as far as somebody scrolls. */
const askPages = <Item>(path: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: [path, 'pages', limit],
    queryFn: ({ signal, pageParam }) => {
      const join = path.includes('?') ? '&' : '?'
      return fetchAnswer<Page<Item>>(`${path}${join}limit=${limit}&offset=${pageParam}`, { signal })
    },
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const loaded = pages.reduce((sum, { items }) => sum + items.length, 0)
      return loaded < total ? loaded : undefined
    },
  })

const segment = encodeURIComponent
const pageOf = (limit: number, offset: number) => `limit=${limit}&offset=${offset}`

export const askCounts = () => ask<RecordCounts & { readonly version: string }>('/record')
export const askArticles = (limit: number, offset = 0) =>
  ask<Page<ArticleSummary>>(`/articles?${pageOf(limit, offset)}`)
export const askVoices = (limit: number, offset = 0) =>
  ask<Page<VoiceSummary>>(`/voices?${pageOf(limit, offset)}`)
export const askStories = (limit: number) => askPages<StorySummary>('/stories', limit)
export const askArticle = (id: string) => ask<ArticleAnswer>(`/article/${segment(id)}`)
export const askVoice = (id: string) => ask<VoiceAnswer>(`/voice/${segment(id)}`)
export const askStory = (id: string) => ask<StoryAnswer>(`/story/${segment(id)}`)
export const askUtterance = (id: string) => ask<UtteranceAnswer>(`/utterance/${segment(id)}`)
export const askCompared = (articles: readonly string[]) =>
  ask<CompareAnswer>(`/compare?articles=${articles.map(segment).join(',')}`)
export const askOutlets = () =>
  ask<{ readonly items: readonly { readonly name: string; readonly articleCount: number }[] }>('/outlets')
export const askFeeds = () => ask<FeedsAnswer>('/feeds')
export const askMe = () => ask<MeAnswer>('/me')
/** One's own sessions and tokens; for admins everybody's. `own` is the session of this browser. */
export const askSessions = () =>
  ask<{ readonly items: readonly Session[]; readonly own?: string }>('/sessions')
export const askTokens = () => ask<{ readonly items: readonly Token[] }>('/tokens')
export const askAccounts = () => ask<{ readonly items: readonly Account[] }>('/accounts')
export const askDeeds = (limit: number, offset = 0) => ({
  ...ask<Page<Deed>>(`/audit?${pageOf(limit, offset)}`),
  placeholderData: keepPreviousData,
})
export const askSearches = () => ask<SearchesAnswer>('/searches')
export const askCorrections = (limit: number, offset = 0) =>
  ask<CorrectionsAnswer>(`/corrections?${pageOf(limit, offset)}`)
export const askQueue = (limit: number, offset = 0) =>
  ask<Page<FoundStatement>>(`/corrections/queue?${pageOf(limit, offset)}`)

interface UtterancesOf {
  readonly of: 'story' | 'voice'
  readonly id: string
}

/** The utterances of a story or voice whole, in the order of their marks: `limit` from `offset`. */
export const askUtterances = ({ of, id }: UtterancesOf, limit: number, offset = 0) =>
  ask<Page<UtteranceDetail>>(`/${of}/${segment(id)}/utterances?${pageOf(limit, offset)}`)
/** Those of a story or voice with these ids. */
export const askUtterancesById = ({ of, id }: UtterancesOf, ids: readonly string[]) =>
  ask<Page<UtteranceDetail>>(`/${of}/${segment(id)}/utterances?ids=${ids.map(segment).join(',')}`)

export const FOUND_PER_PAGE = 30

export function writeFoundPath({ page = 1, ...filters }: Search): string {
  const query = [writeFilters(filters), pageOf(FOUND_PER_PAGE, (page - 1) * FOUND_PER_PAGE)]
  return `/search?${query.filter(Boolean).join('&')}`
}

export const askFound = (search: Search) => ({
  ...ask<SearchAnswer>(writeFoundPath(search)),
  placeholderData: keepPreviousData,
})

const send = <Answer>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  fetchAnswer<Answer>(
    path,
    body instanceof FormData
      ? { method, body }
      : {
          method,
          ...(body !== undefined && {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
        },
  )

/** Has the open page ask anew now. That the record changed is told by an event too, which is not to have it asked twice. */
export async function refreshNow({ except }: { except?: string } = {}): Promise<void> {
  const known = await fetchAnswer<{ version: string }>('/record', {}).catch(() => undefined)
  if (known) recordPace.noteShown(known.version)
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== except })
}

/** Keeps what a person decided, and has the pages ask anew for what may have changed with it. */
export async function correct(
  request: CorrectionRequest & Pick<Correction, 'by' | 'why'>,
): Promise<Correction> {
  const { correction } = await send<{ correction: Correction }>('POST', '/corrections', request)
  await refreshNow()
  return correction
}

/** Takes a correction back, under the name of who does so. */
export async function undoCorrection(id: string, maker: Pick<Correction, 'by'> = {}): Promise<Correction> {
  const { correction } = await send<{ correction: Correction }>(
    'POST',
    `/corrections/${segment(id)}/undo`,
    maker,
  )
  await refreshNow()
  return correction
}

export async function saveSearch(search: Pick<SavedSearch, 'name' | 'query'>): Promise<SavedSearch> {
  const saved = await send<SavedSearch>('POST', '/searches', search)
  await queryClient.invalidateQueries({ queryKey: askSearches().queryKey })
  return saved
}

export async function removeSearch(id: string): Promise<void> {
  await send('DELETE', `/searches/${segment(id)}`)
  await queryClient.invalidateQueries({ queryKey: askSearches().queryKey })
}

/** Has articles added: what comes of it is told by `addition` events, and by `askAddition`. */
export const addArticles = (form: FormData) => send<Addition>('POST', '/additions', form)
export const askAddition = (id: string) => ask<Addition>(`/additions/${segment(id)}`)

/** Ends the session of this browser, and forgets what was read in it. */
export async function logOut(): Promise<void> {
  await send('DELETE', '/session')
  queryClient.clear()
  location.assign('/login')
}

/** Changes one's own password, and ends one's sessions in all other browsers. */
export async function changeMyPassword(passwords: {
  readonly password: string
  readonly newPassword: string
}): Promise<void> {
  await send('POST', '/me/password', passwords)
  await refreshNow()
}

/** Ends these sessions. One that is gone already is as good as ended. */
export async function endSessions(ids: readonly string[]): Promise<void> {
  try {
    for (const id of ids) await send('DELETE', `/sessions/${segment(id)}`).catch(passIfGone)
  } finally {
    await refreshNow()
  }
}

function passIfGone(error: unknown): void {
  if (!(error instanceof ServerFailure && error.status === 404)) throw error
}

/** Makes a token. Its secret is told this once. */
export async function addToken(
  token: Pick<Token, 'name' | 'role'>,
): Promise<{ readonly token: Token; readonly secret: string }> {
  const made = await send<{ token: Token; secret: string }>('POST', '/tokens', token)
  await refreshNow()
  return made
}

export async function removeToken(id: string): Promise<void> {
  await send('DELETE', `/tokens/${segment(id)}`).catch(passIfGone)
  await refreshNow()
}

/** Adds an account; without a password for who comes by a reverse proxy. */
export async function addAccount(
  account: Pick<Account, 'name' | 'role'> & { readonly password?: string },
): Promise<Account> {
  const added = await send<{ account: Account }>('POST', '/accounts', account)
  await refreshNow()
  return added.account
}

/** Gives an account another role or, ending its sessions, another password. */
export async function changeAccount(
  name: string,
  change: { readonly role: Role } | { readonly password: string },
): Promise<void> {
  await send('PATCH', `/accounts/${segment(name)}`, change)
  await refreshNow()
}

/** Takes an account away with its sessions and tokens. */
export async function removeAccount(name: string): Promise<void> {
  await send('DELETE', `/accounts/${segment(name)}`)
  await refreshNow()
}

/** Logs an account out in every browser. */
export async function endSessionsOf(name: string): Promise<void> {
  await send('DELETE', `/accounts/${segment(name)}/sessions`)
  await refreshNow()
}
