/** What people's merges and splits come to for some members. */
import type { Kysely } from 'kysely'
import type { CorrectedGroup } from '../../record.ts'
import type { GroupCorrections } from '../../shelf.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import { type LoggedCorrection, loadCorrections } from './log.ts'
import { type GroupDecision, settleGroups } from './settle-groups.ts'

/** See `Shelf.findCorrections`. */
export async function findGroupCorrections(
  db: Kysely<Tables>,
  asked: { readonly of: CorrectedGroup; readonly members: readonly string[] },
): Promise<GroupCorrections> {
  const connected = await loadConnected(db, asked)
  const { apart, together } = settleGroups(connected.flatMap((one) => readDecision(one) ?? []))
  return { apart, together }
}

/** The corrections of some members that nobody undid, and all that share members with these, and so on. */
export async function loadConnected(
  db: Kysely<Tables>,
  { of, members }: { of: CorrectedGroup; members: readonly string[] },
): Promise<LoggedCorrection[]> {
  const found = new Map<number, LoggedCorrection>()
  for (let asked: readonly string[] = members; asked.length > 0; ) {
    const numbers = await findNumbers(db, { of, members: asked })
    const fresh = await loadCorrections(
      db,
      numbers.filter((number) => !found.has(number)),
    )
    for (const correction of fresh) found.set(correction.number, correction)
    asked = fresh.flatMap(listMembers)
  }
  return [...found.values()].sort((a, b) => a.number - b.number)
}

async function findNumbers(
  db: Kysely<Tables>,
  { of, members }: { of: CorrectedGroup; members: readonly string[] },
): Promise<number[]> {
  const rows = await db
    .selectFrom('correction_places as place')
    .innerJoin('corrections as correction', 'correction.number', 'place.correction')
    .where('place.member', 'in', listed(members))
    .where('correction.undone_by', 'is', null)
    .where(({ or, eb }) =>
      // Who says that a statement is by a voice of another article says that the two are one.
      or([
        eb('correction.corrected_group', '=', of),
        ...(of === 'voice' ? [eb('correction.kind', '=', 'edit')] : []),
      ]),
    )
    .select('correction.number')
    .distinct()
    .execute()
  return rows.map(({ number }) => number)
}

/** The ids that a correction's places have now. */
export const listMembers = ({ places }: Pick<LoggedCorrection, 'places'>): string[] =>
  places.flatMap((side) => side.flatMap(({ member }) => member ?? []))

/** A merge, a split, or what an edit says of two voices; nothing for other corrections. */
export function readDecision({ number, decision, places }: LoggedCorrection): GroupDecision | undefined {
  const sides = places.map((side) => side.flatMap(({ member }) => member ?? []))
  if (decision.kind === 'merge' || decision.kind === 'split') return { number, kind: decision.kind, sides }
  if (decision.kind === 'edit' && sides.length > 1) return { number, kind: 'merge', sides: sides.slice(1) }
  return undefined
}
