/** A known instant with its zone: `2019-03-28T10:15:00+03:00`. */
const INSTANT = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/

/**
 * A date of publication as it sorts beside others: instants in UTC, days as they stand. A day comes before the hours of
 * that day.
 *
 * @example sortableTime('2019-03-28T10:15:00+03:00')
 *   // '2019-03-28T07:15:00.000Z'
 */
export function sortableTime(published: string): string {
  const instant = INSTANT.test(published) ? new Date(published) : undefined
  return instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : published
}

/** The day of a date as it was written: `2019-03-28`. */
export function dayOf(date: string): string {
  return date.slice(0, 10)
}
