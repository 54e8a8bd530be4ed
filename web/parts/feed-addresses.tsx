import { useState } from 'react'
import { API } from '../api.ts'
import '../style/actions.css'

const FORMATS = {
  atom: { name: 'Atom feed', path: `${API}/search.atom`, says: 'for a feed reader, newest first' },
  json: { name: 'JSON', path: `${API}/search`, says: 'for programs' },
} as const
type Format = keyof typeof FORMATS

/** Where a search can be had in another format; `query` is what stands behind the question mark. */
export function writeFeedAddress(format: Format, query: string): string {
  return FORMATS[format].path + (query === '' ? '' : `?${query}`)
}

/** The addresses at which this search can be subscribed to, to open or to copy. */
export function FeedAddresses({ query }: { query: string }) {
  return (
    <div className="feed-addresses">
      <link
        rel="alternate"
        type="application/atom+xml"
        title="This search on Hearsay"
        href={writeFeedAddress('atom', query)}
      />
      {(Object.keys(FORMATS) as Format[]).map((format) => (
        <span key={format}>
          <a href={writeFeedAddress(format, query)} title={FORMATS[format].says}>
            {FORMATS[format].name}
          </a>{' '}
          <CopyAddress address={writeFeedAddress(format, query)} name={FORMATS[format].name} />
        </span>
      ))}
    </div>
  )
}

/** Browsers let pages copy only where they trust the connection; elsewhere the link itself can be copied. */
function CopyAddress({ address, name }: { address: string; name: string }) {
  const [copied, setCopied] = useState<string>()
  if (!navigator.clipboard) return null
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(new URL(address, location.href).href).then(
      () => true,
      () => false,
    )
    setCopied(isCopied ? address : undefined)
  }
  return (
    <button type="button" className="small-button" onClick={copy}>
      {copied === address ? 'Copied' : 'Copy'} <span className="visually-hidden">the address: {name}</span>
    </button>
  )
}
