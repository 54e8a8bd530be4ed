/**
 * The wordings of an utterance: its different texts, and how each differs from the fullest.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Wording } from '../record.ts'
import { haveOneSpeaker, nameDifferences } from './name-differences.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/** Statements of one text, quoted in one way, with one speaker. */
interface Worded {
  /** The one with the least id. */
  readonly first: PreparedStatement
  readonly group: readonly PreparedStatement[]
}

/** A text shorter than this share of the longest one is not as full. Translations of one sentence are. */
const SHARE_OF_FULL = 0.75

/**
 * The different texts in which these statements of one utterance report it, the fullest first, each with its differences
 * from that one. Texts that differ in marks and capitals only are one. The order of the statements does not matter.
 */
export function describeWordings(saying: readonly PreparedStatement[]): Wording[] {
  const sorted = [...saying].sort((a, b) => (a.statement.id < b.statement.id ? -1 : 1))
  const worded = gatherTexts(sorted).sort(compareFullness)
  const longest = worded[0]!.first
  const rivals = worded.filter(({ first }) => isAboutAsFull(first, longest))
  const fullest = [...rivals].sort((a, b) => b.group.length - a.group.length)[0]!
  return [fullest, ...worded.filter((one) => one !== fullest)].map(({ first, group }) => ({
    text: first.statement.text.content,
    quotation: first.statement.quotation,
    differences: first === fullest.first ? [] : nameDifferences(first, fullest.first),
    statements: group.map(({ statement }) => statement.id),
  }))
}

/** The same words that somebody else is said to have said are another wording. */
function gatherTexts(saying: readonly PreparedStatement[]): Worded[] {
  const texts = groupBy(saying, ({ words, statement }) => `${statement.quotation} ${words.join(' ')}`)
  return [...texts.values()].flatMap((text) => {
    const bySpeaker: PreparedStatement[][] = []
    for (const one of text) {
      const known = bySpeaker.find(([first]) => haveOneSpeaker(one, first!))
      if (known) known.push(one)
      else bySpeaker.push([one])
    }
    return bySpeaker.map((group) => ({ first: group[0]!, group }))
  })
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
    one.quoted.length >= SHARE_OF_FULL * longest.quoted.length &&
    one.words.length >= SHARE_OF_FULL * longest.words.length &&
    !nameDifferences(one, longest).some(({ kind }) => kind.startsWith('cut'))
  )
}
