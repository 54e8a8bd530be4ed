import { isAgency } from '../languages/en/index.ts'
import { cleanAddress, findBareAddress } from './clean-address.ts'
import { findByline } from './find-byline.ts'
import { type DateLine, findDateLine, splitLine } from './find-date-line.ts'
import { nameLinePart } from './name-line-part.ts'
import { isOutletName } from './name-outlet.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** No line of a header is longer. */
const MAX_LENGTH = 300
/** A place or section beside a date has no more words. */
const MAX_OTHER_WORDS = 5

/** `Label: value` lines as archives and front matter write them, and what the value is. */
const LABELS: readonly {
  readonly is: Exclude<HeaderPart['is'], 'parts'> | 'update'
  readonly pattern: RegExp
}[] = [
  { is: 'title', pattern: /^(?:title|headline|hed)$/i },
  {
    is: 'date',
    pattern:
      /^(?:date|published(?: at| on)?|publication date|pub date|publish(?:ed)? date|posted|issue date)$/i,
  },
  {
    is: 'outlet',
    pattern: /^(?:source|outlet|publication(?: title)?|publisher|newspaper|site|published (?:in|by))$/i,
  },
  {
    is: 'address',
    pattern: /^(?:url|link|address|original (?:url|link|article|address|source)|source url|web|permalink)$/i,
  },
  { is: 'byline', pattern: /^(?:byline|authors?|writers?|reporters?)$/i },
  { is: 'update', pattern: /^(?:(?:last )?(?:updated|modified)(?: at| on)?|modified date|load-date)$/i },
  { is: 'place', pattern: /^(?:dateline|location|place)$/i },
  { is: 'language', pattern: /^(?:language|lang)$/i },
  { is: 'keywords', pattern: /^(?:tags|keywords|key words|topics)$/i },
  {
    is: 'other',
    pattern: /^(?:section|category|length|edition|page|document type|word count|copyright|layout|id)$/i,
  },
]

/** What a line of the header says. */
export type HeaderPart =
  | { readonly is: 'title' | 'outlet' | 'address'; readonly value: string }
  | { readonly is: 'date'; readonly value: string; readonly line: DateLine }
  /** Several things on one line without a date: "The Example Herald | By Jane Doe". */
  | { readonly is: 'parts'; readonly value: string; readonly parts: readonly string[] }
  | { readonly is: 'byline' | 'place' | 'language' | 'keywords' | 'other'; readonly value: string }

/** Whether a paragraph is nothing but a date, a byline, an address or another line that stands above a report. */
export function looksLikeHeaderLine(paragraph: Paragraph): boolean {
  return readHeaderLine(paragraph) !== undefined
}

/** What a line that stands above a report says, or `undefined` for any other line. */
export function readHeaderLine({ text }: Paragraph): HeaderPart | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const address = findBareAddress(text)
  if (address) return { is: 'address', value: address }
  const labelled = readLabel(text)
  if (labelled) return labelled
  const line = findDateLine(text)
  if (line && mayStandByDate(line.parts)) return { is: 'date', value: text, line }
  if (findByline(text)) return { is: 'byline', value: text }
  if (isAgency(text)) return { is: 'other', value: text }
  const parts = splitLine(text)
  return sayWhoPublished(parts) ? { is: 'parts', value: text, parts } : undefined
}

function readLabel(text: string): HeaderPart | undefined {
  const [, label = '', value = ''] = /^([A-Za-z][A-Za-z -]{1,24}?)\s*:\s*(\S.*)$/.exec(text) ?? []
  const is = LABELS.find(({ pattern }) => pattern.test(label))?.is
  const bare = value.replace(/^(["'])(.*)\1$/, '$2').trim()
  if (is === undefined) return undefined
  if (is === 'date') {
    const line = findDateLine(bare)
    return line?.published || line?.updated ? { is, value: bare, line } : undefined
  }
  if (is === 'update') {
    const { published, updated = published } = findDateLine(bare) ?? {}
    return { is: 'date', value: bare, line: { updated, parts: [] } }
  }
  if (is === 'address') return cleanAddress(bare) ? { is, value: bare } : undefined
  // "Source: Trump fires Bolton" is a headline, "Source: The Example Herald" is not.
  if (is === 'outlet') return isOutletName(bare) || isAgency(bare) ? { is, value: bare } : undefined
  return { is, value: bare }
}

/** What may stand beside the date on its line: bylines, outlets, and a place or section of a few words. */
function mayStandByDate(parts: readonly string[]): boolean {
  const named = parts.map((part) => ({ part, is: nameLinePart(part) }))
  const hasWriter = named.some(({ is }) => is === 'byline' || is === 'writer')
  const words = named
    .filter(({ is }) => is === 'other' || is === 'writer' || (is === 'role' && !hasWriter))
    .flatMap(({ part }) => part.split(/\s+/))
  return (
    words.length <= MAX_OTHER_WORDS && words.every((word) => /^[\p{Lu}\p{N}]|^(?:and|of|the|&)$/u.test(word))
  )
}

/** Whether all parts of a line without a date are writers, outlets, places and roles: at least a writer and an outlet. */
function sayWhoPublished(parts: readonly string[]): boolean {
  if (parts.length < 2 || parts.length > MAX_OTHER_WORDS) return false
  const kinds = parts.map(nameLinePart)
  const isKnown = kinds.every((kind) => kind !== 'other' && kind !== 'noise')
  return isKnown && kinds.includes('outlet') && (kinds.includes('byline') || kinds.includes('writer'))
}
