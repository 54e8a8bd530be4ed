/** A moment in which several changes are one. */
const SETTLE_MS = 300
/** While articles are being added the record changes each second: pages do not ask for everything that often. */
const BETWEEN_MS = 10_000

export interface Pace {
  /** The record has this version now: refreshes soon where the pages show another, the last of many changes too. */
  tell(version: string): void
  /** The pages show this version, or are about to. */
  noteShown(version: string): void
}

/** Has `refresh` called for changes of the record: for the first within a moment, for those that follow by and by. */
export function paceRefresh(refresh: () => void): Pace {
  let shown: string | undefined
  let told: string | undefined
  let refreshedAt = Number.NEGATIVE_INFINITY
  let waiting: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(waiting)
    waiting = undefined
  }
  return {
    tell(version) {
      told = version
      // The first that is told of is what the pages were loaded from.
      shown ??= version
      if (version === shown) return cancel()
      const left = refreshedAt + BETWEEN_MS - Date.now()
      waiting ??= setTimeout(
        () => {
          waiting = undefined
          shown = told
          refreshedAt = Date.now()
          refresh()
        },
        Math.max(SETTLE_MS, left),
      )
    },
    noteShown(version) {
      shown = version
      if (told === version) cancel()
    },
  }
}
