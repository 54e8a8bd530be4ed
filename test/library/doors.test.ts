import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, describe, expect, it } from 'vitest'
import { listDoors } from '../../scripts/list-doors.ts'
import { readExamples } from '../../scripts/read-examples.ts'
import { nameReport, REPORTS, writeApiReports } from '../../scripts/write-api-report.ts'
import { ROOT } from '../architecture/source-files.ts'

/** Types that a door names and nobody has to: each is handed on whole, or can be written where it is given. */
const NAMED_BY_NOBODY = [
  // A model is one thing to its users, whatever it is made of.
  ...['ChoiceModel', 'JudgeModel', 'LabelWeights', 'WeightTable'],
  // The record hands these to `relateChanges`.
  ...['Shelf', 'Changes'],
  // Options of a few fields, or one of a few words.
  ...['DoorChecked', 'GroupCorrections', 'Log', 'MetricsOptions', 'NeededRole', 'PairedBy', 'ReadingOptions'],
  // `openThreads` gives the reader of records that `readArticles` takes.
  ...['FoundRecord', 'Piece'],
  ...['MappedColumn', 'Proxies', 'Redirect'],
]

/** What runs in a browser is tried in one (test/web/library.test.ts); formats, assistants and the server have tests and pages of their own. */
const TRIED_ELSEWHERE = ['hearsay/browser', 'hearsay/formats', 'hearsay/mcp', 'hearsay/serve']

const fresh = join(ROOT, 'build', `api-${process.pid}`)
afterAll(() => rmSync(fresh, { recursive: true, force: true }))

const shown = ['README.md', 'docs/library.md']
  .flatMap((page) => readExamples(readFileSync(join(ROOT, page), 'utf8')))
  .map(({ code }) => code)
  .join('\n')

describe('the doors of the package', { timeout: 200_000 }, () => {
  const doors = listDoors()
  const reports = () =>
    new Map(doors.map((door) => [door.door, readFileSync(join(fresh, nameReport(door)), 'utf8')]))

  it('let out what the committed reports in api/ say, name by name (npm run api writes them)', () => {
    writeApiReports(fresh)
    expect(readdirSync(REPORTS).sort()).toEqual(readdirSync(fresh).sort())
    for (const door of doors) {
      const committed = readFileSync(join(REPORTS, nameReport(door)), 'utf8')
      expect(committed).toBe(readFileSync(join(fresh, nameReport(door)), 'utf8'))
    }
  })

  it('let out every type that they name, by one door or another', () => {
    const all = [...reports().values()].join('\n')
    const known = new Set([...listNames(all), ...NAMED_BY_NOBODY])
    const named = [...all.matchAll(/\(ae-forgotten-export\) The symbol "(\w+)"/g)].map(([, name]) => name!)
    expect(named.length).toBeGreaterThan(0)
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
  })

  it('are few: the main one has the nouns of the design and a dozen functions', () => {
    const report = reports().get('hearsay')!
    expect(listFunctions(report).length).toBeLessThan(13)
    expect(listNames(report).length).toBeLessThan(90)
  })

  it('have no function or class that is not used in an example which a test runs', () => {
    for (const [door, report] of reports()) {
      if (TRIED_ELSEWHERE.includes(door)) continue
      const unused = listFunctions(report).filter((name) => !new RegExp(`\\b${name}\\b`).test(shown))
      expect({ door, unused }).toEqual({ door, unused: [] })
    }
  })

  it('are found by whoever imports them, types and all (publint)', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, level: 'suggestion', pack: false, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })
})

const listFunctions = (report: string) =>
  [...report.matchAll(/^export (?:async )?(?:function\*?|class) (\w+)/gm)].map(([, name]) => name!)

const listNames = (report: string) =>
  [
    ...report.matchAll(
      /^export (?:abstract |async |declare )*(?:function\*?|class|interface|type|const) (\w+)/gm,
    ),
  ].map(([, name]) => name!)
