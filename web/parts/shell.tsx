import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useLiveRecord } from '../use-live-record.ts'
import { writeTwinAddress } from '../write-twin-address.ts'
import { LoggedIn } from './logged-in.tsx'
import { SearchForm } from './search-form.tsx'
import { useKeys, useListedKeys } from './use-keys.ts'

/** What stands around every page: the name, the ways to the main pages, the search box, the keys. */
export function Shell() {
  const keys = useRef<HTMLDialogElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  const router = useRouter()
  useLiveRecord()
  useFocusOnNewPage(path)
  useKeys([
    {
      keys: ['/'],
      says: 'search',
      does: () => document.querySelector<HTMLInputElement>('input[name="words"]')?.focus(),
    },
    { keys: ['h'], says: 'the first page', does: () => router.navigate({ to: '/' }) },
    { keys: ['?'], says: 'this list', does: () => keys.current?.showModal() },
  ])
  const hasOwnSearch = path === '/' || path === '/search'
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label="Hearsay: the record">
          <span aria-hidden="true">“</span>Hearsay
        </Link>
        <nav aria-label="Main pages">
          <Link to="/search">Search</Link>
          <Link to="/corrections">Corrections</Link>
          <Link to="/feeds">Feeds</Link>
        </nav>
        {!hasOwnSearch && <SearchForm search={{}} isSmall />}
        <LoggedIn />
        <button type="button" className="quiet keys-button" onClick={() => keys.current?.showModal()}>
          Keys <kbd>?</kbd>
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <footer className="bottom">
        Words in quotation marks are as the articles have them. <JsonTwin /> · <a href="/api">The API</a>
      </footer>
      <dialog ref={keys} className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <KeyList />
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  )
}

/** The same as the page shows, for programs. */
function JsonTwin() {
  const location = useLocation()
  return <a href={writeTwinAddress(location)}>This page as JSON</a>
}

/** A new page begins at its beginning for those who go by keyboard or have it read to them. */
function useFocusOnNewPage(path: string): void {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: '⏎',
}

function KeyList() {
  const listed = useListedKeys()
  return (
    <dl>
      {listed.map(({ keys, says }) => (
        <div key={`${keys.join(' ')} ${says}`}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{KEY_NAMES[key] ?? key}</kbd>
            ))}
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
      <div>
        <dt>
          <kbd>Tab</kbd>
          <kbd>⏎</kbd>
        </dt>
        <dd>go to a line, open it</dd>
      </div>
    </dl>
  )
}
