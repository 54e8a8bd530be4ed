import { readStatements } from '../pipeline.ts'
import type { Call } from './call.ts'
import { filterLines } from './filter-lines.ts'

export function run(call: Call): Promise<number> {
  const { minConfidence } = call.settings
  return filterLines(call, {
    verb: 'extract',
    work: ({ id, text, date, outlet, title, credit }) => {
      const article = { id, from: '-', text, publishedAt: date, outlet, title, credit, notes: [] }
      return { id, statements: readStatements(article, { minConfidence }).statements }
    },
  })
}
