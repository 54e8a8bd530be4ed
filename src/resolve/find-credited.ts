import type { Document } from '../document.ts'
import { readDatelineWords } from '../languages/en/index.ts'
import type { Hand, Passage } from '../record.ts'
import { isSameOutlet } from './same-outlet.ts'
import { cutPassage } from './token-spans.ts'
import { shareRight } from './weigh-findings.ts'

const FIRST_PARAGRAPHS = 6

/**
 * The agency that the article itself credits, as a hand: whoever speaks in "LONDON (Reuters) - ..." speaks through
 * Reuters, in another outlet's pages. Where the article has no credit of its own, its dateline is read. The evidence is the dateline or the last line, where the text has one.
 */
export function findCredited(
  document: Document,
  { credit, outlet }: { credit: string | undefined; outlet: string | undefined },
): Hand | undefined {
  const name = credit?.trim() || findDatelineAgency(document)
  if (!name || (outlet !== undefined && isSameOutlet(name, outlet))) return undefined
  const evidence = findCreditLine(document, name)
  return {
    name,
    kind: 'outlet',
    ...(evidence && { evidence }),
    confidence: shareRight('hand that is credited'),
  }
}

/** A dateline may stand below a headline and a byline that are part of the text. */
const PARAGRAPHS_WITH_DATELINE = 3

function findDatelineAgency({ text, paragraphs }: Document): string | undefined {
  for (const { start, end } of paragraphs.slice(0, PARAGRAPHS_WITH_DATELINE)) {
    const { agency } = readDatelineWords(text.slice(start, end))
    if (agency !== undefined) return agency
  }
  return undefined
}

function findCreditLine(document: Document, name: string): Passage | undefined {
  const { text, paragraphs } = document
  for (const { start, end } of paragraphs.slice(0, FIRST_PARAGRAPHS)) {
    for (const [opening, closing] of ['()', '//']) {
      const at = text.indexOf(`${opening}${name}${closing}`, start)
      if (at >= 0 && at + name.length < end) return cutPassage(document, at + 1, at + 1 + name.length)
    }
  }
  const last = paragraphs.at(-1)
  const at = last && text.slice(last.start, last.end).lastIndexOf(name)
  if (last === undefined || at === undefined || at < 0 || last.end - last.start > name.length + 8)
    return undefined
  return cutPassage(document, last.start + at, last.start + at + name.length)
}
