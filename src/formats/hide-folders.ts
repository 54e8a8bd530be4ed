import type { Article } from '../record.ts'

/**
 * The article without the folders that it was read from: an export goes to others, whom the name of one's computer and of
 * one's folders does not concern. Web addresses, and the place within an archive, stay.
 *
 * @example hideFolders({ from: '/home/ana/leaks/crawl.warc.gz#id/7' })
 *   // { from: 'crawl.warc.gz#id/7' }
 */
export function hideFolders<Given extends Pick<Article, 'from'>>(article: Given): Given {
  const { from } = article
  if (/^[a-z][a-z+]+:\/\//i.test(from)) return article
  return { ...article, from: from.replace(/^.*?[\\/](?=[^\\/#]*(?:#|$))/s, '') }
}
