import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeMyPassword } from '../api.ts'
import { GOOD_PASSWORD, PasswordField } from './account-password-field.tsx'
import { Refusal } from './account-refusal.tsx'

/** Changes one's own password. */
export function AccountPassword({ name }: { name: string }) {
  const [differ, setDiffer] = useState(false)
  // What was typed is not to be remembered longer than it takes to send.
  const changing = useMutation({ mutationFn: changeMyPassword, gcTime: 0 })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = (field: string) => String(new FormData(form).get(field))
    const isOther = read('newPassword') !== read('again')
    changing.reset()
    setDiffer(isOther)
    if (isOther) form.querySelector<HTMLInputElement>('[name="again"]')?.focus()
    else
      changing.mutate(
        { password: read('password'), newPassword: read('newPassword') },
        { onSuccess: () => form.reset() },
      )
  }
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="people-form" onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordField label="The one you have now" name="password" autoComplete="current-password" />
        <PasswordField
          label="The new one"
          name="newPassword"
          autoComplete="new-password"
          hint={GOOD_PASSWORD}
        />
        <PasswordField label="The new one again" name="again" autoComplete="new-password" />
        <p className="byline">
          You stay logged in here, and are logged out in every other browser. Tokens stay as they are.
        </p>
        <button type="submit" disabled={changing.isPending}>
          {changing.isPending ? 'Changing …' : 'Change the password'}
        </button>
        {differ && (
          <p className="people-refused" role="alert">
            Nothing was changed. The new password is not the same both times.
          </p>
        )}
        {changing.isError && <Refusal error={changing.error} />}
        <p role="status" className="people-done">
          {changing.isSuccess &&
            'Your password is changed. You are logged out in every other browser; tokens stay as they are.'}
        </p>
      </form>
    </section>
  )
}
