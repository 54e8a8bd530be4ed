import { findChildren, findText } from './find-in-element.ts'
import { type Element, resolveAddress } from './parse-markup.ts'
import { readText } from './read-words.ts'

/** The address, completed, where it is one of the web. */
export function findWebAddress(written: string | undefined, base: string | undefined): string | undefined {
  if (!written?.trim()) return undefined
  const address = resolveAddress(written, base)
  return address && /^https?:\/\/[^/]/.test(address) ? address : undefined
}

/**
 * The page that a feed or an entry points to: what a service that counts readers kept as the original, the `link` as
 * RSS or as Atom has it, and else an id that is an address.
 */
export function findLink(element: Element): string | undefined {
  const original = findChildren(element, ['feedburner:origlink'])
  const links = findChildren(element, ['link'])
  const ofPages = links.filter(isOfPage)
  const written = ofPages.filter((link) => !link.attributes.has('href'))
  const alternates = ofPages.filter((link) => link.attributes.has('href'))
  const html = alternates.filter((link) => /html/i.test(link.attributes.get('type') ?? 'html'))
  for (const link of [...original, ...written, ...html, ...alternates]) {
    const found = findWebAddress(link.attributes.get('href') ?? readText(link), link.base)
    if (found) return found
  }
  return findAddressOfId(element)
}

const isOfPage = (link: Element) =>
  /^(?:http:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/i.test(
    link.attributes.get('rel')?.trim() || 'alternate',
  )

function findAddressOfId(element: Element): string | undefined {
  for (const id of findChildren(element, ['guid', 'id'])) {
    if (id.attributes.get('ispermalink')?.trim().toLowerCase() === 'false') continue
    const isLinkById = id.attributes.get('ispermalink')?.trim().toLowerCase() === 'true'
    const text = readText(id).trim()
    // By default a guid is a link, but many are bare names: only what looks like an address is completed.
    const found = isLinkById || /^https?:/i.test(text) ? findWebAddress(text, id.base) : undefined
    if (found) return found
  }
  return findWebAddress(element.attributes.get('href') ?? element.attributes.get('rdf:about'), element.base)
}

/** Where a feed says that it lives itself. */
export function findSelf(element: Element): string | undefined {
  const self = findChildren(element, ['link']).find(
    (link) => link.attributes.get('rel')?.trim().toLowerCase() === 'self',
  )
  return findWebAddress(
    self?.attributes.get('href') ?? findText(element, ['itunes:new-feed-url']),
    element.base,
  )
}
