import { curveBasis, line } from 'd3-shape'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Hands, HandsEdge, HandsNode, HandsSign } from '../gather-hands.ts'
import {
  type Box,
  type Direction,
  findNeighbour,
  layOutHands,
  type PlacedHands,
  type Point,
} from '../lay-out-hands.ts'
import { nameDate, nameShare } from '../name-things.ts'
import { ArticleLine, EvidenceLink } from './links.tsx'

const DIRECTIONS: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']

const NODE_KINDS: Readonly<Record<HandsNode['kind'], string>> = {
  voice: 'voice',
  occasion: 'occasion',
  hand: 'hand',
  article: 'article',
}

/**
 * The ways from the voice into each article. It is one stop for Tab: the arrow keys go along the ways; what is chosen
 * tells its reasons below.
 */
export function HandsGraph({ hands }: { hands: Hands }) {
  const placed = useMemo(() => layOutHands(hands), [hands])
  const [chosen, setChosen] = useState(hands.nodes[0]!.id)
  const parts = useRef(new Map<string, HTMLButtonElement>())
  const helpId = useId()
  const names = new Map(hands.nodes.map(({ id, name }) => [id, name]))
  const move = (event: KeyboardEvent) => {
    if (!DIRECTIONS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = findNeighbour(placed, { from: chosen, direction: event.key as Direction })
    parts.current.get(next ?? chosen)?.focus()
  }
  const choose = (id: string) => ({
    type: 'button' as const,
    tabIndex: id === chosen ? 0 : -1,
    'aria-pressed': id === chosen,
    onFocus: () => setChosen(id),
    onClick: () => setChosen(id),
    ref: (button: HTMLButtonElement | null) => {
      if (button) parts.current.set(id, button)
      else parts.current.delete(id)
    },
  })
  return (
    <figure className="hands">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are heard for the buttons inside */}
      <div className="hands-frame" onKeyDown={move}>
        {/* biome-ignore lint/a11y/useSemanticElements: these are no fields of a form */}
        <div
          role="group"
          aria-label="Graph of hands"
          aria-describedby={helpId}
          className="hands-canvas"
          style={{ width: placed.width, height: placed.height }}
        >
          <Arrows placed={placed} chosen={chosen} />
          {placed.nodes.map((node) => (
            <button
              key={node.id}
              {...choose(node.id)}
              className={['hands-node', node.kind, node.isInCircle && 'in-circle'].filter(Boolean).join(' ')}
              style={placeBox(node)}
              title={node.name}
            >
              <span className="hands-kind">
                {node.isInCircle && '⚠ '}
                {nameKind(node)}
              </span>
              <bdi className="hands-name">{node.name}</bdi>
            </button>
          ))}
          {placed.edges.map((edge) => (
            <button
              key={edge.id}
              {...choose(edge.id)}
              className={['hands-edge', edge.kind, edge.isInCircle && 'in-circle'].filter(Boolean).join(' ')}
              style={placeBox(edge)}
            >
              <span className="visually-hidden">
                from {names.get(edge.from)} to {names.get(edge.to)}:{' '}
              </span>
              <span>
                {edge.isInCircle && '⚠ '}
                {edge.name}
              </span>
              <Surety signs={edge.signs} />
            </button>
          ))}
        </div>
      </div>
      <figcaption>
        <Legend edges={hands.edges} />
        <p id={helpId} className="byline">
          Choose a name or a step to see what shows it; the arrow keys go along the ways.
        </p>
        <div className="hands-detail" aria-live="polite">
          <Detail hands={hands} chosen={chosen} />
        </div>
      </figcaption>
    </figure>
  )
}

/** Two articles of one outlet are told apart by their days. */
function nameKind({ kind, article }: HandsNode): string {
  if (!article?.publishedAt) return NODE_KINDS[kind]
  return `${NODE_KINDS[kind]}, ${nameDate(article.publishedAt.slice(0, 10))}`
}

const placeBox = ({ x, y, width, height }: Box) => ({
  left: x - width / 2,
  top: y - height / 2,
  width,
  height,
})

function Surety({ signs }: { signs: readonly HandsSign[] }) {
  const confidence = signs[0]?.confidence
  if (confidence === undefined) return null
  return (
    <>
      {' '}
      <span className="hands-surety">{nameShare(confidence)} sure</span>
    </>
  )
}

const draw = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis)

interface ArrowsProps {
  readonly placed: PlacedHands
  readonly chosen: string
}

/** The lines with their heads; what they say stands on the buttons over them. */
function Arrows({ placed, chosen }: ArrowsProps) {
  const id = useId()
  const tone = ({ kind, isInCircle }: HandsEdge) => (isInCircle ? 'in-circle' : kind)
  return (
    <svg className="hands-arrows" width={placed.width} height={placed.height} aria-hidden="true">
      <defs>
        {['shown', 'unsure', 'open', 'in-circle'].map((each) => (
          <marker
            key={each}
            id={`${id}${each}`}
            className={`hands-head ${each}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 1 L10 5 L0 9 z" />
          </marker>
        ))}
      </defs>
      {placed.edges.map((edge) => {
        const isNear = [edge.id, edge.from, edge.to].includes(chosen)
        return (
          <path
            key={edge.id}
            className={['hands-line', tone(edge), isNear && 'near'].filter(Boolean).join(' ')}
            d={draw(edge.points) ?? undefined}
            markerEnd={`url(#${id}${tone(edge)})`}
          />
        )
      })}
    </svg>
  )
}

const LEGEND = [
  ['shown', 'shown by the articles'],
  ['unsure', 'shown, too weak to conclude from'],
  ['open', 'not shown'],
] as const

/** What the lines mean, of those kinds that there are. */
function Legend({ edges }: Pick<Hands, 'edges'>) {
  const circle = edges.some(({ isInCircle }) => isInCircle)
  const kinds = LEGEND.filter(([kind]) => edges.some((edge) => edge.kind === kind && !edge.isInCircle))
  return (
    <ul className="hands-legend">
      {[...kinds, ...(circle ? [['in-circle', '⚠ in a circle'] as const] : [])].map(([kind, says]) => (
        <li key={kind}>
          <svg width="34" height="10" aria-hidden="true">
            <path className={`hands-line ${kind}`} d="M0 5 H34" />
          </svg>{' '}
          {says}
        </li>
      ))}
    </ul>
  )
}

/** What is known of the node or edge that was chosen, with the ways to the words. */
function Detail({ hands: { nodes, edges }, chosen }: { hands: Hands; chosen: string }) {
  const node = nodes.find(({ id }) => id === chosen)
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const edge = edges.find(({ id }) => id === chosen)
  if (edge) return <EdgeDetail edge={edge} names={names} />
  if (!node) return null
  const into = edges.filter(({ to }) => to === node.id)
  const onward = edges.filter(({ from }) => from === node.id)
  return (
    <>
      <p>
        {node.article ? (
          <ArticleLine article={node.article} />
        ) : (
          <strong>
            <bdi>{node.name}</bdi>
          </strong>
        )}
      </p>
      {into.map((each) => (
        <EdgeDetail key={each.id} edge={each} names={names} />
      ))}
      {into.length === 0 && (
        <p className="byline">
          Where it began; {onward.length === 1 ? 'one way leads' : `${onward.length} ways lead`} on from here.
        </p>
      )}
    </>
  )
}

function EdgeDetail({ edge, names }: { edge: HandsEdge; names: ReadonlyMap<string, string> }) {
  return (
    <div className="hands-step">
      <p>
        <bdi>{names.get(edge.from)}</bdi> → <bdi>{names.get(edge.to)}</bdi>
        <span className="byline"> {edge.name}</span>
      </p>
      <ul>
        {edge.signs.map(({ reason, confidence, evidence }) => (
          <li key={reason}>
            {reason}{' '}
            {confidence !== undefined && <span className="byline">{nameShare(confidence)} sure </span>}
            {evidence && (
              <EvidenceLink article={evidence.article} spans={[[evidence.start, evidence.end]]}>
                “<bdi>{evidence.text}</bdi>”
              </EvidenceLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
