import { annotate } from '../annotate/index.ts'
import type { Call } from './call.ts'
import { filterLines } from './filter-lines.ts'

export function run(call: Call): Promise<number> {
  return filterLines(call, {
    verb: 'annotate',
    work: ({ id, text, date, outlet }) => {
      const { sentences, names, dates, quotations } = annotate({ text, date, outlet })
      return {
        id,
        sentences: sentences.map(({ start, end }) => ({ start, end })),
        names,
        dates: dates.map(({ start, end, value }) => ({ start, end, value })),
        quotations,
      }
    },
  })
}
