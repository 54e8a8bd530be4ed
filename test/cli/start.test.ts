import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makeFolder, REPORTS } from './invented-folder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Started {
  readonly status: number | null
  readonly out: string
  readonly counts: { readonly articles: number }
}

/** Starts as `npm start` does, asks what the record holds once it serves, and presses Ctrl-C. */
function start(words: readonly string[], port: number): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
    env: { ...process.env, CI: 'true', HEARSAY_PORT: String(port) },
  })
  let out = ''
  let counts = { articles: -1 }
  child.stdout.setEncoding('utf8').on('data', async (text: string) => {
    out += text
    const address = /Hearsay is at (\S+)\n/.exec(out)?.[1]
    if (!address || counts.articles >= 0) return
    counts = (await (await fetch(`${address}api/v1/record`)).json()) as Started['counts']
    child.kill('SIGINT')
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, out, counts }))
  })
}

async function takePort(): Promise<{ port: number; free: () => void }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return { port: address.port, free: () => server.close() }
}

describe('npm start', () => {
  it('serves the sample on the next port that is free, and ends with 0 at Ctrl-C', async () => {
    const { port, free } = await takePort()
    const { status, out, counts } = await start([], port)
    free()
    expect(status).toBe(0)
    expect(Number(/127\.0\.0\.1:(\d+)/.exec(out)?.[1])).toBeGreaterThan(port)
    expect(counts.articles).toBe(8)
  })

  it('serves the folders that it is given, from a record of their own', async () => {
    const folder = makeFolder(REPORTS)
    const first = await start([folder], 0)
    expect(first).toMatchObject({ status: 0, counts: { articles: 2 } })
    expect(first.out).toMatch(/^2 articles added/)
    expect((await start([folder], 0)).out).toMatch(/^0 articles added; 2 known already\n/)
  })
})
