/**
 * Which words came and went between two texts of one report.
 *
 * @module
 */
import { diffArrays, diffWordsWithSpace } from 'diff'

export type RunKind = 'same' | 'lost' | 'won'

export interface Run {
  readonly kind: RunKind
  readonly text: string
}

/** A paragraph of either text or of both. */
export interface ComparedParagraph {
  /** `changed`: some of its words came or went. */
  readonly kind: RunKind | 'changed'
  readonly runs: readonly Run[]
}

/** Words are compared for so long; a text that takes longer is shown paragraph by paragraph. */
const WORDS_WITHIN_MS = 1500

/**
 * Both texts as one, paragraph by paragraph, in order: what only `before` has is lost, what only `after` has is won.
 * Paragraphs that changed are compared by their words.
 */
export function compareTexts(before: string, after: string): ComparedParagraph[] {
  const changes = diffArrays(listParagraphs(before), listParagraphs(after))
  const compared: ComparedParagraph[] = []
  for (let index = 0; index < changes.length; index += 1) {
    const { removed, added, value } = changes[index]!
    const next = changes[index + 1]
    if (removed && next?.added) {
      compared.push(...comparePassages(value, next.value))
      index += 1
    } else {
      const kind = removed ? 'lost' : added ? 'won' : 'same'
      compared.push(...value.map((text) => ({ kind, runs: [{ kind, text }] }) as const))
    }
  }
  return compared
}

/** How many words came and how many went. */
export function countChanges(compared: readonly ComparedParagraph[]): { won: number; lost: number } {
  const count = (kind: RunKind) =>
    compared
      .flatMap(({ runs }) => runs)
      .filter((run) => run.kind === kind)
      .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
  return { won: count('won'), lost: count('lost') }
}

const listParagraphs = (text: string): string[] =>
  text.split(/[\n\r\u2028\u2029]+/).filter((paragraph) => paragraph.trim() !== '')

/** Paragraphs in place of others: word by word, cut again where either text has a line break. */
function comparePassages(before: readonly string[], after: readonly string[]): ComparedParagraph[] {
  const changes = diffWordsWithSpace(before.join('\n'), after.join('\n'), { timeout: WORDS_WITHIN_MS })
  if (!changes || !hasMuchInCommon(changes)) {
    return [
      ...before.map((text) => ({ kind: 'lost', runs: [{ kind: 'lost', text }] }) as const),
      ...after.map((text) => ({ kind: 'won', runs: [{ kind: 'won', text }] }) as const),
    ]
  }
  const lines: Run[][] = [[]]
  for (const { kind, text } of joinRuns(changes)) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)!.push({ kind, text: part })
    })
  }
  return lines.filter((runs) => runs.length > 0).map((runs) => ({ kind: nameKind(runs), runs }))
}

interface Change {
  readonly removed?: boolean
  readonly added?: boolean
  readonly value: string
}

/** Words that changed with nothing but a space between them are one run: "a hundred" became "fifty". */
function joinRuns(changes: readonly Change[]): Run[] {
  const runs: Run[] = []
  let lost = ''
  let won = ''
  const endStretch = () => {
    // The space that stands behind both did not change.
    const space = /[^\S\n]*$/.exec(lost)![0]
    const shared = lost !== '' && won.endsWith(space) ? space.length : 0
    const parts: Run[] = [
      { kind: 'lost', text: lost.slice(0, lost.length - shared) },
      { kind: 'won', text: won.slice(0, won.length - shared) },
      { kind: 'same', text: lost.slice(lost.length - shared) },
    ]
    runs.push(...parts.filter(({ text }) => text !== ''))
    lost = ''
    won = ''
  }
  for (const [index, { removed, added, value }] of changes.entries()) {
    const isBetween = lost + won !== '' && index < changes.length - 1 && /^[^\S\n]+$/.test(value)
    if (removed || (isBetween && !added)) lost += value
    if (added || (isBetween && !removed)) won += value
    if (removed || added || isBetween) continue
    endStretch()
    runs.push({ kind: 'same', text: value })
  }
  endStretch()
  return runs
}

function nameKind(runs: readonly Run[]): ComparedParagraph['kind'] {
  const [first] = runs
  return runs.every(({ kind }) => kind === first!.kind) ? first!.kind : 'changed'
}

/** Below this the marks would say less than the two texts beneath each other. */
const LEAST_COMMON = 0.3

function hasMuchInCommon(changes: readonly Change[]): boolean {
  const length = (list: readonly Change[]) => list.reduce((sum, { value }) => sum + value.trim().length, 0)
  const common = length(changes.filter(({ removed, added }) => !removed && !added))
  const shorter = Math.min(
    common + length(changes.filter(({ removed }) => removed)),
    common + length(changes.filter(({ added }) => added)),
  )
  return common >= LEAST_COMMON * shorter
}
