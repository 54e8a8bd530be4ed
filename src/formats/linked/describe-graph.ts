import type { Answer, Answerer } from './gather-answers.ts'

/** What a node or an edge has beside its ends, with the name that tools show. */
export interface GraphField<Thing> {
  readonly id: string
  readonly type: 'string' | 'integer' | 'double'
  read(thing: Thing): string | number | undefined
}

/** What both graph forms tell of a voice. */
export const NODE_FIELDS: readonly GraphField<Answerer>[] = [
  { id: 'kind', type: 'string', read: ({ kind }) => kind },
  { id: 'statements', type: 'integer', read: ({ statementCount }) => statementCount },
  { id: 'articles', type: 'integer', read: ({ articleCount }) => articleCount },
  { id: 'openDenials', type: 'integer', read: ({ openDenials }) => openDenials },
]

/** What both tell of an answer. */
export const EDGE_FIELDS: readonly GraphField<Answer>[] = [
  { id: 'relation', type: 'string', read: ({ kind }) => kind },
  { id: 'confidence', type: 'double', read: ({ confidence }) => confidence },
  { id: 'leastConfidence', type: 'double', read: ({ leastConfidence }) => leastConfidence },
  { id: 'firstDay', type: 'string', read: ({ firstDay }) => firstDay },
  { id: 'lastDay', type: 'string', read: ({ lastDay }) => lastDay },
  { id: 'relations', type: 'string', read: ({ relations }) => relations.join(' ') },
]

/** The fields that a thing has, with what stands in them. */
export function listValues<Thing>(fields: readonly GraphField<Thing>[], thing: Thing) {
  return fields.flatMap(({ id, read }) => {
    const value = read(thing)
    return value === undefined ? [] : [{ id, value }]
  })
}
