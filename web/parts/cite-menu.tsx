import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Article, Statement } from '../../src/record.ts'
import { type Cited, citeAsJson, citeStatement, quoteAsHtml } from '../cite.ts'
import type { StatementDesk } from './correct-desk.ts'

interface CiteMenuProps {
  readonly statement: Statement
  readonly article: Article
  readonly desk: Pick<StatementDesk, 'say' | 'toggle'>
}

const FORMS: readonly {
  readonly name: string
  readonly says: string
  readonly write: (cited: Cited) => string
  readonly isHtml?: true
}[] = [
  { name: 'Citation', says: 'The citation is copied.', write: citeStatement },
  {
    name: 'HTML block quotation',
    says: 'The block quotation is copied.',
    write: quoteAsHtml,
    isHtml: true,
  },
  { name: 'JSON', says: 'The JSON is copied.', write: citeAsJson },
]

/** The forms in which a statement can be copied. Where the browser does not let us, the text stands ready to be copied by hand. */
export default function CiteMenu({ statement, article, desk }: CiteMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const [byHand, setByHand] = useState<string>()
  useEffect(() => menu.current?.querySelector('button')?.focus(), [])
  const close = () => {
    desk.toggle('copy')
    document.getElementById(`summary-${statement.id}`)?.focus({ preventScroll: true })
  }
  const copy = async ({ write, says, isHtml }: (typeof FORMS)[number]) => {
    const text = write({ statement, article, home: location.origin })
    if (await writeToClipboard(text, isHtml ? 'html' : 'plain')) {
      desk.say(says)
      close()
    } else {
      desk.say('The browser does not let this page copy: the text is selected, copy it with Ctrl+C or ⌘C.')
      setByHand(text)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its own buttons are told
    <div className="cite-menu" ref={menu} onKeyDown={(event) => stepOrClose(event, close)}>
      <p className="byline" id={`cite-${statement.id}`}>
        Copy this statement as
      </p>
      <ul aria-labelledby={`cite-${statement.id}`}>
        {FORMS.map((form) => (
          <li key={form.name}>
            <button type="button" onClick={() => copy(form)}>
              {form.name}
            </button>
          </li>
        ))}
      </ul>
      {byHand !== undefined && (
        <textarea
          readOnly
          rows={6}
          dir="auto"
          aria-label="The text, to be copied by hand"
          value={byHand}
          ref={(area) => {
            area?.focus()
            area?.select()
          }}
        />
      )}
    </div>
  )
}

/** The arrows go from form to form. */
function stepOrClose(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    event.nativeEvent.stopImmediatePropagation()
    close()
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || event.target instanceof HTMLTextAreaElement) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons.indexOf(document.activeElement as HTMLButtonElement) + by
  buttons.at(next % buttons.length)?.focus()
}

/** False where the browser does not let a page write. HTML can be pasted as a quotation into an editor, and as text elsewhere. */
async function writeToClipboard(text: string, kind: 'plain' | 'html'): Promise<boolean> {
  try {
    if (kind === 'html' && typeof ClipboardItem === 'function') {
      const types = { 'text/plain': text, 'text/html': text }
      const blobs = Object.entries(types).map(([type, words]) => [type, new Blob([words], { type })])
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    } else await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
