/** Which links of the site lead nowhere, and which pages nobody is led to. Nothing is asked for over the network. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { SitePage } from './read-site.ts'

interface Link {
  readonly from: string
  readonly as: string
  /** From the root of the site. */
  readonly path: string
  readonly anchor: string
}

/** Every broken link, as `page: link`. Links to other sites are left alone; so is what a page brings in itself. */
export function findBroken(pages: readonly SitePage[], folder: string): string[] {
  const ids = new Map(pages.map(({ path, document }) => [path, listIds(document)]))
  return pages
    .flatMap(listLinks)
    .filter(({ path, anchor }) => {
      if (!existsSync(join(folder, path)) || path.endsWith('/')) return true
      return anchor !== '' && !ids.get(path)?.has(anchor)
    })
    .map(({ from, as }) => `${from}: ${as}`)
}

/** Pages that no way over links leads to from the first one. */
export function findUnreached(pages: readonly SitePage[]): string[] {
  const left = new Map(pages.map((page) => [page.path, page]))
  const walk = (path: string): void => {
    const page = left.get(path)
    if (!page) return
    left.delete(path)
    for (const link of listLinks(page)) walk(link.path)
  }
  walk('index.html')
  return [...left.keys()]
}

/** Addresses of other sites that pages link to, each once. */
export function listOutside(pages: readonly SitePage[]): string[] {
  return [...new Set(pages.flatMap(listTargets).filter((as) => /^https?:/.test(as)))].sort()
}

/** Links, pictures, styles and scripts that are to be in the site itself. */
function listLinks(page: SitePage): Link[] {
  return listTargets(page)
    .filter((as) => !/^[a-z]+:/i.test(as))
    .map((as) => {
      const [target = '', anchor = ''] = as.split('#')
      const path = target === '' ? page.path : posix.join(posix.dirname(page.path), decodeURI(target))
      return { from: page.path, as, path, anchor: decodeURIComponent(anchor) }
    })
}

const listTargets = ({ document }: SitePage): string[] =>
  [...document.querySelectorAll('[href], [src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  )

const listIds = (document: SitePage['document']) =>
  new Set([...document.querySelectorAll('[id]')].map((element) => element.id))
