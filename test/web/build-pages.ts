import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where the pages are built to: another folder where several people try their own changes at once. */
export const BUILT_PAGES = process.env.TEST_PAGES ?? folder('../../dist/web')

/** Builds the pages when they are missing or older than what they are made of. */
export async function buildPages(): Promise<void> {
  const sources = folder('../../web')
  const built = join(BUILT_PAGES, 'index.html')
  if (existsSync(built) && statSync(built).mtimeMs > findLatestChange(sources)) return
  // vitest asks for what is made for development, which is slower and larger than what users get.
  process.env.NODE_ENV = 'production'
  await build({
    mode: 'production',
    configFile: join(sources, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: BUILT_PAGES, emptyOutDir: true },
  })
}

function findLatestChange(path: string): number {
  const changes = readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return Math.max(...changes)
}
