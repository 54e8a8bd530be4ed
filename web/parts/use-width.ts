import { type RefObject, useLayoutEffect, useState } from 'react'

/** How many pixels wide an element is, now and whenever that changes; 0 before it is drawn. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const drawn = element.current
    if (!drawn) return
    const measure = () => setWidth(Math.floor(drawn.getBoundingClientRect().width))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(drawn)
    return () => observer.disconnect()
  }, [element])
  return width
}
