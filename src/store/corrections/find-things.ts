/** The things that a person names, and the places by which a correction holds on to them. */
import type { Kysely } from 'kysely'
import { UsageError } from '../../errors.ts'
import type { Anchor, ArticleVoice, CorrectedGroup, Statement, VoiceKind } from '../../record.ts'
import { findId } from '../find-id.ts'
import { findVoiceId } from '../find-voice-id.ts'
import { selectArticleVoicesOf, selectGroup, selectMembers } from '../members.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'

/** A voice, utterance or story of the record as a correction sees it. */
export interface Thing {
  readonly id: string
  /** How it is told in messages: `Jon Falk (voi_9c31)`. */
  readonly label: string
  /** Its article voices, statements or articles, sorted by id. */
  readonly members: readonly Member[]
  /** The voice of an utterance. */
  readonly voice?: string
  /** What a voice is called. */
  readonly name?: string
}

export interface Member {
  /** The id of an article voice, a statement or an article. */
  readonly id: string
  readonly anchor: Anchor
  /** Of an article voice. */
  readonly kind?: VoiceKind
}

/**
 * The thing with this id or beginning of an id; one of its members tells it as well: an article voice, a statement, an
 * article. Throws a UsageError when the record has none.
 */
export async function findThing(db: Kysely<Tables>, of: CorrectedGroup, id: string): Promise<Thing> {
  const found = await FINDERS[of](db, id.trim())
  if (found && found.members.length > 0) return found
  throw new UsageError(of, {
    expected: `the id of ${ARTICLES[of]} ${of} of the record`,
    got: id,
    fix: FIXES[of],
  })
}

const ARTICLES = { voice: 'a', utterance: 'an', story: 'a' }
const FIXES = {
  voice: '"hearsay show voice" lists them',
  story: '"hearsay show story" lists them',
  utterance: '"hearsay show" tells them with each story; the id of one of its statements will do too',
}

const FINDERS: Record<CorrectedGroup, (db: Kysely<Tables>, id: string) => Promise<Thing | undefined>> = {
  voice: findVoiceThing,
  utterance: findUtteranceThing,
  story: findStoryThing,
}

async function findVoiceThing(db: Kysely<Tables>, idOrPrefix: string): Promise<Thing | undefined> {
  const id = (await findVoiceId(db, idOrPrefix))?.voice
  if (id === undefined) return undefined
  const voice = await db.selectFrom('voices').where('id', '=', id).select('name').executeTakeFirst()
  const rows = await db
    .selectFrom('article_voices')
    .where('id', 'in', selectArticleVoicesOf(db, id))
    .orderBy('id')
    .select('details')
    .execute()
  const members = rows.map(({ details }): Member => describeVoice(JSON.parse(details)))
  const name = voice?.name ?? 'voice'
  return { id, label: `${name} (${id})`, members, name }
}

/** An article voice by all its mentions: one of them at least is found again by whatever version. */
const describeVoice = ({ id, article, mentions, name, kind }: ArticleVoice): Member => ({
  id,
  anchor: { article, spans: mentions, name },
  kind,
})

async function findUtteranceThing(db: Kysely<Tables>, idOrPrefix: string): Promise<Thing | undefined> {
  const id = idOrPrefix.startsWith('sta_')
    ? await findGroupOf(db, {
        kind: 'utterance',
        member: await findId(db, { table: 'statements', prefix: idOrPrefix }),
      })
    : await findId(db, { table: 'utterances', prefix: idOrPrefix })
  if (id === undefined) return undefined
  const utterance = await db.selectFrom('utterances').where('id', '=', id).select('voice').executeTakeFirst()
  const rows = await db
    .selectFrom('statements')
    .where('id', 'in', selectMembers(db, { kind: 'utterance', group: id }))
    .orderBy('id')
    .select('details')
    .execute()
  const members = rows.map(({ details }): Member => describeStatement(JSON.parse(details)))
  return { id, label: id, members, ...(utterance && { voice: utterance.voice }) }
}

const describeStatement = ({ id, article, content, text }: Statement): Member => ({
  id,
  anchor: { article, spans: content, name: text.content },
})

async function findStoryThing(db: Kysely<Tables>, idOrPrefix: string): Promise<Thing | undefined> {
  const id = idOrPrefix.startsWith('art_')
    ? await findGroupOf(db, {
        kind: 'story',
        member: await findId(db, { table: 'articles', prefix: idOrPrefix }),
      })
    : await findId(db, { table: 'stories', prefix: idOrPrefix })
  if (id === undefined) return undefined
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', selectMembers(db, { kind: 'story', group: id }))
    .orderBy('id')
    .select(['id', 'title'])
    .execute()
  const members = rows.map(
    ({ id: article, title }): Member => ({
      id: article,
      anchor: { article, spans: [], name: title ?? article },
    }),
  )
  return { id, label: id, members }
}

async function findGroupOf(
  db: Kysely<Tables>,
  { kind, member }: { kind: 'utterance' | 'story'; member: string | undefined },
): Promise<string | undefined> {
  if (member === undefined) return undefined
  const row = await selectGroup(db, { kind, member }).executeTakeFirst()
  return row?.in_group
}

/**
 * The id of the statement with this id or beginning of an id, one that was rejected among them, and its article. Throws a
 * UsageError when there is none.
 */
export async function findStatement(
  db: Kysely<Tables>,
  idOrPrefix: string,
): Promise<{ readonly id: string; readonly article: string }> {
  const prefix = idOrPrefix.trim()
  const id = await findId(db, { table: 'statements', prefix })
  const row = id === undefined ? await findRejected(db, prefix) : await findArticleOf(db, id)
  if (row) return row
  throw new UsageError('statement', {
    expected: 'the id of a statement of the record',
    got: idOrPrefix,
    fix: '"hearsay show article" and "hearsay find" print them: sta_ and letters and digits',
  })
}

async function findArticleOf(db: Kysely<Tables>, id: string) {
  const { article } = await db
    .selectFrom('statements')
    .where('id', '=', id)
    .select('article')
    .executeTakeFirstOrThrow()
  return { id, article }
}

/** A statement that somebody rejected stands in no table but that of the places of its corrections. */
async function findRejected(db: Kysely<Tables>, prefix: string) {
  if (!/^sta_[0-9a-f]+$/.test(prefix)) return undefined
  const rows = await db
    .selectFrom('correction_places')
    .innerJoin('corrections', 'corrections.number', 'correction_places.correction')
    .where('corrections.kind', 'in', listed(['confirm', 'reject', 'edit']))
    .where('member', '>=', prefix)
    .where('member', '<', `${prefix}\u{10FFFF}`)
    .select(['member', 'article'])
    .distinct()
    .execute()
  const [row] = rows
  return rows.length === 1 && row ? { id: row.member!, article: row.article } : undefined
}
