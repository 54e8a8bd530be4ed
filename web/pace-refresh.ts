/** A moment in which several changes are one. */
const SETTLE_MS = 300
/** While articles are being added the record changes each second: pages do not ask for everything that often. */
const BETWEEN_MS = 10_000

export interface Pace {
  /** The record has this version now: refreshes soon where the pages show another, the last of many changes too. */
  tell(version: string): void
  /** Something was loaded that shows this version: the first counts, the pages are as old as that. */
  noteLoaded(version: string): void
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
  const pace: Pace = {
    tell(version) {
      told = version
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
    noteLoaded(version) {
      shown ??= version
      if (told !== undefined) pace.tell(told)
    },
    noteShown(version) {
      shown = version
      if (told === version) cancel()
    },
  }
  return pace
}
