import { UsageError } from '../errors.ts'

interface Unknown {
  /** The argument: `id` when left out. */
  readonly what?: string
  readonly got: string
  readonly fix: string
}

/** What is said of an id that nothing in the record has. */
export function refuseUnknown(kind: string, { what = 'id', got, fix }: Unknown): UsageError {
  return new UsageError(what, {
    expected: `the id of ${/^[au]/.test(kind) ? 'an' : 'a'} ${kind} of the record`,
    got,
    fix,
  })
}
