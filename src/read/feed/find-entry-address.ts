import { cleanAddress } from '../clean-address.ts'
import type { FeedEntry } from './feed.ts'

/**
 * The address that the report of an entry has. Its fragment belongs to it only where several entries are on one page,
 * as on some blogs and tickers: `blog#post-1`, `blog#post-2`.
 */
export function findEntryAddress({
  url,
  isPartOfPage,
}: Pick<FeedEntry, 'url' | 'isPartOfPage'>): string | undefined {
  const address = url && cleanAddress(url)
  return url && address && isPartOfPage ? address + new URL(url).hash : address
}

/** The entries with those marked that are on one page with others, each at a fragment of its own. */
export function markParts(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const fragments = new Map<string, Set<string>>()
  const pages = entries.map(({ url }) => {
    const page = url && cleanAddress(url)
    if (page) fragments.set(page, (fragments.get(page) ?? new Set()).add(new URL(url).hash))
    return page
  })
  return entries.map((entry, index) => {
    const page = pages[index]
    const isPart =
      page && !page.includes('#') && fragments.get(page)!.size > 1 && new URL(entry.url!).hash !== ''
    return isPart ? { ...entry, isPartOfPage: true } : entry
  })
}
