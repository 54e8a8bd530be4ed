import { findParagraphs } from '../../src/annotate/find-paragraphs.ts'
import { splitTokens } from '../../src/annotate/split-tokens.ts'

/** The layers of a text that names and dates are found on. */
export function layersOf(text: string) {
  return { text, ...splitTokens(text, findParagraphs(text)) }
}
