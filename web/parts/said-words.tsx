import type { Quotation } from '../../src/record.ts'
import { splitVerbatim } from '../split-verbatim.ts'

interface SaidWordsProps {
  readonly text: string
  readonly quotation: Quotation
}

/** What was said, with the words in quotation marks told apart from those of the reporter. */
export function SaidWords({ text, quotation }: SaidWordsProps) {
  return (
    <span className="said-words" dir="auto">
      {splitVerbatim(text, quotation).map((part) => (
        <span key={part.start} className={part.isVerbatim ? 'verbatim' : 'reported'}>
          {text.slice(part.start, part.end)}
        </span>
      ))}
    </span>
  )
}

export function QuotationBadge({ quotation }: { quotation: Quotation }) {
  return <span className={`badge ${quotation}`}>{quotation}</span>
}
