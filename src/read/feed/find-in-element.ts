import type { Element } from './parse-markup.ts'
import { readText } from './read-words.ts'

/** The elements of these names directly in an element: all of the first name, then all of the second, and so on. */
export function findChildren(element: Element, names: readonly string[]): Element[] {
  return names.flatMap((name) =>
    element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name),
  )
}

/** The text of the first of these that has any. */
export function findText(element: Element, names: readonly string[]): string | undefined {
  for (const child of findChildren(element, names)) {
    const text = readText(child).trim()
    if (text !== '') return text
  }
  return undefined
}

/** So many may stand inside one another where their ends are missing; each of them is read with all that is in it. */
const MAX_NESTED = 20

/** The elements of one of these names anywhere below, also one inside another, whose end may be missing; in order. */
export function findBelow(element: Element, names: ReadonlySet<string>, outer = 0): Element[] {
  if (outer > MAX_NESTED) return []
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const isOne = names.has(child.name)
    const below = findBelow(child, names, isOne ? outer + 1 : outer)
    return isOne ? [child, ...below] : below
  })
}
