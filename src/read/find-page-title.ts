import { joinOnOneLine } from './clean-characters.ts'
import type { MetadataPlaces } from './metadata-places.ts'
import { isSection } from './name-line-part.ts'
import { isOutletName } from './name-outlet.ts'
import { textOf } from './read-linked-data.ts'
import { decodeEntities } from './repair-text.ts'

/** No title is longer; broken pages have everything in one. */
const MAX_LENGTH = 1000
/** A title and what stands behind its last bar or dash. */
const SUFFIX = /^(?<head>.{10,}?)\s+[|–—-]\s+(?<name>[^|–—]{2,50})$/

/** The title of a page's report: as JSON-LD or OpenGraph state it, whole as its heading has it, else from heading or tab. */
export function findPageTitle(
  { article, signs, meta }: MetadataPlaces,
  outlet: string | undefined,
): string | undefined {
  const headings = signs.headings.map((heading) => joinOnOneLine(heading.slice(0, MAX_LENGTH)))
  const stated =
    textOf(article?.headline) ??
    meta(
      'og:title',
      'twitter:title',
      'dc.title',
      'dcterms.title',
      'parsely-title',
      'sailthru.title',
      'citation_title',
    ) ??
    signs.marked.get('headline')?.find((headline) => headline !== '')
  const title = stated ? cutOutletSuffix(decodeEntities(stated.slice(0, MAX_LENGTH)), outlet) : undefined
  // JSON-LD and OpenGraph titles are often shortened; the heading that begins alike is the whole one.
  const whole = headings.find(
    (heading) => title && heading.length > title.length && heading.startsWith(title.replace(/…$|\.{3}$/, '')),
  )
  if (title) return whole ?? title
  const tabTitle = joinOnOneLine((signs.tabTitle ?? '').slice(0, MAX_LENGTH))
  const inTab = headings.find((heading) => heading.length > 10 && tabTitle.includes(heading))
  const only = headings.filter((heading) => heading !== '')
  return (
    inTab ?? (only.length === 1 ? only[0] : undefined) ?? (cutOutletSuffix(tabTitle, outlet) || undefined)
  )
}

/**
 * The outlet that the title of a tab ends with, judged by the form of its name.
 *
 * @example findTitledOutlet('Minister resigns | News | The Example Herald') // 'The Example Herald'
 */
export function findTitledOutlet(tabTitle: string): string | undefined {
  const name = SUFFIX.exec(joinOnOneLine(tabTitle.slice(0, MAX_LENGTH)))?.groups?.name
  return name && isOutletName(name) && !isSection(name) ? name : undefined
}

/** "Minister resigns - The Example Herald" without the outlet, where the page says that this is its name, and without its section. */
function cutOutletSuffix(title: string, outlet: string | undefined): string {
  const bare = joinOnOneLine(title)
  const { head, name } = SUFFIX.exec(bare)?.groups ?? {}
  if (head === undefined || name === undefined) return bare
  const written = name.toLowerCase().replace(/^the /, '')
  const isOutlet =
    outlet !== undefined && (outlet.toLowerCase().includes(written) || written.includes(outlet.toLowerCase()))
  if (!isOutlet && !/ \| /.test(bare)) return bare
  const section = SUFFIX.exec(head)?.groups
  return isOutlet && section && isSection(section.name!) ? section.head! : head
}
