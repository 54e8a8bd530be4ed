import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MeAnswer } from '../../src/serve/index.ts'
import type { Role } from '../../src/store/index.ts'
import { askMe } from '../api.ts'
import { NoAccounts } from '../parts/account-none.tsx'
import { AccountPassword } from '../parts/account-password.tsx'
import { AccountSessions } from '../parts/account-sessions.tsx'
import { AccountTokens } from '../parts/account-tokens.tsx'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/actions.css'
import '../style/people.css'

/** What is one's own: the password, where one is logged in, and the tokens of one's programs. */
export function AccountPage() {
  const query = useQuery(askMe())
  return (
    <div className="people">
      <title>Your account · Hearsay</title>
      <WhenAnswered query={query}>
        {({ account, way }) => (account ? <OwnAccount account={account} way={way} /> : <NoAccounts />)}
      </WhenAnswered>
    </div>
  )
}

const ROLE_SAYS: Readonly<Record<Role, string>> = {
  reader: 'you may read everything, and save nothing',
  editor: 'you may read everything, add reports, correct, and save searches',
  admin: 'you may do everything, also manage accounts and see who did what',
}

type OwnAccountProps = Pick<MeAnswer, 'way'> & { readonly account: NonNullable<MeAnswer['account']> }

function OwnAccount({ account: { name, role }, way }: OwnAccountProps) {
  return (
    <>
      <header className="page-head">
        <h1>Your account</h1>
        <dl className="facts">
          <div>
            <dt>Name</dt>
            <dd>
              <bdi>{name}</bdi>
            </dd>
          </div>
          <div>
            <dt>Role</dt>
            <dd>
              {role}: {ROLE_SAYS[role]}
            </dd>
          </div>
        </dl>
        {role === 'admin' && (
          <p className="lead">
            The accounts of others, and who did what, are on the page <Link to="/people">People</Link>.
          </p>
        )}
      </header>
      {way === 'session' ? <AccountPassword name={name} /> : <NoPassword way={way} />}
      <AccountSessions name={name} />
      <AccountTokens name={name} role={role} mayMake={way !== 'token'} />
    </>
  )
}

function NoPassword({ way }: Pick<MeAnswer, 'way'>) {
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <p>
        {way === 'proxy'
          ? 'You were logged in by the server that stands before this one: your password is kept there.'
          : 'This browser shows a token, which cannot change a password or a session. Log in with name and password for that.'}
      </p>
    </section>
  )
}
