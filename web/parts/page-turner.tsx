import { useLocation } from '@tanstack/react-router'

/** The page of a list that the address asks for, counted from 1. */
export function useAskedPage(): number {
  const page = useLocation({
    select: ({ searchStr }) => Number(new URLSearchParams(searchStr).get('page')),
  })
  return Number.isInteger(page) && page > 1 ? page : 1
}

interface PageTurnerProps {
  /** What it turns the pages of: `list`. */
  readonly of: string
  readonly page: number
  readonly pages: number
  readonly go: (to: number) => void
}

/** Leads through a list of which the latest come first. Also back from a page beyond its end. */
export function PageTurner({ of, page, pages, go }: PageTurnerProps) {
  if (pages < 2 && page === 1) return null
  return (
    <nav className="pages" aria-label={`Pages of the ${of}`}>
      {page > 1 && (
        <button type="button" onClick={() => go(Math.min(page - 1, pages))}>
          Later ones
        </button>
      )}
      <span className="byline">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <button type="button" onClick={() => go(page + 1)}>
          Earlier ones
        </button>
      )}
    </nav>
  )
}
