import type { Note } from '../../record.ts'
import { joinOnOneLine } from '../clean-characters.ts'
import { dropAbsent, type FeedEntry, type Publisher } from './feed.ts'
import { findChildren, findText } from './find-in-element.ts'
import { findLink, findWebAddress } from './find-link.ts'
import type { Element } from './parse-markup.ts'
import { readContents, readWordsOf } from './read-content.ts'
import { readFeedDate } from './read-feed-date.ts'
import { readText, readWords } from './read-words.ts'

const PUBLISHED = [
  'published',
  'pubdate',
  'issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'created',
  'dcterms:available',
  'prism:publicationdate',
  'date',
]
const MODIFIED = ['updated', 'modified', 'dcterms:modified', 'lastmod', 'lastbuilddate']
const MANY = 50
/** Nobody is called by more; a page of text in its place would take long to search for addresses. */
const MAX_NAME = 300

/** An `item` of RSS, RDF or CDF, or an `entry` of Atom. */
export function readEntry(element: Element): FeedEntry {
  const notes: Note[] = []
  return dropAbsent({
    id: findText(element, ['guid', 'id']) ?? element.attributes.get('rdf:about'),
    title: readWordsOf(
      findChildren(element, ['title'])[0] ?? findChildren(element, ['media:title', 'dc:title'])[0],
    ),
    url: findLink(element),
    publishedAt: findDate(element, { names: PUBLISHED, notes }),
    modifiedAt: findDate(element, { names: MODIFIED, notes }),
    author: readAuthors(element),
    ...readContents(element),
    publisher: readPublisher(element),
    keywords: readKeywords(element),
    notes,
  })
}

function findDate(
  element: Element,
  { names, notes }: { names: readonly string[]; notes: Note[] },
): string | undefined {
  const attribute = names.map((name) => element.attributes.get(name)).find((value) => value !== undefined)
  // Where a feed gives one twice, the later one holds.
  const stated = names.flatMap((name) => findChildren(element, [name]).map(readText).reverse())
  const written = [...stated, attribute ?? ''].filter((text) => text.trim() !== '')
  for (const text of written) {
    const date = readFeedDate(text)
    if (date) return date
  }
  if (written.length > 0) {
    const text = joinOnOneLine(written[0]!).slice(0, 100)
    notes.push({
      code: 'invalid-date',
      message: 'The feed gives a date that states no day, so it was left out.',
      text,
    })
  }
  return undefined
}

/** The names of the authors, each once. */
export function readAuthors(element: Element): string | undefined {
  const people = findChildren(element, ['author']).map(
    (author) => findText(author, ['name']) ?? readOwnWords(author),
  )
  const creators = findChildren(element, ['dc:creator', 'itunes:author']).map(readOwnWords)
  const names = people.some((name) => name !== '') ? people : creators
  const bare = names.slice(0, MANY).map((name) => withoutMail(readWords(name)))
  return [...new Set(bare)].filter((name) => name !== '').join(', ') || undefined
}

const readOwnWords = (element: Element) =>
  element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

/** The name in `desk@news.example (Ana Diaz)` or `Ana Diaz <desk@news.example>`; nothing of an address alone. */
function withoutMail(written: string): string {
  const author = written.slice(0, MAX_NAME)
  const bracketed = /^\S+@\S+\s*\(([^()]+)\)$/.exec(author)?.[1]
  return (bracketed ?? author.replace(/\s*[(<]?[^\s()<>]+@[^\s()<>]+[)>]?\s*/g, ' ')).trim()
}

function readPublisher(element: Element): Publisher | undefined {
  const source = findChildren(element, ['source'])[0]
  if (!source) {
    const name = readWords(findText(element, ['dc:source', 'dc:publisher']) ?? '')
    return name && !/^https?:/.test(name) ? { name } : undefined
  }
  const title = findChildren(source, ['title'])[0]
  const name = title ? readWordsOf(title) : readWords(readOwnWords(source)) || undefined
  const address = findWebAddress(source.attributes.get('url'), source.base) ?? findLink(source)
  return name || address ? dropAbsent({ name, address }) : undefined
}

function readKeywords(element: Element): string[] {
  const categories = findChildren(element, ['category', 'dc:subject']).map(
    (one) => one.attributes.get('label') || one.attributes.get('term') || readText(one),
  )
  const lists = findChildren(element, ['media:keywords', 'itunes:keywords']).flatMap((one) =>
    readText(one).split(','),
  )
  const words = [...categories, ...lists].slice(0, MANY).map(readWords)
  return [...new Set(words)].filter((word) => word !== '')
}
