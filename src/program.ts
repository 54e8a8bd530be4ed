import { readFileSync } from 'node:fs'

/** The version of Hearsay that runs, as its package says: `0.1.0`. */
export function readProgramVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const isNamed = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return isNamed ? String(manifest.version) : 'unknown'
}
