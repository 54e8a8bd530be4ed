import { useEffect, useRef, useSyncExternalStore } from 'react'
import { onPlainKey } from './on-plain-key.ts'

export interface PageKey {
  /** As `KeyboardEvent.key` has them: `j`, `ArrowRight`. Any of them does it. */
  readonly keys: readonly string[]
  /** What it does, for the list of keys: `next statement`. */
  readonly says: string
  readonly does: () => void
}

let listed: readonly (readonly PageKey[])[] = []
const listeners = new Set<() => void>()

function change(next: readonly (readonly PageKey[])[]): void {
  listed = next
  for (const tell of listeners) tell()
}

/** Hears these keys while the part that calls it is on the page, and has them in the list of keys. */
export function useKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys)
  latest.current = keys
  const names = keys.map((key) => `${key.keys.join(' ')}: ${key.says}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the keys do is looked up when one is pressed
  useEffect(() => {
    const own = latest.current
    change([...listed, own])
    const press = (name: string) => () => latest.current.find((key) => key.keys.includes(name))?.does()
    const stop = onPlainKey(
      Object.fromEntries(own.flatMap((key) => key.keys.map((name) => [name, press(name)] as const))),
    )
    return () => {
      stop()
      change(listed.filter((each) => each !== own))
    }
  }, [names])
}

/** All keys that are heard now, those of the outermost part first. */
export function useListedKeys(): readonly PageKey[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => listed,
  ).flat()
}
