/** Everything about one utterance. */
import type { Kysely } from 'kysely'
import type { Story, Utterance, Voice } from '../record.ts'
import { findId } from './find-id.ts'
import { listKeys, loadFoundStatements } from './found-statement.ts'
import { findStoriesOf } from './of-articles.ts'
import type { FoundStatement, UtteranceView } from './open-record.ts'
import { selectRelations } from './shelf/open-things.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findUtterance`. */
export async function findUtterance(db: Kysely<Tables>, prefix: string): Promise<UtteranceView | undefined> {
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute(async (transaction) => {
    const id = await findId(transaction, { table: 'utterances', prefix })
    if (id === undefined) return undefined
    const utterance = (await loadThing<Utterance>(transaction, { table: 'utterances', id }))!
    const voice = await loadThing<Voice>(transaction, { table: 'voices', id: utterance.voice })
    const relations = await selectRelations(transaction, [id]).execute()
    const statements = await loadFoundStatements(
      transaction,
      await listKeys(transaction, { of: 'utterance', id }),
    )
    const story = await findStory(transaction, statements)
    return {
      utterance,
      ...(voice !== undefined && { voice }),
      statements,
      relations: relations.map(({ details }) => JSON.parse(details)),
      ...(story !== undefined && { story }),
    }
  })
}

async function loadThing<Thing>(
  db: Kysely<Tables>,
  { table, id }: { table: 'utterances' | 'voices'; id: string },
): Promise<Thing | undefined> {
  const row = await db.selectFrom(table).where('id', '=', id).select('details').executeTakeFirst()
  return row && JSON.parse(row.details)
}

/** The story of most articles that report it. */
async function findStory(
  db: Kysely<Tables>,
  statements: readonly FoundStatement[],
): Promise<Story | undefined> {
  const stories = await findStoriesOf(db, [...new Set(statements.map(({ article }) => article.id))])
  const counts = new Map<Story, number>()
  for (const story of stories.values()) counts.set(story, (counts.get(story) ?? 0) + 1)
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || (a.id < b.id ? -1 : 1))
  return most?.[0]
}
