/**
 * Voices are called as people have said. Relating knows nothing of it: it names voices as articles do, and these names are
 * laid over its own when it is done.
 *
 * @module
 */
import { type Kysely, sql } from 'kysely'
import type { Voice } from '../../record.ts'
import { keepVoices } from '../shelf/open-things.ts'
import { GROUP_NUMBERS } from '../shelf/shelf-numbers.ts'
import { field, THEN_JOIN } from '../sql/for-engine.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import { callVoice, leaveOutName } from './call-voice.ts'

/** A renaming that nobody undid, and a voice that has some of what was renamed. */
interface Naming {
  readonly number: number
  /** The id of the correction. */
  readonly correction: string
  readonly name: string
  readonly voice: string
}

/** Gives these voices the names that people said last, and answers which are called otherwise than before. */
export async function nameVoices(db: Kysely<Tables>, ids: readonly string[]): Promise<Set<string>> {
  const named = chooseLast(await loadNamings(db))
  const rows = await db
    .selectFrom('voices')
    .where('id', 'in', listed(ids))
    .where(({ or, eb }) =>
      or([
        eb('id', 'in', listed(named.keys())),
        eb(field('details', 'renamed'), 'is not', null),
        eb(field('details', 'apartFrom'), 'is not', null),
      ]),
    )
    .select('details')
    .execute()
  const known = rows.map(({ details }): Voice => JSON.parse(details))
  const now = known.map((voice) => {
    const naming = named.get(voice.id)
    return naming ? callVoice(leaveOutName(voice), naming) : leaveOutName(voice)
  })
  await keepChanged(db, now, known)
  await tellNamesApart(db, now)
  return new Set(now.filter(({ name }, at) => name !== known[at]!.name).map(({ id }) => id))
}

/** Voices that were split from one another tell each other's names: these and their others. */
async function tellNamesApart(db: Kysely<Tables>, voices: readonly Voice[]): Promise<void> {
  const split = voices.filter(({ apartFrom }) => apartFrom !== undefined)
  if (split.length === 0) return
  const known = await loadVoices(db, [...split.map(({ id }) => id), ...split.flatMap(listApart)])
  const names = new Map((await loadVoices(db, known.flatMap(listApart))).map(({ id, name }) => [id, name]))
  const now = known.map((voice) =>
    voice.apartFrom
      ? { ...voice, apartFrom: voice.apartFrom.map(({ id, name }) => ({ id, name: names.get(id) ?? name })) }
      : voice,
  )
  await keepChanged(db, now, known)
}

const listApart = ({ apartFrom = [] }: Voice): string[] => apartFrom.map(({ id }) => id)

async function loadVoices(db: Kysely<Tables>, ids: readonly string[]): Promise<Voice[]> {
  const rows = await db.selectFrom('voices').where('id', 'in', listed(ids)).select('details').execute()
  return rows.map(({ details }) => JSON.parse(details))
}

async function keepChanged(
  db: Kysely<Tables>,
  now: readonly Voice[],
  known: readonly Voice[],
): Promise<void> {
  await keepVoices(
    db,
    now.filter((voice, at) => JSON.stringify(voice) !== JSON.stringify(known[at])),
  )
}

/** The ids of the later renamings that leave no voice to earlier ones, by the numbers of these. */
export async function findOverruledNames(db: Kysely<Tables>): Promise<Map<number, string>> {
  const namings = await loadNamings(db)
  const last = chooseLast(namings)
  const holding = new Set([...last.values()].map(({ number }) => number))
  const ended = namings.filter(({ number }) => !holding.has(number))
  return new Map(ended.map(({ number, voice }) => [number, last.get(voice)!.correction]))
}

/** By voice, the one that was made last. */
function chooseLast(namings: readonly Naming[]): Map<string, Naming> {
  return new Map(namings.map((naming) => [naming.voice, naming]))
}

/** All of the record, each with every voice that has some of its members, in the order in which they were made. */
async function loadNamings(db: Kysely<Tables>): Promise<Naming[]> {
  // A record has few renamings: the query begins with these, not with all that a voice has.
  const { rows } = await sql<Naming>`
    select correction.number, correction.id as correction, ${field('correction.details', 'decision', 'name')} as name,
      heard.in_group as voice
    from corrections as correction
      ${THEN_JOIN} correction_places as place on place.correction = correction.number
      ${THEN_JOIN} group_members as unit on unit.kind = ${GROUP_NUMBERS.unit} and unit.member = place.member
      ${THEN_JOIN} group_members as heard on heard.kind = ${GROUP_NUMBERS.voice} and heard.member = unit.in_group
    where correction.kind = 'rename' and correction.undone_by is null
    group by correction.number, heard.in_group
    order by correction.number, heard.in_group
  `.execute(db)
  return rows
}

/** The voices that have these article voices. */
export async function findVoicesOf(db: Kysely<Tables>, articleVoices: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('group_members as unit')
    .innerJoin('group_members as heard', 'heard.member', 'unit.in_group')
    .where('unit.kind', '=', GROUP_NUMBERS.unit)
    .where('heard.kind', '=', GROUP_NUMBERS.voice)
    .where('unit.member', 'in', listed(articleVoices))
    .select('heard.in_group as voice')
    .distinct()
    .execute()
  return rows.map(({ voice }) => voice)
}
