import { type FormEvent, useId, useState } from 'react'
import type { FormProps } from './correct-group-forms.tsx'

const LONGEST_NAME = 200

/** Says what a voice is called, whatever articles call it. */
export function RenameForm({ id, name, send, isBusy }: Omit<FormProps, 'members'>) {
  const [words, setWords] = useState(name)
  const title = useId()
  const wanted = words.trim()
  const isOther = wanted !== '' && wanted !== name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isOther && !isBusy) send({ kind: 'rename', of: 'voice', thing: id, name: wanted })
  }
  return (
    <form onSubmit={submit} aria-labelledby={title} className="rename">
      <h3 id={title}>Rename this voice</h3>
      <label>
        What it is called everywhere
        <input
          name="name"
          dir="auto"
          value={words}
          maxLength={LONGEST_NAME}
          onChange={({ target }) => setWords(target.value)}
          autoComplete="off"
        />
      </label>
      <p className="byline">It is found by its former names too.</p>
      <button type="submit" disabled={!isOther || isBusy}>
        Rename
      </button>
    </form>
  )
}
