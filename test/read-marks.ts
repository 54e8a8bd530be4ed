import type { Span } from '../src/record.ts'

/** Where the speaker (`s`), cue (`c`) and content (`k`) of one statement stand. */
export type MarkedSpans = Record<'s' | 'c' | 'k', Span[]>

/**
 * Takes the marks out of a report: `[s1 Maria Gil] [c1 said] [k1 that ...]`. The digit tells which statement a span
 * belongs to; one span may stand inside another, and one statement may have several of a kind.
 */
export function readMarks(marked: string): { text: string; spans: Map<string, MarkedSpans> } {
  const spans = new Map<string, MarkedSpans>()
  const open: { kind: 's' | 'c' | 'k'; key: string; start: number }[] = []
  let text = ''
  for (let i = 0; i < marked.length; i++) {
    const mark = /^\[([sck])(\d) /.exec(marked.slice(i, i + 4))
    if (mark) {
      open.push({ kind: mark[1] as 's', key: mark[2]!, start: text.length })
      i += mark[0].length - 1
    } else if (marked[i] === ']' && open.length > 0) {
      const { kind, key, start } = open.pop()!
      const found = spans.get(key) ?? { s: [], c: [], k: [] }
      found[kind].push([start, text.length])
      spans.set(key, found)
    } else {
      text += marked[i]
    }
  }
  return { text, spans }
}

/** Takes the marks out of a report in sections: `===` on a line of its own parts them, and each counts anew from 1. */
export function readSections(marked: string): {
  text: string
  statements: { speaker: Span[]; cue: Span[]; content: Span[] }[]
} {
  let text = ''
  const statements = marked
    .trimEnd()
    .split(/\n===\n/)
    .flatMap((section) => {
      const read = readMarks(section)
      const start = text === '' ? 0 : text.length + 2
      text = text === '' ? read.text : `${text}\n\n${read.text}`
      const move = (spans: Span[]) => spans.map(([from, to]): Span => [from + start, to + start])
      return [...read.spans.values()].map(({ s, c, k }) => ({
        speaker: move(s),
        cue: move(c),
        content: move(k),
      }))
    })
  return { text, statements }
}
