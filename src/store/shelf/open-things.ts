/** The nouns that relating makes, on a shelf. */
import { type Kysely, sql } from 'kysely'
import type { Relation, Story, Utterance, Voice } from '../../record.ts'
import type { Made, Shelf } from '../../shelf.ts'
import { leaveOutName } from '../corrections/call-voice.ts'
import { foldName } from '../fold-name.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'

const TABLES = {
  copy: 'copies',
  story: 'stories',
  voice: 'voices',
  utterance: 'utterances',
  relation: 'relations',
} as const

/**
 * `onVoice` is told of all voices that are kept, and what each was called before, if it was there; `onSaid` of utterances
 * that are new or changed.
 */
export function openThings(
  db: Kysely<Tables>,
  {
    onVoice,
    onSaid,
  }: {
    readonly onVoice: (voice: string, nameBefore: string | undefined) => void
    readonly onSaid: (utterance: string) => void
  },
): Pick<Shelf, 'find' | 'keep' | 'drop' | 'findRelations'> {
  return {
    async find<Name extends keyof Made>(name: Name, ids: readonly string[]) {
      const details = await loadDetails(db, { name, ids })
      return new Map([...details].map(([id, json]) => [id, JSON.parse(json) as Made[Name]]))
    },
    async keep(name, made) {
      const latest = new Map(made.map((thing) => [thing.id, thing]))
      const before = await loadDetails(db, { name, ids: [...latest.keys()] })
      // Groups are computed anew for every article that touches them, and most come out as they were.
      const changed = [...latest.values()].filter(
        (thing) => JSON.stringify(thing) !== writeAsMade(name, before.get(thing.id)),
      )
      await KEEP[name](db, changed as never)
      if (name === 'utterance') for (const { id } of changed) onSaid(id)
      if (name !== 'voice') return
      for (const id of latest.keys()) {
        const known = before.get(id)
        onVoice(id, known && (JSON.parse(known) as Voice).name)
      }
    },
    async drop(name, ids) {
      await db.deleteFrom(TABLES[name]).where('id', 'in', listed(ids)).execute()
      if (name === 'voice') await db.deleteFrom('voice_names').where('voice', 'in', listed(ids)).execute()
    },
    async findRelations(utterances) {
      const rows = await selectRelations(db, utterances).execute()
      return rows.map(({ details }) => JSON.parse(details))
    },
  }
}

/** The relations with one of these utterances on a side, sorted by id. */
export function selectRelations(db: Kysely<Tables>, utterances: readonly string[]) {
  return db
    .selectFrom('relations')
    .where(({ or, eb }) =>
      or([eb('from_utterance', 'in', listed(utterances)), eb('to_utterance', 'in', listed(utterances))]),
    )
    .orderBy('id')
    .select('details')
}

async function loadDetails(
  db: Kysely<Tables>,
  { name, ids }: { name: keyof Made; ids: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; details: string }>`
    select id, details from ${sql.table(TABLES[name])}
    where id in ${listed(ids)}
  `.execute(db)
  return new Map(rows.map(({ id, details }) => [id, details]))
}

/** A thing's details without what a person has since called it. */
function writeAsMade(name: keyof Made, details: string | undefined): string | undefined {
  if (name !== 'voice' || !details?.includes('"renamed"')) return details
  return JSON.stringify(leaveOutName(JSON.parse(details)))
}

type Keeper<Thing> = (db: Kysely<Tables>, things: readonly Thing[]) => Promise<void>

const KEEP: { readonly [Name in keyof Made]: Keeper<Made[Name]> } = {
  copy: keepCopies,
  story: keepStories,
  voice: keepVoices,
  utterance: keepUtterances,
  relation: keepRelations,
}

async function keepCopies(db: Kysely<Tables>, copies: readonly Made['copy'][]): Promise<void> {
  const rows = copies.map((copy) => ({ id: copy.id, details: JSON.stringify(copy) }))
  await insertRows(db, { into: 'copies', rows, ifPresent: 'replace' })
}

async function keepStories(db: Kysely<Tables>, stories: readonly Story[]): Promise<void> {
  const rows = stories.map((story) => ({
    id: story.id,
    first_day: story.from ?? null,
    last_day: story.to ?? null,
    details: JSON.stringify(story),
  }))
  await insertRows(db, { into: 'stories', rows, ifPresent: 'replace' })
}

/** Writes voices as they are, with all the names by which they are found. */
export async function keepVoices(db: Kysely<Tables>, voices: readonly Voice[]): Promise<void> {
  const rows = voices.map((voice) => ({
    id: voice.id,
    name: voice.name,
    kind: voice.kind,
    statement_count: voice.statementCount,
    article_count: voice.articleCount,
    details: JSON.stringify(voice),
  }))
  await insertRows(db, { into: 'voices', rows, ifPresent: 'replace' })
  const ids = voices.map(({ id }) => id)
  await db.deleteFrom('voice_names').where('voice', 'in', listed(ids)).execute()
  await insertRows(db, { into: 'voice_names', rows: voices.flatMap(writeNameRows) })
}

function writeNameRows({ id, name, names }: Voice): { voice: string; name_key: string }[] {
  const keys = new Set([name, ...names.map(({ text }) => text)].map(foldName))
  return [...keys].map((name_key) => ({ voice: id, name_key }))
}

async function keepUtterances(db: Kysely<Tables>, utterances: readonly Utterance[]): Promise<void> {
  const rows = utterances.map((utterance) => ({
    id: utterance.id,
    voice: utterance.voice,
    first_day: utterance.saidAt?.from ?? null,
    details: JSON.stringify(utterance),
  }))
  await insertRows(db, { into: 'utterances', rows, ifPresent: 'replace' })
}

async function keepRelations(db: Kysely<Tables>, relations: readonly Relation[]): Promise<void> {
  const rows = relations.map((relation) => ({
    id: relation.id,
    from_utterance: relation.from,
    to_utterance: relation.to ?? null,
    details: JSON.stringify(relation),
  }))
  await insertRows(db, { into: 'relations', rows, ifPresent: 'replace' })
}
