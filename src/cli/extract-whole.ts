import { searchAhead } from '../pipeline.ts'
import { readArticles } from '../read/index.ts'
import { FOUND_KIND } from '../record.ts'
import { HERE } from '../threads/index.ts'
import type { Call } from './call.ts'
import { countBytes } from './count-bytes.ts'
import { openReader } from './open-reader.ts'
import { startThreads } from './start-threads.ts'
import { tellPassed } from './tell-passed.ts'

/**
 * `hearsay extract --whole`: for every article of the input one line with all that was found in it, in the order of the
 * input. What cannot be read is told on standard error and stops nothing. Gives the exit status: 1 when there was such a
 * thing. Standard input without a single byte gives no line and is no trouble: it is a cluster's empty share.
 */
export async function extractWhole({ operands, settings, terminal }: Call): Promise<number> {
  const reader = openReader(settings)
  const threads = startThreads(settings)
  const passed: Record<string, number> = {}
  const input = operands[0] ?? '-'
  const standardInput = countBytes(process.stdin)
  let failed = 0
  let done = 0
  try {
    const options = { ...reader.options, recordReader: threads?.recordReader, standardInput }
    const { minConfidence } = settings
    const searched = searchAhead(readArticles(input, options), threads?.searcher ?? HERE, { minConfidence })
    for await (const reading of searched) {
      if (reading.kind === 'passed') passed[reading.reason] = (passed[reading.reason] ?? 0) + 1
      if (reading.kind === 'failure' && (input !== '-' || standardInput.length > 0)) {
        failed++
        terminal.tell(`${reading.failure.from}: ${reading.failure.message}`)
      }
      if (reading.kind !== 'article') continue
      const { article, findings } = reading
      await terminal.print(JSON.stringify({ kind: FOUND_KIND, article, ...findings }))
      terminal.progress.show(`${++done} articles`)
    }
  } finally {
    await threads?.close()
    await reader.close()
  }
  const rest = tellPassed(passed)
  if (rest) terminal.tell(rest)
  return failed > 0 ? 1 : 0
}
