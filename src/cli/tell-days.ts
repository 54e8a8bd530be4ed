import { joinWords } from './join-words.ts'
import { tellDay } from './tell-day.ts'

/**
 * Days as they are listed in a sentence: the month and the year once for all days of it.
 *
 * @example tellDays(['2019-03-28', '2019-03-29', '2019-04-01'])
 *   // '28, 29 March 2019 and 1 April 2019'
 */
export function tellDays(days: readonly string[]): string {
  return joinWords(
    days.map((day, index) => {
      const next = days[index + 1]
      const isSameMonth = next !== undefined && next.slice(0, 7) === day.slice(0, 7)
      return isSameMonth ? tellDay(day).replace(/ .*/, '') : tellDay(day)
    }),
  )
}
