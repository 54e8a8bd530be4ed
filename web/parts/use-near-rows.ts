import { type RefObject, useEffect, useState } from 'react'

/** How far outside of the window a paragraph is made ready. */
const AHEAD = '1500px 0px'

/**
 * The numbers (`data-row`) of the rows that are in the window or near it; `all` where the text is short enough to have
 * everything ready at once.
 */
export function useNearRows(
  container: RefObject<HTMLElement | null>,
  { isLong, count }: { isLong: boolean; count: number },
): ReadonlySet<number> | 'all' {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are there when their count changes
  useEffect(() => {
    if (!isLong || !container.current) return
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before)
          for (const { target, isIntersecting } of entries) {
            const row = Number((target as HTMLElement).dataset.row)
            if (isIntersecting) next.add(row)
            else next.delete(row)
          }
          return next
        }),
      { rootMargin: AHEAD },
    )
    for (const row of container.current.querySelectorAll('[data-row]')) observer.observe(row)
    return () => observer.disconnect()
  }, [container, isLong, count])
  return isLong ? near : 'all'
}
