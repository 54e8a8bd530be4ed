/** The commands that the documentation shows: in blocks of sh or console, and in the blocks of `hearsay VERB --help`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'

export interface DocumentedCommand {
  readonly file: string
  /** As it is written, with what is continued on the next line. */
  readonly written: string
  /** What the shell would hand on, the program's name first. */
  readonly words: readonly string[]
}

/** All Markdown that users read. */
export function listDocuments(): string[] {
  const inside = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  const docs = inside
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
  return ['README.md', 'CONTRIBUTING.md', 'site/index.md', ...docs].sort()
}

/** Blocks that are indented, as in lists, among them. */
export function readCommands(file: string): DocumentedCommand[] {
  const text = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : ''
  return findCommands(text).map(({ written, words }) => ({ file, written, words }))
}

export function findCommands(text: string): { written: string; words: string[] }[] {
  const blocks = [...text.matchAll(/^([ ]*)```(sh|console)\n([\s\S]*?)^\1```/gm)]
  return blocks
    .flatMap(([, , kind, block]) => listLines(block!, kind!))
    .flatMap((line) => splitCommands(line).map((words) => ({ written: line.trim(), words })))
}

/** Commands in the middle of a sentence, which name what matters there and leave out the rest. */
export function readMentions(file: string): DocumentedCommand[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/^[ ]*```[\s\S]*?^[ ]*```/gm, '')
  return [...text.matchAll(/`((?:npx )?hearsay [^`]+)`/g)].flatMap(([, written]) =>
    splitCommands(written!).map((words) => ({ file, written: written!, words })),
  )
}

/** In a console, only what stands behind `$ ` was typed. */
function listLines(block: string, kind: string): string[] {
  const lines = block.replaceAll(/\\\n\s*/g, ' ').split('\n')
  const typed = kind === 'console' ? lines.filter((line) => line.startsWith('$ ')) : lines
  return typed.map((line) => line.replace(/^\$ /, ''))
}

/** The words of each command of a line: those of a pipe apart, without redirections, comments, settings and what runs it. */
export function splitCommands(line: string): string[][] {
  const parts: string[][] = [[]]
  const token =
    /#(?:(?<=^#|\s#).*)|(?:\d?>>?|<)\s*\S+|&&|\|\||[|;&]|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"|;&<>\\])+/g
  for (const [part] of line.matchAll(token)) {
    if (/^(?:&&|\|\||[|;&])$/.test(part)) parts.push([])
    else if (!/^(?:#|\d?>|<)/.test(part)) parts.at(-1)!.push(readWord(part))
  }
  return parts.map(stripRunner).filter((words) => words.length > 0)
}

const readWord = (part: string) =>
  part.replaceAll(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
    (_, single, double, escaped) => single ?? double ?? escaped,
  )

/** `sudo -u news env A=b /opt/.../hearsay add` is `hearsay add`. */
function stripRunner([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return []
  if (first === 'sudo') return stripRunner(rest[0] === '-u' ? rest.slice(2) : rest)
  if (first === 'env' || /^\w+=/.test(first) || (first === 'npx' && rest[0] === 'hearsay'))
    return stripRunner(rest)
  return [first.replace(/^.*\/(?=hearsay$)/, ''), ...rest]
}
