/**
 * How the marks and columns of a timeline read.
 *
 * @module
 */
import type { UtteranceMark } from '../src/serve/index.ts'
import type { PlacedMark, TimelineColumn, TimeUnit } from './lay-out-timeline.ts'
import { ACT_NAMES, nameCount, nameDate } from './name-things.ts'

const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** `14 Mar`, and with the year where it is another than in the column before: `2 Jan 2025`. */
export function nameColumn(
  { key }: TimelineColumn,
  { unit, before }: { unit: TimeUnit; before?: string },
): string {
  const moment = new Date(key)
  if (unit === 'year' || Number.isNaN(moment.getTime())) return key
  const name = (unit === 'month' ? SHORT_MONTH : SHORT_DAY).format(moment)
  return before?.slice(0, 4) === key.slice(0, 4) ? name : `${name} ${key.slice(0, 4)}`
}

/** `3 articles / 1 origin`: how many report it, and from how many known origins they have it. */
export function nameCounts({
  articles,
  origins,
  unknownOrigins,
}: Pick<UtteranceMark, 'articles' | 'origins' | 'unknownOrigins'>): string {
  const known = origins > 0 || unknownOrigins === 0 ? nameCount(origins, 'origin') : 'origin not known'
  return `${nameCount(articles, 'article')} / ${known}`
}

export const nameMarkDay = ({ day, isPublicationDay }: UtteranceMark): string =>
  day === undefined ? 'day not known' : `${isPublicationDay ? 'published ' : ''}${nameDate(day)}`

/** What a mark of the timeline is, for those who do not see it. */
export function nameMark({ kind, utterances, happenings }: PlacedMark, voice?: string): string {
  if (kind === 'happening')
    return `What happened: ${happenings.map(({ fullest }) => fullest.told.text).join(' · ')}`
  const [first] = utterances as [UtteranceMark]
  if (kind === 'group') {
    return `${voice}: ${utterances.length} more of this time, shown in the list`
  }
  const { act, quotation, brief } = first
  const verb = act ? ACT_NAMES[act] : 'says'
  return `${voice} ${verb}, ${nameMarkDay(first)}: ${brief} (${quotation}; ${nameCounts(first)})`
}
