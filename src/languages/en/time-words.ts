/**
 * English words of time beside the names of days and months. All keys are in lower case.
 *
 * @module
 */

export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'

export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map<string, TimeUnit>([
  ['second', 'second'],
  ['minute', 'minute'],
  ['hour', 'hour'],
  ['day', 'day'],
  ['week', 'week'],
  ['weekend', 'weekend'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
  ['decade', 'decade'],
  ['century', 'century'],
])

export const PLURAL_TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map<string, TimeUnit>([
  ['seconds', 'second'],
  ['minutes', 'minute'],
  ['hours', 'hour'],
  ['days', 'day'],
  ['weeks', 'week'],
  ['weekends', 'weekend'],
  ['months', 'month'],
  ['quarters', 'quarter'],
  ['years', 'year'],
  ['decades', 'decade'],
  ['centuries', 'century'],
])

/** How far a word moves a period from the present one: "last week", "this year", "next month". */
export const PERIOD_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['past', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
])

/** The same, counted from the period the text spoke of last: "the following year", "the previous day". */
export const TOLD_PERIOD_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['previous', -1],
  ['preceding', -1],
  ['prior', -1],
  ['that', 0],
  ['same', 0],
  ['following', 1],
])

/** "recent years", "coming months": vague stretches, with the TimeML value they have where no number follows. */
export const VAGUE_STRETCHES: ReadonlyMap<string, string> = new Map([
  ['recent', 'PAST_REF'],
  ['past', 'PAST_REF'],
  ['last', 'PAST_REF'],
  ['coming', 'FUTURE_REF'],
  ['next', 'FUTURE_REF'],
  ['future', 'FUTURE_REF'],
])

/** Words that stand for now, once or some day, with the TimeML value. */
export const TIME_REFERENCES: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
  ['someday', 'FUTURE_REF'],
])

/** The same in several words. */
export const TIME_REFERENCE_PHRASES: readonly (readonly [words: readonly string[], value: string])[] = [
  [['right', 'now'], 'PRESENT_REF'],
  [['these', 'days'], 'PRESENT_REF'],
  [['at', 'the', 'moment'], 'PRESENT_REF'],
  [['at', 'present'], 'PRESENT_REF'],
  [['at', 'this', 'time'], 'PRESENT_REF'],
  [['the', 'past'], 'PAST_REF'],
  [['the', 'future'], 'FUTURE_REF'],
  [['the', 'near', 'future'], 'FUTURE_REF'],
  [['the', 'near', 'term'], 'FUTURE_REF'],
  [['the', 'short', 'term'], 'FUTURE_REF'],
  [['some', 'day'], 'FUTURE_REF'],
  [['as', 'soon', 'as', 'possible'], 'FUTURE_REF'],
  [['not', 'long', 'ago'], 'PAST_REF'],
  [['long', 'ago'], 'PAST_REF'],
]

/** Days counted from the day of the report. */
export const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])

/** The letters by which TimeML writes a part of the day. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
])

/** Words that name a part of the day by themselves; they belong to the present day where no other is named. */
export const CLOCK_WORDS: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '24:00'],
])

export const TIME_ZONES: ReadonlySet<string> = new Set(
  'gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest msk eastern'.split(' '),
)

/** Words before a date that move it within its period only: "early March", "late Thursday", "earlier this year". */
export const PERIOD_PARTS: ReadonlySet<string> = new Set(
  'early earlier late later mid middle sometime around about approximately nearly almost'.split(' '),
)

/** "the end of March", "the first half of 1990". */
export const PERIOD_EDGES: ReadonlySet<string> = new Set(
  'end beginning start middle rest close half part eve turn'.split(' '),
)

/** Words that tell which half of a year: "the latter half of 2018". */
export const HALF_WORDS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['last', 2],
  ['latter', 2],
  ['final', 2],
])

/** Words after a number and a unit that make it a point in time, with the direction. */
export const DISTANCE_DIRECTIONS: ReadonlyMap<string, { sign: number; from: 'report' | 'told' }> = new Map([
  ['ago', { sign: -1, from: 'report' }],
  ['hence', { sign: 1, from: 'report' }],
  ['earlier', { sign: -1, from: 'told' }],
  ['before', { sign: -1, from: 'told' }],
  ['later', { sign: 1, from: 'told' }],
])

/** Numbers in words. `a couple of` is two; what has no number is left out on purpose. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, index): [string, number] => [word, index])
    .concat(
      'thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, index) => [word, 30 + 10 * index]),
    ),
)

export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
    'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  )
    .split(' ')
    .map((word, index) => [word, index + 1]),
)

/** Decades in words: "the nineties". */
export const DECADE_WORDS: ReadonlyMap<string, number> = new Map([
  ['twenties', 2],
  ['thirties', 3],
  ['forties', 4],
  ['fifties', 5],
  ['sixties', 6],
  ['seventies', 7],
  ['eighties', 8],
  ['nineties', 9],
])

/** Amounts without a number: "several years ago", "a few weeks". */
export const VAGUE_AMOUNTS: ReadonlySet<string> = new Set(['few', 'several', 'some', 'many'])

/** Words after which a bare four-digit number is a year. */
export const YEAR_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in of since by from until till during to early late mid fiscal after before through for around about and or between year summer spring fall autumn winter'.split(
    ' ',
  ),
)

/** Words after which "May" or "March" is the month. */
export const MONTH_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in of since by from until till during to early late mid last next this after before through for around on between each every'.split(
    ' ',
  ),
)

/** Verbs and words that look ahead when an infinitive or a date follows them. */
export const LOOKING_AHEAD: ReadonlySet<string> = new Set(
  "will 'll wo shall would going plan plans planned planning schedule scheduled schedules expect expects expected expecting slated set due hope hopes intend intends upcoming".split(
    ' ',
  ),
)

/** What is said of a plan that comes to nothing, or not on its day. */
export const DROPPED_PLANS: ReadonlySet<string> = new Set('canceled cancelled postponed scrapped'.split(' '))

/** Nouns that look ahead when an infinitive follows: "an agreement to buy the bank in January". */
export const INTENTIONS: ReadonlySet<string> = new Set(
  'agreement bid deal hopes intention offer pledge plan plans promise proposal schedule'.split(' '),
)

/** Verbs whose present tense tells what is to come when a day stands with them: "the talks open on Monday". */
export const TIMETABLE_VERBS: ReadonlySet<string> = new Set(
  'arrive begin close convene end expire leave meet open reconvene resume start vote'.split(' '),
)
