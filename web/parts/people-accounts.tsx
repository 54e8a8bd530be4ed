import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { askAccounts, askSessions, askTokens, removeAccount } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'
import { PeopleAccount } from './people-account.tsx'
import { PeopleAdd } from './people-add.tsx'

/** All accounts, what may be changed in each, and a new one. */
export function PeopleAccounts({ own }: { own: string }) {
  const accounts = useQuery(askAccounts())
  const sessions = useQuery(askSessions()).data?.items ?? []
  const tokens = useQuery(askTokens()).data?.items ?? []
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: the keys go on from the list.
  const removing = useMutation({ mutationFn: removeAccount, onSuccess: () => heading.current?.focus() })
  return (
    <section aria-labelledby="accounts">
      <WhenAnswered query={accounts}>
        {({ items }) => (
          <>
            <h2 id="accounts" ref={heading} tabIndex={-1}>
              {nameCount(items.length, 'account')}
            </h2>
            <ul className="people-list">
              {items.map((account) => (
                <li key={account.name}>
                  <PeopleAccount
                    account={account}
                    isOwn={account.name === own}
                    sessions={sessions.filter((session) => session.account === account.name)}
                    tokens={tokens.filter((token) => token.account === account.name)}
                    removing={{
                      run: () => removing.mutate(account.name),
                      isBusy: removing.isPending,
                      error: removing.variables === account.name ? removing.error : null,
                    }}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </WhenAnswered>
      <p role="status" className="people-done">
        {removing.isSuccess && `The account ${removing.variables} is removed, with its sessions and tokens.`}
      </p>
      <PeopleAdd />
    </section>
  )
}
