import { readFile } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import { beginFeed, checkSource, parseOpml } from '../read/index.ts'
import type { WatchedFeed } from '../record.ts'

/**
 * The feeds that addresses and OPML files name, each once, as far as they were watched before; without any, all that
 * were watched before. Throws a UsageError for a file that is no list of feeds, and when there is nothing to watch.
 */
export async function listWatched(
  operands: readonly string[],
  known: readonly WatchedFeed[],
): Promise<WatchedFeed[]> {
  if (operands.length === 0) {
    if (known.length > 0) return [...known]
    throw new UsageError('hearsay watch', {
      expected: 'feeds to watch, as the record has none yet',
      got: 'nothing',
      fix: 'such as: hearsay watch feeds.opml',
    })
  }
  const addresses = new Set<string>()
  for (const operand of operands) {
    for (const address of await listAddresses(operand)) addresses.add(address)
  }
  const byAddress = new Map(known.map((feed) => [feed.address, feed]))
  return [...addresses].map((address) => byAddress.get(address) ?? beginFeed(address))
}

async function listAddresses(operand: string): Promise<string[]> {
  if (/^https?:\/\//i.test(operand)) {
    if (URL.canParse(operand)) return [withoutFragment(operand)]
    const fix = 'check how it is written'
    throw new UsageError('hearsay watch', { expected: 'the address of a feed', got: operand, fix })
  }
  await checkSource(operand)
  const feeds = await readList(operand)
  if (feeds.length > 0) return feeds
  throw refuse(operand, 'a list without any')
}

function withoutFragment(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

async function readList(path: string): Promise<string[]> {
  try {
    return parseOpml(await readFile(path)).feeds.map(({ address }) => address)
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException
    if (code === 'EISDIR') throw refuse(path, 'a folder')
    if (/^(?:UnreadableInput|UnknownKind)$/.test(name)) throw refuse(path, 'another kind of file')
    throw error
  }
}

function refuse(path: string, got: string): UsageError {
  return new UsageError('hearsay watch', {
    expected: 'a list of feeds (OPML) or the address of a feed',
    got: `${path} (${got})`,
    fix: 'export the list from a feed reader as OPML, or give the address of each feed',
  })
}
