export interface TortureOptions {
  readonly articles?: number
  readonly kills?: number
  /** The same seed kills at the same points of the progress. */
  readonly seed?: number
  readonly workers?: number
  readonly leaseSeconds?: number
  /** The words behind `node` that start Hearsay. */
  readonly program?: readonly string[]
  readonly tell?: (line: string) => void
}

export interface TortureFigures {
  readonly articles: number
  readonly kills: { readonly worker: number; readonly database: number; readonly pages: number }
  readonly seconds: number
  /** Different lines of both records. */
  readonly lines: number
  /** Lines that only the undisturbed record has, and those that only the other has, by kind. */
  readonly lost: Readonly<Record<string, number>>
  readonly tooMany: Readonly<Record<string, number>>
  readonly jobsLeft: number
  readonly givenUp: number
  readonly leaseSeconds: number
  readonly longestBeyondLeaseSeconds: number
  /** What workers said that ended otherwise than well without being killed. */
  readonly troubles: readonly string[]
}

export function tortureWorkers(options?: TortureOptions): Promise<TortureFigures>
