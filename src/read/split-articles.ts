import { findClosingCredit, readDateline } from './find-credit.ts'
import { looksLikeTitle } from './find-title.ts'
import { isOutletName } from './name-outlet.ts'
import { looksLikeHeaderLine } from './read-header-line.ts'
import { type Paragraph, splitParagraphs } from './split-paragraphs.ts'

/** A line of at least three marks of one kind, with or without spaces between them. */
const DIVIDER = /^[ \t]*([-=*_#~+—–─═•])(?:[ \t]?\1){2,}[ \t]*$/
/** A line this long is drawn to part articles, not scenes. */
const LONG_DIVIDER = 10
/** No title is longer. */
const MAX_TITLE_LENGTH = 220
/** The head of an article is looked for in so many paragraphs, and in so many characters. */
const HEAD_PARAGRAPHS = 5
const HEAD_LENGTH = 3000

/**
 * The articles in a text that holds several with a visible divider between them: a line of at least three of `-`, `=`,
 * `*`, `_` or the like between blank lines, followed by the head of an article (a title with a date, a byline, an outlet,
 * an address or a dateline near it). A line of ten or more parts them without blank lines too. A scene break inside an article is no divider. A text without any is given as it is.
 *
 * @example splitArticles('Mayor resigns\n\nMarch 28, 2019\n\nShe left.\n\n---\n\nPort opens\n\nMarch 29, 2019\n\nIt did.').length // 2
 */
export function splitArticles(text: string): string[] {
  const lines = text.split('\n')
  const cuts: number[] = []
  let start = 0
  for (let index = 0; index < lines.length; index++) {
    if (!DIVIDER.test(lines[index]!) || !hasWords(lines.slice(start, index))) continue
    const isLong = lines[index]!.replace(/\s/g, '').length >= LONG_DIVIDER
    const isApart = isBlank(lines[index - 1]) && isBlank(lines[index + 1])
    if (!isApart && !(isLong && endsReport(lines[index - 1]))) continue
    if (!beginsArticle(readStart(lines, index + 1), { isTitleEnough: isLong && isApart })) continue
    cuts.push(index)
    start = index + 1
  }
  if (cuts.length === 0) return [text]
  return [-1, ...cuts]
    .map((cut, number) =>
      lines
        .slice(cut + 1, cuts[number] ?? lines.length)
        .join('\n')
        .trim(),
    )
    .filter((article) => article !== '')
}

/** The start and the end of a text are as good as a blank line. */
function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}

/** A line of marks right below a title underlines it; below the end of a sentence it parts. */
function endsReport(line: string | undefined): boolean {
  const isSentence = /\.["”’»)\]]*\s*$|[!?]["”’»)\]]+\s*$/.test(line ?? '')
  return (
    isBlank(line) ||
    isSentence ||
    findClosingCredit(line!) !== undefined ||
    (line ?? '').length > MAX_TITLE_LENGTH
  )
}

function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => /\p{L}/u.test(line))
}

/** The first paragraphs after a line, at most to the next divider. */
function readStart(lines: readonly string[], from: number): Paragraph[] {
  const kept: string[] = []
  let length = 0
  for (let index = from; index < lines.length && length < HEAD_LENGTH; index++) {
    const line = lines[index]!
    if (DIVIDER.test(line) && hasWords(kept)) break
    kept.push(line.slice(0, HEAD_LENGTH))
    length += line.length
  }
  return splitParagraphs(kept.join('\n')).slice(0, HEAD_PARAGRAPHS)
}

function beginsArticle(head: readonly Paragraph[], { isTitleEnough }: { isTitleEnough: boolean }): boolean {
  const headers = head.filter(looksLikeHeaderLine)
  const labelled = headers.some(({ text }) => /^(?:title|headline)\s*:/i.test(text))
  if (labelled && headers.length > 1) return true
  const title = head.findIndex(
    (paragraph) => !looksLikeHeaderLine(paragraph) && !isOutletName(paragraph.text),
  )
  const paragraph = head[title]
  if (!paragraph) return false
  const next = head[title + 1]
  const isHeaderNext = next !== undefined && looksLikeHeaderLine(next)
  if (!looksLikeTitle(paragraph, { next, isHeaderNext })) return false
  const isDated = headers.length > 0 || head.some(({ text }) => isDateline(text))
  return isDated || isOutletName(head[0]!.text) || (isTitleEnough && next !== undefined)
}

function isDateline(text: string): boolean {
  const { credit, found, place } = readDateline(text)
  return (credit ?? found ?? place) !== undefined
}
