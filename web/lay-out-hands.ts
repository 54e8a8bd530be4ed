/**
 * Where the nodes and edges of a graph of hands stand, from the voice on the left to the articles on the right.
 *
 * @module
 */
import { Graph, layout } from '@dagrejs/dagre'
import type { Hands, HandsEdge, HandsNode } from './gather-hands.ts'

/** The middle of a thing, and how large it is, in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedHands {
  readonly width: number
  readonly height: number
  readonly nodes: readonly (HandsNode & Box)[]
  /** The box is that of its label; the points lead from node to node. */
  readonly edges: readonly (HandsEdge & Box & { readonly points: readonly Point[] })[]
}

const NODE_WIDTH = 180
const NODE_HEIGHT = 58
/** Room for a label of two lines: what kind of step, how sure. */
const LABEL_HEIGHT = 40
const LABEL_WIDTH = { least: 76, most: 120, letter: 6.6 }

/** Lays the graph out; the same graph always in the same way. */
export function layOutHands({ nodes, edges }: Hands): PlacedHands {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 16, edgesep: 12, ranksep: 44, marginx: 4, marginy: 4 })
  for (const { id } of nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT })
  for (const { from, to, name } of edges)
    graph.setEdge(from, to, { width: measureLabel(name), height: LABEL_HEIGHT, labelpos: 'c' })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as Partial<Box>
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ ...node, ...cutBox(graph.node(node.id) as Box) })),
    edges: edges.map((edge) => {
      const { points, ...box } = graph.edge(edge.from, edge.to) as Box & { points: Point[] }
      return { ...edge, ...cutBox(box), points }
    }),
  }
}

function measureLabel(name: string): number {
  return Math.min(LABEL_WIDTH.most, Math.max(LABEL_WIDTH.least, name.length * LABEL_WIDTH.letter + 16))
}

const cutBox = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })

export type Direction = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown'

/**
 * Where an arrow key leads to from a node or edge: right and left along the ways, from node to edge to node; up and down
 * to the next of its own kind, those of the same column first. Undefined where there is nothing.
 */
export function findNeighbour(
  { nodes, edges }: PlacedHands,
  { from, direction }: { from: string; direction: Direction },
): string | undefined {
  const edge = edges.find(({ id }) => id === from)
  const here = edge ?? nodes.find(({ id }) => id === from)
  if (!here) return undefined
  if (direction === 'ArrowUp' || direction === 'ArrowDown') {
    const side = direction === 'ArrowDown' ? 1 : -1
    const beyond = (edge ? edges : nodes).filter(({ y }) => (y - here.y) * side > 0)
    return chooseNearest(beyond, here)
  }
  const isOnward = direction === 'ArrowRight'
  if (edge) return isOnward ? edge.to : edge.from
  return chooseNearest(
    edges.filter((one) => (isOnward ? one.from : one.to) === from),
    here,
  )
}

/** Steps to the side count more: arrows up and down stay in their column where they can. */
const SIDE_WEIGHT = 4

function chooseNearest(things: readonly (Box & { readonly id: string })[], here: Point): string | undefined {
  const distance = ({ x, y }: Point) => Math.abs(x - here.x) * SIDE_WEIGHT + Math.abs(y - here.y)
  return [...things].sort((a, b) => distance(a) - distance(b))[0]?.id
}
