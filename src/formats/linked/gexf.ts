import type { Format, Material } from '../format.ts'
import { cleanLine } from './clean-text.ts'
import { EDGE_FIELDS, type GraphField, listValues, NODE_FIELDS } from './describe-graph.ts'
import { type Answer, type Answerer, gatherAnswers, listAnswerers } from './gather-answers.ts'
import { openElement, writeElement } from './write-element.ts'

/** Who answers whom, for Gephi and its kin (GEXF 1.3): a node a voice, an edge for each way in which one answers another. */
export const GEXF: Format = {
  name: 'gexf',
  says: 'The graph of who answers, denies and contradicts whom, for Gephi',
  extension: '.gexf',
  mediaType: 'application/gexf+xml',
  write: writeGexf,
}

async function* writeGexf(material: Material): AsyncGenerator<string> {
  const found = await gatherAnswers(material)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${openElement('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' })}\n`
  yield `${writeElement('meta', { inside: [writeElement('creator', { text: 'Hearsay' }), writeElement('description', { text: 'Who answers whom' })] })}\n`
  yield `${openElement('graph', { defaultedgetype: 'directed', mode: 'static' })}\n`
  yield declareFields('node', NODE_FIELDS)
  yield declareFields('edge', EDGE_FIELDS)
  yield '<nodes>\n'
  for await (const voice of listAnswerers(material, found)) yield `${writeNode(voice)}\n`
  yield '</nodes>\n<edges>\n'
  for (const answer of found.answers) yield `${writeEdge(answer)}\n`
  yield '</edges>\n</graph>\n</gexf>\n'
}

function declareFields<Thing>(of: 'node' | 'edge', fields: readonly GraphField<Thing>[]): string {
  const inside = fields.map(({ id, type }) =>
    writeElement('attribute', { attributes: { id, title: id, type } }),
  )
  return `${writeElement('attributes', { attributes: { class: of }, inside })}\n`
}

function writeNode(voice: Answerer): string {
  return writeElement('node', {
    attributes: { id: voice.id, label: cleanLine(voice.name) },
    inside: [writeValues(NODE_FIELDS, voice)],
  })
}

function writeEdge(answer: Answer): string {
  const { id, from, to, kind, weight } = answer
  return writeElement('edge', {
    // With its kind an edge may stand beside another between the same two.
    attributes: { id, source: from, target: to, type: 'directed', label: kind, kind, weight },
    inside: [writeValues(EDGE_FIELDS, answer)],
  })
}

function writeValues<Thing>(fields: readonly GraphField<Thing>[], thing: Thing): string {
  const inside = listValues(fields, thing).map(({ id, value }) =>
    writeElement('attvalue', { attributes: { for: id, value } }),
  )
  return writeElement('attvalues', { inside })
}
