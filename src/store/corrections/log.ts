/** The log of what people decided: rows are added and read, and an undo marks what it takes back. */
import type { Kysely } from 'kysely'
import { identify } from '../../identify.ts'
import type { Anchor, Correction, Decision } from '../../record.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { listedNumbers } from '../sql/listed.ts'
import type { CorrectionPlaceRow, CorrectionRow, Tables } from '../tables.ts'

/** Who corrected, why and when. */
export type Maker = Pick<Correction, 'by' | 'why' | 'madeAt'>

/** A correction as the log has it; what became of it is found out from the others. */
export interface LoggedCorrection extends Maker {
  readonly id: string
  readonly number: number
  readonly decision: Decision
  readonly undoneBy?: string
  /** For each side, what its places are now. */
  readonly places: readonly (readonly Place[])[]
}

export interface Place {
  readonly article: string
  readonly member: string | null
}

/** Adds a correction to the end of the log. `places` are what it holds on to, side by side. */
export async function logCorrection(
  db: Kysely<Tables>,
  decision: Decision,
  { places, ...maker }: Maker & { readonly places: LoggedCorrection['places'] },
): Promise<{ readonly id: string }> {
  const { last } = await db
    .selectFrom('corrections')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const id = identify('cor', [number, JSON.stringify(decision)])
  const row: CorrectionRow = {
    number,
    id,
    kind: decision.kind,
    corrected_group: decision.kind === 'merge' || decision.kind === 'split' ? decision.of : null,
    target: decision.kind === 'undo' ? decision.correction : null,
    undone_by: null,
    details: JSON.stringify({ decision, ...maker }),
  }
  await insertRows(db, { into: 'corrections', rows: [row] })
  await insertRows(db, { into: 'correction_places', rows: writePlaceRows(number, places) })
  return { id }
}

function writePlaceRows(correction: number, places: LoggedCorrection['places']): CorrectionPlaceRow[] {
  return places.flatMap((side, number) =>
    side.map(({ article, member }, position) => ({ correction, side: number, position, article, member })),
  )
}

/** Marks, from the last to the first, what is undone now: an undo counts as long as no later one undoes it. */
export async function markUndone(db: Kysely<Tables>): Promise<void> {
  const undos = await db
    .selectFrom('corrections')
    .where('target', 'is not', null)
    .orderBy('number', 'desc')
    .select(['id', 'target'])
    .execute()
  const undoneBy = new Map<string, string>()
  for (const { id, target } of undos) if (!undoneBy.has(id)) undoneBy.set(target!, id)
  for (const { target } of undos) {
    const undone_by = undoneBy.get(target!) ?? null
    await db.updateTable('corrections').set({ undone_by }).where('id', '=', target).execute()
  }
}

/** The corrections with these numbers, or all, in the order in which they were made. */
export async function loadCorrections(
  db: Kysely<Tables>,
  numbers: readonly number[] | 'all',
): Promise<LoggedCorrection[]> {
  const all = db.selectFrom('corrections').orderBy('number').selectAll()
  const rows = await (numbers === 'all' ? all : all.where('number', 'in', listedNumbers(numbers))).execute()
  const placed = await loadPlaces(
    db,
    rows.map(({ number }) => number),
  )
  return rows.map(({ id, number, undone_by, details }) => ({
    id,
    number,
    ...(JSON.parse(details) as Maker & { decision: Decision }),
    ...(undone_by !== null && { undoneBy: undone_by }),
    places: placed.get(number) ?? [],
  }))
}

/** The correction with this whole id. */
export async function loadCorrection(db: Kysely<Tables>, id: string): Promise<LoggedCorrection | undefined> {
  const row = await db.selectFrom('corrections').where('id', '=', id).select('number').executeTakeFirst()
  return row && (await loadCorrections(db, [row.number]))[0]
}

async function loadPlaces(db: Kysely<Tables>, numbers: readonly number[]): Promise<Map<number, Place[][]>> {
  const rows = await db
    .selectFrom('correction_places')
    .where('correction', 'in', listedNumbers(numbers))
    .orderBy('correction')
    .orderBy('side')
    .orderBy('position')
    .selectAll()
    .execute()
  const placed = new Map<number, Place[][]>()
  for (const { correction, side, article, member } of rows) {
    const sides = placed.get(correction) ?? []
    placed.set(correction, sides)
    while (sides.length <= side) sides.push([])
    sides[side]!.push({ article, member })
  }
  return placed
}

/**
 * What a correction holds on to, side by side, as its places are numbered. Of one that gives a statement to a voice of
 * another article: the statement, its voice, and that voice.
 */
export function listAnchors(decision: Decision): readonly (readonly Anchor[])[] {
  if (decision.kind === 'merge') return decision.sides
  if (decision.kind === 'split') return [decision.members, decision.from]
  if (decision.kind === 'rename') return [decision.members]
  if (decision.kind === 'undo') return []
  const { article, content, speaker, text } = decision.statement
  const statement: Anchor = { article, spans: content, name: text.content }
  const voice = decision.kind === 'edit' ? decision.fields.voice : undefined
  if (!voice?.place || voice.place.article === article) return [[statement]]
  return [[statement], [{ article, spans: speaker, name: voice.name }], [voice.place]]
}
