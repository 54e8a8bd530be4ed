/**
 * What people's merges and splits come to: a later one wins over an earlier one that says the opposite.
 *
 * @module
 */

/** A merge or split that nobody undid, with its members by whatever names they have now. */
export interface GroupDecision {
  readonly number: number
  readonly kind: 'merge' | 'split'
  /** Of a merge, what each side had; of a split, what was split off, and what from. */
  readonly sides: readonly (readonly string[])[]
}

export interface Settled {
  readonly apart: readonly (readonly string[])[]
  readonly together: readonly (readonly string[])[]
  /** The number of the later decision that overruled one, by the number of that one. */
  readonly overruled: ReadonlyMap<number, number>
}

interface Piece {
  readonly number: number
  readonly members: ReadonlySet<string>
}

/**
 * Goes from the last decision back to the first, so that all that may overrule one is settled before it. A split cuts
 * through the earlier merges of what it divides; a merge ends the earlier splits whose two sides it holds.
 */
export function settleGroups(decisions: readonly GroupDecision[]): Settled {
  const overruled = new Map<number, number>()
  let apart: readonly Piece[] = []
  const merges: Piece[] = []
  const together: Piece[] = []
  for (const decision of [...decisions].sort((a, b) => b.number - a.number)) {
    const { number, kind, sides } = decision
    if (kind === 'merge') {
      const merge = { number, members: new Set(sides.flat()) }
      const holding = cutByLater(merge, apart).filter(({ members }) => holdsTwoSides(members, sides))
      const cutting = apart.find(({ members }) => isCutBy(merge.members, members))
      if (holding.length === 0 && cutting) overruled.set(number, cutting.number)
      merges.push(merge)
      together.push(...holding)
    } else {
      const [members = [], from = []] = sides
      // Also one that a still later split has cut: that one is then the last word.
      const ending = merges.find((merge) => holdsTwoSides(merge.members, [members, from]))
      if (ending) overruled.set(number, ending.number)
      else apart = [...apart, ...trimByLater({ number, members: new Set(members) }, apart)]
    }
  }
  return { apart: list(apart), together: list(together), overruled }
}

/** What is left of a merge: the parts that later splits divide it into. */
function cutByLater(merge: Piece, splits: readonly Piece[]): Piece[] {
  let pieces = [merge]
  for (const { members } of splits) {
    pieces = pieces.flatMap((piece) =>
      [true, false]
        .map((isInside) => ({
          number: piece.number,
          members: new Set([...piece.members].filter((member) => members.has(member) === isInside)),
        }))
        .filter(({ members }) => members.size > 0),
    )
  }
  return pieces
}

/** An earlier split without what a later one took from it and others together; one inside another stays. */
function trimByLater(split: Piece, later: readonly Piece[]): Piece[] {
  let members = new Set(split.members)
  for (const other of later) {
    const isInside = [...other.members].every((member) => members.has(member))
    const isAround = [...members].every((member) => other.members.has(member))
    if (!isInside && !isAround) members = new Set([...members].filter((member) => !other.members.has(member)))
  }
  return members.size > 0 ? [{ number: split.number, members }] : []
}

const isCutBy = (merged: ReadonlySet<string>, split: ReadonlySet<string>): boolean =>
  [...merged].some((member) => split.has(member)) && [...merged].some((member) => !split.has(member))

const holdsTwoSides = (members: ReadonlySet<string>, sides: readonly (readonly string[])[]): boolean =>
  sides.filter((side) => side.some((member) => members.has(member))).length > 1

/** Sorted, each once: the order of articles never shows. */
function list(pieces: readonly Piece[]): string[][] {
  const once = new Map(
    pieces.map(({ members }) => {
      const sorted = [...members].sort()
      return [sorted.join(' '), sorted] as const
    }),
  )
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members)
}
