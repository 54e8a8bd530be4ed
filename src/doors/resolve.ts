/**
 * `hearsay/resolve`: the statements of one article in, the same out with voice, role, act, day, addressee, venue and relay.
 *
 * @module
 */
export { type Resolved, type ResolveInput, resolve } from '../resolve/index.ts'
