import { describe, expect, it } from 'vitest'
import { type Import, listImports, readSourceFiles, type SourceFile } from './source-files.ts'

/** From the nouns to the command line: a file may import what stands before it, and nothing else. */
const LAYERS = [
  ['errors', 'log', 'program', 'article'],
  ['statement'],
  ['related', 'correction'],
  ['record', 'identify', 'group-by', 'map-in-order'],
  ['document', 'shelf'],
  ['languages', 'model'],
  ['read', 'annotate', 'extract', 'resolve', 'relate', 'store'],
  ['search-text', 'relate-record', 'learn'],
  ['pipeline', 'browser'],
  ['threads', 'extract-text'],
  ['formats'],
  ['index', 'doors', 'settings', 'work'],
  ['serve', 'mcp'],
  ['cli'],
]
/** What must run in a browser too. */
const PURE = [
  'errors',
  'log',
  'article',
  'statement',
  'related',
  'correction',
  'record',
  'identify',
  'group-by',
  'map-in-order',
  'document',
  'shelf',
  'languages',
  'model',
  'annotate',
  'extract',
  'resolve',
  'relate',
  'search-text',
  'browser',
]

/** Packages that are for one part alone. */
const OWNED_PACKAGES: Record<string, string | readonly string[]> = {
  linkedom: 'read',
  '@mozilla/readability': 'read',
  'iconv-lite': 'read',
  'wink-nlp': 'annotate',
  'wink-eng-lite-web-model': 'annotate',
  hyparquet: 'read',
  'hyparquet-writer': ['cli', 'formats'],
  'csv-stringify': 'formats',
  piscina: 'threads',
  kysely: 'store',
  'pg-boss': 'work',
  pgpass: 'store',
  '@photostructure/sqlite': 'store',
  'hash-wasm': 'store',
  '@modelcontextprotocol/sdk': 'mcp',
  'rate-limiter-flexible': 'serve',
  hono: 'serve',
  '@hono/node-server': 'serve',
  '@hono/zod-openapi': 'serve',
  'prom-client': 'serve',
  open: 'cli',
  pino: 'cli',
}

const files = readSourceFiles('src')
const imports = files.flatMap(listImports)
const within = imports.filter(({ to }) => to.startsWith('src/'))

/** `src/read/index.ts` is of `read`, `src/record.ts` of `record`. */
const partOf = (path: string) => path.replace(/^src\//, '').replace(/\/.*$|\.ts$/, '')
const layerOf = (path: string) => LAYERS.findIndex((parts) => parts.includes(partOf(path)))
const tell = ({ from, to }: Import) => `${from} imports ${to}`
const where = (found: readonly SourceFile[]) => found.map(({ path }) => path)

describe('who may import whom', () => {
  it('knows the place of every file', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(files.length)
    expect(files.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([])
    expect(within.filter(({ to }) => !files.some(({ path }) => path === to)).map(tell)).toEqual([])
  })

  it('only looks back: from the nouns over the stages to the command line', () => {
    const wrong = within.filter(({ from, to }) => partOf(from) !== partOf(to) && layerOf(to) >= layerOf(from))
    expect(wrong.map(tell)).toEqual([])
  })

  it('enters a folder by its index.ts', () => {
    const doors = /^src\/(?:[\w-]+\.ts|languages\/\w+\/index\.ts|\w+\/index\.ts)$/
    const wrong = within.filter(({ from, to }) => partOf(from) !== partOf(to) && !doors.test(to))
    expect(wrong.map(tell)).toEqual([])
  })

  it('has no circles', () => {
    expect(findCircle(within)).toEqual([])
  })

  it('gives training no more than the pipeline, and the pages only types', () => {
    const train = readSourceFiles('train').flatMap(listImports)
    const pages = readSourceFiles('web').flatMap(listImports)
    const latest = LAYERS.findIndex((parts) => parts.includes('pipeline'))
    const late = train.filter(({ to }) => to.startsWith('src/') && layerOf(to) > latest)
    const live = pages.filter(({ to, isTypeOnly }) => to.startsWith('src/') && !isTypeOnly)
    expect([...late, ...live].map(tell)).toEqual([])
  })
})

describe('what belongs to one place', () => {
  it('keeps each outside package in the part that it is for', () => {
    const wrong = imports.filter(
      ({ from, to }) => ![OWNED_PACKAGES[to] ?? partOf(from)].flat().includes(partOf(from)),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it('keeps Node out of what runs in a browser', () => {
    const pure = files.filter(({ path }) => PURE.includes(partOf(path)))
    const importing = pure.flatMap(listImports).filter(({ to }) => to.startsWith('node:'))
    const using = pure.filter(({ code }) => /\b(?:process\.|Buffer\b|require\(|__dirname\b)/.test(code))
    expect([...importing.map(tell), ...where(using)]).toEqual([])
  })

  it('has SQL only in the store', () => {
    const sql = /\b(?:create (?:table|index)|insert into|delete from|pragma) \w|\bselect [\w*., ]+ from \w/i
    const wrong = files.filter(({ path, code }) => partOf(path) !== 'store' && sql.test(code))
    expect(where(wrong)).toEqual([])
  })

  it('reads the environment only in the settings, and prints only in the command line', () => {
    const reading = files.filter(
      ({ path, code }) => path !== 'src/settings.ts' && /process\.env\b/.test(code),
    )
    const printing = files.filter(({ path, code }) => partOf(path) !== 'cli' && /\bconsole\./.test(code))
    expect([...where(reading), ...where(printing)]).toEqual([])
  })
})

describe('how files are cut', () => {
  it('has none above 400 lines', () => {
    const all = [...files, ...readSourceFiles('train'), ...readSourceFiles('web')]
    expect(where(all.filter(({ text }) => text.split('\n').length > 401))).toEqual([])
  })

  it('has no drawers for odds and ends', () => {
    const drawer = /(?:^|[/-])(?:utils?|helpers?|common|manager|types|misc|shared)(?:[-./]|$)/
    expect(where(files.filter(({ path }) => drawer.test(path)))).toEqual([])
  })

  it('names files in kebab case', () => {
    expect(where(files.filter(({ path }) => !/^[a-z0-9/-]+\.ts$/.test(path)))).toEqual([])
  })

  it('keeps nine functions in ten under 40 lines', () => {
    const lengths = files.flatMap(({ code }) => measureFunctions(code))
    expect(lengths.length).toBeGreaterThan(100)
    expect(lengths.filter((length) => length > 40).length).toBeLessThan(lengths.length / 10)
  })
})

/** The first circle of imports, as the paths along it, or nothing. */
function findCircle(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (path: string, trail: string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return []
    for (const target of next.get(path) ?? []) {
      const circle = walk(target, [...trail, path])
      if (circle.length > 0) return circle
    }
    done.add(path)
    return []
  }
  for (const path of next.keys()) {
    const circle = walk(path, [])
    if (circle.length > 0) return circle
  }
  return []
}

/** Lines of each function at the top of a file, as it is formatted: from its first line to the brace that ends it. */
function measureFunctions(code: string): number[] {
  const lengths: number[] = []
  let start = -1
  for (const [number, line] of code.split('\n').entries()) {
    if (/^(?:export )?(?:async )?function\b/.test(line)) start = number
    if (start >= 0 && line === '}') {
      lengths.push(number - start + 1)
      start = -1
    }
  }
  return lengths
}
