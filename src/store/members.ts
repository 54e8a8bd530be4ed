/** Which thing belongs to which, for the queries of what is shown. */
import type { Kysely } from 'kysely'
import type { GroupName } from '../shelf.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import type { Tables } from './tables.ts'

/** The members of a group, as a subquery. */
export function selectMembers(db: Kysely<Tables>, { kind, group }: { kind: GroupName; group: string }) {
  return db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS[kind])
    .where('in_group', '=', group)
    .select('member')
}

/** The article voices of a voice of the record, as a subquery: those of all its units. */
export function selectArticleVoicesOf(db: Kysely<Tables>, voice: string) {
  return db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.unit)
    .where('in_group', 'in', selectMembers(db, { kind: 'voice', group: voice }))
    .select('member')
}

/** The article voices of all voices of the record that have this name, folded by `foldName`, as a subquery. */
export function selectArticleVoicesNamed(db: Kysely<Tables>, nameKey: string) {
  const units = db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.voice)
    .where('in_group', 'in', db.selectFrom('voice_names').where('name_key', '=', nameKey).select('voice'))
    .select('member')
  return db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.unit)
    .where('in_group', 'in', units)
    .select('member')
}

/** The group that has this member, as a subquery. */
export function selectGroup(db: Kysely<Tables>, { kind, member }: { kind: GroupName; member: string }) {
  return db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS[kind])
    .where('member', '=', member)
    .select('in_group')
}
