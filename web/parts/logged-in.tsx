import { useQuery } from '@tanstack/react-query'
import { askMe, logOut } from '../api.ts'

/** Who is logged in, and the way out; nothing where nobody has to log in. */
export function LoggedIn() {
  const { data: me } = useQuery(askMe())
  if (!me?.account) return null
  const { name, role } = me.account
  return (
    <p className="logged-in">
      <bdi>{name}</bdi> ({role}){' '}
      {me.way === 'session' && (
        <button type="button" className="quiet" onClick={() => void logOut()}>
          Log out
        </button>
      )}
    </p>
  )
}
