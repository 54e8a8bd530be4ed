import { type RefObject, useLayoutEffect } from 'react'
import { placeCards } from '../place-cards.ts'

const GAP = 10

/**
 * Puts the cards beside their words where there is a margin (where the style sheet takes them out of the flow), and
 * does so again when the width, the text, a card or the active statement changes.
 */
export function usePlacedCards(container: RefObject<HTMLElement | null>, active: string | undefined): void {
  useLayoutEffect(() => {
    const element = container.current
    if (!element) return
    arrange(element, active)
    const observer = new ResizeObserver(() => arrange(element, active))
    observer.observe(element)
    // A card grows when what was asked for in it is there.
    for (const card of element.querySelectorAll('.card')) observer.observe(card)
    return () => observer.disconnect()
  })
}

function arrange(container: HTMLElement, active: string | undefined): void {
  const cards = [...container.querySelectorAll<HTMLElement>('.card')]
  const hasMargin = cards[0] !== undefined && getComputedStyle(cards[0]).position === 'absolute'
  if (!hasMargin) {
    container.style.minHeight = ''
    return
  }
  const top = container.getBoundingClientRect().top
  const anchors = findAnchorTops(container, top)
  const boxes = cards.map((card) => ({
    anchor: anchors.get(card.dataset.card ?? '') ?? 0,
    height: card.offsetHeight,
  }))
  const index = cards.findIndex((card) => card.dataset.card === active)
  const tops = placeCards(boxes, { gap: GAP, active: index < 0 ? undefined : index })
  cards.forEach((card, position) => {
    card.style.top = `${Math.round(tops[position]!)}px`
  })
  container.style.minHeight = `${Math.ceil(tops.at(-1)! + boxes.at(-1)!.height)}px`
}

function findAnchorTops(container: HTMLElement, top: number): Map<string, number> {
  const tops = new Map<string, number>()
  for (const piece of container.querySelectorAll<HTMLElement>('[data-anchor]')) {
    // The first line box: a long piece may begin at the end of a line.
    const [line] = piece.getClientRects()
    for (const id of piece.dataset.anchor!.split(' ')) tops.set(id, (line?.top ?? top) - top)
  }
  return tops
}
