import { useId, useState } from 'react'

interface PasswordFieldProps {
  readonly label: string
  readonly name: string
  /** Tells the browser's own store of passwords what this is. */
  readonly autoComplete: 'current-password' | 'new-password'
  readonly hint?: string
  readonly isOptional?: boolean
}

/** A field for a password, which can be looked at while it is typed. */
export function PasswordField({ label, name, autoComplete, hint, isOptional }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  const id = useId()
  return (
    <div className="people-field">
      <label htmlFor={id}>{label}</label>
      <span className="people-password">
        <input
          id={id}
          name={name}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          required={!isOptional}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        />
        <button
          type="button"
          className="small-button"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          Show <span className="visually-hidden">what is typed at: {label}</span>
        </button>
      </span>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="byline">
          {hint}
        </span>
      )}
    </div>
  )
}

export const GOOD_PASSWORD = '12 characters or more; four words that do not belong together make a good one.'
