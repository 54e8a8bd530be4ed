import { type FeedEntry, findEntryAddress } from '../feed/index.ts'

export interface NamedEntry {
  readonly entry: FeedEntry
  /** By what the entry is known from one visit to the next. */
  readonly key: string
  /** The address that its article has in the record; absent where other entries have the same one. */
  readonly address?: string
}

/** Entries with what they are known by, each once: the feed's own id where it is one entry's alone, else the address. */
export function nameEntries(entries: readonly FeedEntry[]): NamedEntry[] {
  const shared = findSharedIds(entries)
  const named = new Map<string, FeedEntry>()
  for (const entry of entries) {
    const { id, url, title, publishedAt } = entry
    const ownId = id !== undefined && !shared.has(id) ? id : undefined
    const key = ownId ?? url ?? [id, title, publishedAt].filter(Boolean).join(' ')
    if (!named.has(key)) named.set(key, entry)
  }
  const addresses = new Map([...named.values()].map((entry) => [entry, findEntryAddress(entry)]))
  const counts = new Map<string | undefined, number>()
  for (const address of addresses.values()) counts.set(address, (counts.get(address) ?? 0) + 1)
  return [...named].map(([key, entry]) => {
    const address = addresses.get(entry)
    return { entry, key, address: counts.get(address) === 1 ? address : undefined }
  })
}

/** Ids that entries with different addresses have: broken feeds write the same one into all. */
function findSharedIds(entries: readonly FeedEntry[]): Set<string> {
  const urls = new Map<string, string | undefined>()
  const shared = new Set<string>()
  for (const { id, url } of entries) {
    if (id === undefined) continue
    if (urls.has(id) && urls.get(id) !== url) shared.add(id)
    urls.set(id, url)
  }
  return shared
}
