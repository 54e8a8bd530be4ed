/**
 * What happens to the record, told to everybody who listens.
 *
 * @module
 */
import type { OpenRecord } from '../store/index.ts'
import type { Addition } from './answers.ts'

export type ChangeEvent =
  | { readonly kind: 'record'; readonly version: string }
  | { readonly kind: 'addition'; readonly addition: Addition }

export interface Changes {
  /** The record's version, at most a fifth of a second old where another program changed it. */
  readVersion(): Promise<string>
  /** Says that this program changed the record. */
  noteChange(): void
  tellAddition(addition: Addition): void
  /** Calls back at each event until the function that comes back is called. */
  listen(listener: (event: ChangeEvent) => void): () => void
}

const FRESH_MS = 200
/** How often other programs' changes are looked for while somebody listens. */
const POLL_MS = 1000

/** Errors of looking for changes go to `reportError`: the next look may succeed. */
export function watchChanges(record: OpenRecord, reportError: (error: Error) => void): Changes {
  const listeners = new Set<(event: ChangeEvent) => void>()
  let known: { readonly version: Promise<string>; readonly until: number } | undefined
  let told: string | undefined
  let poll: NodeJS.Timeout | undefined

  const readVersion = () => {
    const now = performance.now()
    if (!known || known.until < now) {
      const version = record.readVersion()
      const reading = { version, until: now + FRESH_MS }
      known = reading
      version.catch(() => {
        if (known === reading) known = undefined
      })
    }
    return known.version
  }
  const tell = (event: ChangeEvent) => {
    for (const listener of listeners) listener(event)
  }
  const look = async () => {
    try {
      const version = await readVersion()
      if (version === told) return
      told = version
      tell({ kind: 'record', version })
    } catch (error) {
      reportError(error as Error)
    }
  }
  return {
    readVersion,
    noteChange() {
      known = undefined
      if (listeners.size > 0) void look()
    },
    tellAddition: (addition) => tell({ kind: 'addition', addition }),
    listen(listener) {
      listeners.add(listener)
      poll ??= setInterval(look, POLL_MS).unref()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(poll)
        poll = undefined
        told = undefined
      }
    },
  }
}
