import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const BUILT = folder('../../dist/web/index.html')

/** Builds the pages when they are missing or older than what they are made of. */
export async function buildPages(): Promise<void> {
  const sources = folder('../../web')
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > findLatestChange(sources)) return
  await build({ configFile: join(sources, 'vite.config.ts'), logLevel: 'error' })
}

function findLatestChange(path: string): number {
  const changes = readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return Math.max(...changes)
}
