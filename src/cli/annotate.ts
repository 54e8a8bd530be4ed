import { annotate } from '../annotate/index.ts'
import type { Call } from './call.ts'
import { filterLines } from './filter-lines.ts'

export function run(call: Call): Promise<number> {
  return filterLines(call, {
    verb: 'annotate',
    work: ({ id, text, date, outlet }) => {
      const { sentences, names, dates, quotations } = annotate({ text, date, outlet })
      const times = dates.map(({ start, end, value }) => ({ start, end, value }))
      return {
        id,
        sentences: sentences.map(({ start, end }) => ({ start, end })),
        names,
        dates: times.filter(({ value }) => !isLength(value)),
        lengths: times.filter(({ value }) => isLength(value)),
        quotations,
      }
    },
  })
}

/** TimeML's types DURATION (`P3D`) and SET (`XXXX-WXX-1`, each Monday), which say how long or how often and not when. */
function isLength(value: string | undefined): boolean {
  return value !== undefined && /^(?:P[\dXT]|XXXX)/.test(value)
}
