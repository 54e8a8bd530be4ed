import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** From the root of the checkout, with slashes: `src/read/index.ts`. */
  readonly path: string
  readonly text: string
  /** The text without comments; strings are left alone. */
  readonly code: string
}

export interface Import {
  readonly from: string
  /** A path from the root of the checkout, or the name of a package. */
  readonly to: string
  readonly isTypeOnly: boolean
}

/** All TypeScript of a folder. */
export function readSourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      return { path, text, code: removeComments(text) }
    })
}

/** What a file imports or exports on, static and dynamic. */
export function listImports({ path, code }: SourceFile): Import[] {
  const statements = code.matchAll(
    /^(import|export)\b((?:(?!^(?:import|export)\b)[^'"`])*?)\bfrom\s*'([^']+)'/gm,
  )
  const bare = code.matchAll(/^import\s*'([^']+)'/gm)
  const dynamic = code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)
  return [
    ...[...statements].map(([, , what, name]) => ({ name: name!, isTypeOnly: isTypeOnly(what!) })),
    ...[...bare, ...dynamic].map(([, name]) => ({ name: name!, isTypeOnly: false })),
  ].map(({ name, isTypeOnly }) => ({ from: path, to: findTarget(path, name), isTypeOnly }))
}

const isTypeOnly = (what: string) =>
  /^\s*type\b/.test(what) ||
  (/\{/.test(what) && !/\{\s*\}|[{,]\s*(?!type\b)[\w$]/.test(what.replace(/,\s*\}/, '}')))

const findTarget = (path: string, name: string) =>
  name.startsWith('.') ? posix.join(dirname(path), name) : packageOf(name)

/** `wink-nlp/src/x` is of `wink-nlp`, `node:fs/promises` stays. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name
  const parts = name.split('/')
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!
}

/** Blanks comments, with an eye on strings and on patterns that hold slashes. */
function removeComments(text: string): string {
  const token =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=[=(,:;!&|?{}[\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g
  return text.replace(token, (part) => (/^\/[*/]/.test(part) ? part.replace(/[^\n]/g, '') : part))
}
