import type { Kysely } from 'kysely'
import { UsageError } from '../errors.ts'
import type { Tables } from './tables.ts'

type TableWithIds =
  | 'articles'
  | 'article_voices'
  | 'voices'
  | 'stories'
  | 'statements'
  | 'utterances'
  | 'corrections'

const NAMES: Record<TableWithIds, string> = {
  articles: 'article',
  article_voices: 'voice',
  voices: 'voice',
  stories: 'story',
  statements: 'statement',
  utterances: 'utterance',
  corrections: 'correction',
}

const SHOWN = 5

/**
 * The id that this is, or that it is the beginning of. `undefined` when there is none. Throws a UsageError when several
 * begin so.
 */
export async function findId(
  db: Kysely<Tables>,
  { table, prefix }: { table: TableWithIds; prefix: string },
): Promise<string | undefined> {
  if (prefix === '') return undefined
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>=', prefix)
    .where('id', '<', `${prefix}\u{10FFFF}`)
    .orderBy('id')
    .limit(SHOWN + 1)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length <= 1 || ids[0] === prefix) return ids[0]
  const shown = ids.slice(0, SHOWN).join(', ') + (ids.length > SHOWN ? ' ...' : '')
  throw new UsageError('id', {
    expected: `the beginning of one ${NAMES[table]}'s id`,
    got: prefix,
    fix: `write more of it, several begin so: ${shown}`,
  })
}
