import type { Document } from '../document.ts'
import type { Mention } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'

/**
 * Those who are named side by side as one speaker: "Gil and Bolton", "Neither Gil nor Bolton", "Jim Hale and his wife, Ann
 * Hale". Empty where one is named, or where not all who speak have a name ("Gil and his aides").
 */
export function findNamedTogether(
  { tokens }: Document,
  { first, end }: TokenSpan,
  { names, byHead }: Pick<Mentions, 'names' | 'byHead'>,
): readonly Mention[] {
  const together: Mention[] = []
  /** "And" since the last name. */
  let isJoined = false
  /** "The lawyer of": the names up to the next comma are not those who speak. */
  let isOwner = false
  for (let i = first; i < end; i++) {
    const { lower, pos } = tokens[i]!
    if (names[i]! >= 0) {
      while (i + 1 < end && names[i + 1] === names[i]) i++
      const mention = byHead.get(i)
      if (isOwner || !mention?.name || !closesName(tokens[i + 1]?.lower, i + 1 >= end)) continue
      if (!/^(?:person|other)$/.test(mention.name.kind)) continue
      together.push(mention)
      isJoined = false
    } else if (/^(?:and|&|nor|or)$/.test(lower)) {
      if (together.length === 0) return []
      isJoined = true
    } else if (lower === ',') isOwner = false
    else if (pos === 'ADP') isOwner = isOwner || !namesPlace(i + 1, { names, byHead })
    else if (pos === 'VERB' || pos === 'AUX' || /^(?:who|whom|whose|which|that)$/.test(lower)) return []
    else if (isPossessive(tokens[i + 1]) && together.length === 0) return []
  }
  return together.length > 1 && !isJoined && areJoined(tokens, together) ? together : []
}

const closesName = (next: string | undefined, isLast: boolean): boolean =>
  isLast || next === undefined || /^(?:,|\(|and|&|nor|or|of)$/.test(next)

/** "Ann Gil of Ohio and Bob Olsen of Texas": a place owns nobody. */
function namesPlace(at: number, { names, byHead }: Pick<Mentions, 'names' | 'byHead'>): boolean {
  if ((names[at] ?? -1) < 0) return false
  let head = at
  while (names[head + 1] === names[at]) head++
  return byHead.get(head)?.name?.kind === 'place'
}

/** An "and" stands before the last one, or before its title or description. */
function areJoined(tokens: Document['tokens'], together: readonly Mention[]): boolean {
  const [before, last] = together.slice(-2) as [Mention, Mention]
  for (let i = before.endToken; i < last.firstToken; i++)
    if (/^(?:and|&|nor|or)$/.test(tokens[i]!.lower)) return true
  return false
}
