import type { Format, Material } from '../format.ts'
import { cleanLine } from './clean-text.ts'
import { EDGE_FIELDS, type GraphField, listValues, NODE_FIELDS } from './describe-graph.ts'
import { type Answer, type Answerer, gatherAnswers, listAnswerers } from './gather-answers.ts'
import { openElement, writeElement } from './write-element.ts'

const LABEL: GraphField<Answerer> = { id: 'label', type: 'string', read: ({ name }) => cleanLine(name) }
const WEIGHT: GraphField<Answer> = { id: 'weight', type: 'double', read: ({ weight }) => weight }

/** Who answers whom, for Cytoscape, yEd, NetworkX and igraph. The same graph as `gexf`. */
export const GRAPHML: Format = {
  name: 'graphml',
  says: 'The graph of who answers, denies and contradicts whom, for Cytoscape, yEd, NetworkX and igraph',
  extension: '.graphml',
  mediaType: 'application/graphml+xml',
  write: writeGraphml,
}

async function* writeGraphml(material: Material): AsyncGenerator<string> {
  const found = await gatherAnswers(material)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${openElement('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' })}\n`
  yield declareFields('node', [LABEL, ...NODE_FIELDS])
  yield declareFields('edge', [WEIGHT, ...EDGE_FIELDS])
  yield `${openElement('graph', { id: 'answers', edgedefault: 'directed' })}\n`
  for await (const voice of listAnswerers(material, found)) {
    const inside = writeValues('node', { fields: [LABEL, ...NODE_FIELDS], thing: voice })
    yield `${writeElement('node', { attributes: { id: voice.id }, inside })}\n`
  }
  for (const answer of found.answers) {
    const inside = writeValues('edge', { fields: [WEIGHT, ...EDGE_FIELDS], thing: answer })
    const { id, from: source, to: target } = answer
    yield `${writeElement('edge', { attributes: { id, source, target }, inside })}\n`
  }
  yield '</graph>\n</graphml>\n'
}

const TYPES = { string: 'string', integer: 'int', double: 'double' } as const

/** Ids of keys hold for nodes and edges together. */
const nameKey = (of: 'node' | 'edge', id: string): string => `${of}-${id}`

function declareFields<Thing>(of: 'node' | 'edge', fields: readonly GraphField<Thing>[]): string {
  const keys = fields.map(({ id, type }) => {
    const attributes = { id: nameKey(of, id), for: of, 'attr.name': id, 'attr.type': TYPES[type] }
    return `${writeElement('key', { attributes })}\n`
  })
  return keys.join('')
}

function writeValues<Thing>(
  of: 'node' | 'edge',
  { fields, thing }: { readonly fields: readonly GraphField<Thing>[]; readonly thing: Thing },
): string[] {
  return listValues(fields, thing).map(({ id, value }) =>
    writeElement('data', { attributes: { key: nameKey(of, id) }, text: String(value) }),
  )
}
