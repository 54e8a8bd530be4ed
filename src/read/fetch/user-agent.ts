import { readFileSync } from 'node:fs'
import { UsageError } from '../../errors.ts'

/**
 * How Hearsay introduces itself to sites: its name, version, where to read about it if the package says so, and who
 * uses it, if that is told: `Hearsay/0.3.0 desk@tribune.example`. Throws a UsageError for what cannot be told in a header.
 */
export function writeUserAgent(user = ''): string {
  if (/[^\t\x20-\x7e]/.test(user)) {
    throw new UsageError('user agent', {
      expected: 'plain letters, digits and signs on one line',
      got: user,
      fix: 'such as a mail address or the address of a page about you',
    })
  }
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const about = typeof manifest.homepage === 'string' ? ` (+${manifest.homepage})` : ''
  return `Hearsay/${manifest.version}${about} ${user}`.trim()
}
