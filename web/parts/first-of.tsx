import { type ReactNode, useState } from 'react'
import { nameCount } from '../name-things.ts'

interface FirstOfProps<Item> {
  readonly items: readonly Item[]
  /** How many are shown before somebody asks for more, and how many are then added each time; all when left out. */
  readonly first: number
  readonly more?: number
  /** What an item is called: `wording`. */
  readonly name: string
  readonly children: (shown: readonly Item[]) => ReactNode
}

/** The first of a list, and a button for the rest. */
export function FirstOf<Item>({ items, first, more = Infinity, name, children }: FirstOfProps<Item>) {
  const [limit, setLimit] = useState(first)
  const rest = items.length - limit
  return (
    <>
      {children(items.slice(0, limit))}
      {rest > 0 && (
        <button type="button" className="show-more" onClick={() => setLimit(limit + more)}>
          Show {Math.min(rest, more)} more of {nameCount(items.length, name)}
        </button>
      )}
    </>
  )
}
