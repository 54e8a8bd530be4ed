import { readFile, stat } from 'node:fs/promises'
import { UnreadableInput } from '../../read/index.ts'

/**
 * The bytes of a file, or nothing where there is none. Throws UnreadableInput where it is no file, has more than `most` bytes or
 * may not be read: trouble with one of many that stops no other.
 */
export async function readWhole(
  path: string,
  { most }: { readonly most: number },
): Promise<Uint8Array | undefined> {
  try {
    const found = await stat(path)
    if (!found.isFile()) {
      throw new UnreadableInput(`expected a file at ${path}, got a folder or a device; take it away`)
    }
    if (found.size > most) {
      throw new UnreadableInput(
        `expected at most ${most / 1_000_000} megabytes in ${path}, got ${Math.ceil(found.size / 1_000_000)}; divide it`,
      )
    }
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    throw new UnreadableInput(`expected permission to read ${path}, got none; ask its owner for it`)
  }
}
