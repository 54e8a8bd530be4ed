import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askMe, logOut } from '../api.ts'

/** Who is logged in, the way to their own page and, for admins, to everybody's, and the way out; nothing where nobody has to log in. */
export function LoggedIn() {
  const { data: me } = useQuery(askMe())
  if (!me?.account) return null
  const { name, role } = me.account
  return (
    <p className="logged-in">
      <Link to="/account" aria-label={`Your account: ${name} (${role})`}>
        <bdi>{name}</bdi> ({role})
      </Link>{' '}
      {role === 'admin' && (
        <>
          · <Link to="/people">People</Link>{' '}
        </>
      )}
      {me.way === 'session' && (
        <button type="button" className="quiet" onClick={() => void logOut()}>
          Log out
        </button>
      )}
    </p>
  )
}
