import type { Difference, DifferenceKind } from '../../src/record.ts'
import { nameDifference } from '../name-things.ts'

/** These change what was said, or who said it: why each matters. */
export const DANGERS: Readonly<Partial<Record<DifferenceKind, string>>> = {
  'negation changed': 'A “not” was lost or won: the words may say the opposite.',
  'number changed': 'Another number than in the fullest wording.',
  'speaker changed': 'Somebody else is said to have said it.',
  hedged: 'Put as less, or more, certain than in the fullest wording.',
}

export const isDangerous = ({ kind }: Difference): boolean => DANGERS[kind] !== undefined

/** How a wording differs from the fullest; what changes the meaning with the words that do it. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  return differences.map((difference) => {
    if (!isDangerous(difference))
      return (
        <span key={difference.kind} className="difference">
          {difference.kind}
        </span>
      )
    return (
      <span key={difference.kind} className="difference dangerous">
        <span aria-hidden="true">⚠ </span>
        {nameDifference(difference)}
      </span>
    )
  })
}
