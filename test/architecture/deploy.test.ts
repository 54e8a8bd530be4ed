import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../src/serve/index.ts'
import { SETTING_NAMES, SETTINGS } from '../../src/settings.ts'
import { openInventedRecord } from '../serve/open-invented-record.ts'
import { ROOT } from './source-files.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const files = readdirSync(join(ROOT, 'deploy')).filter((name) => name !== '.env')
const findAll = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])]

describe('what a server is set up with', () => {
  it.each([...files.map((name) => `deploy/${name}`), 'docs/running.md'])(
    '%s names settings that there are',
    (path) => {
      const known = SETTING_NAMES.map((name) => SETTINGS[name].environment)
      const named = findAll(read(path), /\bHEARSAY_[A-Z_]+/g)
      expect(named.filter((name) => !known.includes(name))).toEqual([])
    },
  )

  it('is told of in docs/running.md, each file', () => {
    const told = read('docs/running.md')
    const units = files.filter((name) => !name.endsWith('.service') && name !== 'Dockerfile.dockerignore')
    expect(units.filter((name) => !told.includes(`deploy/${name}`))).toEqual([])
    expect(told).toContain('deploy/hearsay-*.service')
  })

  it('asks and explains figures that the server gives', async () => {
    const { record, close } = await openInventedRecord('empty')
    const server = await startServer(record, {
      ...{ host: '127.0.0.1', port: 0 },
      countJobs: async () => ({ waiting: { fetch: 0 }, givenUp: { fetch: 0 } }),
    })
    await fetch(`${server.address}health`)
    const metrics = await (await fetch(`${server.address}metrics`)).text()
    await server.close()
    await close()
    const given = findAll(metrics, /^\w+(?=[{ ])/gm)
    for (const path of ['deploy/alerts.yaml', 'docs/running.md']) {
      const asked = findAll(
        read(path),
        /\b(?:hearsay_(?:http|record|waiting|given|build)|nodejs_eventloop)_\w+/g,
      )
      const missing = asked.filter((name) => !given.some((one) => one === name || one === `${name}_count`))
      expect([path, missing]).toEqual([path, []])
      expect(asked.length).toBeGreaterThan(3)
    }
  })

  it('holds no password of its own', () => {
    for (const name of files) expect(read(`deploy/${name}`)).not.toMatch(/^[A-Z_]*(?:PASSWORD|TOKEN)=\S/m)
  })
})
