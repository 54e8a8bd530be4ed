/**
 * What the pages ask of the server.
 *
 * @module
 */
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Story } from '../src/record.ts'
import type { ArticleAnswer, StoryAnswer, VoiceAnswer } from '../src/serve/index.ts'
import type { ArticleSummary, FoundStatement, Page, RecordCounts, VoiceSummary } from '../src/store/index.ts'
import type { Search } from './search.ts'

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
  defaultOptions: { queries: { retry: false, staleTime: 10_000, networkMode: 'always' } },
})

async function fetchAnswer<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error
      return undefined
    },
  )
  if (!response) {
    throw new ServerFailure({
      status: 0,
      message: 'The server does not answer.',
      fix: 'Start it again in a terminal with hearsay serve, then try again here.',
    })
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as Answer
  throw new ServerFailure(readFailure(body, response.status))
}

function readFailure(body: unknown, status: number): { status: number; message: string; fix: string } {
  const error = (body as { error?: { message?: string; fix?: string } } | undefined)?.error
  return {
    status,
    message: error?.message ?? `The server answered with status ${status}.`,
    fix: error?.fix ?? 'Look at the terminal in which hearsay serve runs.',
  }
}

const ask = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchAnswer<Answer>(path, signal) })

export const askCounts = () => ask<RecordCounts>('/api/record')
export const askArticles = (limit: number, offset = 0) =>
  ask<Page<ArticleSummary>>(`/api/articles?limit=${limit}&offset=${offset}`)
export const askVoices = (limit: number, offset = 0) =>
  ask<Page<VoiceSummary>>(`/api/voices?limit=${limit}&offset=${offset}`)
export const askStories = (limit: number, offset = 0) =>
  ask<Page<Story>>(`/api/stories?limit=${limit}&offset=${offset}`)
export const askArticle = (id: string) => ask<ArticleAnswer>(`/api/article/${encodeURIComponent(id)}`)
export const askVoice = (id: string) => ask<VoiceAnswer>(`/api/voice/${encodeURIComponent(id)}`)
export const askStory = (id: string) => ask<StoryAnswer>(`/api/story/${encodeURIComponent(id)}`)

export const FOUND_PER_PAGE = 30

export function askStatements({ page = 1, ...filters }: Search) {
  const parameters = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined))
  parameters.set('limit', String(FOUND_PER_PAGE))
  parameters.set('offset', String((page - 1) * FOUND_PER_PAGE))
  return { ...ask<Page<FoundStatement>>(`/api/statements?${parameters}`), placeholderData: keepPreviousData }
}
