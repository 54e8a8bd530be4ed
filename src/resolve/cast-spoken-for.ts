import type { Document } from '../document.ts'
import { NOUNS_FOR_SPOKESPEOPLE } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Figure } from './figures.ts'
import { findSpeakerHead, type SpeakerHead } from './find-head.ts'
import type { Mentions } from './find-mentions.ts'
import { findPhraseEnd } from './noun-phrases.ts'
import { cutTokens, findTokens, isPossessive } from './token-spans.ts'

interface SpokenForInput {
  readonly statements: readonly Statement[]
  readonly mentions: Mentions
  readonly castings: Map<Statement, Casting>
  readonly figureAt: ReadonlyMap<number, Figure>
}

/**
 * Gives the statements of somebody without a name who speaks for a person to that person: of "a spokeswoman for Brandt" and
 * "his spokesman" the voice is Brandt, as the ministry is that of its spokesman, and the one who spoke is a hand.
 */
export function castSpokenFor(
  document: Document,
  { statements, mentions, castings, figureAt }: SpokenForInput,
): void {
  for (const statement of statements) {
    const casting = castings.get(statement)
    if (!statement.speaker[0] || (casting && casting.figure.kind !== 'unnamed')) continue
    const span = findTokens(document, statement.speaker[0])
    const head = findSpeakerHead(document, span, mentions)
    if (!head || !NOUNS_FOR_SPOKESPEOPLE.has(document.tokens[head.head]!.lower)) continue
    if (isNamedBehind(document, head.head)) continue
    const figure = findSpokenFor(document, head, { mentions, figureAt })
    const spokesperson = cutTokens(document, span)
    if (figure?.kind === 'person' && spokesperson)
      castings.set(statement, { figure, spokesperson, at: spokesperson.end, way: 'body' })
  }
}

/** "Brandt spokesman Don Olsson" and "Brandt's spokesman, Don Olsson," have names, also where they were not seen as such. */
function isNamedBehind({ tokens }: Document, head: number): boolean {
  const next = tokens[head + 1]?.text === ',' ? tokens[head + 2] : tokens[head + 1]
  return /^\p{Lu}/u.test(next?.text ?? '')
}

/** "Brandt" of "Brandt's spokesman", "a Brandt spokesman", "a spokesman for Mayor Brandt of Bergen". */
function findSpokenFor(
  document: Document,
  { head, core }: SpeakerHead,
  { mentions, figureAt }: Pick<SpokenForInput, 'mentions' | 'figureAt'>,
): Figure | undefined {
  const { tokens } = document
  const before = isPossessive(tokens[head - 1]) ? head - 2 : head - 1
  const owner = before >= core.first ? figureAt.get(before) : undefined
  if (owner) return owner
  if (!/^(?:for|of|to)$/.test(tokens[head + 1]?.lower ?? '')) return undefined
  const end = findPhraseEnd(document, head + 2, mentions.names)
  // "a spokesman for the attorney in Bergen" may speak for any attorney.
  const isNamed = mentions.byHead.get(end - 1)?.form === 'name'
  return end > head + 2 && isNamed && !isPossessive(tokens[end]) ? figureAt.get(end - 1) : undefined
}
