import { useQuery } from '@tanstack/react-query'
import { askMe } from '../api.ts'
import { saveSigner, useSigner } from './correct-signed.ts'

/** Who makes the corrections in this browser; kept with each of them. */
export function SignerField() {
  const signer = useSigner()
  const { data: me } = useQuery(askMe())
  if (me?.account) {
    return (
      <p className="signer">
        Your corrections are kept under your name: <bdi>{me.account.name}</bdi>
      </p>
    )
  }
  return (
    <label className="signer">
      Your name, kept with the corrections that you make in this browser
      <input
        key={signer}
        defaultValue={signer}
        autoComplete="name"
        maxLength={100}
        placeholder="nobody said"
        onBlur={({ target }) => saveSigner(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}
