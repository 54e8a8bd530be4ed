import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

describe('the package', () => {
  it.skipIf(!existsSync(join(ROOT, 'dist')))(
    'holds the built program and all that it reads, and no more',
    () => {
      const options = { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' } as const
      const told = execFileSync(
        'npm',
        ['pack', '--dry-run', '--ignore-scripts', '--json', '--silent'],
        options,
      )
      const answer = JSON.parse(told)
      // npm 12 gives an object by name, older ones a list.
      const [{ files }] = (Array.isArray(answer) ? answer : Object.values(answer)) as [
        { files: { path: string }[] },
      ]
      const paths = files.map(({ path }) => path)
      expect(paths).toEqual(
        expect.arrayContaining([
          'package.json',
          'README.md',
          'CHANGELOG.md',
          'LICENSE',
          'bin/hearsay.js',
          'dist/cli/main.js',
          'dist/index.js',
          'dist/index.d.ts',
          'dist/web/index.html',
        ]),
      )
      expect(paths.filter((path) => path.startsWith('models/en/')).length).toBeGreaterThan(1)
      expect(paths.filter((path) => path.startsWith('sample/')).length).toBe(8)
      expect(paths.filter((path) => /^(?:src|test|train|web|build)\//.test(path))).toEqual([])
    },
  )
})
