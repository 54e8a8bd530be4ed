/**
 * Utterances: statements in one article or many that report one act of saying, with their different wordings.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Origin, SaidAt, Utterance, Wording } from '../record.ts'
import { createDisjointSets } from './disjoint-sets.ts'
import { groupBy } from './group-by.ts'
import { reportOneSaying } from './match-wordings.ts'
import { nameDifference } from './name-difference.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/** Up to this many statements of a voice are compared each with each. */
const MOST_COMPARED_WITH_ALL = 40
/** In longer lists a statement is looked for by its rarest stems, none of them in more statements than this. */
const STEMS_SEARCHED = 8
const MOST_STATEMENTS_OF_STEM = 50

/** Statements that report one act of saying, in order. */
export type Saying = readonly PreparedStatement[]

export interface JoinStatementsOptions {
  /** The number of an article's group of near-copies. */
  readonly copyOf: (article: string) => number
  /** Whether the voice is a group or unnamed, so that it never leaves its article. */
  readonly staysInArticle: (voice: string) => boolean
}

/** Groups statements, which must come in a fixed order, so that every one is in exactly one saying. */
export function joinStatements(
  statements: readonly PreparedStatement[],
  options: JoinStatementsOptions,
): Saying[] {
  const sets = createDisjointSets(statements.length)
  const indexes = statements.map((_, index) => index)
  for (const group of groupBy(indexes, (index) => statements[index]!.voice).values()) {
    for (const [one, other] of pairUp(group, statements)) {
      if (sets.find(one) === sets.find(other)) continue
      if (reportOneSaying(statements[one]!, statements[other]!)) sets.join(one, other)
    }
  }
  joinCopied(statements, { ...options, join: sets.join })
  return sets.list().map((group) => group.map((index) => statements[index]!))
}

/**
 * An unnamed voice is never taken for that of another article. But where articles are copies of one text, the same
 * words in them are one saying all the same: three copies of "a senior official said" are not three officials.
 */
function joinCopied(
  statements: readonly PreparedStatement[],
  { copyOf, staysInArticle, join }: JoinStatementsOptions & { join: (one: number, other: number) => void },
): void {
  const firsts = new Map<string, number>()
  statements.forEach(({ voice, statement, words }, index) => {
    if (!staysInArticle(voice)) return
    const key = `${copyOf(statement.article)} ${statement.quotation} ${words.join(' ')}`
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, index)
    else if (statements[first]!.statement.article !== statement.article) join(first, index)
  })
}

/** Pairs of statements of one voice that are worth comparing. */
function* pairUp(
  group: readonly number[],
  statements: readonly PreparedStatement[],
): Generator<[number, number]> {
  if (group.length <= MOST_COMPARED_WITH_ALL) {
    for (const [at, one] of group.entries()) for (const other of group.slice(at + 1)) yield [one, other]
    return
  }
  const holders = new Map<string, number[]>()
  for (const index of group) {
    for (const stem of statements[index]!.stems) {
      const known = holders.get(stem)
      if (known) known.push(index)
      else holders.set(stem, [index])
    }
  }
  for (const one of group) {
    const rarest = [...statements[one]!.stems]
      .sort((a, b) => holders.get(a)!.length - holders.get(b)!.length || (a < b ? -1 : 1))
      .slice(0, STEMS_SEARCHED)
    const met = new Set<number>()
    for (const stem of rarest) {
      const known = holders.get(stem)!
      if (known.length <= MOST_STATEMENTS_OF_STEM) for (const other of known) if (other > one) met.add(other)
    }
    for (const other of [...met].sort((a, b) => a - b)) yield [one, other]
  }
  yield* pairEqualTexts(group, statements)
}

/** Every statement with the next of the same words, however common these are. */
function* pairEqualTexts(
  group: readonly number[],
  statements: readonly PreparedStatement[],
): Generator<[number, number]> {
  for (const equal of groupBy(group, (index) => statements[index]!.words.join(' ')).values()) {
    for (let at = 1; at < equal.length; at++) yield [equal[at - 1]!, equal[at]!]
  }
}

/** The utterance that these statements report. */
export function describeUtterance(saying: Saying, origins: readonly Origin[]): Utterance {
  const byTime = [...saying].sort(compareTimes)
  const said = findNarrowestDays(byTime)
  return {
    id: identify('utt', [byTime[0]!.statement.id]),
    voice: chooseVoice(saying),
    ...(said && { saidAt: said }),
    wordings: describeWordings(saying),
    origins,
    statements: saying.map(({ statement }) => statement.id).sort(),
  }
}

/** By the day of publication or, where that is not known, of saying; unknown last, then by id. */
export function compareTimes(one: PreparedStatement, other: PreparedStatement): number {
  const [a, b] = [one, other].map(
    ({ said, article }) => article.day ?? said?.from ?? Number.POSITIVE_INFINITY,
  )
  return a === b ? (one.statement.id < other.statement.id ? -1 : 1) : a! - b!
}

/** The voice of most statements; in copies of an unnamed voice's words there are several. */
function chooseVoice(saying: Saying): string {
  const voices = [...groupBy(saying, ({ voice }) => voice)]
  return voices.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))[0]![0]
}

/** The shortest span of days that a report gives; the words for it stay with the statement. */
function findNarrowestDays(saying: Saying): SaidAt | undefined {
  const dated = saying
    .filter(({ said }) => said)
    .sort((a, b) => a.said!.to - a.said!.from - (b.said!.to - b.said!.from))
  const days = dated[0]?.statement.saidAt
  return days && { from: days.from, to: days.to, confidence: days.confidence }
}

interface Worded {
  readonly first: PreparedStatement
  readonly group: Saying
}

/** The different texts, the fullest first; a text of near-equal length stands first when more articles have it. */
function describeWordings(saying: Saying): Wording[] {
  const groups = groupBy(saying, ({ words, statement }) => `${statement.quotation} ${words.join(' ')}`)
  const worded = [...groups.values()].map((group) => ({ first: group[0]!, group })).sort(compareFullness)
  const longest = worded[0]!.first
  const rivals = worded.filter(({ first }) => isAboutAsFull(first, longest))
  const fullest = [...rivals].sort((a, b) => b.group.length - a.group.length)[0]!
  return [fullest, ...worded.filter((one) => one !== fullest)].map(({ first, group }) => ({
    text: first.statement.text.content,
    quotation: first.statement.quotation,
    difference: first === fullest.first ? 'fullest' : nameDifference(first, fullest.first),
    statements: group.map(({ statement }) => statement.id).sort(),
  }))
}

/** More quoted words first, then more words, then the text of more statements. */
function compareFullness({ first: a, group: one }: Worded, { first: b, group: other }: Worded): number {
  return (
    b.quoted.length - a.quoted.length ||
    b.words.length - a.words.length ||
    other.length - one.length ||
    (a.statement.id < b.statement.id ? -1 : 1)
  )
}

/** Translations of one sentence differ by some words, and the longer is not the fuller. A cut one has it all. */
function isAboutAsFull(one: PreparedStatement, longest: PreparedStatement): boolean {
  if (one === longest) return true
  return (
    one.quoted.length >= 0.75 * longest.quoted.length &&
    one.words.length >= 0.75 * longest.words.length &&
    nameDifference(one, longest) !== 'cut'
  )
}
