import { UnreadableInput } from '../open-bytes.ts'

/** What kept an address from being fetched. `stopped` is the caller's own doing. */
export type FailureKind =
  | 'address'
  | 'private'
  | 'robots'
  | 'name'
  | 'connection'
  | 'certificate'
  | 'timeout'
  | 'too-large'
  | 'redirects'
  | 'status'
  | 'answer'
  | 'stopped'

export interface FailureDetails {
  readonly kind: FailureKind
  readonly status?: number
  /** When the site said that it may be asked again, in milliseconds from now. */
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

/** An address that could not be fetched, and why, in a sentence that says what to do. */
export class FetchFailure extends UnreadableInput {
  override name = 'FetchFailure'
  readonly kind: FailureKind
  readonly status?: number
  readonly retryAfterMs?: number

  constructor(message: string, { kind, status, retryAfterMs, cause }: FailureDetails) {
    super(message, { cause })
    this.kind = kind
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}
