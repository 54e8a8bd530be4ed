import { UnreadableInput } from '../open-bytes.ts'
import { dropAbsent } from './feed.ts'
import { findBelow, findChildren, findText } from './find-in-element.ts'
import { findWebAddress } from './find-link.ts'
import { type Element, parseMarkup } from './parse-markup.ts'
import { escapeText, readWords } from './read-words.ts'

/** A feed that a list names. */
export interface ListedFeed {
  readonly address: string
  readonly title?: string
  readonly homePage?: string
  /** The titles of the outlines that it stands in, outermost first. */
  readonly groups: readonly string[]
}

export interface FeedList {
  readonly title?: string
  /** Each address once, in the list's order. */
  readonly feeds: readonly ListedFeed[]
}

/** The feeds in an OPML list, of any nesting. Throws UnreadableInput for what is no OPML. */
export function readOpml(text: string, { address }: { address?: string } = {}): FeedList {
  const { roots } = parseMarkup(text, { base: address })
  const root = roots.find(({ name }) => name === 'opml')
  if (!root) throw new UnreadableInput('no list of feeds: expected OPML, got other markup; check the file')
  const body = findChildren(root, ['body'])[0] ?? root
  const feeds = new Map<string, ListedFeed>()
  for (const feed of listFeeds(body, [])) if (!feeds.has(feed.address)) feeds.set(feed.address, feed)
  const title = findBelow(root, new Set(['head'])).map((head) => findText(head, ['title']))[0]
  return dropAbsent({ title: title && readWords(title), feeds: [...feeds.values()] })
}

function listFeeds(element: Element, groups: readonly string[]): ListedFeed[] {
  return findChildren(element, ['outline']).flatMap((outline) => {
    const { attributes, base } = outline
    const title = readWords(escapeText(attributes.get('title') || attributes.get('text') || ''))
    // Some programs write feed: for http:, or before it.
    const written = attributes
      .get('xmlurl')
      ?.replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:')
    const address = findWebAddress(written, base)
    const feed = address
      ? [dropAbsent({ address, title, homePage: findWebAddress(attributes.get('htmlurl'), base), groups })]
      : []
    return [...feed, ...listFeeds(outline, title ? [...groups, title] : groups)]
  })
}
