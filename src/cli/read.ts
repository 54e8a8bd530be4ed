import { type Mapping, type ReadOptions, readArticles } from '../read/index.ts'
import type { Call } from './call.ts'
import { openReader } from './open-reader.ts'
import { tellArticle } from './tell-article.ts'
import { tellPassed } from './tell-passed.ts'

export async function run(call: Call): Promise<number> {
  const reader = openReader(call.settings)
  try {
    return call.switches.has('preview')
      ? await previewTables(call, reader.options)
      : await showArticles(call, reader.options)
  } finally {
    await reader.close()
  }
}

async function showArticles({ operands, switches, terminal }: Call, options: ReadOptions): Promise<number> {
  let articles = 0
  let failed = 0
  const passed: Record<string, number> = {}
  for (const operand of operands) {
    for await (const reading of readArticles(operand, options)) {
      if (reading.kind === 'failure') {
        failed++
        terminal.tell(`${reading.failure.from}: ${reading.failure.message}`)
      } else if (reading.kind === 'passed') {
        passed[reading.reason] = (passed[reading.reason] ?? 0) + 1
      } else if (reading.kind === 'article') {
        const { article } = reading
        if (switches.has('json')) await terminal.print(JSON.stringify(article))
        else await terminal.print(`${articles > 0 ? '\n\n' : ''}${tellArticle(article, terminal.pen)}`)
        articles++
      }
      terminal.progress.show(`${articles} articles read`)
    }
  }
  const rest = tellPassed(passed)
  if (rest) terminal.tell(rest)
  return failed > 0 ? 1 : 0
}

/** What the columns of tables are taken for. The rest of a table is not read, and other inputs are told of as such. */
async function previewTables({ operands, switches, terminal }: Call, options: ReadOptions): Promise<number> {
  let failed = 0
  for (const operand of operands) {
    const mappings: { from: string; mapping: Mapping }[] = []
    const onMapping = (from: string, mapping: Mapping) => void mappings.push({ from, mapping })
    let trouble = `${operand}: no table; without --preview it is shown as it was understood`
    for await (const reading of readArticles(operand, { ...options, onMapping })) {
      if (reading.kind === 'failure') trouble = `${operand}: ${reading.failure.message}`
      if (mappings.length > 0 || reading.kind === 'failure') break
    }
    for (const { from, mapping } of mappings) {
      await terminal.print(
        switches.has('json')
          ? JSON.stringify({ kind: 'mapping', from, ...mapping })
          : tellMapping(from, mapping),
      )
    }
    if (mappings.length > 0) continue
    failed++
    terminal.tell(trouble)
  }
  return failed > 0 ? 1 : 0
}

function tellMapping(from: string, { columns }: Mapping): string {
  const lines = columns.map(({ name, field, sample }) => {
    const taken = field ? `is ${field}` : 'is left out'
    return `  “${name}” ${taken}${sample ? `: ${sample}` : ''}`
  })
  return [from, ...lines].join('\n')
}
