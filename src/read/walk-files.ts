import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { UsageError } from '../errors.ts'

/** The record's own files: a folder of reports may well hold the record made from it. */
const RECORD_FILE = /\.db(?:-wal|-shm|-journal)?$/i
/** The empty file by which Spark and Hadoop say that a folder is whole. */
const SUCCESS_FILE = '_SUCCESS'

/** A file to read, or a place where the walk could not go on. */
export type FoundFile = { readonly path: string; readonly error?: unknown }

/**
 * The files below a folder, depth first. Names are compared by their UTF-16 code units, so that every machine and
 * locale gives the same order. Hidden files, files of the record (`*.db`), the mark `_SUCCESS` and things that are no files (sockets,
 * pipes) are left out. Links are followed, but never back into a folder that the walk is in or came from.
 */
export async function* walkFiles(folder: string): AsyncGenerator<FoundFile> {
  yield* walkFolder(folder, [])
}

async function* walkFolder(folder: string, above: readonly string[]): AsyncGenerator<FoundFile> {
  let names: string[]
  let place: string
  try {
    place = await realpath(folder)
    names = await readdir(folder)
  } catch (error) {
    yield { path: folder, error }
    return
  }
  if (isAbove(place, above)) return
  for (const name of names.sort(compareCodeUnits)) {
    if (name.startsWith('.') || name === SUCCESS_FILE || RECORD_FILE.test(name)) continue
    const path = join(folder, name)
    try {
      const found = await stat(path)
      if (!found.isDirectory()) {
        if (found.isFile()) yield { path }
        continue
      }
    } catch (error) {
      yield { path, error }
      continue
    }
    yield* walkFolder(path, [...above, place])
  }
}

/** Whether a link led back to a folder that the walk is in, or to one that holds the folder it began with. */
function isAbove(place: string, above: readonly string[]): boolean {
  return above.includes(place) || (above[0] ?? '').startsWith(place.endsWith(sep) ? place : place + sep)
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether the path is a folder. Throws a UsageError when nothing is there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(
      errorCode(error),
    )
    if (!isMissing) return false
    const isDanglingLink = await lstat(path).then(
      (found) => found.isSymbolicLink(),
      () => false,
    )
    throw new UsageError('input', {
      expected: isDanglingLink ? 'a file or folder, this link leads nowhere' : 'a file, a folder or -',
      got: path,
      fix: 'check the path',
    })
  }
}

/** The code of a file system error (`ENOENT`), or an empty text. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** A plain sentence on why a file could not be read and what to do. */
export function explainReadError(error: unknown): string {
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM') {
    return 'cannot be read: permission denied; give yourself the right to read it (chmod u+r)'
  }
  if (code === 'ENOENT') return 'cannot be read: it is gone, or a link that leads nowhere; check the path'
  if (code === 'ELOOP') return 'cannot be read: a link that leads to itself; remove the link'
  if (code === 'EMFILE' || code === 'ENFILE') return 'cannot be read: too many files are open; try again'
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}; check the file and its disk`
}
