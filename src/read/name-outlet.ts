import { isAgency, KNOWN_OUTLETS } from '../languages/en/index.ts'
import type { Note } from '../record.ts'
import { findHost } from './clean-address.ts'

/** Words that names of outlets are made of, by which "themoscowtimes" falls into words. */
const OUTLET_WORDS = new Set(
  (
    'the times news post herald tribune journal gazette chronicle observer guardian telegraph independent mail star ' +
    'sun standard express mirror today daily weekly sunday morning evening review press agency radio television ' +
    'broadcasting network wire report reporter monitor mercury record globe inquirer examiner bulletin courier ' +
    'dispatch economist insider business world international magazine voice digest ledger sentinel echo advertiser ' +
    'register bee union argus messenger enquirer newspaper beacon'
  ).split(' '),
)

/**
 * Whether a short line looks like the name of an outlet: an agency, or capitalised words that end in one of the words
 * that outlets are called by ("The Example Herald", "Harbour News Agency").
 */
export function isOutletName(line: string): boolean {
  const words = line.trim().split(/\s+/)
  const isNamed = words.every((word) => /^(?:\p{Lu}|\p{N}|of$|and$|&$|the$|de$)/u.test(word))
  // "Time", "Slate" and "The Hill" are words too, so one alone is none.
  if (isAgency(line) || (isNamed && words.length > 1 && KNOWN_OUTLETS.has(line.trim().toLowerCase())))
    return true
  if (words.length > 6 || !isNamed) return false
  const last = words.at(-1)!.toLowerCase()
  return words.length >= 2 && last !== 'the' && OUTLET_WORDS.has(last)
}

/**
 * The outlet behind an address. First the host's own word as it stands in capitals in the report ("Interfax"), then
 * the host's word cut into words of the report and words that outlets are named by ("themoscowtimes" → "The Moscow
 * Times"), at last the host as it is. The note says that this is inferred.
 */
export function inferOutlet(url: string, text: string): { readonly outlet: string; readonly note: Note } {
  const host = findHost(url)
  const label = findHostLabel(host)
  const outlet = findWrittenName(label, text) ?? segmentLabel(label, text) ?? host
  const message = `The outlet was inferred from the address: ${host}.`
  return { outlet, note: { code: 'inferred-outlet', message, text: host } }
}

/** The part of a host that names its owner: `bbc` of `news.bbc.co.uk`. */
function findHostLabel(host: string): string {
  const parts = host.split('.')
  parts.pop()
  if (parts.length > 1 && /^(?:com?|org|net|gov|ac|edu|or|ne)$/.test(parts.at(-1)!)) parts.pop()
  return parts.at(-1) ?? host
}

/** The words of the text, with a capital each, that make the label when written as one; the commonest form wins. */
function findWrittenName(label: string, text: string): string | undefined {
  const wanted = label.replaceAll('-', '')
  const words = [...text.slice(0, 200_000).matchAll(/[\p{L}\p{N}]+/gu)]
  const counts = new Map<string, number>()
  for (let first = 0; first < words.length; first++) {
    let joined = ''
    for (let last = first; last < Math.min(words.length, first + 6); last++) {
      joined += words[last]![0].toLowerCase()
      if (!wanted.startsWith(joined)) break
      if (joined !== wanted) continue
      const start = words[first]!.index
      const written = text.slice(start, words[last]!.index + words[last]![0].length)
      const isAddress =
        './@'.includes(text[start - 1] ?? ' ') ||
        /^\.\p{L}/u.test(text.slice(start + written.length, start + written.length + 2))
      const isName = /^\p{Lu}/u.test(written) && !/[^\p{L}\p{N}' -]/u.test(written)
      if (isName && !isAddress) counts.set(written, (counts.get(written) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

/** The label as capitalised words, where it falls into words of the text with at least one outlet word among them. */
function segmentLabel(label: string, text: string): string | undefined {
  if (label.length > 40) return undefined
  const vocabulary = new Set(OUTLET_WORDS)
  for (const [word] of text
    .slice(0, 200_000)
    .toLowerCase()
    .matchAll(/\p{L}{4,}/gu))
    vocabulary.add(word)
  // The address itself often stands in the text.
  vocabulary.delete(label)
  const parts = label.split('-').map((part) => segmentWord(part, vocabulary))
  const words = parts.every((part) => part !== undefined) ? parts.flat() : []
  if (words.length < 2 || !words.slice(1).some((word) => OUTLET_WORDS.has(word))) return undefined
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(' ')
}

/** The fewest words of the vocabulary that make up `word`. */
function segmentWord(word: string, vocabulary: ReadonlySet<string>): string[] | undefined {
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= word.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start]
      const piece = word.slice(start, end)
      if (!before || !vocabulary.has(piece)) continue
      if (!best[end] || before.length + 1 < best[end]!.length) best[end] = [...before, piece]
    }
  }
  return best[word.length]
}
