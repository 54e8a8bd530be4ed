/**
 * What the calendar calls its days and months in English. All keys are in lower case.
 *
 * @module
 */

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** 1 to 12, by name and by the short forms that newsrooms use. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index): [string, number] => [name, index + 1]),
  ...MONTH_NAMES.filter((name) => name.length > 4).flatMap((name): [string, number][] => {
    const month = MONTH_NAMES.indexOf(name) + 1
    return [
      [name.slice(0, 3), month],
      [`${name.slice(0, 3)}.`, month],
    ]
  }),
  ['sept', 9],
  ['sept.', 9],
])

/** Months that are common words too: they count only where a preposition or a number shows the month. */
export const AMBIGUOUS_MONTHS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'mar.',
  'dec',
  'jan',
  'sep',
])

const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** 1 (Monday) to 7, as in ISO 8601. Short forms count only with their full stop: "sat" and "sun" are words. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...WEEKDAY_NAMES.flatMap((name, index): [string, number][] => [
    [name, index + 1],
    [`${name.slice(0, 3)}.`, index + 1],
  ]),
  ['tues.', 2],
  ['thur.', 4],
  ['thurs.', 4],
])

/** "Thursdays": a day that comes again and again. */
export const WEEKDAY_PLURALS: ReadonlyMap<string, number> = new Map(
  WEEKDAY_NAMES.map((name, index) => [`${name}s`, index + 1]),
)

/** The letters by which TimeML writes a season. */
export const SEASONS: ReadonlyMap<string, string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
])

/**
 * A feast that falls on a fixed day, on the nth weekday of a month (`nth` -1: the last; `after`: so many days later),
 * or so many days from Easter Sunday.
 */
export type Holiday =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly after?: number }
  | { readonly fromEaster: number }

/** By the words of its name, joined by spaces, "day" and "eve" included. */
export const HOLIDAYS: ReadonlyMap<string, Holiday> = new Map<string, Holiday>([
  ["new year's day", { month: 1, day: 1 }],
  ["new year's eve", { month: 12, day: 31 }],
  ['christmas', { month: 12, day: 25 }],
  ['christmas day', { month: 12, day: 25 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['boxing day', { month: 12, day: 26 }],
  ["new year's", { month: 1, day: 1 }],
  ['groundhog day', { month: 2, day: 2 }],
  ["valentine's day", { month: 2, day: 14 }],
  ["st. patrick's day", { month: 3, day: 17 }],
  ['earth day', { month: 4, day: 22 }],
  ['may day', { month: 5, day: 1 }],
  ['flag day', { month: 6, day: 14 }],
  ['canada day', { month: 7, day: 1 }],
  ['juneteenth', { month: 6, day: 19 }],
  ['remembrance day', { month: 11, day: 11 }],
  ['martin luther king day', { month: 1, weekday: 1, nth: 3 }],
  ["presidents' day", { month: 2, weekday: 1, nth: 3 }],
  ["mother's day", { month: 5, weekday: 7, nth: 2 }],
  ["father's day", { month: 6, weekday: 7, nth: 3 }],
  ['columbus day', { month: 10, weekday: 1, nth: 2 }],
  ['ash wednesday', { fromEaster: -46 }],
  ['palm sunday', { fromEaster: -7 }],
  ['independence day', { month: 7, day: 4 }],
  ['bastille day', { month: 7, day: 14 }],
  ['halloween', { month: 10, day: 31 }],
  ['veterans day', { month: 11, day: 11 }],
  ['armistice day', { month: 11, day: 11 }],
  ['thanksgiving', { month: 11, weekday: 4, nth: 4 }],
  ['thanksgiving day', { month: 11, weekday: 4, nth: 4 }],
  ['labor day', { month: 9, weekday: 1, nth: 1 }],
  ['memorial day', { month: 5, weekday: 1, nth: -1 }],
  ['election day', { month: 11, weekday: 1, nth: 1, after: 1 }],
  ['good friday', { fromEaster: -2 }],
  ['easter', { fromEaster: 0 }],
  ['easter sunday', { fromEaster: 0 }],
  ['easter monday', { fromEaster: 1 }],
])

/** The first words of holidays: where there is none of these there is no holiday to look for. */
export const HOLIDAY_STARTS: ReadonlySet<string> = new Set(
  [...HOLIDAYS.keys()].map((name) => /^[a-z.]+/.exec(name)![0]),
)
