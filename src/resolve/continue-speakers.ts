import type { Document } from '../document.ts'
import { PRONOUN_KINDS } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Mentions } from './find-mentions.ts'
import { findTokens } from './token-spans.ts'

interface Continuing {
  readonly statements: readonly Statement[]
  readonly mentions: Mentions
  readonly enclosing: ReadonlyMap<Statement, Statement>
  readonly castings: Map<Statement, Casting>
}

/**
 * Adds what only other statements show: "I" in quotation marks is whoever is quoted; a quotation without a speaker that
 * follows another's at once, in its paragraph or as the same quotation over two, has that one's voice. Takes back a "he" in
 * quotation marks that was taken for the one quoted.
 */
export function continueSpeakers(document: Document, continuing: Continuing): void {
  const { statements, castings } = continuing
  const inOrder = [...statements].sort((a, b) => startOf(a) - startOf(b))
  inOrder.forEach((statement, i) => {
    if (statement.speaker.length > 0) castFirstPerson(document, statement, continuing)
    else if (!castings.has(statement)) {
      const before = inOrder[i - 1]
      const casting = before && castings.get(before)
      if (casting && goesOn(document, { before, statement, mentions: continuing.mentions }))
        castings.set(statement, { ...casting, way: 'continued' })
    }
  })
}

const startOf = ({ speaker, cue, content }: Statement): number =>
  Math.min(...[...speaker, ...cue, ...content].map(([start]) => start))

const endOf = ({ speaker, cue, content }: Statement): number =>
  Math.max(...[...speaker, ...cue, ...content].map(([, end]) => end))

function castFirstPerson(
  document: Document,
  statement: Statement,
  { mentions, enclosing, castings }: Continuing,
): void {
  const { first, end } = findTokens(document, statement.speaker[0]!)
  if (end - first !== 1 || mentions.quoted[first] !== 1) return
  const outer = enclosing.get(statement)
  const casting = outer && castings.get(outer)
  const kind = PRONOUN_KINDS.get(document.tokens[first]!.lower)
  if (kind === 'I') {
    if (casting && !casting.figure.isPlural)
      castings.set(statement, { figure: casting.figure, at: casting.at, way: 'continued' })
  } else if (kind === 'he' || kind === 'she') {
    if (casting && castings.get(statement)?.figure === casting.figure) castings.delete(statement)
  }
}

/** Nothing but the rest of a sentence stands between, and nobody else is named there. */
function goesOn(
  document: Document,
  { before, statement, mentions }: { before: Statement; statement: Statement; mentions: Mentions },
): boolean {
  if (statement.quotation !== 'direct' || before.quotation === 'indirect') return false
  const [from, to] = [endOf(before), startOf(statement)]
  const tokens = findTokens(document, [from, Math.max(from, to)])
  const paragraphs = paragraphAt(document, to) - paragraphAt(document, startOf(before))
  if (paragraphs > 0 && !runsOverParagraphs(document, statement)) return false
  for (let i = tokens.first; i < tokens.end; i++) {
    if (mentions.byHead.has(i) && mentions.quoted[i] !== 1) return false
  }
  return tokens.end - tokens.first < LONGEST_GAP
}

const LONGEST_GAP = 12

function paragraphAt(document: Document, offset: number): number {
  const { first } = findTokens(document, [offset, offset + 1])
  return document.tokens[Math.min(first, document.tokens.length - 1)]?.paragraph ?? 0
}

/** The quotation before it was left open to go on in this paragraph. */
function runsOverParagraphs({ quotations }: Document, statement: Statement): boolean {
  const start = startOf(statement)
  const at = quotations.findIndex((quotation) => quotation.start <= start && quotation.end >= start)
  return at > 0 && quotations[at - 1]!.continues
}
