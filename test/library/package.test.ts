import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../scripts/check-package.ts'
import { ROOT } from '../architecture/source-files.ts'

const isBuilt = existsSync(join(ROOT, 'dist', 'browser.js'))
if (!isBuilt) console.log('The package is not tried in an empty project: nothing is built (npm run build).')
const isOffline = process.env.HEARSAY_TEST_OFFLINE !== undefined
if (isOffline) console.log('The package is not tried in an empty project: HEARSAY_TEST_OFFLINE is set.')

describe.skipIf(!isBuilt || isOffline)('the packed file in an empty project', () => {
  it("installs without build tools, runs the README's example as it stands, and brings its types", () => {
    const { packedBytes, printed, expected, complaints } = checkPackage()
    expect(printed).toBe(expected)
    expect(complaints).toEqual({ nodenext: '', bundler: '' })
    expect(packedBytes).toBeLessThan(12_000_000)
  }, 400_000)
})
