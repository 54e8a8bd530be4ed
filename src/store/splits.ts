/** What people have split by hand: kept beside what was read, never replaced by what is found out anew. */
import type { Kysely } from 'kysely'
import { UsageError } from '../errors.ts'
import { identify } from '../identify.ts'
import type { Voice } from '../record.ts'
import { findId } from './find-id.ts'
import { findVoiceId } from './find-voice-id.ts'
import type { Split } from './open-record.ts'
import { countAdditions } from './save-articles.ts'
import { insertRows } from './sqlite/insert-rows.ts'
import { listed } from './sqlite/listed.ts'
import type { Tables } from './tables.ts'

const SHOWN = 10

/** See `OpenRecord.splitVoice`. */
export async function splitVoice(
  db: Kysely<Tables>,
  { voice, articles }: { voice: string; articles: readonly string[] },
): Promise<Split> {
  return db.transaction().execute(async (transaction) => {
    const { id, name } = await loadVoice(transaction, voice)
    const members = await loadMembers(transaction, id)
    const wanted = new Set<string>()
    for (const article of articles) wanted.add(await findArticleId(transaction, article))
    checkSplit(`${name} (${id})`, { has: [...new Set(members.map(({ article }) => article))], wanted })
    const articleVoices = members.filter(({ article }) => wanted.has(article)).map((member) => member.id)
    const split = { id: identify('spl', articleVoices), articleVoices }
    const rows = articleVoices.map((article_voice) => ({ split: split.id, article_voice }))
    await insertRows(transaction, { into: 'split_voices', rows, ifPresent: 'keep' })
    await countAdditions(transaction, 1)
    return split
  })
}

/** See `OpenRecord.undoSplits`. */
export async function undoSplits(db: Kysely<Tables>, idOfVoice: string): Promise<Split[]> {
  return db.transaction().execute(async (transaction) => {
    const { id, apartFrom = [] } = await loadVoice(transaction, idOfVoice)
    const sides = [id, ...apartFrom.map((other) => other.id)]
    const rows = await transaction
      .selectFrom('split_voices')
      .innerJoin('voice_members', 'voice_members.article_voice', 'split_voices.article_voice')
      .where('voice_members.voice', 'in', listed(sides))
      .select('split_voices.split')
      .distinct()
      .execute()
    const ids = new Set(rows.map(({ split }) => split))
    const undone = (await listSplits(transaction)).filter((split) => ids.has(split.id))
    if (undone.length === 0) return []
    await transaction.deleteFrom('split_voices').where('split', 'in', listed(ids)).execute()
    await countAdditions(transaction, 1)
    return undone
  })
}

/** See `OpenRecord.listSplits`. */
export async function listSplits(db: Kysely<Tables>): Promise<Split[]> {
  const rows = await db
    .selectFrom('split_voices')
    .selectAll()
    .orderBy('split')
    .orderBy('article_voice')
    .execute()
  const splits = new Map<string, string[]>()
  for (const { split, article_voice } of rows) {
    splits.set(split, [...(splits.get(split) ?? []), article_voice])
  }
  return [...splits].map(([id, articleVoices]) => ({ id, articleVoices }))
}

async function loadVoice(db: Kysely<Tables>, idOrPrefix: string): Promise<Voice> {
  const id = (await findVoiceId(db, idOrPrefix))?.voice
  const row = id === undefined ? undefined : await selectVoice(db, id)
  if (row) return JSON.parse(row.details)
  throw new UsageError('voice', {
    expected: 'the id of a voice of the record',
    got: idOrPrefix,
    fix: '"hearsay show voice" lists them',
  })
}

function selectVoice(db: Kysely<Tables>, id: string): Promise<{ details: string } | undefined> {
  return db.selectFrom('voices').select('details').where('id', '=', id).executeTakeFirst()
}

async function loadMembers(db: Kysely<Tables>, voice: string): Promise<{ id: string; article: string }[]> {
  return db
    .selectFrom('voice_members')
    .innerJoin('article_voices', 'article_voices.id', 'voice_members.article_voice')
    .where('voice_members.voice', '=', voice)
    .orderBy('article_voices.id')
    .select(['article_voices.id', 'article_voices.article'])
    .execute()
}

async function findArticleId(db: Kysely<Tables>, idOrPrefix: string): Promise<string> {
  const id = await findId(db, { table: 'articles', prefix: idOrPrefix })
  if (id !== undefined) return id
  throw new UsageError('article', {
    expected: 'the id of an article of the record',
    got: idOrPrefix,
    fix: '"hearsay show article" lists them',
  })
}

/** Throws where these articles cannot be split off from all that have the voice. */
function checkSplit(
  voice: string,
  { has, wanted }: { has: readonly string[]; wanted: ReadonlySet<string> },
): void {
  const which = has.slice(0, SHOWN).join(', ') + (has.length > SHOWN ? ` and ${has.length - SHOWN} more` : '')
  const stranger = [...wanted].find((article) => !has.includes(article))
  if (stranger !== undefined) {
    const fix = `name some of those that have it: ${which}`
    throw new UsageError('split', { expected: `an article with ${voice}`, got: stranger, fix })
  }
  if (has.length === 1) {
    const fix = 'there is nothing to split: inside one article, a voice is as it was read'
    throw new UsageError('split', { expected: 'a voice of two articles or more', got: voice, fix })
  }
  const got = wanted.size === 0 ? 'none' : `all ${wanted.size}`
  if (wanted.size === 0 || wanted.size === has.length) {
    const fix = `name some and leave some, of ${which}`
    throw new UsageError('split', { expected: `some of the articles of ${voice}`, got, fix })
  }
}
