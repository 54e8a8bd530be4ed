import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { listDoors } from '../../scripts/list-doors.ts'
import { PAGES_WITH_EXAMPLES, readExamples } from '../../scripts/read-examples.ts'
import { ROOT } from '../architecture/source-files.ts'

/** The examples run on the source, so that they are right before anything is built; `package.test.ts` runs one as installed. */
const PLACES = new Map(
  listDoors().map(({ door, types }) => [door, join(ROOT, 'src', types.replace('.d.ts', '.ts'))]),
)

const folder = mkdtempSync(join(tmpdir(), 'hearsay-examples-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = PAGES_WITH_EXAMPLES.flatMap((page) =>
  readExamples(readFileSync(join(ROOT, page), 'utf8')).map((example, index) => ({
    name: `${page}, example ${index + 1}`,
    ...example,
  })),
)

describe('the examples of the library', { timeout: 120_000 }, () => {
  it('are there, and use every door that Node can use', () => {
    const imported = new Set(
      examples.flatMap(({ code }) => [...code.matchAll(/from '(hearsay[^']*)'/g)].map(([, door]) => door)),
    )
    // The one needs a browser, the other an assistant.
    const elsewhere = ['hearsay/browser', 'hearsay/mcp']
    const doors = [...PLACES.keys()].filter((door) => !elsewhere.includes(door))
    expect(doors.filter((door) => !imported.has(door))).toEqual([])
  })

  it.each(examples)('$name prints what stands under it', async ({ name, code, printed }) => {
    expect(await run(name, code)).toBe(printed)
  })
})

/** What an example prints in a project of its own, where only the package is installed. */
async function run(name: string, code: string): Promise<string> {
  const project = join(folder, name.replace(/\W+/g, '-'))
  mkdirSync(join(project, 'node_modules/hearsay'), { recursive: true })
  for (const part of ['sample', 'models'])
    cpSync(join(ROOT, part), join(project, 'node_modules/hearsay', part), { recursive: true })
  const script = code.replace(/from '(hearsay[^']*)'/g, (_, door) => {
    const place = PLACES.get(door)
    if (!place) throw new Error(`${door} is no door of the package`)
    return `from '${pathToFileURL(place).href}'`
  })
  writeFileSync(join(project, 'example.mts'), script)
  const runner = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', runner, 'example.mts'], {
    cwd: project,
  })
  return stdout
}
