/** What a page about some statements shows beside them. */
import { type Kysely, sql } from 'kysely'
import type { Relation, Utterance } from '../record.ts'
import { selectRelations } from './shelf/open-things.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

export interface Connections {
  /** In order of the day they were said on, unknown last. */
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
}

/** The utterances that the statements with these ids report, and the relations that one of these is a side of. */
export async function findConnections(
  db: Kysely<Tables>,
  statements: readonly string[],
): Promise<Connections> {
  const utterances = await loadUtterances(db, statements)
  const ids = utterances.map(({ id }) => id)
  return { utterances, relations: await loadRelations(db, ids) }
}

async function loadUtterances(db: Kysely<Tables>, statements: readonly string[]): Promise<Utterance[]> {
  const spoken = db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.utterance)
    .where('member', 'in', listed(statements))
    .select('in_group')
  const rows = await db
    .selectFrom('utterances')
    .where('id', 'in', spoken)
    .orderBy(sql`first_day is null, first_day, id`)
    .select('details')
    .execute()
  return rows.map(({ details }) => JSON.parse(details))
}

async function loadRelations(db: Kysely<Tables>, utterances: readonly string[]): Promise<Relation[]> {
  const rows = await selectRelations(db, utterances).execute()
  return rows.map(({ details }) => JSON.parse(details))
}
