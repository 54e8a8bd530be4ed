/**
 * Rejections of a demand, and answers to another voice's words.
 *
 * @module
 */
import { namesDemand, namesVoice } from './compare-claims.ts'
import { compareTimes } from './join-utterances.ts'
import { isRunOf } from './match-wordings.ts'
import { type Found, isBefore, isDenial, type Party, relate, type Speaking } from './party.ts'
import { countShared, type PreparedStatement } from './prepare-statements.ts'
import { splitWords } from './split-words.ts'

/** An answer, or a rejection, comes within so many days. */
const MOST_DAYS_TO_ANSWER = 10
const MOST_LETTERS_BEFORE = 300
const QUOTED_PART = /[“"‘][^“”"‘’]+[”"’]/g

/** Rejections of a demand that names who made it, and answers that take up quoted words, among parties of one story. */
export function findAnswers(parties: readonly Party[]): Found[] {
  const named = indexByName(parties)
  return parties.flatMap((party) =>
    party.saying.flatMap((statement): Found[] => {
      const { words } = statement
      const others = named(words).filter((other) => isAnswerable(other, party))
      const from = { party, statement }
      if (!isDenial(statement)) return findAnswered(from, others)
      return namesDemand(words) ? findRejected(from, { others, parties }) : []
    }),
  )
}

/** Finds the parties whose voice some words name, without looking at all parties for each statement. */
function indexByName(parties: readonly Party[]): (words: readonly string[]) => Party[] {
  const byStart = new Map<string, Set<Party>>()
  for (const party of parties) {
    for (const word of party.nameWords) {
      const start = word.slice(0, 4)
      byStart.set(start, (byStart.get(start) ?? new Set()).add(party))
    }
  }
  return (words) => {
    const met = new Set(words.flatMap((word) => [...(byStart.get(word.slice(0, 4)) ?? [])]))
    return [...met].filter(({ nameWords }) => namesVoice(words, nameWords))
  }
}

/** "rejected Dorasca's demand", or "rejected his call" right after the call. */
function findRejected(
  from: Speaking,
  { others, parties }: { others: readonly Party[]; parties: readonly Party[] },
): Found[] {
  const { content } = from.statement.statement.text
  const named = others.filter(makesDemand)
  const isByPronoun = /\b(?:his|her|their)\b/i.test(content)
  const findBefore = () =>
    parties.filter(
      (party) =>
        isAnswerable(party, from.party) && party.saying.some((one) => isRightBefore(one, from.statement)),
    )
  const to = chooseLikest(named.length > 0 || !isByPronoun ? named : findBefore(), from.statement)
  if (!to) return []
  const reason = `${from.party.voice.name} rejects what ${to.party.voice.name} demands: ${quoteBeginning(content)}.`
  return [relate('denies', { from, to, reason, confidence: named.length > 0 ? 0.75 : 0.6 })]
}

/** The content names another voice, and takes up words of its in quotation marks, or its demand. */
function findAnswered(from: Speaking, others: readonly Party[]): Found[] {
  if (others.length === 0) return []
  const { content } = from.statement.statement.text
  const runs = [...content.matchAll(QUOTED_PART)]
    .map(([quoted]) => splitWords(quoted))
    .filter(({ length }) => length >= 2)
  const isDemandNamed = namesDemand(from.statement.words)
  const written = new Set(from.statement.words)
  const isTakenUp = ({ saying }: Party) => saying.some((one) => runs.some((run) => isRunOf(run, one.words)))
  const isDemand = ({ saying }: Party) =>
    saying.some((one) => countShared(one.stems, from.statement.stems) >= 2)
  const fitting = others.filter((party) => {
    // The name itself is asked for here: "Russia" alone does not name the Russian Foreign Ministry.
    if (!party.nameWords.every((word) => written.has(word))) return false
    if (party.saying.some(({ statement }) => statement.within === from.statement.statement.id)) return false
    return isTakenUp(party) || (isDemandNamed && makesDemand(party) && isDemand(party))
  })
  const to = chooseLikest(fitting, from.statement)
  if (!to) return []
  const reason = `${from.party.voice.name} takes up the words of ${to.party.voice.name}: ${quoteBeginning(content)}.`
  return [relate('answers', { from, to, reason, confidence: 0.65 })]
}

const MOST_WORDS_IN_REASON = 12

/** The beginning of a content in one pair of marks, for a reason that is read at a glance. */
function quoteBeginning(content: string): string {
  // Where all stands in marks those around it will do; a part in marks has single ones inside them.
  const bare = /^[“"«„]/.test(content) ? content.replace(/[“”"«»„]/g, '') : setSingleMarks(content)
  const words = bare.split(/\s+/).filter(Boolean)
  const beginning = words
    .slice(0, MOST_WORDS_IN_REASON)
    .join(' ')
    .replace(/[\s,.;:…]+$/, '')
  const isOpen = beginning.lastIndexOf('‘') > beginning.lastIndexOf('’')
  return `“${beginning}${words.length > MOST_WORDS_IN_REASON ? ' …' : ''}${isOpen ? '’' : ''}”`
}

const setSingleMarks = (content: string): string => content.replace(/[“"«„]([^“”"«»„]*)[”"»]/g, '‘$1’')

function makesDemand({ saying }: Party): boolean {
  return saying.some(({ statement }) => statement.act === 'demand')
}

/** Whether a voice can answer it: another's, not said later, and not long ago. */
function isAnswerable(party: Party, by: Party): boolean {
  if (party.voice.id === by.voice.id || isBefore(by, party)) return false
  return party.day === undefined || by.day === undefined || by.day - party.day <= MOST_DAYS_TO_ANSWER
}

/** Whether a demand stands in the same article, within three hundred letters before. */
function isRightBefore(
  { statement: one }: PreparedStatement,
  { statement: other }: PreparedStatement,
): boolean {
  const gap = (other.content[0]?.[0] ?? 0) - (one.content[0]?.[0] ?? 0)
  return one.act === 'demand' && one.article === other.article && gap > 0 && gap <= MOST_LETTERS_BEFORE
}

/** The party that shares most stems with the statement; the latest of those that share as many. */
function chooseLikest(parties: readonly Party[], statement: PreparedStatement): Speaking | undefined {
  const ranked = parties
    .flatMap((party) =>
      party.saying.map((one) => ({ party, statement: one, shared: countShared(one.stems, statement.stems) })),
    )
    .sort((a, b) => b.shared - a.shared || compareTimes(b.statement, a.statement))
  return ranked[0]
}
