import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listDoors } from '../../scripts/list-doors.ts'
import { PAGES_WITH_EXAMPLES, readExamples } from '../../scripts/read-examples.ts'
import { readExports } from '../../scripts/read-exports.ts'
import { REPORTS } from '../../scripts/write-api-report.ts'
import { ROOT } from '../architecture/source-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-types-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = PAGES_WITH_EXAMPLES.flatMap((page) =>
  readExamples(readFileSync(join(ROOT, page), 'utf8')).map(({ code }, index) => ({
    file: `${page.replace(/\W+/g, '-')}-${index + 1}.mts`,
    code,
  })),
)

describe('the names that the main door lets out', { timeout: 300_000 }, () => {
  const report = readFileSync(join(REPORTS, 'hearsay.api.md'), 'utf8')
  const names = [...report.matchAll(/^export (?:function|class|interface|type|const) (\w+)/gm)]

  it('have an example each on a page', () => {
    const imported = new Set(examples.flatMap(({ code }) => listImported(code)))
    expect(names.length).toBeGreaterThan(50)
    expect(names.map(([, name]) => name!).filter((name) => !imported.has(name))).toEqual([])
  })

  // What tsx runs it does not look at: a type that fits nothing would go unseen, and so would one that is imported and not used.
  it('are used as what they are: every example of every page compiles', async () => {
    expect(await compile()).toBe('')
  })

  it('have a comment each', () => {
    const exported = [...readExports(join(ROOT, 'src/index.ts')).values()].flat()
    expect(exported.filter(({ comment }) => comment === '').map(({ name }) => name)).toEqual([])
  })
})

/** The names that an example takes from the main door. */
const listImported = (code: string): string[] =>
  [...code.matchAll(/^import (?:type )?\{([^}]*)\} from 'hearsay'$/gm)].flatMap(([, names]) =>
    names!.split(',').map((name) => name.trim().replace(/^type /, '')),
  )

/** What the compiler says of all examples together, with the source in place of the installed package. */
async function compile(): Promise<string> {
  const doors = listDoors().map(({ door, types }) => [
    door,
    [join(ROOT, 'src', types.replace('.d.ts', '.ts'))],
  ])
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      paths: Object.fromEntries(doors),
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: ['*.mts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  for (const { file, code } of examples) writeFileSync(join(folder, file), code)
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve) =>
    execFile(process.execPath, [compiler, '-p', folder], (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}` || error.message : stdout),
    ),
  )
}
