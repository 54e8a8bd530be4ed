import type { Page, PageRequest } from '../store/index.ts'

const PAGE = 200

/** Everything that a paged list has, page by page. */
export async function* listAll<Item>(
  list: (request: PageRequest) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = await list({ offset, limit: PAGE })
    yield* items
    if (items.length === 0 || offset + items.length >= total) return
  }
}
