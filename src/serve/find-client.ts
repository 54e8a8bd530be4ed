/**
 * Which machine asks, also where a reverse proxy stands between.
 *
 * @module
 */
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import { UsageError } from '../errors.ts'
import { readClient } from './read-client.ts'

type Address = ReturnType<typeof ipaddr.process>
type Network = readonly [Address, number]

/** The machines that may say on whose behalf they ask. */
export interface Proxies {
  /** False where nobody is believed. */
  readonly areAny: boolean
  /** Whether a request comes from one of them. */
  areAsking(context: Context): boolean
  /**
   * Who asks: the machine at the other end or, where that is a proxy, the last one in X-Forwarded-For that is none. Empty
   * where the application is asked without a port.
   */
  findClient(context: Context): string
}

/** Addresses and networks divided by commas: `127.0.0.1, 10.0.0.0/8`. Throws a UsageError for one that is none. */
export function readProxies(list: string): Proxies {
  const networks = list.split(',').flatMap((one) => (one.trim() === '' ? [] : [readNetwork(one.trim())]))
  const isProxy = (address: string) => isWithin(address, networks)
  return {
    areAny: networks.length > 0,
    areAsking: (context) => isProxy(readClient(context) ?? ''),
    findClient(context) {
      let client = normalise(readClient(context) ?? '')
      const hands = context.req.header('x-forwarded-for')?.split(',') ?? []
      // What a client wrote there itself stands before what the proxies added.
      while (isProxy(client) && hands.length > 0) {
        const before = hands.pop()!.trim()
        if (!ipaddr.isValid(before)) break
        client = normalise(before)
      }
      return client
    },
  }
}

/** Of IPv6 the network, in which one machine may have any number of addresses; else the address. */
export function nameNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6' ? parsed.toNormalizedString().split(':').slice(0, 4).join(':') : address
}

/** True for a machine's own address; and where an application is asked without a port. */
export const isThisMachine = (address: string): boolean =>
  address === '' || (ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback')

const normalise = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).toString() : address

function isWithin(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))
}

function readNetwork(written: string): Network {
  try {
    if (written.includes('/')) return ipaddr.parseCIDR(written)
    const address = ipaddr.process(written)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  } catch {
    throw new UsageError('trusted proxies', {
      expected: 'addresses or networks divided by commas',
      got: written,
      fix: 'such as 127.0.0.1 or 10.0.0.0/8',
    })
  }
}
