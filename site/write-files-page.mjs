/**
 * The page of the files that the documentation names and that are no pages: settings for a server, programs, sources. Their
 * text stands here, so that links to them work without a network too.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { nameAnchor } from './change-markdown.mjs'

/** Made from the layout of another page: what is its own is exchanged. */
export function writeFilesPage(named, results) {
  const files = [...new Set(named.flatMap(listFiles))]
  const body = [
    '<h1 id="files-of-the-program">Files of the program</h1>',
    '<p>Files that these pages name, as they stand beside this documentation in a checkout.</p>',
    ...files.map(writeFile),
  ].join('\n')
  const [like] = results.filter(({ url }) => url === '/words.html')
  const content = like.content
    .replace(/<title>[^<]*<\/title>/, '<title>Files of the program · Hearsay</title>')
    .replace(/<article>[\s\S]*<\/article>/, () => `<article>\n${body}\n</article>`)
    .replaceAll(' aria-current="page"', '')
  return { url: '/files.html', content }
}

/** A folder is listed, then each file in it. */
function listFiles(path) {
  if (!existsSync(path))
    throw new Error(
      `${path}: expected a file or folder that the documentation links to, got none; mend the link`,
    )
  if (!statSync(path).isDirectory()) return [path]
  const inside = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile())
  // Files that git ignores hold secrets of whoever builds the site.
  const shown = inside.filter(({ name }) => name !== '.env').map(({ name }) => `${path}/${name}`)
  return [path, ...shown.sort()]
}

function writeFile(path) {
  const heading = `<h2 id="${nameAnchor(path)}"><code>${escapeText(path)}</code></h2>`
  if (statSync(path).isDirectory()) return `${heading}\n<p>A folder. Its files follow.</p>`
  return `${heading}\n<pre tabindex="0"><code>${escapeText(readFileSync(path, 'utf8'))}</code></pre>`
}

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
