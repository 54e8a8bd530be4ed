import { accessSync, constants } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** True when this file can be changed: it, and its folder, in which the database puts files of its own beside it. */
export function isWritable(path: string): boolean {
  const file = resolve(path)
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}
