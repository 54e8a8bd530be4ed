/** The site as its command builds it, in a folder of its own, with its pages as trees. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseHTML } from 'linkedom'
import { ROOT } from '../architecture/source-files.ts'

export interface SitePage {
  /** From the root of the site: `guides/reporter.html`. */
  readonly path: string
  readonly html: string
  readonly document: Document
}

type Document = ReturnType<typeof parseHTML>['document']

export interface BuiltSite {
  readonly folder: string
  readonly pages: readonly SitePage[]
  remove(): void
}

export async function buildSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-site-'))
  const script = join(ROOT, 'scripts/build-site.mjs')
  await promisify(execFile)(process.execPath, [script, '--output', folder])
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => readPage(path, readFileSync(join(folder, path), 'utf8')))
  return { folder, pages, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const readPage = (path: string, html: string): SitePage => ({
  path,
  html,
  document: parseHTML(html).document,
})
