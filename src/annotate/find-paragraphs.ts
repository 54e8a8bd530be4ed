import type { Span } from '../record.ts'

/** The blocks of text between line breaks, without the white space around them; empty ones are left out. */
export function findParagraphs(text: string): Span[] {
  const paragraphs: Span[] = []
  for (const block of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const words = block[0].trim()
    if (words === '') continue
    const start = block.index + block[0].indexOf(words)
    paragraphs.push([start, start + words.length])
  }
  return paragraphs
}
