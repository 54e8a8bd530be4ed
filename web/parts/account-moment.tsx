import { nameDate } from '../name-things.ts'

/** A moment, to the minute. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{nameDate(at)}</time>
}
