import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const outDir = folder('../../dist/try')

/**
 * The page to try it on: three files that any static host can serve, and that open from a disk. The script is no module, since
 * browsers load none from a disk; the weights are in it, so that the page need not be allowed to fetch anything.
 */
export default defineConfig({
  root: folder('.'),
  publicDir: false,
  resolve: { alias: { 'hearsay/browser': folder('../../src/browser.ts') } },
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    // Reading ten megabytes of model takes a second, and that is no fault of a plugin.
    rolldownOptions: { checks: { pluginTimings: false } },
    lib: {
      entry: folder('main.ts'),
      formats: ['iife'],
      name: 'hearsayTry',
      fileName: () => 'try.js',
      cssFileName: 'try',
    },
  },
  worker: { format: 'iife' },
  plugins: [
    {
      name: 'page beside the script',
      writeBundle: ({ dir }) => copyFileSync(folder('index.html'), `${dir ?? outDir}/index.html`),
    },
  ],
})
