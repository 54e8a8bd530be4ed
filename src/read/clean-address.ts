/** Parameters that say where a reader came from and not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|ref|ref_src|ref_url|cmpid|ns_\w+|smid|smtyp|s_cid|at_\w+|xtor|cid|ftag|ito|via|share|ocid|soc_src|soc_trk|__twitter_impression)$/i

/**
 * An address on the web without tracking parameters and page position, or `undefined` when it is none. With `base`, an
 * address that is relative to it is completed.
 *
 * @example cleanAddress('<https://news.example/a?id=7&utm_source=mail#top>') // 'https://news.example/a?id=7'
 */
export function cleanAddress(address: string, base?: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/[.,;]+$/, '')
  const complete = /^www\.[^\s/]+\.[a-z]{2,}/i.test(bare) ? `https://${bare}` : bare
  if (!URL.canParse(complete, base)) return undefined
  const url = new URL(complete, base)
  if (!/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name)
  }
  if (!url.hash.startsWith('#!')) url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

/** The address in a text that is nothing but an address, in angle brackets or as a Markdown link or not. */
export function findBareAddress(text: string): string | undefined {
  const bare = text.trim()
  if (bare.length > 2000 || /\s/.test(bare)) return undefined
  return /^<?(?:https?:\/\/|www\.)/i.test(bare) ? cleanAddress(bare) : undefined
}

/** The host of an address without its `www.`. */
export function findHost(url: string): string {
  return new URL(url).hostname.replace(/^www\d?\./, '')
}
