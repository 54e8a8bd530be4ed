import type { DateExpression, Document } from '../document.ts'
import { tellsOfTheReport, VERBS_OF_PLAIN_SAYING, WORDS_THAT_NAME_A_DAY } from '../languages/en/index.ts'
import type { Happening, SaidAt, Statement } from '../record.ts'
import { cutTold } from './cut-told.ts'
import { CONTENT, CUE, type DatedVerb, findDatedVerb, OWN, QUOTED, SPEAKER } from './find-dated-verb.ts'
import type { Mentions } from './find-mentions.ts'
import { isDateline, isEndOrMeasure, isUntold } from './is-date-of-cue.ts'
import { IN_A_DATE } from './noun-phrases.ts'
import { daysOfValue, widenOverPreposition } from './tell-when.ts'
import { cutPassage, findTokens, isPossessive, type TokenSpan } from './token-spans.ts'

interface Found extends DatedVerb {
  readonly date: DateExpression
  readonly at: TokenSpan
  readonly days: { readonly from: string; readonly to: string }
}

/**
 * What an article tells in its own words of a day, or of at most a week, that is known: "Moscow sent advisers over the
 * weekend", "Talks will go on on Friday". What somebody said, in or out of quotation marks, is none, nor that they said
 * it: that is a statement. In the order of the text; one for each day that a sentence tells of. Without the article's day
 * only dates with a year have one.
 */
export function findHappenings(
  document: Document,
  {
    article,
    statements,
    mentions,
  }: { article: string; statements: readonly Statement[]; mentions: Mentions },
): Happening[] {
  const marks = markWords(document, { statements, quoted: mentions.quoted })
  const bySentence = new Map<number, Found[]>()
  for (const date of document.dates) {
    const one = findHappening(document, { date, marks, names: mentions.names })
    if (!one) continue
    const { sentence } = document.tokens[one.at.first]!
    const others = bySentence.get(sentence) ?? []
    if (!others.some(({ days }) => days.from === one.days.from && days.to === one.days.to))
      bySentence.set(sentence, [...others, one])
  }
  return [...bySentence.values()].flatMap((found) =>
    found.flatMap((one, i) => {
      const told = cutTold(document, { one, before: found[i - 1], next: found[i + 1], marks })
      return told ? [{ article, on: tellDays(document, one), told }] : []
    }),
  )
}

/** What every token is part of; the words of a statement win over those of another that it stands inside. */
function markWords(
  document: Document,
  { statements, quoted }: { statements: readonly Statement[]; quoted: Uint8Array },
): Uint8Array {
  const marks = new Uint8Array(document.tokens.length)
  for (let i = 0; i < marks.length; i++) marks[i] = quoted[i] ? QUOTED : OWN
  for (const { speaker, cue, content } of statements) {
    for (const [spans, mark] of [
      [speaker, SPEAKER],
      [cue, CUE],
      [content, CONTENT],
    ] as const) {
      for (const span of spans) {
        const { first, end } = findTokens(document, span)
        for (let i = first; i < end; i++) marks[i] = Math.max(marks[i]!, mark)
      }
    }
  }
  return marks
}

function findHappening(
  document: Document,
  { date, marks, names }: { date: DateExpression; marks: Uint8Array; names: Int32Array },
): Found | undefined {
  const days = daysOfDate(date)
  if (!days || !isAtMostAWeek(days)) return undefined
  const { text, tokens, sentences } = document
  const at = findTokens(document, [date.start, date.end])
  if (marks[at.first]! >= CUE || marks[at.first] === QUOTED) return undefined
  // "Saturday Night Live", "Super Tuesday"
  if (names[at.first]! >= 0 || WORDS_THAT_NAME_A_DAY.has(tokens[at.first - 1]?.lower ?? '')) return undefined
  if (isEndOrMeasure(tokens, at) || isUntold(document, date) || isDateline(tokens, at)) return undefined
  if (isInQuotationMarks(document, date) || isPartOfSpan(document, { at, names })) return undefined
  if (namesNoDay(document, { date, at })) return undefined
  const { start, end } = sentences[tokens[at.first]!.sentence]!
  if (text[end - 1] === '?' || tellsOfTheReport(text.slice(start, end))) return undefined
  const verb = findDatedVerb(document, { at, marks })
  if (verb && VERBS_OF_PLAIN_SAYING.has(document.tokens[verb.verb]!.lemma.toLowerCase())) return undefined
  if (verb && isSpeakerDescribed(document, { at, verb, marks })) return undefined
  return verb && fitsTheDay(document, { days, verb }) ? { ...verb, date, at, days } : undefined
}

/** The days of a date; "Feb. 11-15" has five of them. */
function daysOfDate({ value, text }: DateExpression): Found['days'] | undefined {
  const days = value === undefined ? undefined : daysOfValue(value)
  const [, first, last] = /(\d{1,2}) ?[-–] ?(\d{1,2})(?!\d)/.exec(text) ?? []
  if (!days || !last || Number(days.from.slice(8)) !== Number(first)) return days
  return { from: days.from, to: `${days.from.slice(0, 8)}${last.padStart(2, '0')}` }
}

const A_DAY = 24 * 60 * 60 * 1000

const isAtMostAWeek = ({ from, to }: Found['days']): boolean =>
  from <= to && Date.parse(to) - Date.parse(from) < 7 * A_DAY

/** "At 2 p.m.", "that week" and "the last day of the fair" are counted from a day told before, which may be another one. */
function namesNoDay(
  { tokens }: Document,
  { date: { text }, at }: { date: DateExpression; at: TokenSpan },
): boolean {
  if (CLOCK_ALONE.test(text) || /\b(?:that|same)\b/i.test(text)) return true
  return /\b(?:first|last|final|second) day$/i.test(text) && tokens[at.end]?.lower === 'of'
}

/** “Today”, “Sunday Morning”: names of programmes. */
const isInQuotationMarks = ({ text }: Document, { start }: DateExpression): boolean =>
  /["“‘']/.test(text[start - 1] ?? '')

/** "Thursday through Monday" is neither of the two, and of "the last Friday in August" the month tells which one it is. */
function isPartOfSpan({ tokens }: Document, { at, names }: { at: TokenSpan; names: Int32Array }): boolean {
  return (
    /^(?:through|to|until|thru|in|of|[-–])$/.test(tokens[at.end]?.lower ?? '') &&
    names[at.end + 1] === IN_A_DATE
  )
}

const CLOCK_ALONE =
  /^(?:(?:at|about|around) )*(?:\d[\d:.]*(?: ?[ap]\.?m\.?)?|noon|midnight|dawn|dusk|sunrise|sunset)(?: (?:ET|EST|EDT|CT|PT|GMT|UTC|BST|CET))?$/i

/** "Papers filed on Friday show": the filing only describes who speaks; "Gil, who resigned on Friday, says" tells of it. */
function isSpeakerDescribed(
  { tokens }: Document,
  { at, verb: { verb }, marks }: { at: TokenSpan; verb: DatedVerb; marks: Uint8Array },
): boolean {
  if (marks[verb] !== SPEAKER || marks[at.first] !== SPEAKER) return false
  for (let i = verb - 1; marks[i] === SPEAKER; i--)
    if (/^(?:who|which|that)$/.test(tokens[i]!.lower)) return false
  return true
}

/** How long before its report something may have happened: what is older is history, and no part of a story that goes on. */
const LONGEST_AGO = 366 * A_DAY

/** What is done was not done after the report came out, nor long before, and what is coming not before it. */
function fitsTheDay(
  { date: published }: Document,
  { days: { from, to }, verb }: { days: Found['days']; verb: DatedVerb },
): boolean {
  if (published === undefined) return true
  if (Date.parse(from) < Date.parse(published) - LONGEST_AGO) return false
  return verb.doing === 'done' ? from <= published : to >= published
}

/**
 * How often the report tells that it happened, or will, on that day: read in articles of PolNeAR's training part and of
 * BASIL that no rule was made on, 42 of 48, and 77 of 81 together with those whose faults were mended since. Days before
 * and behind the verb did not differ. `train/measure-happenings.ts` shows when it has drifted.
 */
const SHARE_THAT_IS_RIGHT = 0.9

function tellDays(document: Document, { days: { from, to }, at, date, doing }: Found): SaidAt {
  const { date: published } = document
  const isOver = doing === 'done' && published !== undefined && from <= published && published < to
  return {
    from,
    to: isOver ? published : to,
    written: isPossessive(document.tokens[at.end])
      ? cutPassage(document, date.start, date.end)
      : widenOverPreposition(document, date),
    confidence: SHARE_THAT_IS_RIGHT,
  }
}
