/** @module find-dates: the expressions of time in a text, with the days they mean. */
import type { DateExpression, Document, Token } from '../document.ts'
import { readDay } from './calendar.ts'
import { findWritingDay } from './find-writing-day.ts'
import { matchMoment } from './match-moment.ts'
import type { Moment } from './moment.ts'
import { isTimeOfVerb, readTense } from './read-tense.ts'
import { resolveMoment } from './resolve-moment.ts'
import { recallTimes, type ToldInText, tellTime } from './told-times.ts'

/**
 * When the report says that things happened: "Thursday", "last week", "the end of March", "two years ago", "now". The
 * value is TimeML's: `2019-03-28`, `2019-W12`, `2019-03`, `1990`, `198X`, `1998-Q3`, `2019-03-28TEV`, `P3D` for lengths,
 * `PAST_REF`, `PRESENT_REF` and `FUTURE_REF` for the vague ones ("recent years", "now", "someday").
 *
 * Relative expressions are counted from `date`, the ISO 8601 day of the report, and by the tense of the sentence: in a
 * report of what was said "Thursday" is the last one, that day included; "will meet on Thursday" is the next. Without a
 * `date`, or with one that is no date, they are found but have no value. A dateline of a day or a few before `date` is
 * counted from instead. "The next day" is counted from the day that the text named before.
 *
 * Developed on the news of TimeBank and AQUAINT: value F1 84 and 80 there, where chrono-node alone has 40 and 65.
 *
 * @example annotate({ text: 'Maria Gil said on Thursday.', date: '2019-03-29' }).dates
 *   // [{ start: 18, end: 26, text: 'Thursday', value: '2019-03-28' }]
 */
export function findDates(
  layers: Pick<Document, 'text' | 'tokens' | 'sentences' | 'paragraphs'>,
  { date }: { readonly date?: string } = {},
): DateExpression[] {
  const { text, tokens, sentences } = layers
  const filed = date === undefined ? undefined : readDay(date)
  const written = filed === undefined ? undefined : findWritingDay(layers, filed)
  const dates: DateExpression[] = []
  let told: ToldInText = {}
  for (let at = 0; at < tokens.length; ) {
    const match = matchMoment(tokens, at)
    if (!match) {
      at++
      continue
    }
    const sentence = tokens[at]!.sentence
    const place = { sentence: sentences[sentence]!, firstToken: at, endToken: match.end }
    const tense = needsTense(match.moment) ? readTense(tokens, place) : 'unknown'
    const value = resolveMoment(match.moment, {
      ...written,
      tense,
      isTimeOfVerb: match.moment.kind === 'date' && isTimeOfVerb(tokens, place),
      told: recallTimes(told, sentence),
    })
    if (value !== undefined && !isComparison(match.moment)) told = tellTime(told, { value, sentence })
    dates.push(expressionOf(text, tokens[at]!, { last: tokens[match.end - 1]!, value }))
    at = match.end
  }
  return dates
}

/** "A year earlier" in a report on business is what the told quarter is compared with; the report stays with that. */
function isComparison(moment: Moment): boolean {
  return (
    (moment.kind === 'told-quarter' && moment.years < 0) ||
    (moment.kind === 'distance' && moment.unit === 'year')
  )
}

function expressionOf(
  text: string,
  { start }: Token,
  { last: { end }, value }: { last: Token; value: string | undefined },
): DateExpression {
  const words = text.slice(start, end)
  return value === undefined ? { start, end, text: words } : { start, end, text: words, value }
}

function needsTense(moment: Moment): boolean {
  return moment.kind !== 'fixed' && moment.kind !== 'near-day' && moment.kind !== 'distance'
}
