export interface PageOfItems<Item> {
  readonly items: Item[]
  readonly total: number
  readonly offset: number
  /** Null at the end. */
  readonly next: number | null
}

interface Request {
  readonly limit: number
  readonly offset: number
}

/** A page of a list that is known whole. */
export function cutPage<Item>(items: readonly Item[], { limit, offset }: Request): PageOfItems<Item> {
  return namePage(items.slice(offset, offset + limit), { total: items.length, offset })
}

/** A page that was asked for, with where the next one begins. */
export function namePage<Item>(
  items: readonly Item[],
  { total, offset }: { readonly total: number; readonly offset: number },
): PageOfItems<Item> {
  const end = offset + items.length
  return { items: [...items], total, offset, next: items.length > 0 && end < total ? end : null }
}

/** The first of a list of which there is no way to ask for more, with how many there are. */
export const listFirst = <Item>(items: readonly Item[], limit: number): PageOfItems<Item> => ({
  ...cutPage(items, { limit, offset: 0 }),
  next: null,
})
