import { type ReactVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** So many are on the page at once, where the browser's own search finds them. */
const FEW = 60

interface PageListRequest {
  readonly count: number
  readonly keyOf: (index: number) => string
  /** How many pixels high an entry will be, about. */
  readonly estimate: (index: number) => number
}

export interface PageList<List extends HTMLElement> {
  /** For the list's own element, which holds the height of all entries. */
  readonly setList: (element: List | null) => void
  readonly virtualizer: ReactVirtualizer<Window, HTMLElement>
  /** Brings an entry to the top of the window and has the keys go on from there. */
  readonly goTo: (index: number) => void
}

/** A part of the page itself, however long: only the entries near the window are in it. */
export function usePageList<List extends HTMLElement>(request: PageListRequest): PageList<List> {
  const { count, keyOf, estimate } = request
  const list = useRef<List>(null)
  const scrollMargin = useTop(list)
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    getItemKey: keyOf,
    estimateSize: estimate,
    overscan: count <= FEW ? count : 4,
    scrollMargin,
    scrollPaddingStart: TOP,
    directDomUpdates: true,
    // The page scrolls smoothly to its parts by its style; a list that corrects itself must do it at once.
    scrollToFn: (offset, { adjustments = 0 }) =>
      window.scrollTo({ top: offset + adjustments, behavior: 'instant' }),
  })
  const { containerRef } = virtualizer
  const setList = useCallback(
    (element: List | null) => {
      list.current = element
      containerRef(element)
    },
    [containerRef],
  )
  const holding = useRef<() => void>(undefined)
  useEffect(() => () => holding.current?.(), [])
  const goTo = (index: number) => {
    holding.current?.()
    holding.current = holdAtTop({
      find: () => list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`),
      isWaited: () => list.current?.querySelector('[aria-busy]') !== null,
      bring: () => virtualizer.scrollToIndex(index, { align: 'start' }),
    })
  }
  return { setList, virtualizer, goTo }
}

/** How far below the upper edge of the window an entry is brought. */
const TOP = 16
/** An entry that stayed where it is for so many frames is at its place. */
const STILL_FRAMES = 20
const MOST_FRAMES = 180

interface Held {
  readonly find: () => HTMLElement | null | undefined
  /** Whether something is still to come that will make entries higher. */
  readonly isWaited: () => boolean
  readonly bring: () => void
}

/**
 * Brings an entry to the top, gives it the focus, and keeps it there while what stands above it is still being drawn and
 * grows, unless somebody scrolls. Returns what ends that.
 */
function holdAtTop({ find, isWaited, bring }: Held): () => void {
  let frames = 0
  let still = 0
  let next = 0
  const stop = () => {
    cancelAnimationFrame(next)
    for (const name of OWN_WAYS) window.removeEventListener(name, stop)
  }
  const hold = () => {
    // Not before: the key press that asked for this is still on its way.
    if (frames === 0) for (const name of OWN_WAYS) window.addEventListener(name, stop, { passive: true })
    const element = find()
    const off = element ? element.getBoundingClientRect().top - TOP : undefined
    if (element && document.activeElement !== element && still === 0) element.focus({ preventScroll: true })
    if (off === undefined) bring()
    else if (Math.abs(off) > 1 && canScroll(off)) window.scrollBy({ top: off, behavior: 'instant' })
    else if (!isWaited()) still += 1
    frames += 1
    if (still < STILL_FRAMES && frames < MOST_FRAMES) next = requestAnimationFrame(hold)
    else stop()
  }
  bring()
  next = requestAnimationFrame(hold)
  return stop
}

/** By what somebody takes the page into their own hands. */
const OWN_WAYS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** The last entries of a page do not reach the top. */
function canScroll(off: number): boolean {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement
  return off < 0 ? scrollTop > 0 : scrollTop + clientHeight < scrollHeight - 1
}

/** Where an element begins on the page, also when what stands above it grows. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current?.getBoundingClientRect()
      if (box) setTop(Math.round(box.top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return top
}
