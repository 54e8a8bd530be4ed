import type { Note } from '../../record.ts'
import { UnreadableInput } from '../open-bytes.ts'
import { dropAbsent, type Feed } from './feed.ts'
import { findBelow, findChildren, findText } from './find-in-element.ts'
import { findLink, findSelf } from './find-link.ts'
import { type Element, parseMarkup } from './parse-markup.ts'
import { readWordsOf } from './read-content.ts'
import { readEntry } from './read-entry.ts'

const KINDS: Readonly<Record<string, Feed['kind']>> = {
  rss: 'rss',
  feed: 'atom',
  'rdf:rdf': 'rdf',
  rdf: 'rdf',
  channel: 'cdf',
}
/** No feed has a tenth of it; a million empty ones would take long to say nothing. */
const MAX_ENTRIES = 50_000
const ENTRIES = new Set(['item', 'entry'])
const MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

/** A feed in XML, with a note when the XML breaks off. Throws UnreadableInput when it holds no feed. */
export function readXmlFeed(text: string, { address }: { address?: string } = {}): Feed {
  const { roots, isBroken } = parseMarkup(text, { base: address })
  const found = findRoot(roots)
  if (!found) {
    throw new UnreadableInput(
      'no feed: expected RSS, RDF, Atom, CDF or a JSON Feed, got other markup; check the address',
    )
  }
  const { root, kind } = found
  const channel = findChildren(root, ['channel'])[0] ?? root
  const notes: Note[] = []
  if (isBroken) {
    notes.push({
      code: 'broken-feed',
      message: 'The feed breaks off or is damaged; it was read as far as it goes.',
    })
  }
  const entries = findBelow(root, ENTRIES)
  if (entries.length > MAX_ENTRIES) {
    const message = `The feed has ${entries.length} entries; only the first ${MAX_ENTRIES} were read.`
    notes.push({ code: 'too-many-entries', message })
  }
  return dropAbsent({
    kind,
    title: readWordsOf(findChildren(channel, ['title', 'dc:title'])[0]),
    address: findSelf(channel),
    homePage: findLink(channel),
    language: root.attributes.get('xml:lang') || findText(channel, ['language', 'dc:language']),
    refreshMinutes: findRefresh(channel),
    entries: entries.slice(0, MAX_ENTRIES).map(readEntry),
    notes,
  })
}

/** The outermost element that makes a feed: most often the only one, sometimes wrapped in another. */
function findRoot(roots: readonly Element[]): { root: Element; kind: Feed['kind'] } | undefined {
  let level = [...roots]
  for (let depth = 0; depth < 4; depth++) {
    const root = level.find((element) => Object.hasOwn(KINDS, element.name))
    if (root) return { root, kind: KINDS[root.name]! }
    level = level.flatMap((element) => element.children.filter((child) => typeof child !== 'string'))
  }
  return undefined
}

function findRefresh(channel: Element): number | undefined {
  const ttl = Number(findText(channel, ['ttl']))
  if (ttl > 0 && ttl < 1e6) return Math.ceil(ttl)
  const period = MINUTES[findText(channel, ['sy:updateperiod'])?.toLowerCase() ?? '']
  const frequency = Number(findText(channel, ['sy:updatefrequency']) ?? 1)
  return period && frequency >= 1 ? Math.max(1, Math.round(period / frequency)) : undefined
}
