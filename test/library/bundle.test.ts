import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { MODEL_FILES } from '../../src/extract/index.ts'
import { extract } from '../../src/index.ts'
import { buildForBrowser, PURE_DOORS, ROOT } from '../web/build-for-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WEIGHTS = join(ROOT, 'models/en')
const TEXT = '“The dam is safe,” Osmund told reporters. Pelivar denied that she had seen the crack.'

/** Bundles one script, with what it brings along in it. */
async function bundle(name: string, code: string): Promise<string> {
  const source = join(folder, `${name}-source`)
  mkdirSync(source, { recursive: true })
  writeFileSync(join(source, 'entry.ts'), code)
  const lib = {
    entry: join(source, 'entry.ts'),
    formats: ['iife' as const],
    name,
    fileName: () => `${name}.js`,
  }
  await buildForBrowser({
    root: source,
    resolve: { alias: PURE_DOORS },
    build: { outDir: join(folder, name), lib },
  })
  return join(folder, name, `${name}.js`)
}

describe('what runs in a browser', { timeout: 200_000 }, () => {
  it('needs no module of Node, and a module of Node would be found', async () => {
    await expect(bundle('node', `export { extract } from '${join(ROOT, 'src/index.ts')}'`)).rejects.toThrow(
      /which no browser has/,
    )
    const code = `import { readFileSync } from 'node:fs'; console.log(readFileSync('x'))`
    await expect(bundle('file', code)).rejects.toThrow(/node:fs, which no browser has/)
    const file = await bundle('extract', "export { extract, loadModel } from 'hearsay/browser'")
    expect(readFileSync(file, 'utf8')).not.toMatch(/__vite-browser-external|from\s*["']node:/)
  })

  it('reads, resolves and relates where there is nothing but JavaScript itself', async () => {
    const code = `
      import { annotate } from 'hearsay/annotate'
      import { resolve } from 'hearsay/resolve'
      import { relate } from 'hearsay/relate'
      import { extract, unpackModel } from 'hearsay/extract'
      export { annotate, extract, relate, resolve, unpackModel }`
    const script = readFileSync(await bundle('stages', code), 'utf8')
    // What every browser and every worker has, and none of what is Node's alone.
    const globals = { TextEncoder, TextDecoder, URL, atob }
    const model = Object.fromEntries(MODEL_FILES.map((file) => [file, readFileSync(join(WEIGHTS, file))]))
    const found = await runInNewContext(
      `${script}; (async () => {
        const document = stages.annotate({ text })
        const model = stages.unpackModel((file) => weights[file])
        const read = stages.extract(document, { model, article: id })
        const article = { id, from: '-', text, notes: [] }
        const resolved = stages.resolve({ document, article, statements: read })
        const { voices } = await stages.relate([{ article, ...resolved }])
        return JSON.stringify({ statements: resolved.statements, voices: voices.map(({ name }) => name) })
      })()`,
      { ...globals, weights: model, text: TEXT, id: extract(TEXT)[0]!.article },
    )
    const { statements, voices } = JSON.parse(found)
    expect(statements).toEqual(JSON.parse(JSON.stringify(extract(TEXT))))
    expect(statements.length).toBe(2)
    expect(voices.sort()).toEqual(['Osmund', 'Pelivar'])
  })
})
