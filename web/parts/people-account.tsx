import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { Account, Session, Token } from '../../src/store/index.ts'
import { changeAccount, endSessionsOf } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { Moment } from './account-moment.tsx'
import { GOOD_PASSWORD, PasswordField } from './account-password-field.tsx'
import { Refusal } from './account-refusal.tsx'
import { RoleChoice, readRole } from './account-role-choice.tsx'
import { TokenList } from './account-tokens.tsx'
import { TwoSteps } from './account-two-steps.tsx'

interface PeopleAccountProps {
  readonly account: Account
  /** It is that of the admin who looks. */
  readonly isOwn: boolean
  readonly sessions: readonly Session[]
  readonly tokens: readonly Token[]
  readonly removing: {
    readonly run: () => void
    readonly isBusy: boolean
    readonly error: Error | null
  }
}

/** One account, and folded below it what an admin may change in it. */
export function PeopleAccount({ account, isOwn, sessions, tokens, removing }: PeopleAccountProps) {
  const { name, role, hasPassword, madeAt } = account
  return (
    <details className="people-account">
      <summary>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        ({role}) {isOwn && <span className="badge">you</span>}
        <span className="byline people-line">
          since <Moment at={madeAt} />
          {!hasPassword && ' · without a password'} · {nameCount(sessions.length, 'session')} ·{' '}
          {nameCount(tokens.length, 'token')}
        </span>
      </summary>
      <div className="people-changes">
        <RoleForm key={role} account={account} />
        {isOwn ? (
          <p>
            Your password and your sessions are on <Link to="/account">your account page</Link>.
          </p>
        ) : (
          <>
            <PasswordForm name={name} />
            <Sessions name={name} sessions={sessions} />
          </>
        )}
        <div>
          <h3>Tokens</h3>
          <TokenList tokens={tokens} />
        </div>
        <div>
          <h3>Remove</h3>
          <TwoSteps
            does="Remove"
            to={`the account ${name}`}
            asks={`${isOwn ? 'This is your own account. It' : 'The account'} goes with its sessions and tokens; what ${name} did stays in the log.`}
            isBusy={removing.isBusy}
            onSure={removing.run}
          />
          {removing.error && <Refusal error={removing.error} />}
        </div>
      </div>
    </details>
  )
}

function RoleForm({ account: { name, role } }: Pick<PeopleAccountProps, 'account'>) {
  const changing = useMutation({
    mutationFn: (given: FormData) => changeAccount(name, { role: readRole(given) }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    changing.mutate(new FormData(event.currentTarget))
  }
  return (
    <form className="people-form" onSubmit={submit}>
      <RoleChoice label={`Role of ${name}`} upTo="admin" chosen={role} />
      <button type="submit" disabled={changing.isPending}>
        Change the role
      </button>
      {changing.isError && <Refusal error={changing.error} />}
    </form>
  )
}

function PasswordForm({ name }: { name: string }) {
  // What was typed is not to be remembered longer than it takes to send.
  const changing = useMutation({
    mutationFn: (password: string) => changeAccount(name, { password }),
    gcTime: 0,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    changing.mutate(String(new FormData(form).get('password')), { onSuccess: () => form.reset() })
  }
  return (
    <form className="people-form" onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <PasswordField
        label={`New password for ${name}`}
        name="password"
        autoComplete="new-password"
        hint={`${GOOD_PASSWORD} It ends all sessions of ${name}.`}
      />
      <button type="submit" disabled={changing.isPending}>
        {changing.isPending ? 'Changing …' : 'Give the new password'}
      </button>
      {changing.isError && <Refusal error={changing.error} />}
      <p role="status" className="people-done">
        {changing.isSuccess && `${name} has a new password, and is logged out everywhere. Tokens stay.`}
      </p>
    </form>
  )
}

function Sessions({ name, sessions }: Pick<PeopleAccountProps, 'sessions'> & { name: string }) {
  const ending = useMutation({ mutationFn: () => endSessionsOf(name) })
  return (
    <div>
      <h3>Sessions</h3>
      {sessions.length === 0 && <p className="byline">Logged in nowhere.</p>}
      <ul className="people-list">
        {sessions.map(({ id, address, openedAt, usedAt }) => (
          <li key={id}>
            <p>
              {address === undefined ? 'From no known address' : <>From {address}</>}
              <span className="byline people-line">
                logged in <Moment at={openedAt} /> · last used about <Moment at={usedAt} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      {sessions.length > 0 && (
        <TwoSteps
          does="End all"
          to={`sessions of ${name}`}
          asks={`Log ${name} out in every browser?`}
          isBusy={ending.isPending}
          onSure={() => ending.mutate()}
        />
      )}
      {ending.isError && <Refusal error={ending.error} />}
      <p role="status" className="people-done">
        {ending.isSuccess && `${name} is logged out everywhere.`}
      </p>
    </div>
  )
}
