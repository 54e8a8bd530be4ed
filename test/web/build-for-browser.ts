/** What vite makes of something for a browser, where any module of Node that it would need is an error. */
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Plugin } from 'vite'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The doors of the library that a browser can use, in the source. */
export const PURE_DOORS = {
  'hearsay/browser': join(ROOT, 'src/browser.ts'),
  'hearsay/annotate': join(ROOT, 'src/doors/annotate.ts'),
  'hearsay/extract': join(ROOT, 'src/doors/extract.ts'),
  'hearsay/resolve': join(ROOT, 'src/doors/resolve.ts'),
  'hearsay/relate': join(ROOT, 'src/doors/relate.ts'),
}

const BUILT_IN = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)])

/** Vite would put an empty object in place of a module of Node, and the page would fail only when it is used. */
export function refuseNode(): Plugin {
  return {
    name: 'refuse modules of Node',
    enforce: 'pre',
    resolveId(id, importer) {
      if (BUILT_IN.has(id)) throw new Error(`${importer} imports ${id}, which no browser has`)
      return null
    },
  }
}

export async function buildForBrowser(config: InlineConfig): Promise<void> {
  const env = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    const plugins = [refuseNode(), ...(config.plugins ?? [])]
    const worker = { ...config.worker, plugins: () => [refuseNode()] }
    await build({ mode: 'production', logLevel: 'silent', configFile: false, ...config, worker, plugins })
  } finally {
    process.env.NODE_ENV = env
  }
}
