/**
 * The occasion that several origins witnessed: ten outlets at one briefing are ten witnesses of one event.
 *
 * @module
 */
import { KINDS_OF_OCCASIONS, LISTENERS_OF_OUTLETS, PRIVATE_OCCASIONS } from '../languages/en/index.ts'
import type { Circumstance, Occasion } from '../record.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import { EMPTY_WORDS } from './english.ts'
import { splitWrittenWords, stemWord } from './split-words.ts'
import { compareText, type ToldReport } from './told-report.ts'

/** Where an article says that something was said. */
interface Account {
  readonly article: string
  readonly venue: string
  /** Two accounts with one of these in common can be of one occasion. */
  readonly signs: readonly string[]
}

/** Of a venue that is less sure nothing is concluded. */
const LEAST_SURE = 0.5

/** The articles that were at occasions by their own account, those of one occasion together, by id. */
export type Witnesses = readonly (readonly Account[])[]

/** Which articles name one occasion. An article that cites somebody was not there, whatever venue it names. */
export function findWitnesses(reports: readonly ToldReport[]): Witnesses {
  const accounts = reports.flatMap((report) => findAccount(report) ?? [])
  const sets = createDisjointSets(accounts.length)
  const firstWith = new Map<string, number>()
  accounts.forEach(({ signs }, index) => {
    for (const sign of signs) {
      sets.join(firstWith.get(sign) ?? index, index)
      firstWith.set(sign, firstWith.get(sign) ?? index)
    }
  })
  return sets.list().map((group) => group.map((index) => accounts[index]!))
}

/** The occasion of most articles that have at least two origins; `originOf` gives the key of each article's. */
export function describeOccasion(
  witnesses: Witnesses,
  originOf: ReadonlyMap<string, string>,
): Occasion | undefined {
  const groups = witnesses.filter(
    (group) => new Set(group.map(({ article }) => originOf.get(article))).size > 1,
  )
  const [largest] = [...groups].sort(
    (a, b) => b.length - a.length || compareText(a[0]!.article, b[0]!.article),
  )
  return largest && { venue: nameVenue(largest), articles: largest.map(({ article }) => article) }
}

/** What an article says of the occasion, where it does not have that from others. */
function findAccount({ article, statements }: ToldReport): Account | undefined {
  const isRelayed = statements.some(({ statement }) => statement.relay?.some(({ evidence }) => evidence))
  if (isRelayed) return undefined
  for (const { statement } of statements) {
    const venue = describeVenue(statement.venue) ?? describeListeners(statement.addressee)
    if (venue) return { article: article.id, ...venue }
  }
  return undefined
}

type Venue = Pick<Account, 'venue' | 'signs'>

function describeVenue(venue: Circumstance | undefined): Venue | undefined {
  if (!venue || venue.confidence < LEAST_SURE) return undefined
  const { words, isCapital } = splitWrittenWords(venue.text)
  if (words.some((word) => PRIVATE_OCCASIONS.has(word))) return undefined
  const kinds = findKinds(words)
  if (kinds.length > 0) return { venue: cutOpening(venue.text), signs: kinds }
  // "In Tarn" is a place, where much is said to many; "in the Rose Garden" is where one is asked to come.
  if (/^in\s+\p{Lu}/u.test(venue.text) && words.every((word, at) => isCapital[at] || EMPTY_WORDS.has(word)))
    return undefined
  // "Forum in Tarn" and "hearing in Tarn" are two; the "Rose Garden" has no other words than its name.
  const common = words.filter((word, at) => !isCapital[at] && !EMPTY_WORDS.has(word))
  const signs = common.length > 0 ? common.map(stemWord) : [words.join(' ')]
  return { venue: cutOpening(venue.text), signs }
}

function describeListeners(addressee: Circumstance | undefined): Venue | undefined {
  if (!addressee || addressee.confidence < LEAST_SURE) return undefined
  const { words } = splitWrittenWords(addressee.text)
  if (!words.some((word) => LISTENERS_OF_OUTLETS.has(word))) return undefined
  return { venue: addressee.text, signs: findKinds(words) }
}

function findKinds(words: readonly string[]): string[] {
  return KINDS_OF_OCCASIONS.flatMap((names, kind) =>
    words.some((word) => names.has(word)) ? `kind ${kind}` : [],
  )
}

/** "in an early-morning tweet" is an early-morning tweet. */
const cutOpening = (venue: string): string =>
  venue.replace(/^(?:(?:in|at|on|during|by|via|to)\s+)?(?:(?:an?|the|his|her|their|its)\s+)?(?=\S)/i, '')

/** As most have it; of those as common, the one that says most. A venue is better than its listeners or a verb. */
function nameVenue(accounts: readonly Account[]): string {
  const counts = new Map<string, number>()
  for (const { venue } of accounts) counts.set(venue, (counts.get(venue) ?? 0) + 1)
  const isWeak = (venue: string) =>
    splitWrittenWords(venue).words.every(
      (word) => LISTENERS_OF_OUTLETS.has(word) || /^re?-?tweet(?:ed|ing)$|^tweet(?:ed|ing)$/.test(word),
    )
  const [commonest] = [...counts].sort(
    ([a, countA], [b, countB]) =>
      Number(isWeak(a)) - Number(isWeak(b)) || countB - countA || b.length - a.length || compareText(a, b),
  )
  return commonest![0]
}
