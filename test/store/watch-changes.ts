import type { Changes, Shelf } from '../../src/shelf.ts'

/** Does nothing but remember what changed. */
export function watchChanges() {
  const seen: Changes[] = []
  const work = async (_: Shelf, changes: Changes) => {
    seen.push(changes)
  }
  const listAdded = () => seen.map(({ added }) => added.map(({ article }) => article.from))
  return { seen, work, listAdded }
}
