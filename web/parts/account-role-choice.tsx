import type { Role } from '../../src/store/index.ts'

/** From the one that may do least to the one that may do most, with what each may do beside what the one before may. */
const ROLES: readonly (readonly [role: Role, says: string])[] = [
  ['reader', 'only reads'],
  ['editor', 'adds and corrects'],
  ['admin', 'manages people'],
]

interface RoleChoiceProps {
  readonly label: string
  /** No role above this one is offered. */
  readonly upTo: Role
  readonly chosen: Role
}

/** The field `role` of a form. */
export function RoleChoice({ label, upTo, chosen }: RoleChoiceProps) {
  const most = ROLES.findIndex(([name]) => name === upTo)
  return (
    <label>
      {label}
      <select name="role" defaultValue={chosen}>
        {ROLES.slice(0, most + 1).map(([name, says]) => (
          <option key={name} value={name}>
            {name}: {says}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The role that was chosen in a form. */
export const readRole = (given: FormData): Role => given.get('role') as Role
