import type { Document } from '../document.ts'
import { DOCUMENTS_WITH_AUTHORS } from '../languages/en/index.ts'
import type { Cast, Found, SpeakerPhrase } from './cast.ts'
import { describeNoun, isPluralNoun, isPluralOfPeople } from './describe-nouns.ts'
import type { Figure, Mention } from './figures.ts'
import { findDescribed } from './find-described.ts'
import { makeDescription } from './find-mentions.ts'

/** "Many of whom", "all of whom". */
export const isPartOfWhom = ({ document: { tokens } }: Cast, { head }: Mention): boolean =>
  tokens[head + 1]?.lower === 'of' && /^(?:whom|which)$/.test(tokens[head + 2]?.lower ?? '')

/** The description that ends right before a pronoun or before the comma there, when it has not been met as one. */
function findRightBefore(cast: Cast, { head }: Mention): Mention | undefined {
  const { document, mentions, inRole } = cast
  const last = /^(?:,|-|–|—|--)$/.test(document.tokens[head - 1]?.text ?? '') ? head - 2 : head - 1
  const token = document.tokens[last]
  if (token?.pos !== 'NOUN' || mentions.names[last]! !== -1 || inRole[last]) return undefined
  const mention = mentions.byHead.get(last) ?? makeDescription(document, last, mentions)
  if (isBareOffice(document, mention)) return undefined
  // "Relatives of the victims, many of whom": the relatives.
  const of = mention.firstToken - 1
  const isPart = document.tokens[of]?.lower === 'of' && of > 0 && isPluralOfPeople(document.tokens[of - 1]!)
  return isPart ? (mentions.byHead.get(of - 1) ?? mention) : mention
}

/** "Calls from listeners to his radio program who": a noun in no list stands back behind people of the sentence. */
function findPeopleBefore(cast: Cast, { head }: Mention, kind: 'who' | 'which'): Mention | undefined {
  const { document, mentions } = cast
  const { tokens } = document
  const { sentence } = tokens[head]!
  const noun = tokens[head - 1]
  if (kind !== 'who' || noun?.pos !== 'NOUN' || isPluralNoun(noun) || describeNoun(noun) !== undefined)
    return undefined
  for (let i = head - 2; i > head - FARTHEST_RELATIVE && tokens[i]?.sentence === sentence; i--) {
    if (mentions.names[i]! >= 0 || tokens[i]!.pos === 'VERB') return undefined
    if (describeNoun(tokens[i]!) === 'people') return mentions.byHead.get(i)
  }
  return undefined
}

/** "The nominee for president, who": the office is not whom it is about. */
const isBareOffice = ({ tokens }: Document, { firstToken, endToken, head }: Mention): boolean =>
  endToken - firstToken === 1 && tokens[head - 1]?.pos === 'ADP' && describeNoun(tokens[head]!) === 'person'

/** "Kaine is a former lawyer who": the one of whom that is said. */
function findSubjectOf({ document, passed }: Cast, { firstToken }: Mention): Figure | undefined {
  const { tokens } = document
  if (!/^(?:a|an|one|the)$/.test(tokens[firstToken]!.lower) || tokens[firstToken - 1]?.lemma !== 'be')
    return undefined
  const before = passed.findLast(({ mention }) => mention.firstToken < firstToken)
  return before && before.mention.endToken >= firstToken - 3 && before.figure.kind === 'person'
    ? before.figure
    : undefined
}

const FARTHEST_RELATIVE = 14

/** "... voters, who said": the nearest fitting mention right before it in the sentence. */
export function followRelative(
  cast: Cast,
  pronoun: Mention,
  { kind, phrase }: { kind: 'who' | 'which'; phrase: SpeakerPhrase },
): Found | undefined {
  const { document, passed } = cast
  const { sentence, lower } = document.tokens[pronoun.head]!
  const isThat = lower === 'that'
  const adjacent = findPeopleBefore(cast, pronoun, kind) ?? findRightBefore(cast, pronoun)
  const subject = adjacent && findSubjectOf(cast, adjacent)
  if (subject) return { figure: subject, way: 'relative' }
  if (
    adjacent &&
    mayBe(cast, adjacent, kind) &&
    !passed.slice(-20).some(({ mention }) => mention === adjacent)
  ) {
    const core = { first: adjacent.firstToken, end: adjacent.endToken }
    const head = { core, head: adjacent.head, isSeveral: false }
    const found = findDescribed(cast, adjacent, { statement: phrase.statement, span: core, head })
    if (found && 'figure' in found) return { ...found, way: 'relative' }
  }
  for (let i = passed.length - 1; i >= 0; i--) {
    const { figure, mention } = passed[i]!
    const isNear = pronoun.head - mention.endToken < FARTHEST_RELATIVE
    if (!isNear || document.tokens[mention.head]!.sentence !== sentence) return undefined
    if (mention.form === 'pronoun' && mention.endToken < pronoun.head - 1) continue
    const isHuman = figure.kind === 'person' || figure.isPlural || figure.kind === 'unnamed'
    const isNext = mention.endToken >= pronoun.head - 1
    if (isHuman === (kind === 'who') || (isNext && isThat)) return { figure, way: 'relative' }
    if (kind === 'which' && mention.endToken < pronoun.head - 2) return undefined
  }
  return undefined
}

/** Whether the noun right before can be "who" or "which". */
function mayBe({ document }: Cast, { head, firstToken }: Mention, kind: 'who' | 'which'): boolean {
  const token = document.tokens[head]!
  const described = describeNoun(token)
  if (kind === 'which') return described !== undefined && described !== 'person'
  if (described !== undefined) return described !== 'document' && !DOCUMENTS_WITH_AUTHORS.has(token.lower)
  // "Millions watching at home who": a place.
  return !/^(?:at|in|on)$/.test(document.tokens[firstToken - 1]?.lower ?? '')
}
