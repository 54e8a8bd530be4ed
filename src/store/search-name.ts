import type { VoiceName } from '../record.ts'
import { foldName } from './fold-name.ts'

/**
 * What the full-text index holds as a statement's voice: the name, then every word of the other names that is not in
 * it.
 *
 * @example writeSearchName({ name: 'Maria Zakharova', names: [{ text: 'Ms Zakharova', count: 1 }] })
 *   // 'Maria Zakharova ms'
 */
export function writeSearchName({ name, names }: { name: string; names: readonly VoiceName[] }): string {
  const known = new Set(splitWords(name))
  const others = new Set(names.flatMap(({ text }) => splitWords(text)).filter((word) => !known.has(word)))
  return [name, ...[...others].sort()].join(' ')
}

function splitWords(name: string): string[] {
  return foldName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
