import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Role } from '../../src/store/index.ts'
import { addToken } from '../api.ts'
import { Refusal } from './account-refusal.tsx'
import { RoleChoice, readRole } from './account-role-choice.tsx'

/** Makes a token, and shows its secret this once. */
export function AccountNewToken({ upTo }: { upTo: Role }) {
  // The secret stays in this page alone, and goes with it.
  const making = useMutation({ mutationFn: addToken, gcTime: 0 })
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    making.mutate(
      { name: String(given.get('name')), role: readRole(given) },
      { onSuccess: () => form.reset() },
    )
  }
  const forget = () => {
    making.reset()
    field.current?.focus()
  }
  return (
    <>
      <form className="people-form" onSubmit={submit} aria-labelledby="new-token">
        <h3 id="new-token">A new token</h3>
        <label>
          What it is for
          <input
            ref={field}
            name="name"
            maxLength={100}
            placeholder="nightly export"
            autoComplete="off"
            dir="auto"
            required
          />
        </label>
        <RoleChoice label="What it may do" upTo={upTo} chosen="reader" />
        <button type="submit" disabled={making.isPending}>
          {making.isPending ? 'Making …' : 'Make the token'}
        </button>
        {making.isError && <Refusal error={making.error} />}
      </form>
      {making.isSuccess && (
        <Secret
          key={making.data.token.id}
          name={making.data.token.name}
          secret={making.data.secret}
          forget={forget}
        />
      )}
    </>
  )
}

interface SecretProps {
  readonly name: string
  readonly secret: string
  readonly forget: () => void
}

function Secret({ name, secret, forget }: SecretProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const shown = useRef<HTMLInputElement>(null)
  useEffect(() => shown.current?.select(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      setState('copied')
    } catch {
      // Browsers refuse it without a secure connection, and where a person has forbidden it.
      setState('refused')
      shown.current?.select()
    }
  }
  return (
    <section className="people-secret" aria-labelledby="secret">
      <h3 id="secret">
        The token <bdi>{name}</bdi>
      </h3>
      <p>It is shown this once, and kept nowhere here. Copy it to where your program reads it.</p>
      <input
        ref={shown}
        readOnly
        value={secret}
        aria-label={`The secret of the token ${name}`}
        spellCheck={false}
      />
      <p className="people-buttons">
        <button type="button" onClick={copy}>
          Copy
        </button>
        <button type="button" onClick={forget}>
          I have it
        </button>
        <span role="status" className="byline">
          {state === 'copied' && 'Copied.'}
          {state === 'refused' && 'The browser does not let us copy. It is chosen: press Ctrl+C.'}
        </span>
      </p>
      <p className="byline">
        Programs send it as <code>Authorization: Bearer …</code>, feed readers as the password with any name.
      </p>
    </section>
  )
}
