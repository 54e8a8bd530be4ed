import { DOMParser } from '@xmldom/xmldom'
import graphology from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { describe, expect, it } from 'vitest'
import type { Material } from '../../../src/formats/format.ts'
import { GEXF } from '../../../src/formats/linked/gexf.ts'
import { GRAPHML } from '../../../src/formats/linked/graphml.ts'
import { HOSTILE, inventMaterial, inventRelation } from './invent-material.ts'
import { openSample, writeWhole } from './open-sample.ts'

const sample = openSample()
const { MultiDirectedGraph, MultiGraph } = graphology

const FORMS = [
  // Without edges its reader cannot tell whether a graph is directed.
  ['GEXF', async (material: Material) => gexf.parse(MultiGraph, await writeWhole(GEXF, material))],
  [
    'GraphML',
    async (material: Material) => graphml.parse(MultiDirectedGraph, await writeWhole(GRAPHML, material)),
  ],
] as const

describe.each(FORMS)('who answers whom as %s', (_, parse) => {
  it('has every voice of the sample with its name, kind and statements', async () => {
    const { material } = sample.get()
    const graph = await parse(material)
    let order = 0
    for await (const { id, name, kind, statementCount } of material.voices()) {
      order++
      expect(graph.getNodeAttributes(id)).toMatchObject({ label: name, kind, statements: statementCount })
    }
    expect(graph.order).toBe(order)
  })

  it('shows who denied whom, on what day, how surely, and by which relation', async () => {
    const { material } = sample.get()
    const graph = await parse(material)
    const edges = graph.mapEdges((_edge, { label: __, kind: ___, ...attributes }, from, to) => ({
      ...{ from: graph.getNodeAttribute(from, 'label'), to: graph.getNodeAttribute(to, 'label') },
      ...attributes,
    }))
    const ids = new Map<string, string>()
    for await (const { id, reason } of material.relations()) ids.set(reason.split(':')[0]!, id)
    expect(edges).toContainEqual({
      ...{ from: 'Ilse Marvane', to: 'Bram Tollander', relation: 'denies', weight: 1 },
      ...{ confidence: 0.75, leastConfidence: 0.75, firstDay: '2023-03-08', lastDay: '2023-03-08' },
      relations: ids.get('Ilse Marvane denied what Bram Tollander said'),
    })
    expect(edges.filter((edge) => edge.from === edge.to)).toHaveLength(2)
    expect(edges).toHaveLength(ids.size)
  })

  it('counts several denials of the same voice as one edge with their number and first and last day', async () => {
    const said = (day: string) => ({ from: day, to: day, confidence: 0.9 })
    const material = inventMaterial(
      [
        { by: 'Orla', content: 'no', saidAt: said('2023-03-09') },
        { by: 'Bram', content: 'yes' },
        { by: 'Orla', content: 'never', saidAt: said('2023-03-04') },
      ],
      {
        relations: [
          inventRelation(),
          inventRelation({ id: 'rel_0', from: 'utt_0002', confidence: 0.6 }),
          inventRelation({ id: 'rel_2', kind: 'answers' }),
        ],
      },
    )
    const graph = await parse(material)
    const told = graph.mapEdges(
      (_edge, { relation, weight, confidence, leastConfidence, firstDay, lastDay, relations }) =>
        [relation, weight, confidence, leastConfidence, firstDay, lastDay, relations].join(' '),
    )
    expect(told.sort()).toEqual([
      'answers 1 0.8 0.8 2023-03-09 2023-03-09 rel_2',
      'denies 2 0.8 0.6 2023-03-04 2023-03-09 rel_0 rel_1',
    ])
  })

  it('counts denials of what nobody is found to have said on the voice that denies', async () => {
    const relations = [
      inventRelation({ to: undefined, claim: 'it was sold', evidence: { from: 'sta_0000' } }),
    ]
    const graph = await parse(inventMaterial([{ by: 'Orla', content: 'no' }], { relations }))
    expect(graph.size).toBe(0)
    expect(graph.mapNodes((_node, { openDenials }) => openDenials)).toEqual([1])
  })

  it('keeps the end of an edge whose voice is not among those that are written', async () => {
    const whole = inventMaterial(
      [
        { by: 'Orla', content: 'no' },
        { by: 'Bram', content: 'yes' },
      ],
      {
        relations: [inventRelation()],
      },
    )
    const voices = async function* () {
      for await (const voice of whole.voices()) if (voice.name === 'Orla') yield voice
    }
    const graph = await parse({ ...whole, voices })
    expect([graph.order, graph.size]).toEqual([2, 1])
  })

  it('takes names with tags, emoji and control characters', async () => {
    const material = inventMaterial(
      [
        { by: HOSTILE, content: 'no' },
        { by: 'Bram 🐟', content: 'yes' },
      ],
      {
        relations: [inventRelation()],
      },
    )
    const graph = await parse(material)
    const labels = graph.mapNodes((_node, { label }) => label)
    expect(labels[0]).toContain(
      `</script><img src=x onerror="alert('1')"> & ]]> \uFFFD\uFFFD[31m\uFFFD 🐟 *b*`,
    )
    expect(labels[1]).toBe('Bram 🐟')
  })
})

it.each([GEXF, GRAPHML])('writes XML without a fault: $name', async (format) => {
  const faults: string[] = []
  const onError = (level: string, message: string) => faults.push(`${level} ${message}`)
  const hostile = inventMaterial(
    [
      { by: HOSTILE, content: 'no' },
      { by: 'Bram', content: 'yes' },
    ],
    {
      relations: [inventRelation()],
    },
  )
  const page = new DOMParser({ errorHandler: onError } as object).parseFromString(
    await writeWhole(format, hostile),
    'text/xml',
  )
  expect(faults).toEqual([])
  expect(page.getElementsByTagName('edge')).toHaveLength(1)
})
