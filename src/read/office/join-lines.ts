import type { Note } from '../../record.ts'
import { cleanCharacters } from '../clean-characters.ts'
import { noteCut } from '../draft.ts'
import type { Paragraph } from '../split-paragraphs.ts'
import type { PageLine } from './page-lines.ts'

/** No word is longer. */
const MAX_WORD = 60
/** A word of which a line's end cut the rest off. */
const DIVIDED = /(\p{L}{1,60})[-\u00ad‐]$/u
/** A gap above this many usual ones begins a paragraph. */
const PARAGRAPH_GAP = 1.35
/** Letters this much larger than those of the text are a heading. */
const HEADING_SIZE = 1.18
/** Running heads and feet stand among so many lines at the top and bottom of a page. */
const EDGE_LINES = 3
const REPEATED_SHARE = 0.6
const PAGE_NUMBER = /^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\W*$/i
const LIST_ITEM = /^(?:[•▪●◦–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s/
const SENTENCE_END = /[.!?:…]["'”’»)\]]*$/

/**
 * The paragraphs in the lines of a PDF: lines are joined, words that were divided at a line's end are whole again, and a
 * paragraph goes on over columns and pages. What stands at the top or bottom of most pages is cut with a note.
 */
export function joinLines(lines: readonly PageLine[], notes: Note[]): Paragraph[] {
  const body = cutRunningLines(lines, notes)
  const style = measureStyle(body)
  const words = collectWords(body)
  const paragraphs: Paragraph[] = []
  let parts: PageLine[] = []
  const close = () => {
    const text = joinParts(parts, words)
    const size = parts[0]?.size ?? 0
    const isHeading = size > style.size * HEADING_SIZE && text.length < 300
    const heading = isHeading ? (size >= style.largest * 0.95 ? 1 : 2) : undefined
    if (text !== '') paragraphs.push({ text, hasGap: true, heading, isLink: false })
    parts = []
  }
  for (const line of body) {
    const last = parts.at(-1)
    if (last && beginsParagraph(line, { last, style })) close()
    parts.push(line)
  }
  close()
  return paragraphs
}

interface Style {
  /** The size of most letters, and the usual way from line to line. */
  readonly size: number
  readonly step: number
  readonly largest: number
}

function measureStyle(lines: readonly PageLine[]): Style {
  const size = findMedian(
    lines.flatMap((line) => Array<number>(Math.ceil(line.text.length / 20)).fill(line.size)),
  )
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1]
    const isSame = next && next.page === line.page && next.column === line.column && next.y > line.y
    return isSame && Math.abs(next.size - line.size) < 1 ? [next.y - line.y] : []
  })
  // Most ways are those inside paragraphs, so a low value of them is one of these.
  const step = steps.sort((one, other) => one - other)[Math.floor(steps.length * 0.3)] ?? size * 1.2
  const largest = lines.reduce((most, line) => Math.max(most, line.size), 0)
  return { size, step, largest }
}

function findMedian(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

interface LineBefore {
  readonly last: PageLine
  readonly style: Style
}

function beginsParagraph(line: PageLine, { last, style }: LineBefore): boolean {
  if (Math.abs(line.size - last.size) > last.size * 0.12) return true
  const isEnded = SENTENCE_END.test(last.text.trim())
  const isShort = last.x + last.width < last.right - (last.right - last.left) * 0.15
  if (LIST_ITEM.test(line.text.trim()) && (isEnded || isShort)) return true
  if (line.page !== last.page || line.column !== last.column) {
    const goesOn = /^\p{Ll}/u.test(line.text.trim()) || !isEnded
    return last.size > style.size * HEADING_SIZE || !goesOn
  }
  const gap = line.y - last.y
  if (gap > Math.max(style.step, line.size) * PARAGRAPH_GAP) return true
  const isIndented = line.x - line.left > line.size * 0.8 && last.x - last.left < last.size * 0.8
  if (isIndented && (isEnded || isShort)) return true
  return isEnded && isShort
}

function collectWords(lines: readonly PageLine[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of lines) {
    const whole = text.toLowerCase().trim().replace(DIVIDED, '')
    for (const [word] of whole.matchAll(/\p{L}[\p{L}'’]*(?:-\p{L}+)*/gu)) words.add(word)
  }
  return words
}

function joinParts(parts: readonly PageLine[], words: ReadonlySet<string>): string {
  let text = ''
  for (const part of parts) {
    const line = part.text.trim()
    const divided = DIVIDED.exec(text.slice(-MAX_WORD - 1))
    const rest = /^\p{Ll}[\p{L}'’]*/u.exec(line)?.[0]
    if (!divided || !rest) text += text === '' ? line : ` ${line}`
    else {
      // "well-known" keeps its hyphen where the text has it so elsewhere; most hyphens at line ends are the printer's.
      const isOwn =
        words.has(`${divided[1]}-${rest}`.toLowerCase()) && !words.has(`${divided[1]}${rest}`.toLowerCase())
      text = `${isOwn ? text : text.slice(0, -1)}${line}`
    }
  }
  return cleanCharacters(text).replace(/\s+/g, ' ').trim()
}

/** Takes out the lines that most pages have at their top or bottom, and page numbers. */
function cutRunningLines(lines: readonly PageLine[], notes: Note[]): PageLine[] {
  const edges = findEdgeLines(lines, EDGE_LINES)
  const outermost = findEdgeLines(lines, 1)
  const pageCount = new Set(lines.map(({ page }) => page)).size
  const byName = new Map<string, PageLine[]>()
  for (const line of edges) byName.set(nameLine(line), [...(byName.get(nameLine(line)) ?? []), line])
  const isRunning = (line: PageLine) => {
    if (!edges.has(line) || pageCount < 2) return false
    if (PAGE_NUMBER.test(line.text.trim())) return true
    const count = countAlike(line, byName.get(nameLine(line))!)
    // Running heads may change from chapter to chapter.
    return count >= Math.max(2, pageCount * REPEATED_SHARE) || (count > 2 && outermost.has(line))
  }
  const running = new Set(lines.filter(isRunning))
  // Pages that are all alike, as two copies of one, have no running lines.
  if (running.size > lines.length / 2) return [...lines]
  for (const name of new Set([...running].map(nameLine))) {
    const { text } = [...running].find((line) => nameLine(line) === name)!
    notes.push(noteCut('line that stands on most pages', text.trim()))
  }
  return lines.filter((line) => !running.has(line))
}

/** On how many pages the same stands at the same height. */
function countAlike(line: PageLine, lines: readonly PageLine[]): number {
  return new Set(lines.filter(({ y }) => Math.abs(y - line.y) < line.size).map(({ page }) => page)).size
}

function nameLine({ text }: PageLine): string {
  return text.trim().toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
}

function findEdgeLines(lines: readonly PageLine[], count: number): ReadonlySet<PageLine> {
  const byPage = new Map<number, PageLine[]>()
  for (const line of lines) {
    const page = byPage.get(line.page)
    if (page) page.push(line)
    else byPage.set(line.page, [line])
  }
  const edges = new Set<PageLine>()
  for (const page of byPage.values()) {
    const sorted = [...page].sort((one, other) => one.y - other.y)
    for (const line of [...sorted.slice(0, count), ...sorted.slice(-count)]) edges.add(line)
  }
  return edges
}
