import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readExports } from '../../scripts/read-exports.ts'
import { REFERENCE, writeReference } from '../../scripts/write-reference.ts'
import { listFlags } from '../../src/cli/parse-command.ts'
import { VERBS } from '../../src/cli/verbs.ts'
import { listAddresses } from '../../src/serve/index.ts'
import { SETTING_NAMES, SETTINGS } from '../../src/settings.ts'
import { ROOT } from './source-files.ts'

const reference = existsSync(REFERENCE) ? readFileSync(REFERENCE, 'utf8') : ''

describe('docs/reference.md', () => {
  it('is what the program says today (npm run reference writes it)', () => {
    expect(reference).toBe(writeReference())
  })

  it('describes every verb with each of its flags and an example', () => {
    for (const verb of VERBS) {
      const section =
        reference.split(/^### /m).find((text) => text.startsWith(`hearsay ${verb.name}\n`)) ?? ''
      for (const { name } of listFlags(verb)) expect(section).toContain(`\`--${name}`)
      expect(section).toContain(verb.examples[0].command)
    }
  })

  it('describes every setting with its variable and default', () => {
    const section = reference.split(/^## /m).find((text) => text.startsWith('Settings\n')) ?? ''
    for (const name of SETTING_NAMES) {
      expect(section).toContain(`\`--${SETTINGS[name].flag}\` | \`${SETTINGS[name].environment}\``)
    }
  })

  it('describes every address with its parameters', () => {
    for (const { path, parameters } of listAddresses()) {
      const row = reference.split('\n').find((line) => line.startsWith(`| \`${path}\` |`)) ?? ''
      expect(row).not.toBe('')
      for (const parameter of parameters) expect(row).toContain(`\`${parameter}\``)
    }
  })

  it('describes everything that the library exports', async () => {
    const exported = [...readExports(join(ROOT, 'src/index.ts')).values()].flat()
    for (const { name } of exported) expect(reference).toContain(`#### ${name}\n`)
    const live = Object.keys(await import('../../src/index.ts'))
    expect(live.filter((name) => !exported.some((thing) => thing.name === name))).toEqual([])
  })

  it('has a comment for every function and class that the library exports', () => {
    const exported = [...readExports(join(ROOT, 'src/index.ts')).values()].flat()
    const silent = exported.filter(({ kind, comment }) => /function|class/.test(kind) && comment === '')
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
