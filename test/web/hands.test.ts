import { describe, expect, it } from 'vitest'
import type { Hop, Origin, Utterance } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { type GatherHandsOptions, gatherHands, type Hands } from '../../web/gather-hands.ts'
import { findNeighbour, layOutHands } from '../../web/lay-out-hands.ts'
import { articles as invented, relations } from '../serve/invented-news.ts'

const found: FoundStatement[] = invented.flatMap(({ article, statements }) =>
  statements.map((statement) => ({ statement, article })),
)

function gatherInvented(utterance: Utterance, options: Partial<GatherHandsOptions> = {}): Hands {
  const statements = found.filter(({ statement }) => utterance.statements.includes(statement.id))
  return gatherHands(utterance, { voice: 'Marta Oskarin', statements, ...options })
}

/** `Meridian → Northline: cited (shown)` */
function tell({ nodes, edges }: Hands): string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  return edges.map(
    ({ from, to, name, kind, isInCircle }) =>
      `${names.get(from)} → ${names.get(to)}: ${name} (${kind}${isInCircle ? ', in a circle' : ''})`,
  )
}

const origin = (articles: readonly string[], kind: Origin['kind'] = 'relayed'): Origin => ({
  name: 'somebody',
  kind,
  articles,
  reasons: ['It is so.'],
})

const hop = (article: string, through: string, rest: Partial<Hop> = {}): Hop => ({
  article,
  kind: 'relay',
  through,
  reason: `${article} cites ${through}.`,
  confidence: 0.9,
  ...rest,
})

/** An utterance that articles of these outlets have, each with one statement. */
function invent(
  outlets: readonly string[],
  rest: Pick<Utterance, 'hops'> & Partial<Utterance>,
): { utterance: Utterance; statements: FoundStatement[] } {
  const statements = outlets.map((outlet, index): FoundStatement => {
    const id = `sta_${index}`
    return {
      statement: {
        id,
        article: outlet,
        speaker: [],
        cue: [],
        content: [[0, 4]],
        text: { content: 'rain' },
        quotation: 'indirect',
        confidence: 0.9,
      },
      article: { id: outlet, outlet, from: 'a file' },
    }
  })
  return {
    statements,
    utterance: {
      id: 'utt_1',
      voice: 'voi_1',
      wordings: [],
      origins: outlets.map((outlet) => origin([outlet])),
      confidence: 0.9,
      statements: statements.map(({ statement }) => statement.id),
      ...rest,
    },
  }
}

describe('the hands through which an utterance came', () => {
  it('lead from the voice over an agency and a copy into each article, and are open where nothing is shown', () => {
    const hands = gatherInvented(relations.utterances[0]!)
    expect(tell(hands)).toEqual([
      'Meridian → Coast Courier: cited (shown)',
      'Meridian → Northline: cited (shown)',
      'Northline → Coast Courier: same text (shown)',
      'Marta Oskarin → The Lowland Gazette: first hand (shown)',
      'Marta Oskarin → Meridian: not shown (open)',
      'Marta Oskarin → Evening Standard-Bearer: not shown (open)',
    ])
    expect(hands.nodes.map(({ kind }) => kind)).toEqual([
      'voice',
      'hand',
      'article',
      'article',
      'article',
      'article',
    ])
    const cited = hands.edges.find(({ name }) => name === 'cited')!
    expect(cited.signs[0]).toMatchObject({ confidence: 0.95, evidence: { text: 'Meridian' } })
  })

  it('are one edge where an article shows one step twice', () => {
    const { utterance, statements } = invent(['Post', 'Mail'], {
      hops: [
        hop('Post', 'Mail', { from: 'Mail' }),
        hop('Post', 'Mail', { from: 'Mail', kind: 'copy', confidence: 0.97 }),
      ],
    })
    expect(tell(gatherHands(utterance, { voice: 'Ada', statements }))).toEqual([
      'Mail → Post: same text, cited (shown)',
      'Ada → Mail: not shown (open)',
    ])
  })

  it('keep the order of a chain that a statement names', () => {
    const { utterance, statements } = invent(['Post'], {
      hops: [hop('Post', 'Tarn Radio'), hop('Post', 'Meridian')],
    })
    const [{ statement, article }] = statements as [FoundStatement]
    const relay = ['Meridian', 'the Tarn Radio'].map((name) => ({
      name,
      kind: 'outlet' as const,
      confidence: 0.9,
    }))
    const hands = gatherHands(utterance, {
      voice: 'Ada',
      statements: [{ article, statement: { ...statement, relay } }],
    })
    expect(tell(hands)).toEqual([
      'Tarn Radio → Post: cited (shown)',
      'Meridian → Tarn Radio: cited (shown)',
      'Ada → Meridian: not shown (open)',
    ])
  })

  it('say so where a sign is too weak to conclude from', () => {
    const { utterance, statements } = invent(['Post'], { hops: [hop('Post', 'Mail', { confidence: 0.3 })] })
    expect(tell(gatherHands(utterance, { statements }))).toContain('Mail → Post: cited (unsure)')
  })

  it('that cite each other in a ring are marked, and hang on the voice by an open edge', () => {
    const { utterance, statements } = invent(['Mail', 'Post'], {
      hops: [hop('Post', 'Mail', { from: 'Mail' }), hop('Mail', 'The Post', { from: 'Post' })],
      circles: [['Mail', 'Post', 'Mail']],
    })
    const hands = gatherHands(utterance, { voice: 'Ada', statements })
    expect(tell(hands)).toEqual([
      'Mail → Post: cited (shown, in a circle)',
      'Post → Mail: cited (shown, in a circle)',
      'Ada → Mail: not shown (open)',
    ])
    expect(hands.edges[0]!.signs.at(-1)!.reason).toBe('In a circle: Mail cites Post, Post cites Mail.')
    expect(hands.nodes.filter(({ isInCircle }) => isInCircle).map(({ name }) => name)).toEqual([
      'Mail',
      'Post',
    ])
  })

  it('pass through the occasion where several were', () => {
    const { utterance, statements } = invent(['Mail', 'Post', 'Tarn Radio'], {
      hops: [hop('Mail', 'Mail', { kind: 'first hand' })],
      occasion: { venue: 'weekly briefing', articles: ['Mail', 'Post'] },
    })
    expect(tell(gatherHands(utterance, { voice: 'Ada', statements }))).toEqual([
      'weekly briefing → Mail: first hand (shown)',
      'Ada → weekly briefing: said at (shown)',
      'weekly briefing → Post: tells of it (open)',
      'Ada → Tarn Radio: not shown (open)',
    ])
  })

  it('name an article that has the text and not the statement, and one that is gone', () => {
    const { utterance, statements } = invent(['Post'], {
      hops: [
        hop('Post', 'Mail', { kind: 'copy', from: 'Mail' }),
        hop('Post', 'Old Times', { kind: 'link', from: 'Old Times' }),
      ],
    })
    const others = [{ id: 'Mail', outlet: 'Mail', from: 'a file' }]
    expect(
      gatherHands(utterance, { statements, others })
        .nodes.map(({ name }) => name)
        .sort(),
    ).toEqual(['Mail', 'Post', 'Voice not known', 'an article that is gone'])
  })
})

describe('the graph of hands as it is drawn', () => {
  const placed = layOutHands(gatherInvented(relations.utterances[0]!))
  const nodeOf = (name: string) => placed.nodes.find((node) => node.name === name)!
  const edgeOf = (from: string, to: string) =>
    placed.edges.find((edge) => edge.from === nodeOf(from).id && edge.to === nodeOf(to).id)!
  const go = (from: string, direction: Parameters<typeof findNeighbour>[1]['direction']) =>
    findNeighbour(placed, { from, direction })

  it('leads from left to right, and no name stands on another', () => {
    expect(nodeOf('Marta Oskarin').x).toBeLessThan(nodeOf('Meridian').x)
    expect(nodeOf('Meridian').x).toBeLessThan(nodeOf('Northline').x)
    expect(nodeOf('Northline').x).toBeLessThan(nodeOf('Coast Courier').x)
    for (const one of placed.nodes) {
      for (const other of placed.nodes) {
        const apart = Math.max(
          Math.abs(one.x - other.x) - (one.width + other.width) / 2,
          Math.abs(one.y - other.y) - (one.height + other.height) / 2,
        )
        if (one !== other) expect(apart).toBeGreaterThan(0)
      }
    }
  })

  it('is walked by arrow keys: right along the ways, left back, up and down among its like', () => {
    const step = edgeOf('Meridian', 'Northline').id
    expect(go(step, 'ArrowRight')).toBe(nodeOf('Northline').id)
    expect(go(step, 'ArrowLeft')).toBe(nodeOf('Meridian').id)
    expect(go(nodeOf('Northline').id, 'ArrowRight')).toBe(edgeOf('Northline', 'Coast Courier').id)
    expect(go(nodeOf('Marta Oskarin').id, 'ArrowLeft')).toBeUndefined()
    const column = placed.nodes.filter(({ x }) => x === nodeOf('Meridian').x).sort((a, b) => a.y - b.y)
    expect(column.length).toBeGreaterThan(1)
    expect(go(column[0]!.id, 'ArrowDown')).toBe(column[1]!.id)
    expect(go(column[1]!.id, 'ArrowUp')).toBe(column[0]!.id)
    expect(go('nothing', 'ArrowUp')).toBeUndefined()
  })
})
