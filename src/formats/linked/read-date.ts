/**
 * Dates as articles have them, for forms that want them typed or told.
 *
 * @module
 */

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/

export interface TypedDate {
  readonly kind: 'day' | 'moment'
  /** As XML Schema writes an `xsd:date` or `xsd:dateTime`. */
  readonly value: string
}

/**
 * A day or a moment; nothing for what is neither, such as a month alone.
 *
 * @example readDate('2019-03-28T10:15+03:00')
 *   // { kind: 'moment', value: '2019-03-28T10:15:00+03:00' }
 */
export function readDate(iso: string | undefined): TypedDate | undefined {
  if (iso === undefined || readTime(iso) === undefined) return undefined
  if (DAY.test(iso)) return { kind: 'day', value: iso }
  if (!MOMENT.test(iso)) return undefined
  return { kind: 'moment', value: iso.replace(/(T\d{2}:\d{2})(?!:)/, '$1:00') }
}

/** In milliseconds since 1970; a moment without a zone is taken as UTC, so that every machine reads it alike. */
export function readTime(iso: string | undefined): number | undefined {
  if (iso === undefined) return undefined
  const time = Date.parse(iso.includes('T') && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso)
  return Number.isNaN(time) ? undefined : time
}

const TOLD = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/**
 * The day of a date as it is read aloud; what is none stays as it is.
 *
 * @example tellDay('2019-03-28T23:15:00-05:00')
 *   // '28 March 2019'
 */
export function tellDay(iso: string): string {
  const day = iso.slice(0, 10)
  return DAY.test(day) && readTime(day) !== undefined ? TOLD.format(readTime(day)) : iso
}

/**
 * @example tellDays({ from: '2019-03-24', to: '2019-03-30' })
 *   // '24 March 2019 to 30 March 2019'
 */
export function tellDays({ from, to = from }: { readonly from: string; readonly to?: string }): string {
  return from === to ? tellDay(from) : `${tellDay(from)} to ${tellDay(to)}`
}
