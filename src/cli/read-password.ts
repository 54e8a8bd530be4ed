import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from '../errors.ts'

/**
 * A new password: asked for twice at a terminal, where nothing of it is shown, else the first line of standard input.
 * Throws a UsageError when there is none, or when the two are not the same.
 */
export async function readPassword(prompt: string): Promise<string> {
  if (process.stdin.isTTY !== true) return readFirstLine()
  const password = await askUnseen(prompt)
  const again = await askUnseen('The same again: ')
  if (password === again) return password
  throw new UsageError('password', {
    expected: 'the same password twice',
    got: 'two different ones',
    fix: 'run it again',
  })
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
  } finally {
    lines.close()
  }
  throw new UsageError('password', {
    expected: 'a password on standard input',
    got: 'nothing',
    fix: 'run it at a terminal to be asked, or pipe the password in',
  })
}

/** What is typed is echoed by who reads it, into nothing. */
async function askUnseen(prompt: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stderr.write(prompt)
  const stop = new AbortController()
  lines.once('SIGINT', () => stop.abort())
  try {
    return await lines.question('', { signal: stop.signal })
  } catch (error) {
    if (!stop.signal.aborted) throw error
    throw new UsageError('password', { expected: 'a password', got: 'Ctrl-C', fix: 'run it again' })
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
