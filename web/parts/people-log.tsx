import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Deed } from '../../src/store/index.ts'
import { askDeeds } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'
import { Moment } from './account-moment.tsx'
import { PageTurner, useAskedPage } from './page-turner.tsx'

const PER_PAGE = 50

/** Who did what and when, latest first. */
export function PeopleLog() {
  const page = useAskedPage()
  const query = useQuery(askDeeds(PER_PAGE, (page - 1) * PER_PAGE))
  const heading = useRef<HTMLHeadingElement>(null)
  const navigate = useNavigate()
  const go = async (to: number) => {
    await navigate({ href: to === 1 ? '/people' : `/people?page=${to}`, resetScroll: false })
    heading.current?.focus()
  }
  return (
    <section aria-labelledby="log">
      <WhenAnswered query={query}>
        {({ items, total }) => (
          <>
            <h2 id="log" ref={heading} tabIndex={-1}>
              Who did what <small>· {nameCount(total, 'entry', 'entries')}, latest first</small>
            </h2>
            <ol className="people-list people-log">
              {items.map((deed) => (
                <li key={deed.number}>
                  <DeedLine deed={deed} />
                </li>
              ))}
            </ol>
            <PageTurner of="log" page={page} pages={Math.ceil(total / PER_PAGE)} go={(to) => void go(to)} />
          </>
        )}
      </WhenAnswered>
    </section>
  )
}

function DeedLine({ deed }: { deed: Deed }) {
  const { at, what, about, address } = deed
  return (
    <p>
      <span>
        <bdi>{nameDoer(deed)}</bdi> · {what}
        {about !== undefined && (
          <>
            : <bdi>{about}</bdi>
          </>
        )}
        {what === 'login failed' && about === undefined && ': a name that no account has'}
      </span>{' '}
      <span className="byline people-line">
        <Moment at={at.replace(/\.\d+Z$/, 'Z')} />
        {address !== undefined && <> · from {address}</>}
      </span>
    </p>
  )
}

/** Without an account, it was somebody at a terminal, or somebody who was not logged in. */
const nameDoer = ({ account, address }: Deed): string =>
  account ?? (address === undefined ? 'At a terminal' : 'Somebody not logged in')
