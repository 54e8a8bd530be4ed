import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Session } from '../../src/store/index.ts'
import { askSessions, endSessions, logOut } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'
import { Moment } from './account-moment.tsx'
import { Refusal } from './account-refusal.tsx'
import { TwoSteps } from './account-two-steps.tsx'

/** Where one is logged in, this browser first, and the way out there. */
export function AccountSessions({ name }: { name: string }) {
  const query = useQuery(askSessions())
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: the keys go on from the list.
  const ending = useMutation({ mutationFn: endSessions, onSuccess: () => heading.current?.focus() })
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" ref={heading} tabIndex={-1}>
        Where you are logged in
      </h2>
      <WhenAnswered query={query}>
        {({ items, own }) => {
          const mine = items.filter(({ account }) => account === name)
          const others = mine.filter(({ id }) => id !== own)
          const ordered = [...mine.filter(({ id }) => id === own), ...others]
          return (
            <>
              {mine.length === 0 && <p className="byline">Nowhere by a password.</p>}
              <ul className="people-list">
                {ordered.map((session) => (
                  <li key={session.id}>
                    <SessionLine
                      session={session}
                      isOwn={session.id === own}
                      isBusy={ending.isPending}
                      end={() => ending.mutate([session.id])}
                    />
                  </li>
                ))}
              </ul>
              {own !== undefined && others.length > 1 && (
                <TwoSteps
                  does="End all others"
                  to=""
                  asks={`End ${nameCount(others.length, 'session')}, all but that of this browser?`}
                  isBusy={ending.isPending}
                  onSure={() => ending.mutate(others.map(({ id }) => id))}
                />
              )}
            </>
          )
        }}
      </WhenAnswered>
      {ending.isError && <Refusal error={ending.error} />}
      <p role="status" className="people-done">
        {ending.isSuccess && `${nameCount(ending.variables.length, 'session')} ended.`}
      </p>
    </section>
  )
}

interface SessionLineProps {
  readonly session: Session
  readonly isOwn: boolean
  readonly isBusy: boolean
  readonly end: () => void
}

function SessionLine({ session, isOwn, isBusy, end }: SessionLineProps) {
  const { address, openedAt, usedAt } = session
  return (
    <>
      <p>
        {address === undefined ? 'From no known address' : <>From {address}</>}{' '}
        {isOwn && <strong className="badge">this browser</strong>}
        <span className="byline people-line">
          logged in <Moment at={openedAt} /> · last used about <Moment at={usedAt} />
        </span>
      </p>
      {isOwn ? (
        <button type="button" className="small-button" onClick={() => void logOut()}>
          Log out <span className="visually-hidden">in this browser</span>
        </button>
      ) : (
        <TwoSteps
          does="End"
          to={`the session from ${address ?? 'no known address'} of ${openedAt}`}
          asks="Log out there?"
          isBusy={isBusy}
          onSure={end}
        />
      )}
    </>
  )
}
