/** How Eleventy makes the site of `docs`; `scripts/build-site.mjs` runs it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { changeMarkdown, sourceOf } from './change-markdown.mjs'
import { CONTENTS, checkContents, listFiles, placePage } from './contents.mjs'
import { gatherSearch } from './gather-search.mjs'
import { writeFilesPage } from './write-files-page.mjs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

export default function configure(eleventy) {
  const listed = listFiles()
  checkContents([...findDocs(), ...listed.filter((file) => !file.startsWith('docs/') && isThere(file))])
  addOutsidePages(eleventy, listed)
  const named = new Set()
  eleventy.amendLibrary('md', (markdown) =>
    changeMarkdown(markdown, {
      isPage: (file) => listed.includes(file),
      noteFile: (file) => named.add(file),
    }),
  )
  eleventy.addGlobalData('layout', 'page.njk')
  eleventy.addGlobalData(
    'permalink',
    () =>
      ({ page }) =>
        placePage(sourceOf(posix.normalize(page.inputPath))),
  )
  eleventy.addGlobalData('contents', listContents)
  eleventy.addGlobalData('version', version)
  addFilters(eleventy)
  eleventy.addPassthroughCopy({ 'docs/pictures': 'pictures', 'site/assets': 'assets' })
  eleventy.on('eleventy.after', ({ directories, results }) => {
    // The layout of any page serves the page of files, which is known only when all links were seen.
    const pages = [...results, writeFilesPage([...named].sort(), results)]
    writeFileSync(join(directories.output, 'files.html'), pages.at(-1).content)
    writeFileSync(join(directories.output, 'assets/search-index.js'), gatherSearch(pages))
  })
  return {
    dir: { input: 'docs', includes: '../site/layouts' },
    templateFormats: ['md'],
    // Braces in the documentation are meant as they stand.
    markdownTemplateEngine: false,
  }
}

const isThere = (file) => statSync(file, { throwIfNoEntry: false }) !== undefined

const findDocs = () =>
  readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))

function addOutsidePages(eleventy, listed) {
  for (const file of ['site/index.md', ...listed.filter((file) => !file.startsWith('docs/'))])
    eleventy.addTemplate(placePage(file).replace(/\.html$/, '.md'), readFileSync(file, 'utf8'))
}

function listContents() {
  return CONTENTS.map(({ part, pages }) => ({
    part,
    pages: pages.map(([file, name]) => ({ name, url: `/${placePage(file)}` })),
  }))
}

function addFilters(eleventy) {
  const inOrder = listContents().flatMap(({ pages }) => pages)
  // Addresses are relative, so that the folder can be opened from a disk, or lie anywhere on a server.
  eleventy.addFilter('from', (target, url) =>
    posix.relative(posix.dirname(url.replace(/\/$/, '/index.html')), target),
  )
  eleventy.addFilter('beside', (url, step) => inOrder[inOrder.findIndex((page) => page.url === url) + step])
  eleventy.addFilter('titleOf', (content) => stripTags(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(content)?.[1] ?? ''))
  eleventy.addFilter('headOf', (content) => content.slice(0, endOfTitle(content)))
  eleventy.addFilter('bodyOf', (content) => content.slice(endOfTitle(content)))
  eleventy.addFilter('headingsOf', (content) =>
    [...content.matchAll(/<h([23]) id="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, id, inside]) => ({
      level,
      id,
      text: stripTags(inside),
    })),
  )
}

const endOfTitle = (content) => content.indexOf('</h1>') + '</h1>'.length

/** Text that stays escaped as it was. */
const stripTags = (inside) => inside.replace(/<[^>]+>/g, '')
