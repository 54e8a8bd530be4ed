import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { ActionFailure } from './action-failure.tsx'
import { AdditionProgress } from './addition-progress.tsx'
import { startAddition, useOwnAdditions } from './own-additions.ts'
import { useDroppedFiles } from './use-dropped-files.ts'
import { useKeys } from './use-keys.ts'

type Way = 'text' | 'address'

interface OpenForm {
  readonly way: Way
  /** What was pasted beside any field, to begin with. */
  readonly pasted: string
}

interface AddArticlesProps {
  /** The way that stands open at first. */
  readonly opens?: Way
}

/** Adds articles to the record: a pasted text, files that are chosen or dropped, or a web address. */
export function AddArticles({ opens }: AddArticlesProps) {
  const [form, setForm] = useState<OpenForm | undefined>(opens && { way: opens, pasted: '' })
  const chooser = useRef<HTMLInputElement>(null)
  const ways = useRef<HTMLDivElement>(null)
  const adding = useMutation({ mutationFn: startAddition })
  const addFiles = (files: readonly File[]) => {
    const given = new FormData()
    for (const file of files) given.append('files', file, file.name)
    if (files.length > 0) adding.mutate(given)
  }
  const addFields = (fields: FormData) =>
    adding.mutate(fields, {
      onSuccess: () => {
        setForm(undefined)
        // The field with the focus goes: the next article may follow by Enter.
        ways.current?.querySelector('button')?.focus()
      },
    })
  const takeText = (text: string) => {
    const pasted = text.trim()
    // What is being written is not to be lost to what was pasted beside the field.
    setForm((open) => open ?? { way: /^https?:\/\/\S+$/i.test(pasted) ? 'address' : 'text', pasted })
  }
  const { isOver, failure } = useDroppedFiles({ files: addFiles, text: takeText })
  const toggle = (way: Way) => setForm(form?.way === way ? undefined : { way, pasted: '' })
  useKeys([
    {
      keys: ['a'],
      says: 'add an article',
      does: () => setForm((open) => (open?.way === 'text' ? open : { way: 'text', pasted: '' })),
    },
  ])
  const formProps = { pasted: form?.pasted ?? '', isBusy: adding.isPending, submit: addFields }
  return (
    <section className="add" aria-labelledby="add-title">
      <h2 id="add-title">Add articles</h2>
      <div className="add-ways" ref={ways}>
        <button type="button" aria-expanded={form?.way === 'text'} onClick={() => toggle('text')}>
          Paste a text
        </button>
        <button type="button" onClick={() => chooser.current?.click()}>
          Choose files
        </button>
        <button type="button" aria-expanded={form?.way === 'address'} onClick={() => toggle('address')}>
          Give an address
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={({ currentTarget }) => {
            addFiles([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <span className="byline">or drop files and folders anywhere on this page</span>
      </div>
      {form?.way === 'text' && <TextForm {...formProps} />}
      {form?.way === 'address' && <AddressForm {...formProps} />}
      {adding.isPending && (
        <p className="byline" role="status">
          Sending …
        </p>
      )}
      {adding.isError && <ActionFailure error={adding.error} />}
      {failure && <ActionFailure error={failure} />}
      <Additions />
      {isOver && (
        <div className="drop-here" role="presentation">
          <p>Drop them: pages, texts, documents, tables, feeds, archives, or folders of these</p>
        </div>
      )}
    </section>
  )
}

function Additions() {
  const ids = useOwnAdditions()
  if (ids.length === 0) return null
  return (
    <ul className="additions" aria-label="What is being added">
      {ids.map((id) => (
        <li key={id}>
          <AdditionProgress id={id} />
        </li>
      ))}
    </ul>
  )
}

interface FormProps {
  readonly pasted: string
  readonly isBusy: boolean
  readonly submit: (form: FormData) => void
}

/** What was filled in, without the fields that were left empty. */
function collectFields(event: FormEvent<HTMLFormElement>): FormData {
  event.preventDefault()
  const form = new FormData(event.currentTarget)
  for (const [name, value] of [...form]) if (value === '') form.delete(name)
  return form
}

function TextForm({ pasted, isBusy, submit }: FormProps) {
  return (
    <form className="add-form" onSubmit={(event) => submit(collectFields(event))}>
      <label className="add-text">
        The text of one article
        {/* biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it */}
        <textarea name="text" rows={8} required autoFocus defaultValue={pasted} dir="auto" />
      </label>
      <div className="fields">
        <label>
          Title
          <input name="title" maxLength={500} autoComplete="off" dir="auto" />
        </label>
        <label>
          Outlet
          <input name="outlet" maxLength={200} autoComplete="off" dir="auto" />
        </label>
        <label>
          Published on
          <input name="publishedAt" type="date" />
        </label>
        <label>
          Its web address
          <input name="url" type="url" placeholder="https://" autoComplete="off" />
        </label>
      </div>
      <p className="byline">
        Only the text is needed. Without a day, words like “on Thursday” cannot be dated; without an outlet,
        its origin cannot be counted.
      </p>
      <button type="submit" disabled={isBusy}>
        Add this article
      </button>
    </form>
  )
}

function AddressForm({ pasted, isBusy, submit }: FormProps) {
  return (
    <form className="add-form" onSubmit={(event) => submit(collectFields(event))}>
      <label>
        The address of an article, a feed or a page
        {/* biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it */}
        <input name="address" type="url" required autoFocus placeholder="https://" defaultValue={pasted} />
      </label>
      <p className="byline">
        It is fetched by the machine on which Hearsay runs; nothing else is sent to anybody.
      </p>
      <button type="submit" disabled={isBusy}>
        Fetch and add
      </button>
    </form>
  )
}
