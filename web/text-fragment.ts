/**
 * Addresses that lead a browser to words on any page: https://wicg.github.io/scroll-to-text-fragment/
 *
 * @module
 */
import type { Span } from '../src/record.ts'

/** A longer passage is named by its first and last words. */
const LONGEST_WHOLE = 100
const EDGE_WORDS = 5
const CONTEXT_WORDS = 3
/** Marks that an outlet's page may have in another form than the text that was read from it. */
const EDGE_MARK = /[\s“”„«»‹›‘’"'.,;:!?…()[\]–—-]/u

interface Passage {
  readonly text: string
  readonly content: readonly Span[]
}

/**
 * The address with a text fragment for a passage of the text: the passage whole or, of a longer one, its first and last
 * words; with the words before it where it would be found earlier in the text. The address as it is when the passage
 * has no words.
 */
export function linkToPassage(address: string, { text, content }: Passage): string {
  const directive = writeTextDirective({ text, content })
  if (directive === undefined) return address
  const join = address.includes('#') ? ':~:' : '#:~:'
  return `${address.replace(/:~:.*$/s, '')}${join}text=${directive}`
}

function writeTextDirective({ text, content }: Passage): string | undefined {
  const [first] = content
  const last = content.at(-1)
  if (!first || !last) return undefined
  const passage = text.slice(first[0], last[1])
  const whole = trimMarks(passage)
  if (whole === '') return undefined
  const isShort = whole.length <= LONGEST_WHOLE && !/[\n\r]/.test(whole) && content.length === 1
  const start = isShort ? whole : takeWords(whole, 'first')
  const end = isShort ? undefined : takeWords(whole, 'last')
  const offset = first[0] + passage.indexOf(whole)
  const isFoundEarlier = text.toLowerCase().indexOf(start.toLowerCase()) < offset
  const prefix = isFoundEarlier ? takeContext(text.slice(0, offset)) : undefined
  return [prefix && `${encodeText(prefix)}-`, encodeText(start), end && encodeText(end)]
    .filter(Boolean)
    .join(',')
}

/** Without the marks at both ends; a pattern for both would take minutes for an endless row of them. */
function trimMarks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && EDGE_MARK.test(text[start]!)) start += 1
  while (end > start && EDGE_MARK.test(text[end - 1]!)) end -= 1
  return text.slice(start, end)
}

/** Only from one paragraph: words of a fragment must not run over a border. */
function takeWords(passage: string, which: 'first' | 'last'): string {
  const lines = passage.split(/[\n\r\u2028\u2029]+/)
  const line = (which === 'first' ? lines[0] : lines.at(-1))!.trim()
  const words = line.split(/\s+/)
  const taken = which === 'first' ? words.slice(0, EDGE_WORDS) : words.slice(-EDGE_WORDS)
  const trimmed = trimMarks(taken.join(' '))
  return which === 'first' ? trimmed.slice(0, LONGEST_WHOLE) : trimmed.slice(-LONGEST_WHOLE)
}

function takeContext(before: string): string | undefined {
  const line = before.split(/[\n\r\u2028\u2029]+/).at(-1)!
  const words = trimMarks(line).split(/\s+/).slice(-CONTEXT_WORDS).join(' ')
  return words === '' ? undefined : words
}

/** A dash, a comma and an ampersand mean something in a fragment. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D')
}
