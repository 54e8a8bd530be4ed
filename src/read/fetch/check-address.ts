import { type LookupAddress, type LookupOptions, lookup as lookUpName } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { FetchFailure } from './fetch-failure.ts'

/** Names that never lead out of a house, whatever they resolve to. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|localdomain)$/i
/** Servers refuse longer ones themselves; rules for crawlers are compared with every place in them. */
const LONGEST_ADDRESS = 8000
/** What clouds serve their machines' secrets at, outside the private ranges. */
const CLOUD_ADDRESSES = new Set(['168.63.129.16'])

/**
 * Whether an IP address is one of the public internet: not private, loopback, link-local, of a provider's own network
 * (CGNAT), multicast, reserved, a cloud's metadata service, nor an IPv6 address that stands for an IPv4 one (mapped,
 * NAT64, 6to4, Teredo).
 *
 * @example isPublicAddress('93.184.215.14') // true
 * @example isPublicAddress('::ffff:10.0.0.1') // false
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.parse(bare)
  if (parsed.range() !== 'unicast') return false
  if (parsed.kind() === 'ipv4') return !CLOUD_ADDRESSES.has(bare)
  // All of the public internet is in 2000::/3 until today.
  return (parsed.toByteArray()[0]! & 0xe0) === 0x20
}

/**
 * The address to fetch, without its fragment. Throws a FetchFailure for what is no web address, for one with a name
 * and password in it, and, unless `allowPrivate`, for one that names a machine outside the public internet.
 */
export function checkAddress(written: string, { allowPrivate }: { allowPrivate: boolean }): URL {
  const fail = (got: string, fix: string) =>
    new FetchFailure(
      `${shorten(written)}: expected an address that begins with http:// or https://, got ${got}; ${fix}`,
      {
        kind: 'address',
      },
    )
  if (!URL.canParse(written)) throw fail('something else', 'check how it is written')
  if (written.length > LONGEST_ADDRESS)
    throw fail(`one of ${written.length} characters`, 'check how it is written')
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fail(`one with ${url.protocol}`, 'only web addresses are fetched')
  }
  if (url.username || url.password) {
    throw fail('one with a name and password', 'take them out: they would be kept in the record')
  }
  if (!allowPrivate && isPrivateHost(url.hostname)) throw refusePrivate(url.hostname)
  url.hash = ''
  return url
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '')
  if (host.startsWith('[') || ipaddr.IPv4.isValid(host)) return !isPublicAddress(host)
  return !host.includes('.') || LOCAL_NAME.test(host)
}

function refusePrivate(host: string): FetchFailure {
  const message = `${host}: expected a machine of the public internet, got a private or local one; allow these with --allow-private`
  return new FetchFailure(message, { kind: 'private' })
}

/**
 * A lookup of names for sockets that fails when a name has any address outside the public internet. It stands where
 * the connection is made, so that a name cannot mean one thing when it is checked and another when it is used.
 */
export function guardLookup(lookup: LookupFunction = lookUpName as LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions = { ...options, all: true }
    lookup(hostname, all as never, (error, found) => {
      if (error) return callback(error, '', 0)
      const addresses = (Array.isArray(found) ? found : [{ address: found, family: 4 }]) as LookupAddress[]
      const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
      if (!isPublic) return callback(refusePrivate(hostname), '', 0)
      if (options.all) return callback(null, addresses as never)
      const [first] = addresses
      return callback(null, first!.address, first!.family)
    })
  }
}

/** How long a name is looked up for before it is left to the proxy, in milliseconds. */
const LONGEST_LOOKUP = 3000
const KEPT_NAMES = 2000

/**
 * Checks names before a proxy is asked for them. Throws a FetchFailure for one that has an address outside the public
 * internet. One that cannot be looked up here, as is usual behind proxies, passes: the proxy alone knows what it means.
 */
export function createNameCheck(lookup: LookupFunction): (hostname: string) => Promise<void> {
  const checked = new Map<string, Promise<FetchFailure | undefined>>()
  const check = (hostname: string) =>
    new Promise<FetchFailure | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), LONGEST_LOOKUP)
      lookup(hostname, { all: true }, (error) => {
        clearTimeout(timer)
        resolve(error instanceof FetchFailure ? error : undefined)
      })
    })
  return async (hostname) => {
    const known = checked.get(hostname) ?? check(hostname)
    checked.set(hostname, known)
    if (checked.size > KEPT_NAMES) checked.delete(checked.keys().next().value!)
    const failure = await known
    if (failure) throw failure
  }
}

export const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
