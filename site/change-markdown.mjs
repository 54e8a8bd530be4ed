/**
 * What the site changes in Markdown that a forge shows as it is: links between files become links between pages, headings
 * get the ids that forges give them, and what may be wider than the window can be scrolled by keyboard.
 *
 * @module
 */
import { posix } from 'node:path'
import { placePage } from './contents.mjs'

/** Where files stand that are no pages themselves, with their text. */
export const FILES_PAGE = 'files.html'

/**
 * Changes how a markdown-it works. Files of the repository that links name and that are no pages are told to `noteFile`.
 *
 * @param {import('markdown-it')} markdown
 * @param {{ isPage: (file: string) => boolean, noteFile: (file: string) => void }} options
 */
export function changeMarkdown(markdown, { isPage, noteFile }) {
  markdown.core.ruler.push('site', ({ tokens, env }) => {
    const file = posix.normalize(env.page.inputPath)
    nameHeadings(tokens)
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'link_open') {
        const target = token.attrGet('href')
        token.attrSet('href', turnLink(target, { file: sourceOf(file), isPage, noteFile }))
      }
      if (token.type === 'image') token.attrSet('src', turnPicture(token.attrGet('src'), sourceOf(file)))
    }
    openEmptyHeadings(tokens)
    nameTables(tokens)
  })
  letScroll(markdown)
}

/** Pages from outside of `docs` are given to Eleventy as if they stood in it, so that `docs/changelog.md` is `CHANGELOG.md`. */
const OUTSIDE = {
  'docs/index.md': 'site/index.md',
  'docs/changelog.md': 'CHANGELOG.md',
  'docs/contributing.md': 'CONTRIBUTING.md',
  'docs/models/en/card.md': 'models/en/card.md',
}
export const sourceOf = (file) => OUTSIDE[file] ?? file

/** A link as it stands in a file of the repository, as a link from its page. */
export function turnLink(link, { file, isPage, noteFile }) {
  if (/^[a-z]+:|^#/i.test(link)) return link
  const [path, anchor] = link.split('#')
  const target = posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, '')
  if (isPage(target) || target === 'README.md')
    return `${fromPage(file, placePage(target))}${anchor ? `#${anchor}` : ''}`
  noteFile(target)
  return `${fromPage(file, FILES_PAGE)}#${nameAnchor(target)}`
}

/** Pictures stand beside the pages as they stand beside the files of `docs`. */
const turnPicture = (link, file) =>
  /^[a-z]+:/i.test(link) ? link : fromPage(file, posix.join(posix.dirname(file), link).replace(/^docs\//, ''))

const fromPage = (file, target) => posix.relative(posix.dirname(placePage(file)), target)

/** The id that GitHub and others give a heading: `What's new?` is `whats-new`. */
export const nameAnchor = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
    .replaceAll(' ', '-')

function nameHeadings(tokens) {
  const taken = new Map()
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const text = tokens[index + 1].children.map(({ content }) => content).join('')
    const name = nameAnchor(text)
    const times = taken.get(name) ?? 0
    taken.set(name, times + 1)
    token.attrSet('id', times === 0 ? name : `${name}-${times}`)
  }
}

/** An empty heading of a column is none to those who listen to the page. */
function openEmptyHeadings(tokens) {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'th_open' || tokens[index + 1].content !== '') continue
    token.tag = 'td'
    tokens[index + 2].tag = 'td'
  }
}

/** Who goes there by keyboard hears under which heading the table stands. */
function nameTables(tokens) {
  let heading = ''
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') heading = tokens[index + 1].content.replaceAll('`', '')
    if (token.type === 'table_open') token.meta = { heading }
  }
}

function letScroll({ renderer, utils }) {
  renderer.rules.table_open = (tokens, index) =>
    `<div class="wide" tabindex="0" role="group" aria-label="Table: ${utils.escapeHtml(tokens[index].meta.heading)}"><table>\n`
  renderer.rules.table_close = () => '</table></div>\n'
  const { fence } = renderer.rules
  renderer.rules.fence = (...given) => fence(...given).replace('<pre>', '<pre tabindex="0">')
}
