// npm run check-package: packs what is built, installs it in an empty project as a user would, runs the README's example
// there, and compiles the same example with the types that came along. Needs the registry, or npm's cache, for the packages
// that Hearsay stands on.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readExamples } from './read-examples.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface Checked {
  /** Of the packed file. */
  readonly packedBytes: number
  /** What the README's example printed, and what the README says that it prints. */
  readonly printed: string
  readonly expected: string
  /** What the TypeScript compiler complains of, by how it resolves modules; empty where all is well. */
  readonly complaints: Readonly<Record<'nodenext' | 'bundler', string>>
}

/** Throws with what npm said when the package cannot be packed or installed. */
export function checkPackage(): Checked {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-package-'))
  try {
    const file = pack(folder)
    const project = join(folder, 'project')
    mkdirSync(project)
    npm(['init', '-y'], project)
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', file], project)
    const [example] = readExamples(readFileSync(join(ROOT, 'README.md'), 'utf8'))
    if (!example) throw new Error('README.md has no example of the library with what it prints')
    writeFileSync(join(project, 'example.mjs'), example.code)
    const printed = execFileSync(process.execPath, ['example.mjs'], { cwd: project, encoding: 'utf8' })
    return {
      packedBytes: statSync(file).size,
      printed,
      expected: example.printed,
      complaints: {
        nodenext: compile(project, { code: example.code, resolution: 'nodenext' }),
        bundler: compile(project, { code: example.code, resolution: 'bundler' }),
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pack(folder: string): string {
  const told = npm(['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', folder], ROOT)
  const answer = JSON.parse(told)
  // npm 12 gives an object by name, older ones a list.
  const [{ filename }] = (Array.isArray(answer) ? answer : Object.values(answer)) as [{ filename: string }]
  return join(folder, filename)
}

/** A use of the types that fails to compile when they are missing or `any`. */
const TYPED = `
import { annotate, type Document } from 'hearsay/annotate'
import { extract as extractInBrowser } from 'hearsay/browser'
import type { Statement } from 'hearsay'
const document: Document = annotate({ text: 'It rained.' })
const found: Promise<Statement[]> = extractInBrowser(document.text)
// @ts-expect-error: a quotation is one of three.
const quotation: Statement['quotation'] = 'loud'
console.log(found, quotation)
`

function compile(
  project: string,
  { code, resolution }: { readonly code: string; readonly resolution: 'nodenext' | 'bundler' },
): string {
  writeFileSync(join(project, 'example.mts'), code)
  writeFileSync(join(project, 'typed.mts'), TYPED)
  const compilerOptions = {
    target: 'es2023',
    module: resolution === 'bundler' ? 'esnext' : 'nodenext',
    moduleResolution: resolution,
    types: ['node'],
    strict: true,
    noEmit: true,
  }
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['example.mts', 'typed.mts'] }),
  )
  try {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: project, encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

function npm(words: readonly string[], folder: string): string {
  return execFileSync('npm', [...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { packedBytes, printed, expected, complaints } = checkPackage()
  console.log(`packed: ${(packedBytes / 1e6).toFixed(1)} MB`)
  console.log(printed === expected ? 'the README’s example prints what it says' : `it printed:\n${printed}`)
  for (const [resolution, said] of Object.entries(complaints))
    console.log(`types, ${resolution}: ${said || 'right'}`)
  process.exitCode = printed === expected && Object.values(complaints).every((said) => said === '') ? 0 : 1
}
