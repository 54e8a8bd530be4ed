import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { Account } from '../../src/store/index.ts'
import { addAccount } from '../api.ts'
import { GOOD_PASSWORD, PasswordField } from './account-password-field.tsx'
import { Refusal } from './account-refusal.tsx'
import { RoleChoice, readRole } from './account-role-choice.tsx'

/** Adds an account. */
export function PeopleAdd() {
  // What was typed is not to be remembered longer than it takes to send.
  const adding = useMutation({ mutationFn: addAccount, gcTime: 0 })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const password = String(given.get('password'))
    adding.mutate(
      { name: String(given.get('name')), role: readRole(given), ...(password !== '' && { password }) },
      { onSuccess: () => form.reset() },
    )
  }
  return (
    <form className="people-form" onSubmit={submit} aria-labelledby="add-account">
      <h3 id="add-account">A new account</h3>
      <label>
        Name
        <input
          name="name"
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </label>
      <RoleChoice label="Role" upTo="admin" chosen="reader" />
      <PasswordField
        label="First password"
        name="password"
        autoComplete="new-password"
        hint={`${GOOD_PASSWORD} Leave it empty for somebody whom a reverse proxy logs in.`}
        isOptional
      />
      <button type="submit" disabled={adding.isPending}>
        {adding.isPending ? 'Adding …' : 'Add the account'}
      </button>
      {adding.isError && <Refusal error={adding.error} />}
      <p role="status" className="people-done">
        {adding.isSuccess && describeAdded(adding.data)}
      </p>
    </form>
  )
}

const describeAdded = ({ name, role, hasPassword }: Account): string =>
  hasPassword
    ? `${name} is added as ${role}. Whoever it is can change the password on their account page.`
    : `${name} is added as ${role}, without a password: only a reverse proxy can log them in.`
