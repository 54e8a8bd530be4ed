import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { askOutlets } from '../api.ts'
import { ACT_NAMES, CERTAINTY_NAMES, QUOTATION_NAMES } from '../name-things.ts'
import { FILTERS, readSearch, type Search } from '../search.ts'

interface SearchFormProps {
  readonly search: Search
  /** Only the words, without the other filters. */
  readonly isSmall?: boolean
}

/** Looks for statements; what is looked for goes into the address bar. */
export function SearchForm({ search, isSmall = false }: SearchFormProps) {
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget))
    navigate({ to: '/search', search: readSearch(fields) })
  }
  // The key makes the fields follow the address bar when one goes back.
  const key = FILTERS.map((name) => search[name]).join('\n')
  return (
    <search className={isSmall ? 'search small' : 'search'}>
      <form key={key} action="/search" onSubmit={submit}>
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
        {!isSmall && (
          <details className="filters" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>Voice, outlet, days, quotation, act, certainty, origins</summary>
            <FilterFields search={search} isOpen={isOpen} />
          </details>
        )}
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

function FilterFields({ search, isOpen }: { search: Search; isOpen: boolean }) {
  return (
    <div className="fields">
      <label>
        Voice
        <input name="voice" defaultValue={search.voice} placeholder="a name" autoComplete="off" />
      </label>
      <OutletField chosen={search.outlet} isOpen={isOpen} />
      <label>
        From
        <input name="from" type="date" defaultValue={search.from} />
      </label>
      <label>
        To
        <input name="to" type="date" defaultValue={search.to} />
      </label>
      <ChoiceField label="Quotation" name="quotation" chosen={search.quotation} names={QUOTATION_NAMES} />
      <ChoiceField label="Act" name="act" chosen={search.act} names={ACT_NAMES} />
      <ChoiceField label="Certainty" name="certainty" chosen={search.certainty} names={CERTAINTY_NAMES} />
      <fieldset className="origins-range">
        <legend>Known origins</legend>
        <label>
          at least
          <input name="leastOrigins" type="number" min={0} step={1} defaultValue={search.leastOrigins} />
        </label>
        <label>
          at most
          <input name="mostOrigins" type="number" min={0} step={1} defaultValue={search.mostOrigins} />
        </label>
      </fieldset>
      {search.story !== undefined && <input type="hidden" name="story" value={search.story} />}
    </div>
  )
}

/** Offers the outlets of the record, which are asked for when the field can be seen. */
function OutletField({ chosen, isOpen }: { chosen: string | undefined; isOpen: boolean }) {
  const outlets = useQuery({ ...askOutlets(), enabled: isOpen })
  return (
    <label>
      Outlet
      <input name="outlet" defaultValue={chosen} list="outlets" autoComplete="off" />
      <datalist id="outlets">
        {outlets.data?.items.map(({ name, articleCount }) => (
          <option key={name} value={name} label={`${articleCount}`} />
        ))}
      </datalist>
    </label>
  )
}

interface ChoiceFieldProps {
  readonly label: string
  readonly name: string
  readonly chosen: string | undefined
  readonly names: Readonly<Record<string, string>>
}

function ChoiceField({ label, name, chosen = '', names }: ChoiceFieldProps) {
  return (
    <label>
      {label}
      <select name={name} onKeyDown={submitOnEnter} defaultValue={chosen}>
        <option value="">any</option>
        {Object.entries(names).map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
    </label>
  )
}
