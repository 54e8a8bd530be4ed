import type { SaidAt } from '../record.ts'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/**
 * A date in ISO 8601 as it is read aloud; the hour is left out. What is no date stays as it is.
 *
 * @example tellDay('2019-03-28T10:15:00+03:00')
 *   // '28 March 2019'
 */
export function tellDay(date: string): string {
  const [, day] = /^(\d{4}-\d{2}-\d{2})/.exec(date) ?? []
  return day && !Number.isNaN(Date.parse(day)) ? DAY.format(new Date(day)) : date
}

/**
 * When something was said, as a phrase.
 *
 * @example tellSaidAt({ from: '2019-03-24', to: '2019-03-30' })
 *   // 'between 24 March 2019 and 30 March 2019'
 */
export function tellSaidAt({ from, to }: SaidAt): string {
  return from === to ? `on ${tellDay(from)}` : `between ${tellDay(from)} and ${tellDay(to)}`
}
