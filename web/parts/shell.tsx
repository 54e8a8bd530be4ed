import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { onPlainKey } from './on-plain-key.ts'
import { SearchForm } from './search-form.tsx'

/** What stands around every page: the name, the search box, the keys. */
export function Shell() {
  const keys = useRef<HTMLDialogElement>(null)
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/' })
  useEffect(
    () =>
      onPlainKey({
        '/': () => document.querySelector<HTMLInputElement>('input[name="words"]')?.focus(),
        '?': () => keys.current?.showModal(),
      }),
    [],
  )
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label="Hearsay: the record">
          <span aria-hidden="true">“</span>Hearsay
        </Link>
        {!isHome && <SearchForm search={{}} isSmall />}
        <button type="button" className="quiet keys-button" onClick={() => keys.current?.showModal()}>
          Keys <kbd>?</kbd>
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="bottom">
        Words in quotation marks are as the articles have them. <a href="/api/openapi.json">The API</a>
      </footer>
      <dialog ref={keys} className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl>
          {KEYS.map(([names, effect]) => (
            <div key={effect}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  )
}

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'search'],
  [['?'], 'this list'],
  [['j', '→'], 'next statement of an article'],
  [['k', '←'], 'statement before'],
  [['Esc'], 'let go of a statement'],
  [['Tab', '⏎'], 'go to a line, show its words in the text'],
]
