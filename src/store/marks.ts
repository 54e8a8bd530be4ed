/** How far the large inputs were read whose reading was stopped. */
import type { Kysely } from 'kysely'
import type { Mark } from '../record.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findMark`. */
export async function findMark(
  db: Kysely<Tables>,
  { input, print }: Pick<Mark, 'input' | 'print'>,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('reading_marks')
    .select('position')
    .where('input', '=', input)
    .where('print', '=', print)
    .executeTakeFirst()
  return row?.position
}

/** See `OpenRecord.saveMark`. */
export async function saveMark(db: Kysely<Tables>, { input, print, end }: Mark): Promise<void> {
  const row = { input, print, position: end }
  await db
    .insertInto('reading_marks')
    .values(row)
    .onConflict((conflict) => conflict.column('input').doUpdateSet({ print, position: end }))
    .execute()
}

/** See `OpenRecord.removeMark`. */
export async function removeMark(db: Kysely<Tables>, input: string): Promise<void> {
  await db.deleteFrom('reading_marks').where('input', '=', input).execute()
}
