import type { Kysely } from 'kysely'
import { findId } from './find-id.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import type { Tables } from './tables.ts'

/** True when this is written like the id of a voice, or the beginning of one, rather than like a name. */
export function isVoiceId(idOrName: string): boolean {
  return /^(?:voi|avo)_[0-9a-f]+$/.test(idOrName)
}

/**
 * The voice of the record with this id or beginning of an id. An article voice's id, which statements point to until
 * relations are found, leads to the voice that it became, or is itself the answer.
 */
export async function findVoiceId(
  db: Kysely<Tables>,
  id: string,
): Promise<{ voice: string } | { voice?: undefined; articleVoice: string } | undefined> {
  const isArticleVoice = id.startsWith('avo_')
  const table = isArticleVoice ? 'article_voices' : 'voices'
  const found = isVoiceId(id)
    ? await findId(db, { table, prefix: id })
    : (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst())?.id
  if (found === undefined) return undefined
  if (!isArticleVoice) return { voice: found }
  const member = await db
    .selectFrom('group_members as unit')
    .innerJoin('group_members as member', 'member.member', 'unit.in_group')
    .where('unit.kind', '=', GROUP_NUMBERS.unit)
    .where('unit.member', '=', found)
    .where('member.kind', '=', GROUP_NUMBERS.voice)
    .select('member.in_group as voice')
    .executeTakeFirst()
  return member ?? { articleVoice: found }
}
