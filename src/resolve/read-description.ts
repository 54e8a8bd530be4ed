/**
 * What the words of a description show before the article is searched for whom they mean.
 *
 * @module
 */
import { PARTY_WORDS } from '../languages/en/index.ts'
import type { Cast } from './cast.ts'
import { describeNoun, isPluralNoun } from './describe-nouns.ts'
import type { Figure, Mention } from './figures.ts'

/** "His daughter, Ellie, a high school senior": whom the words stand beside. */
export function findNameBeside(
  { document: { tokens }, mentions, joined }: Cast,
  { firstToken, head }: Mention,
): Figure | undefined {
  if (tokens[firstToken - 1]?.text !== ',' || !/^an?$/.test(tokens[firstToken]!.lower)) return undefined
  if (describeNoun(tokens[head]!) !== 'person' && !/^(?:senior|junior)$/.test(tokens[head]!.lower))
    return undefined
  const name = mentions.byHead.get(firstToken - 2)
  return name?.name?.kind === 'person' &&
    !/^(?:said|says|say)$/.test(tokens[name.firstToken - 1]?.lower ?? '')
    ? joined.get(name)
    : undefined
}

/** "A group of doctors" are people, and "the group" after it too. */
export function isGroupOfPeople(
  { document, passed }: Cast,
  { firstToken, head, endToken }: Mention,
): boolean {
  const { tokens } = document
  const { lower } = tokens[head]!
  if (!/^(?:group|team|crowd|coalition)$/.test(lower)) return false
  if (tokens[endToken]?.lower === 'of') {
    for (let i = endToken + 1; i < endToken + 5 && i < tokens.length; i++) {
      if (describeNoun(tokens[i]!) === 'people' || isPluralNoun(tokens[i]!)) return true
      if (!/^(?:ADJ|NOUN|NUM|PROPN)$/.test(tokens[i]!.pos)) return false
    }
    return false
  }
  if (head - firstToken !== 1 || !/^(?:the|this|that)$/.test(tokens[firstToken]!.lower)) return false
  const last = passed.findLast(
    ({ figure, mention }) => isLikeBefore(figure) || tokens[mention.head]!.lower === lower,
  )
  return last !== undefined && last.figure.kind === 'group' && tokens[last.mention.head]!.lower === lower
}

const isLikeBefore = ({ kind }: Figure): boolean => kind === 'organisation'

/** "Republican" of "Republican criticism": the party's people. */
export const isPartyOnly = ({ document: { tokens } }: Cast, { firstToken, endToken }: Mention): boolean =>
  endToken - firstToken === 1 &&
  PARTY_WORDS.has(tokens[firstToken]!.lower) &&
  tokens[endToken]?.pos === 'NOUN'

/** "The two men", "both candidates", "the pair". */
export function isPair({ document: { tokens } }: Cast, { firstToken, head, endToken }: Mention): boolean {
  if (tokens[endToken]?.lower === 'of') return false
  const [first, second] = [tokens[firstToken]!.lower, tokens[firstToken + 1]?.lower]
  if (/^(?:pair|duo)$/.test(tokens[head]!.lower)) return first === 'the' && head === firstToken + 1
  const isTwo = first === 'both' || ((first === 'the' || first === 'these') && second === 'two')
  return isTwo && NOUNS_FOR_TWO.test(tokens[head]!.lower)
}

const NOUNS_FOR_TWO =
  /^(?:men|women|candidates|rivals|leaders|contenders|nominees|opponents|presidents|ministers)$/
