/** Everything about one voice. */
import type { Kysely } from 'kysely'
import { findConnections } from './connections.ts'
import { findVoiceId } from './find-voice-id.ts'
import { foldName } from './fold-name.ts'
import { listKeys, loadFoundStatements } from './found-statement.ts'
import type { VoiceView } from './open-record.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { matchWords } from './sql/full-text-search.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findVoice`. */
export async function findVoice(db: Kysely<Tables>, idOrName: string): Promise<VoiceView | undefined> {
  if (idOrName.trim() === '') return undefined
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute(async (transaction) => {
    const byId = await findVoiceId(transaction, idOrName)
    const id =
      byId?.voice ??
      (await findByName(transaction, idOrName)) ??
      (await findByWordsOfName(transaction, idOrName))
    return id === undefined ? undefined : viewVoice(transaction, id)
  })
}

async function viewVoice(db: Kysely<Tables>, id: string): Promise<VoiceView> {
  const { details } = await db
    .selectFrom('voices')
    .select('details')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const statements = await loadFoundStatements(db, await listKeys(db, { of: 'voice', id }))
  const connections = await findConnections(
    db,
    statements.map(({ statement }) => statement.id),
  )
  return { voice: JSON.parse(details), statements, ...connections }
}

/** Its proper name before others that articles use for it; of several voices the one with most statements. */
async function findByName(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('voice_names')
    .innerJoin('voices', 'voices.id', 'voice_names.voice')
    .where('voice_names.name_key', '=', foldName(name))
    .orderBy('voices.statement_count', 'desc')
    .orderBy('voices.id')
    .select(['voices.id', 'voices.name'])
    .execute()
  const proper = rows.find((voice) => foldName(voice.name) === foldName(name))
  return (proper ?? rows[0])?.id
}

async function findByWordsOfName(db: Kysely<Tables>, words: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('statement_words')
    .innerJoin('statements', 'statements.key', 'statement_words.rowid')
    .innerJoin('group_members as unit', 'unit.member', 'statements.article_voice')
    .innerJoin('group_members as member', 'member.member', 'unit.in_group')
    .where(matchWords({ voice: words }).condition)
    .where('unit.kind', '=', GROUP_NUMBERS.unit)
    .where('member.kind', '=', GROUP_NUMBERS.voice)
    .groupBy('member.in_group')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('member.in_group')
    .select('member.in_group as voice')
    .executeTakeFirst()
  return row?.voice
}
