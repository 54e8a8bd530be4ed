// npm run site [-- --output FOLDER]: the documentation as a static site in build/site, to be put on any server or opened
// from a disk. See site/contents.mjs for what is in it.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The folder to write to: our own of before is emptied, one that somebody names must be new or empty. */
function prepareOutput(named) {
  if (named === undefined) {
    const own = join(ROOT, 'build/site')
    rmSync(own, { recursive: true, force: true })
    return own
  }
  const folder = resolve(named)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(
      `--output: expected a folder that is new or empty, got ${named}; name another, or empty it first`,
    )
  return folder
}

async function buildSite() {
  const { values } = parseArgs({ options: { output: { type: 'string' } } })
  const output = prepareOutput(values.output)
  // The configuration and Eleventy go by the folder in which they run.
  process.chdir(ROOT)
  const { default: Eleventy } = await import('@11ty/eleventy')
  const site = new Eleventy('docs', output, { configPath: 'site/eleventy.config.mjs', quietMode: true })
  await site.write()
  console.log(join(output, 'index.html'))
}

try {
  await buildSite()
} catch (error) {
  console.error(`The site was not built. ${error.originalError?.message ?? error.message}`)
  process.exitCode = 1
}
