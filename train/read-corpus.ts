import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Span } from '../src/record.ts'

/** One attribution as an annotator marked it, in UTF-16 code units. A part that was not marked is an empty list. */
export interface GoldStatement {
  readonly speaker: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

export interface GoldArticle {
  readonly id: string
  readonly text: string
  readonly statements: readonly GoldStatement[]
}

/**
 * The articles of a folder in PolNeAR's layout (`text/NAME.txt`, `attributions/NAME_XXXX.ann` in brat's standoff
 * format), in order of name. Where several people annotated one article, the first in order of file name counts.
 */
export function readCorpus(folder: string): GoldArticle[] {
  if (!existsSync(join(folder, 'attributions')))
    throw new Error(`no PolNeAR corpus in ${folder}: name its folder`)
  const files = new Map<string, string>()
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    const id = file.replace(/_[0-9a-f]{4}\.ann$/, '')
    if (!files.has(id)) files.set(id, join(folder, 'attributions', file))
  }
  return [...files].map(([id, file]) => {
    const text = readFileSync(join(folder, 'text', `${id}.txt`), 'utf8')
    return { id, text, statements: readStandoff(readFileSync(file, 'utf8'), listUnits(text)) }
  })
}

/** Where each code point of a text starts in UTF-16 units: brat counts code points. */
function listUnits(text: string): number[] {
  const units: number[] = []
  let unit = 0
  for (const point of text) {
    units.push(unit)
    unit += point.length
  }
  units.push(unit)
  return units
}

function readStandoff(standoff: string, units: readonly number[]): GoldStatement[] {
  const last = units[units.length - 1]
  const spans = new Map<string, Span[]>()
  const statements: GoldStatement[] = []
  for (const line of standoff.split('\n')) {
    const words = /^(T\d+)\t\S+ ([\d ;]+)\t/.exec(line)
    if (words === null) continue
    const ranges = words[2].split(';').map((range) => range.trim().split(' ').map(Number))
    spans.set(
      words[1],
      ranges.map(([start, end]) => [units[start] ?? last, units[end] ?? last]),
    )
  }
  for (const line of standoff.split('\n')) {
    const event = /^E\d+\t(.+)$/.exec(line)
    if (event === null) continue
    const parts = event[1]
      .trim()
      .split(' ')
      .slice(1)
      .map((part) => part.split(':'))
    const spansOf = (role: string) =>
      parts.filter(([name]) => name.replace(/\d+$/, '') === role).flatMap(([, id]) => spans.get(id) ?? [])
    statements.push({ speaker: spansOf('Source'), cue: spansOf('Cue'), content: spansOf('Content') })
  }
  return statements
}
