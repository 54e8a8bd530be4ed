import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { askSearches, saveSearch } from '../api.ts'
import { ActionFailure } from './action-failure.tsx'

interface SaveSearchProps {
  /** The filters as they stand behind the question mark, sorted. */
  readonly query: string
  /** What to call it where nobody says otherwise. */
  readonly suggestion: string
}

/** Saves this search under a name, or gives it another where it is saved already. */
export function SaveSearch({ query, suggestion }: SaveSearchProps) {
  const searches = useQuery(askSearches())
  const saved = searches.data?.items.find((each) => each.query === query)
  const saving = useMutation({ mutationFn: saveSearch })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    saving.mutate({ name: name || suggestion, query })
  }
  return (
    <form className="save-search" onSubmit={submit}>
      <label>
        <span>{saved ? 'Saved as' : 'Save as'}</span>
        <input
          name="name"
          key={saved?.name ?? suggestion}
          defaultValue={saved?.name ?? suggestion}
          maxLength={200}
          autoComplete="off"
          dir="auto"
        />
      </label>
      <button type="submit" className="small-button" disabled={saving.isPending}>
        {saved ? 'Rename' : 'Save'}
      </button>
      <span role="status" className="byline">
        {saving.isSuccess && 'Saved.'}
      </span>
      {saving.isError && <ActionFailure error={saving.error} />}
    </form>
  )
}
