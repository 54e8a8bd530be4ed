import { findHost } from '../clean-address.ts'

const DIVIDER = /\s+(?:[-–—|·•]|>|»|::?)\s+|:\s+/
/** What titles of feeds say of being one. */
const OF_FEEDS = /\s*[([]?\b(?:rss(?: feeds?)?|feeds?|atom|xml)\b[)\]]?\s*/gi

/**
 * The outlet that a feed's title names, or `undefined` where it cannot be told which part of it does: "World news | The
 * Guardian" and "NYT > World" name it on different sides, so with several parts it is the one that the address has too.
 *
 * @example nameFeedOutlet('World news | The Guardian', 'https://www.theguardian.com/a') // 'The Guardian'
 * @example nameFeedOutlet('Port Elin Tribune RSS', undefined) // 'Port Elin Tribune'
 */
export function nameFeedOutlet(title: string | undefined, url: string | undefined): string | undefined {
  const parts = (title ?? '')
    .split(DIVIDER)
    .map((part) => part.replace(OF_FEEDS, ' ').trim())
    .filter((part) => part !== '')
  if (parts.length <= 1 || !url) return parts[0]
  const host = foldLetters(findHost(url).replace(/\.(?:com?|org|net|gov|ac|edu)?\.?[a-z]{2,}$/, ''))
  return parts.find((part) => {
    const letters = foldLetters(part.replace(/^the\s+/i, ''))
    const initials = foldLetters(part.replace(/(\p{L})\p{L}*/gu, '$1'))
    const isInHost = letters.length >= 3 && host.includes(letters)
    return isInHost || (host.length >= 3 && letters.includes(host)) || (host.length >= 2 && initials === host)
  })
}

const foldLetters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
