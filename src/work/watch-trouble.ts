import { type Fetcher, UnreadableInput } from '../read/index.ts'

/** A fetcher, and whether anything that it could not fetch may be had at another time. */
export interface WatchedFetcher {
  readonly fetcher: Fetcher
  mayPass(): boolean
}

/** Asked again, these say the same: they are of the address, of how the site is kept, or of what we may fetch. */
const LASTING: readonly unknown[] = ['address', 'private', 'robots', 'certificate', 'too-large', 'redirects']
/** Answers of sites that are busy. */
const BUSY: readonly unknown[] = [408, 425, 429]

export function watchTrouble(fetcher: Fetcher): WatchedFetcher {
  let isPassing = false
  return {
    fetcher: {
      async fetchAddress(address, options) {
        try {
          return await fetcher.fetchAddress(address, options)
        } catch (error) {
          isPassing ||= error instanceof UnreadableInput && isPassingTrouble(error)
          throw error
        }
      },
      close: () => fetcher.close(),
    },
    mayPass: () => isPassing,
  }
}

/** By what a FetchFailure tells of itself. */
function isPassingTrouble(error: UnreadableInput): boolean {
  const kind = 'kind' in error ? error.kind : undefined
  const status = 'status' in error ? Number(error.status) : 0
  if (kind === 'status') return BUSY.includes(status) || status >= 500
  return kind !== undefined && !LASTING.includes(kind)
}
