import { readArticles } from '../read/index.ts'
import type { Call } from './call.ts'
import { tellArticle } from './tell-article.ts'

export async function run({ operands, switches, settings, terminal }: Call): Promise<number> {
  let articles = 0
  let failed = 0
  for (const operand of operands) {
    const readings = readArticles(operand, { standardInput: process.stdin, maxBytes: settings.maxBytes })
    for await (const reading of readings) {
      if (reading.kind === 'failure') {
        failed++
        terminal.tell(`${reading.failure.from}: ${reading.failure.message}`)
      } else if (switches.has('json')) await terminal.print(JSON.stringify(reading.article))
      else await terminal.print(`${articles > 0 ? '\n\n' : ''}${tellArticle(reading.article, terminal.pen)}`)
      if (reading.kind === 'article') articles++
      terminal.progress.show(`${articles} articles read`)
    }
  }
  return failed > 0 ? 1 : 0
}
