import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface TwoStepsProps {
  /** What the button says, and what it is for, for those who do not see what stands beside it. */
  readonly does: string
  readonly to: string
  /** What comes of it. */
  readonly asks: ReactNode
  readonly isBusy: boolean
  readonly onSure: () => void
}

/** A button for what cannot be taken back: it asks once more, in its own place. */
export function TwoSteps({ does, to, asks, isBusy, onSure }: TwoStepsProps) {
  const [isAsked, setAsked] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  const question = useId()
  const wasAsked = useRef(false)
  useEffect(() => {
    // Whoever presses a key twice by mistake has done nothing yet.
    if (isAsked) no.current?.focus()
    else if (wasAsked.current) first.current?.focus()
    wasAsked.current = isAsked
  }, [isAsked])
  if (!isAsked) {
    return (
      <button ref={first} type="button" className="small-button" onClick={() => setAsked(true)}>
        {does} <span className="visually-hidden">{to}</span>
      </button>
    )
  }
  const sure = () => {
    onSure()
    setAsked(false)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      className="people-asked"
      role="group"
      aria-labelledby={question}
      onKeyDown={({ key }) => key === 'Escape' && setAsked(false)}
    >
      <span id={question}>{asks}</span>
      <span className="people-buttons">
        <button ref={no} type="button" className="small-button" onClick={() => setAsked(false)}>
          No, leave it
        </button>
        <button type="button" className="small-button people-sure" disabled={isBusy} onClick={sure}>
          Yes, {does.toLowerCase()} <span className="visually-hidden">{to}</span>
        </button>
      </span>
    </div>
  )
}
