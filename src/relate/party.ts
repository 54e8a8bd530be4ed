/**
 * Who takes part in a relation, and how one is written down.
 *
 * @module
 */
import type { Relation, RelationKind, Voice } from '../record.ts'
import { WORDS_OF_SPEAKING_FOR } from './english-relations.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { splitWords } from './split-words.ts'

/** The statements of an utterance with its id and what relations go by. */
export interface Party {
  readonly utterance: string
  readonly saying: readonly PreparedStatement[]
  readonly voice: Pick<Voice, 'id' | 'name' | 'kind'>
  /** The words of the voice's names that tell it from others. */
  readonly nameWords: readonly string[]
  /** When it was said or first published, as days since 1970. */
  readonly day?: number
}

/** One statement of a party. */
export interface Speaking {
  readonly party: Party
  readonly statement: PreparedStatement
}

/** A relation before it has an id. */
export type Found = Omit<Relation, 'id'>

/** Both sides, the reason and the confidence as a relation. */
export function relate(
  kind: RelationKind,
  { from, to, reason, confidence }: { from: Speaking; to: Speaking; reason: string; confidence: number },
): Found {
  return {
    kind,
    from: from.party.utterance,
    to: to.party.utterance,
    evidence: { from: from.statement.statement.id, to: to.statement.statement.id },
    reason,
    confidence: limitConfidence(confidence, [from, to]),
  }
}

/** A relation is hardly surer than that its statements were said by who is told to have said them. */
export function limitConfidence(confidence: number, sides: readonly Speaking[]): number {
  const least = Math.min(...sides.map(({ statement }) => statement.statement.confidence))
  return Math.round(Math.min(confidence, (1 + least) / 2) * 100) / 100
}

/** All that a party says, without what it is reported not to have said. */
export function listSpeakings(parties: readonly Party[]): Speaking[] {
  return parties.flatMap((party) =>
    party.saying
      .filter(({ statement }) => statement.negated === undefined)
      .map((statement) => ({ party, statement })),
  )
}

/** Whether the first was said on an earlier day than the second; false where a day is not known. */
export function isBefore(one: Party, other: Party): boolean {
  return one.day !== undefined && other.day !== undefined && one.day < other.day
}

/** Whether the voices are one, or one speaks for the other: a campaign and its candidate, a ministry and its spokeswoman. */
export function areOneSide(one: Party, other: Party): boolean {
  if (one.voice.id === other.voice.id) return true
  if (one.nameWords.some((word) => word.length > 2 && other.nameWords.includes(word))) return true
  return speaksFor(one, other) || speaksFor(other, one)
}

const wordsOfRoles = new WeakMap<Party, ReadonlySet<string>>()

/** "Foreign Ministry spokeswoman" speaks for the Russian Foreign Ministry. */
function speaksFor(party: Party, { nameWords }: Party): boolean {
  let words = wordsOfRoles.get(party)
  if (!words) {
    const roles = party.saying.map(({ statement }) => splitWords(statement.role?.text ?? ''))
    words = new Set(roles.filter((role) => role.some((word) => WORDS_OF_SPEAKING_FOR.has(word))).flat())
    wordsOfRoles.set(party, words)
  }
  if (words.size === 0) return false
  const named = nameWords.filter((word) => words.has(word)).length
  return named > 0 && named >= nameWords.length / 2
}

/** Whether both are crowds, such as two parts of those whom a poll asked: they are not one another's opponents. */
export function areCrowds({ party: one }: Speaking, { party: other }: Speaking): boolean {
  return one.voice.kind === 'group' && other.voice.kind === 'group'
}

const startOf = ({ content }: Speaking['statement']['statement']): number => content[0]?.[0] ?? 0
const endOf = ({ content }: Speaking['statement']['statement']): number => content.at(-1)?.[1] ?? 0

/** Whether the words of one stand inside those of the other. */
export function haveCommonWords({ statement: one }: Speaking, { statement: other }: Speaking): boolean {
  const [a, b] = [one.statement, other.statement]
  return a.article === b.article && startOf(a) < endOf(b) && startOf(b) < endOf(a)
}

/** How many letters stand between a statement's words and those of a later one of its article; nothing where it is not so. */
export function measureGap({ statement: one }: Speaking, { statement: other }: Speaking): number | undefined {
  const [a, b] = [one.statement, other.statement]
  if (a.article !== b.article || startOf(b) < endOf(a)) return undefined
  return startOf(b) - endOf(a)
}

/** Statements by article, in the order in which their words stand there. */
export function sortInArticles(speakings: readonly Speaking[]): Map<string, Speaking[]> {
  const byArticle = new Map<string, Speaking[]>()
  for (const speaking of speakings) {
    const { article } = speaking.statement.statement
    const known = byArticle.get(article)
    if (known) known.push(speaking)
    else byArticle.set(article, [speaking])
  }
  for (const list of byArticle.values()) {
    list.sort(
      ({ statement: { statement: a } }, { statement: { statement: b } }) =>
        startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1),
    )
  }
  return byArticle
}
