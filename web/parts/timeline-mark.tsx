import { scaleSqrt } from 'd3-scale'
import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'
import type { Act, Quotation } from '../../src/record.ts'
import type { UtteranceMark } from '../../src/serve/index.ts'
import type { PlacedMark } from '../lay-out-timeline.ts'

/** What kind of saying a shape stands for. */
export const SHAPES = [
  { name: 'says', shape: symbolCircle, acts: ['assert', 'confirm', 'praise', 'think', 'decline', 'ask'] },
  { name: 'denies, rejects', shape: symbolDiamond, acts: ['deny', 'reject'] },
  { name: 'accuses, demands, warns', shape: symbolTriangle, acts: ['accuse', 'demand', 'warn', 'threaten'] },
  { name: 'promises, announces, predicts', shape: symbolSquare, acts: ['promise', 'announce', 'predict'] },
] as const satisfies readonly { name: string; shape: SymbolType; acts: readonly Act[] }[]

const SHAPE_OF: ReadonlyMap<string, SymbolType> = new Map(
  SHAPES.flatMap(({ acts, shape }) => acts.map((act) => [act, shape] as const)),
)

/** Area by the number of articles; those of ten and more are as large as the square allows. */
const toArea = scaleSqrt().domain([1, 10]).range([80, 230]).clamp(true)

export const drawShape = (shape: SymbolType, articles: number): string =>
  symbol(shape, toArea(articles))() ?? ''

interface ShapeProps {
  readonly shape: SymbolType
  readonly quotation: Quotation
  readonly articles: number
}

/** A mark's shape alone; the left half of one that is partly in quotation marks has their ground. */
export function MarkShape({ shape, quotation, articles }: ShapeProps) {
  const path = drawShape(shape, articles)
  return (
    <>
      <path d={path} className={`shape ${quotation}`} />
      {quotation === 'mixed' && <path d={path} className="shape half" />}
    </>
  )
}

/** What is drawn of a mark, around its centre. */
export function MarkDrawing({ mark }: { mark: PlacedMark }) {
  if (mark.kind === 'happening') return <path d="M0,-9V9" className="happened" />
  if (mark.kind === 'group') {
    const count = mark.utterances.length
    return (
      <>
        <rect x={-11} y={-9} width={22} height={18} rx={9} className="group-shape" />
        <text className="group-count" dy="0.34em">
          {count > 99 ? '99+' : `+${count}`}
        </text>
      </>
    )
  }
  const [utterance] = mark.utterances as [UtteranceMark]
  const { act, quotation, articles } = utterance
  return <MarkShape shape={(act && SHAPE_OF.get(act)) ?? symbolCircle} {...{ quotation, articles }} />
}
