import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Role } from '../../src/store/index.ts'
import { askMe } from '../api.ts'
import { NoAccounts } from '../parts/account-none.tsx'
import { PeopleAccounts } from '../parts/people-accounts.tsx'
import { PeopleLog } from '../parts/people-log.tsx'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/actions.css'
import '../style/people.css'

/** For admins: the accounts of the record, and who did what. */
export function PeoplePage() {
  const query = useQuery(askMe())
  return (
    <div className="people">
      <title>People · Hearsay</title>
      <WhenAnswered query={query}>
        {({ account }) => {
          if (!account) return <NoAccounts />
          return account.role === 'admin' ? (
            <People own={account.name} />
          ) : (
            <NotForOthers role={account.role} />
          )
        }}
      </WhenAnswered>
    </div>
  )
}

function NotForOthers({ role }: { role: Role }) {
  return (
    <section className="empty">
      <h1>People</h1>
      <p>
        Accounts, and who did what, are for those with the role admin; yours is {role}. Your password and
        tokens are on <Link to="/account">your account page</Link>.
      </p>
    </section>
  )
}

function People({ own }: { own: string }) {
  return (
    <>
      <header className="page-head">
        <h1>People</h1>
        <p className="lead">
          Who may use this record, and who did what. Your own password is on{' '}
          <Link to="/account">your account page</Link>.
        </p>
      </header>
      <PeopleAccounts own={own} />
      <PeopleLog />
    </>
  )
}
