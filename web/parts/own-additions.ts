/**
 * What was given to the server from this window to be added: it stays in view while one looks at other pages meanwhile.
 *
 * @module
 */
import { useSyncExternalStore } from 'react'
import type { Addition } from '../../src/serve/index.ts'
import { addArticles, askAddition, queryClient } from '../api.ts'

/** Ids, latest first. */
let own: readonly string[] = []
const listeners = new Set<() => void>()

function change(next: readonly string[]): void {
  own = next
  for (const tell of listeners) tell()
}

export function useOwnAdditions(): readonly string[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => own,
  )
}

/** Gives articles to the server and keeps the addition in view. Throws a ServerFailure when it takes none. */
export async function startAddition(form: FormData): Promise<Addition> {
  const addition = await addArticles(form)
  queryClient.setQueryData(askAddition(addition.id).queryKey, addition)
  change([addition.id, ...own.filter((id) => id !== addition.id)])
  return addition
}

export function forgetAddition(id: string): void {
  change(own.filter((each) => each !== id))
}
