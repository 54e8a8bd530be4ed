import { useNavigate } from '@tanstack/react-router'
import type { FormEvent, KeyboardEvent } from 'react'
import type { Quotation } from '../../src/record.ts'
import { ACT_NAMES, QUOTATION_NAMES } from '../name-things.ts'
import { FILTERS, hasFilter, readSearch, type Search } from '../search.ts'

interface SearchFormProps {
  readonly search: Search
  /** Only the words, without the other filters. */
  readonly isSmall?: boolean
  /** Names of outlets to offer. */
  readonly outlets?: readonly string[]
}

/** Looks for statements; what is looked for goes into the address bar. */
export function SearchForm({ search, isSmall = false, outlets = [] }: SearchFormProps) {
  const navigate = useNavigate()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget))
    navigate({ to: '/', search: readSearch(fields) })
  }
  // The key makes the fields follow the address bar when one goes back.
  const key = FILTERS.map((name) => search[name]).join('\n')
  return (
    <search className={isSmall ? 'search small' : 'search'}>
      <form key={key} action="/" onSubmit={submit}>
        <div className="search-words">
          <input
            type="search"
            name="words"
            defaultValue={search.words}
            aria-label="Search statements by words"
            placeholder="Search statements"
            maxLength={1000}
            autoComplete="off"
          />
          <button type="submit">Search</button>
        </div>
        {!isSmall && <Filters search={search} outlets={outlets} />}
      </form>
    </search>
  )
}

/** Enter searches from every field; in a select browsers would open its list, which Space and the arrows do too. */
function submitOnEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

function Filters({ search, outlets }: { search: Search; outlets: readonly string[] }) {
  const { words: _, ...others } = search
  return (
    <details className="filters" open={hasFilter(others)}>
      <summary>Voice, outlet, days, quotation, act</summary>
      <div className="fields">
        <label>
          Voice
          <input name="voice" defaultValue={search.voice} placeholder="a name" autoComplete="off" />
        </label>
        <label>
          Outlet
          <input name="outlet" defaultValue={search.outlet} list="outlets" autoComplete="off" />
          <datalist id="outlets">
            {outlets.map((outlet) => (
              <option key={outlet} value={outlet} />
            ))}
          </datalist>
        </label>
        <label>
          From
          <input name="from" type="date" defaultValue={search.from} />
        </label>
        <label>
          To
          <input name="to" type="date" defaultValue={search.to} />
        </label>
        <label>
          Quotation
          <select name="quotation" onKeyDown={submitOnEnter} defaultValue={search.quotation ?? ''}>
            <option value="">any</option>
            {(Object.keys(QUOTATION_NAMES) as Quotation[]).map((quotation) => (
              <option key={quotation} value={quotation}>
                {quotation}: {QUOTATION_NAMES[quotation]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Act
          <select name="act" onKeyDown={submitOnEnter} defaultValue={search.act ?? ''}>
            <option value="">any</option>
            {Object.entries(ACT_NAMES).map(([act, verb]) => (
              <option key={act} value={act}>
                {verb}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  )
}
