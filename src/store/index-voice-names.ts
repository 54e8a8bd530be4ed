/** Keeps the full-text index in step with the voices of the record. */
import type { Kysely } from 'kysely'
import type { ArticleVoice, Statement } from '../record.ts'
import { writeWordsRow } from './save-articles.ts'
import { writeSearchName } from './search-name.ts'
import type { Moves } from './shelf/open-shelf.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { forgetStatements, indexStatements } from './sql/full-text-search.ts'
import { listed, listedNumbers } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** How many article voices and statements are taken into memory at a time. */
const AT_A_TIME = 1_000

/**
 * A statement is found by its voice's name in the record, which another article may have told, and by all that its own
 * article calls the voice. Those of article voices that came to another voice, or whose voice got another name, are
 * indexed again. (By other articles' names too, each new way to write a name would mean indexing anew all that a
 * president ever said.)
 */
export async function indexVoiceNames(
  db: Kysely<Tables>,
  moves: Pick<Moves, 'articleVoices' | 'units' | 'renamed'>,
): Promise<void> {
  const units = [...moves.units, ...(await listMembers(db, { kind: 'voice', groups: moves.renamed }))]
  const ofUnits = await listMembers(db, { kind: 'unit', groups: units })
  const touched = [...new Set([...moves.articleVoices, ...ofUnits])]
  for (let start = 0; start < touched.length; start += AT_A_TIME) {
    await indexSome(db, touched.slice(start, start + AT_A_TIME))
  }
}

async function listMembers(
  db: Kysely<Tables>,
  { kind, groups }: { kind: 'unit' | 'voice'; groups: Iterable<string> },
): Promise<string[]> {
  const rows = await db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS[kind])
    .where('in_group', 'in', listed(groups))
    .select('member')
    .execute()
  return rows.map(({ member }) => member)
}

async function indexSome(db: Kysely<Tables>, articleVoices: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('article_voices as heard')
    .leftJoin('group_members as unit', (join) =>
      join.onRef('unit.member', '=', 'heard.id').on('unit.kind', '=', GROUP_NUMBERS.unit),
    )
    .leftJoin('group_members as member', (join) =>
      join.onRef('member.member', '=', 'unit.in_group').on('member.kind', '=', GROUP_NUMBERS.voice),
    )
    .leftJoin('voices as voice', 'voice.id', 'member.in_group')
    .where('heard.id', 'in', listed(articleVoices))
    .select(['heard.id', 'heard.search_name', 'heard.details', 'voice.name'])
    .execute()
  const changed: string[] = []
  for (const { id, search_name, details, name } of rows) {
    const own: ArticleVoice = JSON.parse(details)
    const names = [...own.names, { text: own.name, count: 1 }]
    const searchName = writeSearchName({ name: name ?? own.name, names })
    if (searchName === search_name) continue
    changed.push(id)
    await db.updateTable('article_voices').set({ search_name: searchName }).where('id', '=', id).execute()
  }
  await indexStatementsOf(db, changed)
}

async function indexStatementsOf(db: Kysely<Tables>, articleVoices: readonly string[]): Promise<void> {
  const statements = await db
    .selectFrom('statements')
    .where('article_voice', 'in', listed(articleVoices))
    .select('key')
    .execute()
  for (let start = 0; start < statements.length; start += AT_A_TIME) {
    const keys = statements.slice(start, start + AT_A_TIME).map(({ key }) => key)
    await forgetStatements(db, keys)
    await indexWordsOf(db, keys)
  }
}

/** Makes the words by which statements are found that are not in the index. */
export async function indexWordsOf(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  const rows = await db
    .selectFrom('statements as statement')
    .innerJoin('articles as article', 'article.id', 'statement.article')
    .leftJoin('article_voices as voice', 'voice.id', 'statement.article_voice')
    .where('statement.key', 'in', listedNumbers(keys))
    .select(['statement.key', 'statement.details', 'voice.search_name', 'article.title'])
    .execute()
  await indexStatements(
    db,
    rows.map(({ key, details, search_name, title }) => {
      const statement: Statement = JSON.parse(details)
      const voice = search_name ?? statement.voice?.name
      return writeWordsRow(statement, { key, voice, title: title ?? undefined })
    }),
  )
}
