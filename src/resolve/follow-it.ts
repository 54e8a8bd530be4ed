import type { Cast } from './cast.ts'
import type { Figure, Mention } from './figures.ts'

/**
 * The body that "it" and "its" mean where nobody speaks, in the one case that is nearly sure: the sentence has been about
 * that body from its subject on, with no other subject between. "Norvane said that it had sold its ships." "They" and
 * "their" are a body's only where its verb shows that the writer takes it for many: "Norvane have sold their ships."
 */
export function followIt(cast: Cast, pronoun: Mention, kind: 'it' | 'they'): Figure | undefined {
  const { document, passed } = cast
  const { tokens } = document
  if (standsForNothing(cast, pronoun)) return undefined
  const { sentence } = tokens[pronoun.head]!
  for (let i = passed.length - 1; i >= 0; i--) {
    const { mention, figure, isSpeaker } = passed[i]!
    if (tokens[mention.head]!.sentence !== sentence) return undefined
    if (!mention.isSubject && !isSpeaker) continue
    const isBody = figure.kind === 'organisation' || figure.kind === 'outlet' || figure.kind === 'government'
    if (!isBody || figure.isOfOpenKind || figure.isPlural || figure.isDocument) return undefined
    if (kind === 'they' && !isTakenForMany(cast, mention)) return undefined
    return hasSubjectBetween(cast, { after: mention.endToken, before: pronoun.head }) ? undefined : figure
  }
  return undefined
}

/** "It is likely that", "make it clear": no body. */
function standsForNothing({ document: { tokens } }: Cast, { head }: Mention): boolean {
  if (tokens[head]!.lower !== 'it') return false
  const next = tokens[head + 1]
  const isAuxiliary = next?.pos === 'AUX' || next?.lemma === 'be'
  if (!isAuxiliary) return next?.pos !== 'VERB' && next?.pos !== 'ADV' && next?.pos !== 'PART'
  if (next.lemma === 'be') return !tokens[head + 2]?.lower.endsWith('ing')
  return tokens[head + 2]?.lemma === 'be'
}

const isTakenForMany = ({ document: { tokens } }: Cast, { firstToken, endToken }: Mention): boolean =>
  /^(?:have|are|were|say|plan|want)$/.test(tokens[endToken]?.lower ?? '') &&
  tokens[firstToken - 1]?.lower !== 'and'

/** A noun right before a verb that is no participle, as the subject of another clause would stand. */
function hasSubjectBetween(
  { document: { tokens } }: Cast,
  { after, before }: { after: number; before: number },
): boolean {
  for (let i = after + 1; i < before; i++) {
    const { pos, lower, text } = tokens[i]!
    if (text === ';' || text === ':') return true
    const isSubject = pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON'
    const next = tokens[i + 1]!
    if (!isSubject || i + 1 >= before) continue
    if (next.pos === 'AUX' || (next.pos === 'VERB' && !/(?:ing|ed)$/.test(next.lower))) return true
    if (pos === 'PRON' && lower !== 'its' && next.pos === 'VERB') return true
  }
  return false
}
