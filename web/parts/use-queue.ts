import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Correction } from '../../src/record.ts'
import type { CorrectionRequest, FoundStatement, StatementFields } from '../../src/store/index.ts'
import { askArticle, askQueue, queryClient } from '../api.ts'
import { sendCorrection, sendUndo } from './correct-signed.ts'

/** So many are asked for at once, and the articles of so many are got ready. */
const AT_ONCE = 30
const READY = 3
/** Those that were skipped stay the first of the queue: it is asked for further down when so many were. */
const SKIPPED_STEP = 10

type Passing = 'confirm' | 'reject' | 'edit' | 'skip'

interface Passed {
  readonly found: FoundStatement
  readonly how: Passing
  /** What the server made of it; rejected where it was refused. */
  readonly kept?: Promise<Correction>
}

export interface Queue {
  readonly query: ReturnType<typeof useQueueQuery>
  /** The statement to decide on; absent when the queue is empty. */
  readonly current: FoundStatement | undefined
  readonly done: number
  readonly skipped: number
  /** How many statements nobody has looked at, as far as is known now. */
  readonly left: number
  /** Decisions that the server has not answered yet. */
  readonly waiting: number
  readonly failure: Error | undefined
  readonly message: string
  readonly canUndo: boolean
  readonly isEditing: boolean
  readonly isBusy: boolean
  say(message: string): void
  decide(kind: 'confirm' | 'reject'): void
  edit(fields: StatementFields, why: string): void
  toggleEdit(): void
  skip(): void
  undo(): void
}

function useQueueQuery(skipped: number) {
  const offset = Math.floor(skipped / SKIPPED_STEP) * SKIPPED_STEP
  return useQuery({ ...askQueue(AT_ONCE, offset), placeholderData: keepPreviousData })
}

/**
 * The least certain statements one by one. The next comes at once; what was decided is sent in the background, one after
 * the other, and comes back where the server refuses it.
 */
export function useQueue(): Queue {
  const [passed, setPassed] = useState<readonly Passed[]>([])
  const [again, setAgain] = useState<FoundStatement>()
  const [waiting, setWaiting] = useState(0)
  const [failure, setFailure] = useState<Error>()
  const [message, say] = useState('')
  const [isEditing, setEditing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const shown = useRef<FoundStatement>(undefined)
  const line = useRef<Promise<unknown>>(Promise.resolve())

  const skipped = passed.filter(({ how }) => how === 'skip').length
  const query = useQueueQuery(skipped)
  const isPassed = (found: FoundStatement) =>
    passed.some((each) => each.found.statement.id === found.statement.id)
  const remaining = (query.data?.items ?? []).filter((found) => !isPassed(found))
  // What somebody reads stays, also when the queue is ordered anew behind it.
  const kept = again ?? shown.current
  const current = kept && !isPassed(kept) ? kept : remaining[0]
  shown.current = current
  const ahead = remaining.slice(0, READY + 1).map(({ article }) => article.id)
  useReadyArticles(ahead)

  /** One after the other: what is undone was kept before. */
  const standInLine = (work: () => Promise<Correction>) => {
    const sent = line.current.then(work)
    setWaiting((count) => count + 1)
    line.current = sent.catch(() => undefined).finally(() => setWaiting((count) => count - 1))
    return sent
  }
  const send = (request: CorrectionRequest & { readonly why?: string }) =>
    standInLine(() => sendCorrection(request))
  const pass = (one: Passed) => {
    setPassed((before) => [...before, one])
    setAgain(undefined)
    setFailure(undefined)
    setEditing(false)
  }
  const comeBack = (found: FoundStatement) => {
    setFailure(undefined)
    setPassed((before) => before.filter((each) => each.found.statement.id !== found.statement.id))
    setAgain(found)
  }
  const last = passed.at(-1)
  return {
    query,
    current,
    done: passed.length - skipped,
    skipped,
    left: Math.max(0, (query.data?.total ?? 0) - skipped - waiting),
    waiting,
    failure,
    message,
    canUndo: last !== undefined,
    isEditing,
    isBusy,
    say,
    decide: (kind) => {
      if (!current || isBusy) return
      const sent = send({ kind, statement: current.statement.id })
      sent.catch((error: Error) => {
        comeBack(current)
        setFailure(error)
      })
      pass({ found: current, how: kind, kept: sent })
      say(kind === 'confirm' ? 'Right.' : 'Wrong: no statement.')
    },
    edit: (fields, why) => {
      if (!current || isBusy) return
      setBusy(true)
      setFailure(undefined)
      const sent = send({ kind: 'edit', statement: current.statement.id, fields, ...(why && { why }) })
      sent
        .then(
          () => {
            pass({ found: current, how: 'edit', kept: sent })
            say('Corrected.')
          },
          (error: Error) => setFailure(error),
        )
        .finally(() => setBusy(false))
    },
    toggleEdit: () => {
      setFailure(undefined)
      setEditing(!isEditing && current !== undefined)
    },
    skip: () => {
      if (!current || isBusy) return
      pass({ found: current, how: 'skip' })
      say('Skipped.')
    },
    undo: () => {
      if (!last || isBusy) return say('There is nothing to undo here.')
      const { found, kept } = last
      comeBack(found)
      setEditing(false)
      say(kept ? 'Undone: here it is again.' : 'Here it is again.')
      if (kept) standInLine(() => kept.then(({ id }) => sendUndo(id))).catch(setFailure)
    },
  }
}

/** Has the articles of the next statements at hand. */
function useReadyArticles(articles: readonly string[]): void {
  const names = articles.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say which articles they are
  useEffect(() => {
    for (const id of articles) void queryClient.prefetchQuery(askArticle(id))
  }, [names])
}
