import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Role, Token } from '../../src/store/index.ts'
import { askTokens, removeToken } from '../api.ts'
import { nameDate } from '../name-things.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'
import { Moment } from './account-moment.tsx'
import { AccountNewToken } from './account-new-token.tsx'
import { Refusal } from './account-refusal.tsx'
import { TwoSteps } from './account-two-steps.tsx'

interface AccountTokensProps {
  readonly name: string
  readonly role: Role
  /** A token cannot make another. */
  readonly mayMake: boolean
}

/** What one's programs log in with. */
export function AccountTokens({ name, role, mayMake }: AccountTokensProps) {
  const query = useQuery(askTokens())
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Tokens</h2>
      <p className="lead">
        A program shows a token in place of your password. It may do no more than you, and a new password does
        not end it.
      </p>
      <WhenAnswered query={query}>
        {({ items }) => <TokenList tokens={items.filter(({ account }) => account === name)} />}
      </WhenAnswered>
      {mayMake && <AccountNewToken upTo={role} />}
    </section>
  )
}

/** Tokens of one account, which can be revoked. */
export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  const whole = useRef<HTMLDivElement>(null)
  const removing = useMutation({
    mutationFn: ({ id }: Token) => removeToken(id),
    // The button that was pressed is gone: the keys go on from the list.
    onSuccess: () => whole.current?.focus(),
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={whole} tabIndex={-1} role="group" aria-label="Tokens">
      {tokens.length === 0 && <p className="byline">No token.</p>}
      <ul className="people-list">
        {tokens.map((token) => (
          <li key={token.id}>
            <TokenLine token={token} isBusy={removing.isPending} remove={() => removing.mutate(token)} />
          </li>
        ))}
      </ul>
      {removing.isError && <Refusal error={removing.error} />}
      <p role="status" className="people-done">
        {removing.isSuccess && `The token ${removing.variables.name} is revoked.`}
      </p>
    </div>
  )
}

interface TokenLineProps {
  readonly token: Token
  readonly isBusy: boolean
  readonly remove: () => void
}

function TokenLine({ token, isBusy, remove }: TokenLineProps) {
  const { name, role, madeAt, usedOn } = token
  return (
    <>
      <p>
        <bdi>{name}</bdi> ({role})
        <span className="byline people-line">
          made <Moment at={madeAt} /> ·{' '}
          {usedOn === undefined ? (
            'never used'
          ) : (
            <>
              last used <time dateTime={usedOn}>{nameDate(usedOn)}</time>
            </>
          )}
        </span>
      </p>
      <TwoSteps
        does="Revoke"
        to={`the token ${name}`}
        asks="The program that uses it is let in no more."
        isBusy={isBusy}
        onSure={remove}
      />
    </>
  )
}
