import { parseDate } from './find-date-line.ts'
import type { MetadataPlaces } from './metadata-places.ts'
import { textOf } from './read-linked-data.ts'

export interface PageDates {
  readonly publishedAt?: string
  readonly modifiedAt?: string
}

const PUBLISHED = (
  'article:published_time article:published og:published_time og:article:published_time datepublished date.published ' +
  'publication_date publish-date publish_date publishdate published_date published pubdate pub_date dateposted ' +
  'parsely-pub-date sailthru.date rnews:datepublished dc.date.issued dcterms.issued dc.date.created dcterms.created ' +
  'dc.date dcterms.date cxenseparse:recs:publishtime cxenseparse:recs:articlepublishtime article.published ' +
  'citation_publication_date citation_date article.created created bt:pubdate displaydate ptime pdate article_date_original date'
).split(' ')
const MODIFIED = (
  'article:modified_time article:modified og:updated_time og:article:modified_time datemodified article:updated ' +
  'date.modified dc.date.modified dcterms.modified lastmod last-modified last_modified lastupdated article.updated ' +
  'cxenseparse:recs:articlelastmodifiedtime parsely-modified-date revised updated utime moddate date.updated'
).split(' ')

/**
 * When the report was published and when it was last changed, in the first place that states each. Of two places that
 * state the same day, the one that has the time as well is taken. A change that is not after publication is none.
 */
export function findPageDates({ article, signs, meta }: MetadataPlaces): PageDates {
  const reported = signs.times.filter(({ isInReport }) => isInReport)
  const times = reported.length > 0 ? reported : signs.times.slice(0, 1)
  const published = readDates([
    textOf(article?.datePublished),
    ...PUBLISHED.map((name) => meta(name)),
    signs.marked.get('datepublished')?.[0],
    textOf(article?.dateCreated),
    signs.marked.get('datecreated')?.[0],
    times.find(({ isUpdate }) => !isUpdate)?.written,
  ])
  const modified = readDates([
    textOf(article?.dateModified),
    ...MODIFIED.map((name) => meta(name)),
    signs.marked.get('datemodified')?.[0],
    times.find(({ isUpdate }) => isUpdate)?.written,
  ])
  const publishedAt = choosePrecise(published)
  const modifiedAt = choosePrecise(modified)
  const isLater = modifiedAt !== undefined && (publishedAt === undefined || isAfter(modifiedAt, publishedAt))
  return { publishedAt, ...(isLater && { modifiedAt }) }
}

function readDates(stated: readonly (string | undefined)[]): string[] {
  return stated.flatMap((written) => {
    const found = written ? parseDate(written) : undefined
    return found && 'date' in found ? [found.date] : []
  })
}

function choosePrecise(dates: readonly string[]): string | undefined {
  const first = dates[0]
  if (first === undefined || first.length > 10) return first
  return dates.find((date) => date.length > 10 && date.startsWith(first)) ?? first
}

function isAfter(later: string, earlier: string): boolean {
  const isWhole = later.length > 10 && earlier.length > 10
  if (!isWhole) return later.slice(0, 10) > earlier.slice(0, 10)
  const [first, second] = [Date.parse(earlier), Date.parse(later)]
  return Number.isNaN(first) || Number.isNaN(second) ? later > earlier : second > first
}
