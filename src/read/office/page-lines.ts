/** Words on a page of a PDF as they were drawn, with y counted from the top. Lengths are in points. */
export interface DrawnText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** The how-manieth of the page it was drawn. */
  readonly order: number
}

/** A line of text in the order of reading. */
export interface PageLine extends DrawnText {
  /** Which page it stands on, from 0. */
  readonly page: number
  /** Lines of one column of one page have one number. */
  readonly column: number
  /** Where the column begins and ends. */
  readonly left: number
  readonly right: number
}

/** Between two columns nothing stands in a strip this wide, in units of the size of the letters. */
const GUTTER = 0.5
/** From here on, a gap between two pieces is a space: most PDFs draw spaces, some leave them out. */
const WORD_GAP = 0.18
/** What has fewer lines or is narrower is a list or a table. */
const [MIN_COLUMN_ROWS, MIN_COLUMN_WIDTH] = [4, 8]
/** Across a gap this high, in units of the size of the letters, stand the lines at the foot of the page. */
const MAX_GAP = 3
/** In so many lines from where columns may begin, both must show. */
const MAX_ROWS_BEFORE = 12
/** A page with more is no printed one and has no columns; looking for them takes the square of the rows. */
const [MAX_ROWS, MAX_STRIPS] = [400, 40]

/** What stands on one height, from left to right. */
type Row = readonly DrawnText[]

/**
 * The lines of a page, column after column. A line that runs over the strip between columns ends them: what is below it
 * is read after it.
 */
export function findLines(drawn: readonly DrawnText[], page: number): PageLine[] {
  return findBlocks(findRows(drawn)).flatMap((rows, column) => {
    const { left, right } = findEdges(rows.flat())
    return rows.map((row) => ({ ...joinRow(row), page, column, left, right }))
  })
}

/** From the top down. */
function findRows(drawn: readonly DrawnText[]): Row[] {
  const rows: DrawnText[][] = []
  const filled = drawn.filter(({ text, size }) => text.trim() !== '' && size > 0)
  for (const item of filled.sort((one, other) => one.y - other.y || one.x - other.x)) {
    const first = rows.at(-1)?.[0]
    const isBeside = first && Math.abs(item.y - first.y) < Math.min(item.size, first.size) * 0.5
    if (isBeside) rows.at(-1)!.push(item)
    else rows.push([item])
  }
  for (const row of rows) row.sort((one, other) => one.x - other.x)
  return rows
}

/** The columns of a page in the order of reading, and what stands above, between and below them. */
function findBlocks(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = []
  let plain: Row[] = []
  const closePlain = () => {
    if (plain.length > 0) blocks.push(plain)
    plain = []
  }
  for (let at = 0; at < rows.length; ) {
    const found = rows.length > MAX_ROWS ? undefined : findColumns(rows, at)
    if (found) {
      closePlain()
      blocks.push(...found.columns)
    } else plain.push(rows[at]!)
    at += found?.count ?? 1
  }
  closePlain()
  return blocks
}

interface Strip {
  readonly from: number
  readonly to: number
}

/** The columns that begin at a row, and how many rows they take; `undefined` where none begin. */
function findColumns(
  rows: readonly Row[],
  start: number,
): { readonly columns: Row[][]; readonly count: number } | undefined {
  let strips: Strip[] = []
  let found: { strips: Strip[]; count: number } | undefined
  for (let count = 1; start + count <= rows.length; count++) {
    const row = rows[start + count - 1]!
    const above = count > 1 ? rows[start + count - 2]! : undefined
    if (above && row[0]!.y - above[0]!.y > row[0]!.size * MAX_GAP) break
    if (row.length > MAX_STRIPS * 10) break
    strips = row.reduce(coverStrip, strips)
    if (strips.length > MAX_STRIPS) break
    if (strips.length > 1) found = { strips, count }
    else if (found || count > MAX_ROWS_BEFORE) break
  }
  if (!found) return undefined
  const { strips: columnStrips } = found
  const count = countColumnRows(rows.slice(start, start + found.count), columnStrips)
  const columns = columnStrips.map((strip) =>
    rows
      .slice(start, start + count)
      .map((row) => row.filter((item) => isWithin(item, strip)))
      .filter((row) => row.length > 0),
  )
  return columns.every(isColumn) ? { columns, count } : undefined
}

function isWithin({ x }: DrawnText, { from, to }: Strip): boolean {
  return x >= from && x <= to
}

/** Without the last rows that were drawn when the last column was done: they stand below all columns. */
function countColumnRows(rows: readonly Row[], strips: readonly Strip[]): number {
  const last = rows.flat().filter((item) => isWithin(item, strips.at(-1)!))
  const done = last.reduce((most, { order }) => Math.max(most, order), 0)
  const above = rows.findLastIndex((row) => row.some(({ order }) => order <= done))
  return above + 1
}

/** The strips of a page that have words in them, with one more piece; what is hardly apart is one. */
function coverStrip(strips: Strip[], { x, width, size }: DrawnText): Strip[] {
  const gap = size * GUTTER
  const isTouched = ({ from, to }: Strip) => from < x + width + gap && to > x - gap
  const touched = strips.filter(isTouched)
  const from = Math.min(x, ...touched.map((strip) => strip.from))
  const to = Math.max(x + width, ...touched.map((strip) => strip.to))
  const others = strips.filter((strip) => !touched.includes(strip))
  return [...others, { from, to }].sort((one, other) => one.from - other.from)
}

function isColumn(rows: readonly Row[]): boolean {
  if (rows.length < MIN_COLUMN_ROWS) return false
  const wide = rows.filter((row) => {
    const { left, right } = findEdges(row)
    return right - left >= row[0]!.size * MIN_COLUMN_WIDTH
  })
  return wide.length >= rows.length / 2
}

function joinRow(row: Row): DrawnText {
  const { left, right } = findEdges(row)
  let text = ''
  let end = left
  for (const item of row) {
    const isApart = item.x - end > item.size * WORD_GAP && !/\s$/.test(text) && !/^\s/.test(item.text)
    text += `${text !== '' && isApart ? ' ' : ''}${item.text}`
    end = item.x + item.width
  }
  const size = row.reduce((most, item) => Math.max(most, item.size), 0)
  return { text, x: left, y: row[0]!.y, width: right - left, size, order: row[0]!.order }
}

function findEdges(items: Row): { readonly left: number; readonly right: number } {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { x, width } of items) {
    left = Math.min(left, x)
    right = Math.max(right, x + width)
  }
  return { left, right }
}
