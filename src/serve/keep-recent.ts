/** Keeps what was used last. Not kept: what weighs more than all may. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  put(key: string, value: Value, weight: number): void
  drop(key: string): void
}

/** Values by key, those that were not used for longest dropped first, so that all together weigh no more than `most`. */
export function keepRecent<Value>(most: number): Recent<Value> {
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const drop = (key: string) => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    drop,
    get(key) {
      const entry = kept.get(key)
      if (!entry) return undefined
      // Taken out and put in again: the first in the map is the one that was not used for longest.
      kept.delete(key)
      kept.set(key, entry)
      return entry.value
    },
    put(key, value, weight) {
      drop(key)
      if (weight > most) return
      kept.set(key, { value, weight })
      total += weight
      for (const oldest of kept.keys()) {
        if (total <= most) break
        drop(oldest)
      }
    },
  }
}
