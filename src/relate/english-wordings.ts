/**
 * The English words on which naming the differences between two wordings depends: what turns a sense, what hedges it, what
 * measures, and which words are one word written in two ways.
 *
 * @module
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .trim()
      .split(/\s*\n\s*|;\s*/)
      .map((pair) => pair.split(': ') as [string, string]),
  )

/** Written in short, spoken in full. Each stands for the words after the colon. */
export const CONTRACTIONS: ReadonlyMap<string, string> = table(`
  can't: can not; cannot: can not; won't: will not; shan't: shall not; ain't: is not; let's: let us
  gonna: going to; wanna: want to; gotta: got to; kinda: kind of; dunno: do not know
  it's: it is; he's: he is; she's: she is; that's: that is; there's: there is; here's: here is; what's: what is
  who's: who is; where's: where is; how's: how is; everybody's: everybody is; nobody's: nobody is
`)

/** What an apostrophe left of a word. */
export const CONTRACTED_ENDINGS: ReadonlyMap<string, string> = table(
  `n't: not; 'm: am; 're: are; 've: have; 'll: will; 'd: would`,
)

/** Words and short forms that are one for a reader. */
export const SPELLINGS: ReadonlyMap<string, string> = table(`
  ok: okay; &: and; %: per cent; percent: per cent; gen: general; sen: senator; rep: representative; gov: governor; dr: doctor
  sgt: sergeant; lt: lieutenant; col: colonel; dept: department; gov't: government; govt: government; mr: mister
  jan: january; feb: february; apr: april; aug: august; sept: september; sep: september; oct: october
  nov: november; dec: december; whilst: while; amongst: among; towards: toward; afterwards: afterward
  programme: program; programmes: programs; grey: gray; defence: defense; offence: offense; licence: license
  cheque: check; cheques: checks; sceptical: skeptical; learnt: learned; judgement: judgment; yeah: yes
  aging: ageing; cosy: cozy; storey: story; tyre: tire; tyres: tires; kerb: curb; centre: center; centres: centers
  theatre: theater; metre: meter; metres: meters; kilometre: kilometer; kilometres: kilometers; fibre: fiber
  litre: liter; litres: liters; km: kilometers; kms: kilometers; kg: kilograms; mph: miles per hour; yrs: years
  usa: united states; uk: united kingdom; un: united nations; vs: versus; hon: honorable
`)

/** Countries and bodies that are written with their first letters, in capitals only: "us" is another word. */
export const INITIALS: ReadonlyMap<string, string> = table(
  `US: united states; USA: united states; UK: united kingdom; UN: united nations; EU: european union`,
)

/** A dot after these ends no sentence. */
export const DOTTED_WORDS = list(`
  mr mrs ms dr prof gen sen rep gov lt col sgt capt adm st jr sr jan feb mar apr aug sept sep oct nov dec no vs hon
`)

/** Words of grammar: an edit of these alone changes no point, and no "not" is about them. */
export const GRAMMAR_WORDS = list(`
  a an the this that these those there here it its he him his she her hers they them their theirs we us our ours you your
  yours i me my mine who whom whose which what myself himself herself itself ourselves themselves yourself
  be am is are was were been being have has had having do does did done doing will would shall should can could may might
  must ought to of in on at by for with from as about into onto over under up down out off than then so too very really
  just even still yet already also any ever some such own all both each every and or but nor if because while when
  where whether though although since until unless lot kind sort going
`)

/** After these begins another clause: a "not" or a "may" before them is not about it. */
export const CLAUSE_OPENERS = list(
  `and but or because who which whose whom while when where although though since until unless than if so`,
)

/** "I do not think that it is safe" is about the safety: these pass a "not" on. */
export const PASSING_ON = list(
  `think thought believe believed true case mean meant expect expected suppose supposed claim claimed suggest suggested
   want wanted plan planned intend intended say said saying go agree`,
)

/** Words that turn a claim round without "not". Beside one of these a lost "not" is no evidence. */
export const TURNING_WORDS = list(`
  refuse refuses refused refusing deny denies denied denying reject rejects rejected rejecting decline declines declined
  declining fail fails failed failing failure oppose opposes opposed opposing opposition against rule ruled ruling
  doubt doubts doubted prevent prevents prevented avoid avoids avoided lack lacks lacked lacking unable impossible
  unlikely false untrue wrong neither free absent absence barely scarcely stop stops stopped stopping ban bans banned
  forbid forbids forbidden zero few little rather instead away dismiss dismisses dismissed dismissing dispute disputes
  disputed block blocks blocked contrary hate hates refusal rejection denial halt cease withhold end ended insult insulted
`)

/** Beginnings that turn a word into its opposite: possible, impossible. */
export const TURNING_BEGINNINGS = ['un', 'in', 'im', 'il', 'ir', 'dis', 'non'] as const

/** How sure a clause is put by these. */
export type Hedge = 'possible' | 'probable' | 'reported' | 'condition' | 'intent'
export const HEDGES: ReadonlyMap<string, Hedge> = new Map(
  Object.entries({
    possible: 'may might could perhaps maybe possibly potentially conceivably',
    probable: 'probably likely presumably seemingly apparently seem seems seemed appear appears appeared',
    reported: 'reportedly allegedly supposedly purportedly',
    condition: 'if unless',
    intent:
      'plans plan planned intends intend intended hopes hope hoped wants want aims aim seeks seek considering',
  }).flatMap(([hedge, words]) => words.split(' ').map((word) => [word, hedge as Hedge] as const)),
)

/** Words that allow for something as "could" does. */
export const ALLOWING_WORDS = list(`can could able possible possibility possibly perhaps chance risk threat`)

/** Before "if" these make it no condition: "asked if", "even if". */
export const NO_CONDITION_AFTER = list(
  `ask asks asked asking wonder wondered see know knew knows as even only or doubt sure unclear question`,
)

/** With these somebody commits to what follows. */
export const FIRM_WORDS = list(`will would shall going`)

/** How a number is hedged: those of one row are one for a reader. */
export const BOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    about: 'about around roughly approximately nearly almost some circa estimated',
    more: 'over above exceeding',
    fewer: 'under below',
  }).flatMap(([bound, words]) => words.split(' ').map((word) => [word, bound] as const)),
)

/** The same in two words. */
export const BOUNDS_OF_TWO: ReadonlyMap<string, string> = table(`
  more than: more; greater than: more; at least: at least; no fewer: at least; no less: at least
  less than: fewer; fewer than: fewer; up to: at most; at most: at most; as many: about; as much: about; close to: about
`)

/** Numbers up to a hundred, and what multiplies them. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
)
export const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 1e2, dozen: 12, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }),
)
export const FRACTIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 1 / 2,
    third: 1 / 3,
    thirds: 1 / 3,
    quarter: 1 / 4,
    quarters: 1 / 4,
    fifth: 1 / 5,
    fifths: 1 / 5,
    tenth: 1 / 10,
    tenths: 1 / 10,
  }),
)
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
)

/** What numbers count: units of one measure can be led back to each other. */
export interface Unit {
  readonly measure: string
  readonly factor: number
}
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    time: {
      second: 1,
      minute: 60,
      hour: 3600,
      day: 86400,
      week: 604800,
      month: 2629800,
      year: 31557600,
      decade: 315576000,
    },
    length: {
      meter: 1,
      metre: 1,
      kilometer: 1000,
      kilometre: 1000,
      km: 1000,
      mile: 1609.34,
      foot: 0.3048,
      feet: 0.3048,
      yard: 0.9144,
      inch: 0.0254,
    },
    weight: { kilogram: 1, kg: 1, gram: 0.001, pound: 0.4536, ton: 1000, tonne: 1000 },
    area: { hectare: 1, acre: 0.4047 },
    share: { percent: 0.01 },
    money: { $: 1, dollar: 1 },
    euros: { '€': 1, euro: 1 },
    pounds: { '£': 1 },
  }).flatMap(([measure, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { measure, factor }] as const),
  ),
)

/** Forms that a reporter changes when somebody's words become reported speech: of one row, one for a reader. */
export const REPORTED_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: 'i he she it',
    we: 'we they',
    me: 'me him',
    my: 'my his her its',
    our: 'our their us them',
    myself: 'myself himself herself itself',
    ourselves: 'ourselves themselves',
    am: 'am is are was were be',
    have: 'have has had',
    do: 'do does did',
    will: 'will would shall',
    can: 'can could',
    may: 'may might',
    this: 'this that',
    these: 'these those',
    here: 'here there',
    now: 'now then',
  }).flatMap(([form, words]) => words.split(' ').map((word) => [word, form] as const)),
)
