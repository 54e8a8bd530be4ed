import { readStatements } from '../pipeline.ts'
import type { Call } from './call.ts'
import { extractWhole } from './extract-whole.ts'
import { filterLines } from './filter-lines.ts'

export function run(call: Call): Promise<number> {
  if (call.switches.has('whole')) return extractWhole(call)
  const { minConfidence } = call.settings
  return filterLines(call, {
    verb: 'extract',
    work: ({ id, text, date, outlet, title, credit }) => {
      const article = { id, from: '-', text, publishedAt: date, outlet, title, credit, notes: [] }
      const { statements } = readStatements(article, { minConfidence })
      // What somebody says in somebody else's words is kept apart, as corpora and other tools have only the outer ones.
      return {
        id,
        statements: statements.filter(({ within }) => within === undefined),
        nested: statements.filter(({ within }) => within !== undefined),
      }
    },
  })
}
