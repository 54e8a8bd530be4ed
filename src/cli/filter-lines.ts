import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import type { Call } from './call.ts'
import { type ArticleLine, parseArticleLine } from './parse-article-line.ts'
import { readLines } from './read-lines.ts'

/**
 * Puts every text of the input through `work`, one line out for one line in. Lines that cannot be read are told on
 * standard error with their number. Gives the exit status: 1 when there was such a line.
 */
export async function filterLines(call: Call, work: (article: ArticleLine) => object): Promise<number> {
  const { operands, settings, terminal } = call
  const from = operands[0] ?? '-'
  let failed = 0
  if (from === '-' && process.stdin.isTTY)
    terminal.tell('Reading JSON lines from the keyboard; Ctrl-D ends them.')
  for await (const { number, text, problem } of readLines(await openInput(from), settings)) {
    if (text?.trim() === '') continue
    const parsed = text === undefined ? { problem } : parseArticleLine(text)
    if ('article' in parsed) await terminal.print(JSON.stringify(work(parsed.article)))
    else {
      failed++
      terminal.tell(`${from === '-' ? 'standard input' : from}, line ${number}: ${parsed.problem}`)
    }
    terminal.progress.show(`${number} lines`)
  }
  return failed > 0 ? 1 : 0
}

async function openInput(from: string): Promise<AsyncIterable<Uint8Array>> {
  if (from === '-') return process.stdin
  const found = await stat(from).catch(() => undefined)
  if (found && !found.isDirectory()) return createReadStream(from)
  throw new UsageError('FILE', {
    expected: 'a file with JSON lines',
    got: from,
    fix: found
      ? `try: hearsay read --json ${from} | hearsay extract`
      : 'there is no such file; check the path',
  })
}
