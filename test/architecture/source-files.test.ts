import { expect, it } from 'vitest'
import { listImports } from './source-files.ts'

it('sees every form of import, and none in comments', () => {
  const code = [
    "import { readFile } from 'node:fs/promises'",
    "import type { Span } from '../record.ts'",
    "import { type Passage, type Span } from '../record.ts'",
    'import {',
    '  type Article,',
    '  QUOTATIONS,',
    "} from '../record.ts'",
    "import './first.ts'",
    "export * from './second.ts'",
    "export { type A } from './third.ts'",
    "const load = () => import('./fourth.ts')",
    "import parse from '@scope/package/inside'",
  ].join('\n')
  const found = listImports({ path: 'src/read/page.ts', text: code, code })
  const told = found.map(({ to, isTypeOnly }) => (isTypeOnly ? `${to} (type)` : to))
  expect(told.sort()).toEqual([
    '@scope/package',
    'node:fs/promises',
    'src/read/first.ts',
    'src/read/fourth.ts',
    'src/read/second.ts',
    'src/read/third.ts (type)',
    'src/record.ts',
    'src/record.ts (type)',
    'src/record.ts (type)',
  ])
})
