import { type InfiniteData, type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Page } from '../../src/store/index.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'

/** The next page is asked for when so few lines are left below. */
const LINES_AHEAD = 6

interface EndlessListProps<Item> {
  readonly pages: UseInfiniteQueryOptions<
    Page<Item>,
    Error,
    InfiniteData<Page<Item>>,
    (string | number)[],
    number
  >
  /** The height of a line before it is drawn, in pixels. */
  readonly lineHeight: number
  readonly keyOf: (item: Item) => string
  /** Shown where there is nothing to list. */
  readonly empty: ReactNode
  readonly className: string
  readonly children: (item: Item) => ReactNode
}

/** A list that grows as one scrolls, of which only what can be seen is drawn. */
export function EndlessList<Item>({ pages, empty, ...rest }: EndlessListProps<Item>) {
  const query = useInfiniteQuery(pages)
  return (
    <WhenAnswered query={query}>
      {({ pages: loaded }) => {
        const items = loaded.flatMap((page) => page.items)
        if (items.length === 0) return empty
        return (
          <Lines
            {...rest}
            items={items}
            total={loaded.at(-1)!.total}
            isLoading={query.isFetchingNextPage}
            isBroken={query.isFetchNextPageError}
            loadMore={() => void query.fetchNextPage()}
          />
        )
      }}
    </WhenAnswered>
  )
}

interface LinesProps<Item> extends Omit<EndlessListProps<Item>, 'pages' | 'empty'> {
  readonly items: readonly Item[]
  readonly total: number
  readonly isLoading: boolean
  readonly isBroken: boolean
  readonly loadMore: () => void
}

function Lines<Item>(props: LinesProps<Item>) {
  const { items, total, isLoading, isBroken, loadMore, keyOf, lineHeight, className, children } = props
  const list = useRef<HTMLOListElement>(null)
  const offset = useOffset(list)
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => lineHeight,
    getItemKey: (index) => keyOf(items[index]!),
    overscan: LINES_AHEAD,
    scrollMargin: offset,
  })
  const lines = virtual.getVirtualItems()
  const isNearEnd = (lines.at(-1)?.index ?? 0) >= items.length - 1
  const hasMore = items.length < total
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has come may not be enough to fill the window
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoading && !isBroken) loadMore()
  }, [isNearEnd, hasMore, isLoading, isBroken, items.length])
  return (
    <>
      <ol ref={list} className={`endless ${className}`} style={{ blockSize: virtual.getTotalSize() }}>
        {lines.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={total}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            {children(items[index]!)}
          </li>
        ))}
      </ol>
      {isLoading && <p className="waiting">Reading more …</p>}
      {isBroken && (
        <p role="alert">
          The rest could not be read.{' '}
          <button type="button" onClick={loadMore}>
            Try again
          </button>
        </p>
      )}
    </>
  )
}

/** How far below the top of the page a list begins, also when what stands above it grows. */
function useOffset(list: { readonly current: HTMLElement | null }): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const measure = () =>
      setOffset(list.current ? Math.round(list.current.getBoundingClientRect().top + scrollY) : 0)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])
  return offset
}
