import { linkVertical } from 'd3-shape'
import type { PlacedMark, TimelineLink } from '../lay-out-timeline.ts'
import { RELATION_NAMES } from '../name-things.ts'

/** The end of a line, at the edge of the mark that it leads to. */
export function LinkEnd() {
  return (
    <defs>
      <marker
        id="link-end"
        viewBox="0 0 10 10"
        refX={20}
        refY={5}
        markerUnits="userSpaceOnUse"
        markerWidth={9}
        markerHeight={9}
        orient="auto"
      >
        <path d="M0,0L10,5L0,10z" className="link-end" />
      </marker>
    </defs>
  )
}

interface LinkProps {
  readonly link: TimelineLink
  readonly isAsked: boolean
}

const drawAcross = linkVertical<TimelineLink, PlacedMark>()
  .source(({ from }) => from)
  .target(({ to }) => to)
  .x(({ x }) => x)
  .y(({ y }) => y)

/** Marks of one row are joined by an arc over those between them. */
function drawLink(link: TimelineLink): string {
  const { from, to } = link
  if (from.y !== to.y) return drawAcross(link) ?? ''
  return `M${from.x},${from.y}Q${(from.x + to.x) / 2},${from.y - archOf(link) * 2} ${to.x},${to.y}`
}

const archOf = ({ from, to }: TimelineLink): number => 8 + Math.min(10, Math.abs(from.x - to.x) / 12)

export function LinkLine({ link, isAsked }: LinkProps) {
  const { kind } = link.relation
  return (
    <path
      className={`link ${kind}${isAsked ? ' asked' : ''}`}
      d={drawLink(link)}
      markerEnd="url(#link-end)"
    />
  )
}

export function LinkSign({ link, isAsked }: LinkProps) {
  const { from, to, relation } = link
  const y = (from.y + to.y) / 2 - (from.y === to.y ? archOf(link) : 0)
  return (
    <g
      className={`link-sign ${relation.kind}${isAsked ? ' asked' : ''}`}
      transform={`translate(${(from.x + to.x) / 2},${y})`}
    >
      <circle r={7} />
      <text dy="0.36em">{RELATION_NAMES[relation.kind].sign}</text>
    </g>
  )
}
