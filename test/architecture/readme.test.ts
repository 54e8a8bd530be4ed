import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runHearsay } from '../cli/run-hearsay.ts'
import { listDocuments, splitCommands } from '../site/read-commands.ts'
import { ROOT } from './source-files.ts'

/**
 * A session in the README or in a guide is what a reader gets who types it in a checkout: blocks of ```console in which `$ `
 * begins a command and the lines under it are what it prints. A line with `…` alone stands for lines that are left out.
 * What it says on standard error stands below that. Each file is read from its top, with a record of its own.
 */
interface Step {
  readonly command: string
  readonly shown: string
}

const sessions = listDocuments()
  .map((file) => ({ file, steps: findSteps(readFileSync(join(ROOT, file), 'utf8')) }))
  .filter(({ steps }) => steps.some(({ shown }) => shown !== ''))
const folder = mkdtempSync(join(tmpdir(), 'hearsay-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the sessions in the documentation', () => {
  it('show adding to a record and reading from it, in the README and in guides', () => {
    expect(sessions.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['README.md', 'docs/guides/fact-checker.md', 'docs/guides/reporter.md']),
    )
    for (const { file, steps } of sessions) {
      const verbs = steps.map(({ command }) => splitWords(command)[0])
      expect(verbs, file).toContain('add')
      expect(verbs.length, file).toBeGreaterThan(1)
    }
  })

  it.each(sessions)('in $file print what they show', async ({ file, steps }) => {
    const own = join(folder, file.replaceAll('/', '-'))
    cpSync(join(ROOT, 'sample'), join(own, 'sample'), { recursive: true })
    for (const { command, shown } of steps) {
      const { status, out, err } = await runHearsay(splitWords(command), { folder: own })
      expect(status, `${command}: ${err}`).toBe(0)
      expect(`${out}${err}`.trimEnd()).toMatch(toPattern(shown))
    }
  })
})

function findSteps(text: string): Step[] {
  const blocks = [...text.matchAll(/^```console\n([\s\S]*?)^```/gm)].map(([, block]) => block!)
  return blocks
    .flatMap((block) => block.split(/^\$ /m).slice(1))
    .map((step) => ({ command: step.split('\n')[0]!, shown: step.split('\n').slice(1).join('\n').trimEnd() }))
    .filter(({ command }) => /^(?:npx )?hearsay /.test(command))
}

/** The words after `hearsay`, as a shell hands them on. */
const splitWords = (command: string) => splitCommands(command)[0]!.slice(1)

function toPattern(shown: string): RegExp {
  const lines = shown.split('\n').map((line) => {
    if (line.trim() === '…') return '[\\s\\S]*'
    return line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${lines.join('\\n').replaceAll('[\\s\\S]*\\n', '[\\s\\S]*')}$`)
}
