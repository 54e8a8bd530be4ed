import { ServerFailure } from '../api.ts'

/** What went wrong, and what to do. */
export function Refusal({ error }: { error: Error }) {
  // What is wrong with the words of a request says what to do in its message.
  const fix = error instanceof ServerFailure && error.status !== 400 ? error.fix : undefined
  return (
    <p className="people-refused" role="alert">
      That did not work. {error.message} {fix}
    </p>
  )
}
