import { stat } from 'node:fs/promises'
import { takeGivenArticle, UnreadableInput, walkFiles } from '../../read/index.ts'
import type { Article, Span } from '../../record.ts'
import { countCodePoints } from './code-points.ts'
import { findPeopleMade } from './find-people-made.ts'
import { gatherMarked, type PlacedEntity } from './gather-marked.ts'
import type { Imported } from './imported.ts'
import { parseStandoff, type Standoff } from './parse-standoff.ts'
import { readWhole } from './read-whole.ts'

/** A text and its annotations are those of one article. */
const MOST_BYTES = 50_000_000

/**
 * The articles of a folder as brat keeps it, or of one of its files: a text, the annotations beside it and, where we wrote it,
 * what else is known of the article. What cannot be taken in is a failure with its line; the rest is.
 */
export async function* readBrat(path: string): AsyncGenerator<Imported> {
  for (const file of await listAnnotations(path)) {
    try {
      const article = await readArticle(file)
      const { text: written } = await readText(file)
      const standoff = parseStandoff(written)
      const { marked, failures } = gatherMarked(placeEntities(standoff, article), { standoff, article })
      yield findPeopleMade(article, marked)
      const all = [...standoff.failures, ...failures].sort((a, b) => a.line - b.line)
      for (const { line, message } of all) yield { kind: 'failure', from: `${file}:${line}`, message }
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', from: file, message: error.message }
    }
  }
}

async function listAnnotations(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path.replace(/\.(?:txt|json)$/, '.ann')]
  const files: string[] = []
  for await (const { path: file } of walkFiles(path)) if (file.endsWith('.ann')) files.push(file)
  return files
}

async function readArticle(annotations: string): Promise<Article> {
  const path = annotations.replace(/\.ann$/, '.txt')
  const { text, isThere } = await readText(path)
  if (!isThere) {
    throw new UnreadableInput(`expected its text in ${path}, got no such file; put it beside the annotations`)
  }
  const about = await readText(annotations.replace(/\.ann$/, '.json'))
  return takeGivenArticle({ from: path, ...(about.isThere && parseObject(about.text)), text })
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Told below: the message of the parser says less than which file it is.
  }
  throw new UnreadableInput(
    'expected a JSON object in the .json file beside it, got something else; take the file away, or copy it again',
  )
}

async function readText(path: string): Promise<{ readonly text: string; readonly isThere: boolean }> {
  const bytes = await readWhole(path, { most: MOST_BYTES })
  if (!bytes) return { text: '', isThere: false }
  try {
    // A mark of the byte order counts as a character for brat.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), isThere: true }
  } catch {
    throw new UnreadableInput(`expected UTF-8 in ${path}, got another encoding; brat takes no other`)
  }
}

function placeEntities({ entities }: Standoff, { text }: Article): Map<string, PlacedEntity> {
  const points = countCodePoints(text)
  return new Map(
    [...entities].map(([id, { type, line, pieces: counted, words }]) => {
      const pieces = counted.map(([start, end]): Span => [points.find(start), points.find(end)])
      const here = pieces.map(([start, end]) => text.slice(start, end)).join(' ')
      const isOutside = counted.some(([, end]) => end > points.length)
      const problem = isOutside
        ? `expected places inside the text of ${points.length} characters, got ${counted.flat().join(' ')}`
        : here === words
          ? undefined
          : `expected the words of the text at these places (${JSON.stringify(here.slice(0, 60))}), got ${JSON.stringify(words.slice(0, 60))}; ` +
            'the text or the numbers were changed'
      return [id, { type, line, pieces, joined: joinOverLineEnds(pieces, text), ...(problem && { problem }) }]
    }),
  )
}

/** brat cuts what goes on in the next line: together again, it is as it was marked. */
function joinOverLineEnds(pieces: readonly Span[], text: string): Span[] {
  const joined: [number, number][] = []
  for (const [start, end] of pieces) {
    const last = joined.at(-1)
    if (last && /^\s*[\r\n]\s*$/.test(text.slice(last[1], start))) last[1] = end
    else joined.push([start, end])
  }
  return joined
}

/** Whether a folder has texts with annotations as brat keeps them. */
export async function isBratFolder(path: string): Promise<boolean> {
  for await (const { path: file } of walkFiles(path)) {
    if (file.endsWith('.ann')) return true
  }
  return false
}
