import type { Kysely } from 'kysely'
import type { Page, PageRequest } from './open-record.ts'
import { readPageRequest } from './page.ts'
import type { Answers } from './remember-answers.ts'
import type { Tables } from './tables.ts'

/**
 * A record for reading, with the answers that it remembers. These are never asked for inside a transaction: there they
 * would wait for its end.
 */
export interface Reading extends Answers {
  readonly db: Kysely<Tables>
}

/** Longer pages are found out each time: somebody takes the whole list once. */
const LONGEST_REMEMBERED = 200

export interface LoadedPage {
  readonly limit: number
  readonly offset: number
  /** How long the whole list is. */
  readonly total: number
}

export interface RememberedPage<Item> {
  /** What the list is called, and all that it is narrowed by. */
  readonly name: string
  readonly request: PageRequest
  countAll(): Promise<number>
  load(page: LoadedPage): Promise<Item[]>
}

/** A page of a list, with the length of the whole: counted once for all pages. */
export async function rememberPage<Item>(
  reading: Reading,
  { name, request, countAll, load }: RememberedPage<Item>,
): Promise<Page<Item>> {
  const { limit, offset } = readPageRequest(request)
  const total = await reading.remember(`length of ${name}`, countAll)
  const isShort = limit <= LONGEST_REMEMBERED
  const items = isShort
    ? await reading.remember(`${limit} from ${offset} of ${name}`, () => load({ limit, offset, total }))
    : await load({ limit, offset, total })
  return { items, total }
}
