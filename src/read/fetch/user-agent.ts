import { readFileSync } from 'node:fs'

/** How Hearsay introduces itself to sites: its name, version, and where to read about it if the package says so. */
export function writeUserAgent(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const about = typeof manifest.homepage === 'string' ? ` (+${manifest.homepage})` : ''
  return `Hearsay/${manifest.version}${about}`
}
