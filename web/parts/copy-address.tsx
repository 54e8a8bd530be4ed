import { useRef, useState } from 'react'
import { useKeys } from './use-keys.ts'

/** Copies the address of the page. Where the browser does not let us, the address is shown, chosen, to be copied by hand. */
export function CopyAddress({ of }: { of: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const shown = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setState('copied')
    } catch {
      // Browsers refuse it without a secure connection, and where a person has forbidden it.
      setState('refused')
      requestAnimationFrame(() => shown.current?.select())
    }
  }
  useKeys([{ keys: ['y'], says: `copy the address of this ${of}`, does: copy }])
  return (
    <span className="copy-address">
      <button type="button" onClick={copy}>
        Copy the address <kbd>y</kbd>
      </button>{' '}
      <span role="status" className="byline">
        {state === 'copied' && 'Copied.'}
        {state === 'refused' && 'The browser does not let us copy. Here it is:'}
      </span>
      {state === 'refused' && (
        <input ref={shown} readOnly value={location.href} aria-label={`The address of this ${of}`} />
      )}
    </span>
  )
}
