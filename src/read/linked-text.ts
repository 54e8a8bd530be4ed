import type { Link } from '../record.ts'
import { cleanAddress } from './clean-address.ts'

/** A link as a paragraph has it: where it stands there, and the address as it is written. */
export interface WrittenLink {
  readonly url: string
  /** Its words, which stand in the paragraph from `start` on. */
  readonly text: string
  readonly start: number
}

/** Words of which some are links. */
export interface LinkedText {
  readonly text: string
  readonly links?: readonly WrittenLink[]
}

/** More is a list of links, and not a report that has its knowledge from them. */
export const MOST_LINKS = 200

/**
 * A paragraph with its text changed, and its links where their words are then. The change must work on each part of a
 * text as on the whole, as cleaning characters does; a link whose words are gone goes too.
 */
export function changeText<Paragraph extends LinkedText>(
  paragraph: Paragraph,
  change: (text: string) => string,
): Paragraph {
  const { links, ...rest } = paragraph
  const whole = change(paragraph.text)
  const text = whole.trim()
  const cut = whole.length - whole.trimStart().length
  let [from, start] = [0, -cut]
  const moved = (links ?? []).map((link) => {
    start += change(paragraph.text.slice(from, link.start)).length
    from = link.start
    return { ...link, text: change(link.text).trim(), start }
  })
  const kept = moved.filter((link) => link.text !== '' && text.startsWith(link.text, link.start))
  return { ...rest, text, ...(kept.length > 0 && { links: kept }) } as unknown as Paragraph
}

/**
 * The links of paragraphs as they stand in the text that these make, parted by blank lines: each address once, without
 * tracking parameters, in order. Addresses that are relative are completed by `base`; what then leads nowhere on the web
 * is left out.
 */
export function listLinks(paragraphs: readonly LinkedText[], base: string | undefined): Link[] {
  const found = new Map<string, Link>()
  let offset = 0
  for (const { text, links } of paragraphs) {
    for (const link of links ?? []) {
      const url = cleanAddress(link.url, base)
      const start = offset + link.start
      if (url === undefined || found.has(url) || found.size >= MOST_LINKS) continue
      if (text.startsWith(link.text, link.start))
        found.set(url, { url, text: link.text, start, end: start + link.text.length })
    }
    offset += text.length + '\n\n'.length
  }
  return [...found.values()]
}
