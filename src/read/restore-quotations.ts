import type { Paragraph } from './split-paragraphs.ts'

/** A quotation of at least three words between marks. */
const QUOTATION = /[“"][^“”"]*\S\s+\S[^“”"]*\s\S[^“”"]*[”"]/
const ENDING = /[.!?…][”"’')\]]*$/

/**
 * The found paragraphs of a report with those put back that stand between them on the page, hold a quotation and were
 * left out: Readability judges boxes by their names and links, and quotations often stand in boxes.
 */
export function restoreQuotations(
  found: readonly Paragraph[],
  all: readonly Paragraph[],
): readonly Paragraph[] {
  const places = findPlaces(found, all)
  const kept = new Set(found.map(({ text }) => text))
  const restored: Paragraph[] = []
  let last: number | undefined
  for (const [index, paragraph] of found.entries()) {
    const place = places[index]
    if (place !== undefined) {
      if (last !== undefined) restored.push(...all.slice(last + 1, place).filter((one) => isLost(one, kept)))
      last = place
    }
    restored.push(paragraph)
  }
  return restored
}

function isLost({ text, isLink, heading }: Paragraph, kept: ReadonlySet<string>): boolean {
  return !kept.has(text) && !isLink && heading === undefined && QUOTATION.test(text) && ENDING.test(text)
}

/** Where each found paragraph stands among all, in order; `undefined` for one that was joined or split on the way. */
function findPlaces(found: readonly Paragraph[], all: readonly Paragraph[]): (number | undefined)[] {
  const byText = new Map<string, number[]>()
  for (const [index, { text }] of all.entries()) {
    const places = byText.get(text)
    if (places) places.push(index)
    else byText.set(text, [index])
  }
  let last = -1
  return found.map(({ text }) => {
    const place = byText.get(text)?.find((index) => index > last)
    if (place !== undefined) last = place
    return place
  })
}
