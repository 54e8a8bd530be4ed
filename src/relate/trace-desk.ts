/**
 * Traces that are worked on: read from the shelf when they are wanted, changed here, and written back at the end.
 *
 * @module
 */
import type { Shelf, TraceName } from '../shelf.ts'

export interface TraceDesk<Trace> {
  /** Makes sure that these can be had by `get`. */
  load(ids: Iterable<string>): Promise<void>
  /** The trace as it now is. It must have been loaded or set. */
  get(id: string): Trace | undefined
  /** The trace as the shelf has it. */
  getKept(id: string): Trace | undefined
  /** Puts a trace in the place of another; nothing takes it away. */
  set(id: string, trace: Trace | undefined): void
  /** The ids of all that were set. */
  listSet(): string[]
  save(): Promise<void>
}

/** An empty desk for traces of a kind. */
export function openTraceDesk<Trace>(shelf: Shelf, name: TraceName): TraceDesk<Trace> {
  const kept = new Map<string, Trace | undefined>()
  const fresh = new Map<string, Trace | undefined>()
  return {
    async load(ids) {
      const unknown = [...new Set(ids)].filter((id) => !kept.has(id))
      if (unknown.length === 0) return
      const found = await shelf.findTraces<Trace>(name, unknown)
      for (const id of unknown) kept.set(id, found.get(id))
    },
    get(id) {
      if (fresh.has(id)) return fresh.get(id)
      if (!kept.has(id)) throw new Error(`The trace ${id} is not on the desk.`)
      return kept.get(id)
    },
    getKept: (id) => kept.get(id),
    set: (id, trace) => fresh.set(id, trace),
    listSet: () => [...fresh.keys()],
    async save() {
      const changed = [...fresh].filter(([id, trace]) => trace !== kept.get(id))
      const gone = changed.flatMap(([id, trace]) => (trace === undefined ? [id] : []))
      const written = changed.flatMap(([id, trace]) => (trace === undefined ? [] : [[id, trace] as const]))
      if (gone.length > 0) await shelf.dropTraces(name, gone)
      if (written.length > 0) await shelf.keepTraces(name, new Map(written))
    },
  }
}
