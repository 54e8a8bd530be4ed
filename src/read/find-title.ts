import { readDateline } from './find-credit.ts'
import type { Paragraph } from './split-paragraphs.ts'

const SMALL_WORD =
  /^(?:a|an|the|and|but|or|nor|for|of|in|on|at|to|by|as|from|with|into|over|off|up|out|per|via|vs|is|it|its|be|if|than|that|after|before|amid|about|against|between|through|under)$/i

export interface TitleSurroundings {
  /** The next paragraph that is no credit or link. */
  readonly next: Paragraph | undefined
  /** True when the next paragraph is a date, a byline or the like: above those stand titles. */
  readonly isHeaderNext: boolean
}

/**
 * Whether the first paragraph of a report is its title, judged by form: short, set apart from what follows, and
 * without a closing full stop; or with one, but with capitals on nearly all words or above a dateline. A first paragraph that is an
 * ordinary sentence is none.
 */
export function looksLikeTitle(paragraph: Paragraph, { next, isHeaderNext }: TitleSurroundings): boolean {
  const { text } = paragraph
  if (paragraph.heading !== undefined) return true
  const words = text.split(/\s+/)
  if (text.length > 220 || words.length > 32 || words.length < 2) return false
  if (!/^["'“‘«¿¡([]?[\p{Lu}\p{N}$£€]/u.test(text) && !/^\p{Ll}\p{Lu}/u.test(text)) return false
  if (readDateline(text).credit !== undefined) return false
  if (next === undefined && !isHeaderNext) return false
  const isApart = isHeaderNext || next!.hasGap || next!.text.length > text.length * 1.5
  if (!isApart) return false
  const closing = text.replace(/["'”’»)\]]+$/, '').at(-1) ?? ''
  if (/[,;:]/.test(closing)) return false
  const isSentence = /[.…]/.test(closing) && !/\b(?:\p{Lu}\.){2,}$/u.test(text)
  if (!isSentence) return true
  return words.length <= 24 && (isTitleCase(words) || (next !== undefined && isDateline(next.text)))
}

/** Reports open with their dateline, so a line above it is no part of the report. */
function isDateline(text: string): boolean {
  const { credit, found } = readDateline(text)
  return credit !== undefined || found !== undefined
}

function isTitleCase(words: readonly string[]): boolean {
  const large = words.filter(
    (word) => /^\p{P}*\p{L}/u.test(word) && !SMALL_WORD.test(word.replace(/[^\p{L}]/gu, '')),
  )
  const capitals = large.filter((word) => /^\p{P}*(?:\p{Lu}|\p{Ll}\p{Lu})/u.test(word))
  return large.length >= 3 && capitals.length >= large.length * 0.9
}
