import { ServerFailure } from '../api.ts'
import '../style/actions.css'

/** What went wrong with something that the reader did, and what to do, beside where it was done. */
export function ActionFailure({ error }: { error: Error }) {
  return (
    <p className="action-failure" role="alert">
      {error.message} {error instanceof ServerFailure && error.fix}
    </p>
  )
}
