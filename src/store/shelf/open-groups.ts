/** The groups of a shelf. */
import { type Kysely, sql } from 'kysely'
import type { GroupName, Shelf } from '../../shelf.ts'
import { listed, tableOf } from '../sql/listed.ts'
import type { GroupMemberRow, Tables } from '../tables.ts'
import { GROUP_NUMBERS } from './shelf-numbers.ts'

/** `onMoved` is told of members that came into another group or out of one. */
export function openGroups(
  db: Kysely<Tables>,
  { onMoved }: { readonly onMoved: (name: GroupName, members: Iterable<string>) => void },
): Pick<Shelf, 'findGroups' | 'findMembers' | 'setGroups' | 'dropMembers'> {
  return {
    async findGroups(name, members) {
      const { rows } = await sql<Pick<GroupMemberRow, 'member' | 'in_group'>>`
        select member, in_group from group_members
        where kind = ${GROUP_NUMBERS[name]} and member in ${listed(members)}
      `.execute(db)
      return new Map(rows.map(({ member, in_group }) => [member, in_group]))
    },
    async findMembers(name, groups) {
      const { rows } = await sql<Pick<GroupMemberRow, 'member' | 'in_group'>>`
        select member, in_group from group_members
        where kind = ${GROUP_NUMBERS[name]} and in_group in ${listed(groups)}
        order by in_group, member
      `.execute(db)
      const members = new Map<string, string[]>(groups.map((group) => [group, []]))
      for (const { member, in_group } of rows) members.get(in_group)!.push(member)
      return members
    },
    async setGroups(name, groupOf) {
      const { rows } = await sql<Pick<GroupMemberRow, 'member'>>`
        insert into group_members (kind, member, in_group)
        select ${sql.lit(GROUP_NUMBERS[name])}, member, in_group
        from ${tableOf(['member', 'in_group'], { rows: [...groupOf], type: 'text' })} where true
        on conflict (kind, member) do update set in_group = excluded.in_group
          where group_members.in_group <> excluded.in_group
        returning member
      `.execute(db)
      onMoved(
        name,
        rows.map(({ member }) => member),
      )
    },
    async dropMembers(name, members) {
      onMoved(name, members)
      await db
        .deleteFrom('group_members')
        .where('kind', '=', GROUP_NUMBERS[name])
        .where('member', 'in', listed(members))
        .execute()
    },
  }
}
