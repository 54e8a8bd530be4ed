import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import type { Call } from './call.ts'
import { type ArticleLine, parseArticleLine } from './parse-article-line.ts'
import { readLines } from './read-lines.ts'

export interface FilterOptions {
  /** The verb, for messages. */
  readonly verb: string
  readonly work: (article: ArticleLine) => object
}

/**
 * Puts every text of the input through `work`, one line out for one line in. Lines that cannot be read are told on
 * standard error with their number. Gives the exit status: 1 when there was such a line. Throws a UsageError when the
 * input is no JSON lines from the start, such as a report as it is.
 */
export async function filterLines(call: Call, { verb, work }: FilterOptions): Promise<number> {
  const { operands, settings, terminal } = call
  const from = operands[0] ?? '-'
  let failed = 0
  let isStarted = false
  if (from === '-' && process.stdin.isTTY)
    terminal.tell('Reading JSON lines from the keyboard; Ctrl-D ends them.')
  for await (const { number, text, problem } of readLines(await openInput(from, verb), settings)) {
    if (text?.trim() === '') continue
    if (!isStarted && text !== undefined) checkFirstLine(text, { from, verb })
    isStarted = true
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

/** A first line that is neither JSON nor a broken object is no slip in a line: the whole input is something else. */
function checkFirstLine(text: string, { from, verb }: { from: string; verb: string }): void {
  if (/^\s*\{\s*"/.test(text) || isJson(text)) return
  const start = text.trim().slice(0, 60)
  throw new UsageError(`hearsay ${verb}`, {
    expected: 'JSON lines such as {"id": "a1", "text": "..."}',
    got: start,
    fix: `for reports as they are: ${writeReading(from, verb)}`,
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const writeReading = (from: string, verb: string) => `hearsay read --json ${from} | hearsay ${verb}`

async function openInput(from: string, verb: string): Promise<AsyncIterable<Uint8Array>> {
  if (from === '-') return process.stdin
  const found = await stat(from).catch(() => undefined)
  if (found && !found.isDirectory()) return createReadStream(from)
  throw new UsageError('FILE', {
    expected: 'a file with JSON lines',
    got: from,
    fix: found ? `try: ${writeReading(from, verb)}` : 'there is no such file; check the path',
  })
}
