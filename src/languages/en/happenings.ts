/**
 * English words by which a report's own clause tells that something happened, or will, on a day.
 *
 * @module
 */

/** Before a verb these tell of what is sure to come: "will meet", "shall open". */
export const VERBS_OF_COMING: ReadonlySet<string> = new Set(['will', "'ll", 'wo', 'shall'])

/** Before a verb these tell of what was only possible or wished. */
export const VERBS_OF_BEING_POSSIBLE: ReadonlySet<string> = new Set(
  "would 'd could can may might should must ought ca need dare".split(' '),
)

/** "is scheduled to meet", "are due to vote": fixed beforehand. */
export const WORDS_FOR_BEING_FIXED: ReadonlySet<string> = new Set(
  'scheduled set due slated expected planned going'.split(' '),
)

/** The past tense of these looks like their base. */
export const PASTS_LIKE_THEIR_BASE: ReadonlySet<string> = new Set(
  'cut hit hurt let put quit read set shut split spread cast cost burst bet beat shed thrust'.split(' '),
)

/** Forms of "be", "have" and "do" in the past tense. */
export const PASTS_OF_AUXILIARIES: ReadonlySet<string> = new Set(['was', 'were', 'had', 'did'])

/** With one of these before it a weekday is the name of a day or of what happens on it: "Super Tuesday", "Black Friday". */
export const WORDS_THAT_NAME_A_DAY: ReadonlySet<string> = new Set(
  'super black cyber fat ash holy bloody giving'.split(' '),
)

/** Words behind which another clause begins, that has a time of its own. */
export const WORDS_THAT_OPEN_A_CLAUSE: ReadonlySet<string> = new Set(
  (
    'who whom whose which that when while because after before since until till although though where as if whether ' +
    'unless than once lest except how why following despite amid compared versus unlike'
  ).split(' '),
)

/** Clauses with these tell of no happening: "if he won on Tuesday". */
export const WORDS_FOR_CONDITIONS: ReadonlySet<string> = new Set(['if', 'whether', 'unless', 'lest'])

/** With these somebody only said something, whether or not it was found what. */
export const VERBS_OF_PLAIN_SAYING: ReadonlySet<string> = new Set(
  'say tell add note explain reply comment tweet write state'.split(' '),
)

/** "Updated on Tuesday", "A version of this article appears in print on May 3": about the report itself. */
const ABOUT_THE_REPORT = new RegExp(
  [
    String.raw`^\W*(?:(?:first |last |originally )?(?:updated|published|posted|modified|filed|printed)\b`,
    String.raw`(?:a|an earlier) version of this\b`,
    String.raw`this (?:article|story|post|piece|page|report|column|interview|video|transcript)\b`,
    String.raw`the (?:article|story) (?:originally|first)\b`,
    String.raw`(?:corrections?:|clarifications?:|editor[’']s note|updates?:|photos? by|follow (?:us|him|her)\b|subscribe\b|copyright\b|©))`,
    String.raw`\bmis(?:stated|identified|spelled|quoted|attributed)\b`,
  ].join('|'),
  'i',
)

/**
 * Whether a sentence is about the report itself, when it came out or was changed, and no part of the news.
 *
 * @example tellsOfTheReport('A version of this article appeared in print on May 3.') // true
 */
export function tellsOfTheReport(sentence: string): boolean {
  return ABOUT_THE_REPORT.test(sentence)
}
