import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A thing that a module exports. */
export interface Exported {
  readonly name: string
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'const'
  /** What its doc comment says, without the stars. */
  readonly comment: string
  /** A function's head; an interface or type as it is written. */
  readonly declaration: string
}

/** What a door such as `src/index.ts` lets out, in its order: for each module that it names, the things themselves. */
export function readExports(door: string): Map<string, Exported[]> {
  const modules = new Map<string, Exported[]>()
  const text = readFileSync(door, 'utf8')
  for (const [, names, path] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)'/gm)) {
    const module = join(dirname(door), path!)
    const wanted = names!.split(',').map((name) => name.trim().replace(/^type /, ''))
    const found = wanted.filter(Boolean).map((name) => findExport(module, name))
    modules.set(module, [...(modules.get(module) ?? []), ...found])
  }
  return modules
}

/** The declaration of this name in a module, or in one that it passes on. */
function findExport(module: string, name: string): Exported {
  const found = searchModule(module, name)
  if (found) return found
  throw new Error(`${module} exports no ${name} that could be found`)
}

function searchModule(module: string, name: string): Exported | undefined {
  const text = readFileSync(module, 'utf8')
  const head = new RegExp(
    `(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n)?^export (?:async )?(function\\*?|class|interface|type|const) ${name}\\b`,
    'm',
  )
  const match = head.exec(text)
  if (match) {
    const start = match.index + match[0].lastIndexOf('export ')
    const kind = match[2]!.replace('*', '') as Exported['kind']
    return {
      name,
      kind,
      comment: cleanComment(match[1] ?? ''),
      declaration: cutDeclaration(text.slice(start), kind),
    }
  }
  for (const [, names, path] of text.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from '([^']+)'/gm)) {
    if (names !== '*' && !new RegExp(`\\b${name}\\b`).test(names!)) continue
    const found = searchModule(join(dirname(module), path!), name)
    if (found) return found
  }
  return undefined
}

const cleanComment = (comment: string) => comment.replace(/^[ \t]*\* ?/gm, '').trim()

/** Relies on how the code is formatted: what ends a declaration stands at the beginning of a line. */
function cutDeclaration(text: string, kind: Exported['kind']): string {
  const lines = text.split('\n')
  if (kind === 'interface') return lines.slice(0, lines.indexOf('}') + 1).join('\n')
  if (kind === 'const') return lines[0]!.replace(/ =.*$/, '')
  if (kind === 'class') return lines[0]!.replace(/ \{$/, '')
  if (kind === 'type') return lines.slice(0, countTypeLines(lines)).join('\n')
  const end = lines.findIndex((line) => /^(?:export|\)).*\{$/.test(line))
  return lines
    .slice(0, end + 1)
    .join('\n')
    .replace(/ \{$/, '')
}

function countTypeLines(lines: readonly string[]): number {
  const after = lines.findIndex((line, index) => index > 0 && !/^[ })\]]/.test(line))
  return after < 0 ? lines.length : after
}
