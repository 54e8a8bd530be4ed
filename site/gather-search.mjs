/**
 * What the search of the site looks in: each section of each page, as a script, since pages that are opened from a disk may
 * load scripts and nothing else.
 *
 * @module
 */
import { parseHTML } from 'linkedom'

/** @param {readonly { url: string, content: string }[]} pages */
export function gatherSearch(pages) {
  const lines = pages
    .flatMap(({ url, content }) => gatherSections(url, content))
    .map((section) => JSON.stringify(section).replaceAll('<', '\\u003c'))
  return `globalThis.sections = [\n${lines.join(',\n')}\n]\n`
}

/** A section is `[address, title of the page, heading, text]`. */
function gatherSections(url, content) {
  const { document } = parseHTML(content)
  const article = document.querySelector('article')
  const title = tidy(article.querySelector('h1').textContent)
  const page = url === '/' ? 'index.html' : url.slice(1)
  const sections = []
  for (const part of article.children) {
    const isHeading = /^H[1-4]$/.test(part.tagName)
    if (isHeading) sections.push([`${page}#${part.id}`, title, tidy(part.textContent), ''])
    else if (part.tagName !== 'NAV') sections.at(-1)[3] += ` ${tidy(part.textContent)}`
  }
  return sections.map((section) => section.map((text) => text.trim()))
}

const tidy = (text) => text.replace(/\s+/g, ' ').trim()
