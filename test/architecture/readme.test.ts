import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runHearsay } from '../cli/run-hearsay.ts'
import { ROOT } from './source-files.ts'

/**
 * The README's session is what a reader gets who types it in a checkout: blocks of ```console in which `$ ` begins a
 * command and the lines under it are what it prints. A line with `…` alone stands for lines that are left out.
 */
interface Step {
  readonly command: string
  readonly shown: string
}

const file = join(ROOT, 'README.md')
const steps = existsSync(file) ? findSteps(readFileSync(file, 'utf8')) : []
const folder = mkdtempSync(join(tmpdir(), 'hearsay-readme-'))
cpSync(join(ROOT, 'sample'), join(folder, 'sample'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("the README's session", () => {
  it('shows adding to a record and reading from it', () => {
    const verbs = steps.map(({ command }) => splitWords(command)[0])
    expect(verbs).toContain('add')
    expect(verbs.length).toBeGreaterThan(1)
  })

  it('prints what it shows', async () => {
    for (const { command, shown } of steps) {
      const { status, out, err } = await runHearsay(splitWords(command), { folder })
      expect(`${command}: ${status} ${err}`).toBe(`${command}: 0 `)
      expect(out.trimEnd()).toMatch(toPattern(shown))
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

/** The words after `hearsay`, with single and double quotation marks as a shell takes them. */
function splitWords(command: string): string[] {
  const words = [...command.replace(/^(?:npx )?hearsay /, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
  return words.map(([, single, double, bare]) => single ?? double ?? bare!)
}

function toPattern(shown: string): RegExp {
  const lines = shown.split('\n').map((line) => {
    if (line.trim() === '…') return '[\\s\\S]*'
    return line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${lines.join('\\n').replaceAll('[\\s\\S]*\\n', '[\\s\\S]*')}$`)
}
