/**
 * Where the cards in the margin stand.
 *
 * @module
 */
export interface CardBox {
  /** How far down its words stand in the text. */
  readonly anchor: number
  readonly height: number
}

/**
 * The top of each card, in their order: each beside its words or, where others are in the way, as near below them as
 * fits. The `active` card stands right beside its words, and those above it make room as far as the top allows.
 */
export function placeCards(
  cards: readonly CardBox[],
  { gap, active }: { gap: number; active?: number },
): number[] {
  const tops = stackDown(
    cards,
    cards.map(({ anchor }) => anchor),
    gap,
  )
  const card = active === undefined ? undefined : cards[active]
  if (active === undefined || !card) return tops
  const wished = cards.map(({ anchor }) => anchor)
  let ceiling = card.anchor
  for (let index = active - 1; index >= 0; index -= 1) {
    wished[index] = Math.min(tops[index]!, ceiling - gap - cards[index]!.height)
    ceiling = wished[index]!
  }
  return stackDown(cards, wished, gap)
}

function stackDown(cards: readonly CardBox[], wished: readonly number[], gap: number): number[] {
  let floor = 0
  return cards.map(({ height }, index) => {
    const top = Math.max(wished[index]!, floor)
    floor = top + height + gap
    return top
  })
}
