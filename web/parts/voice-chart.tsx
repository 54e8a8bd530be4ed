import { Link } from '@tanstack/react-router'
import { scaleBand, scaleLinear } from 'd3-scale'
import { useMemo, useRef } from 'react'
import { countOverTime, type TimeBar, type TimeChart, type TimeUnit } from '../count-over-time.ts'
import { nameCount, nameDate, nameDays } from '../name-things.ts'
import { useWidth } from './use-width.ts'

const HEIGHT = 120
/** Where bars stand, and how high the highest reaches: above it stands its number, below them the days. */
const FLOOR = HEIGHT - 22
const CEILING = 18
/** A bar must be wide enough to be hit: WCAG asks for 24 pixels. */
const LEAST_BAR = 24
const MOST_BAR = 56
/** Those for what was said long before and long after. */
const BARS_SET_APART = 2
/** Two dates need so many pixels. */
const LEAST_FOR_ENDS = 190

interface VoiceChartProps {
  readonly voice: string
  /** Of each utterance the day, where it is known. */
  readonly days: readonly (string | undefined)[]
}

/** How much a voice said when; each bar leads to what it said then. */
export function VoiceChart({ voice, days }: VoiceChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const room = Math.floor(width / LEAST_BAR) - BARS_SET_APART
  const chart = useMemo(() => countOverTime(days, Math.max(1, room)), [days, room])
  const { unit, bars, earlier, later, undated } = chart
  const setApart = (earlier?.count ?? 0) + (later?.count ?? 0)
  return (
    <div ref={frame} className="voice-chart">
      {bars.length > 0 && width > 0 && <Bars {...{ voice, chart, width }} />}
      <p className="byline">
        {bars.length > 0 &&
          `Utterances a ${unit}, by the day of saying or, where that is not known, of first publication. `}
        {setApart > 0 &&
          `${nameCount(setApart, 'utterance')} long before or after the others: the dashed bars. `}
        {undated > 0 && `The day of ${nameCount(undated, 'utterance')} is not known.`}
      </p>
    </div>
  )
}

interface BarsProps {
  readonly voice: string
  readonly chart: TimeChart
  readonly width: number
}

function Bars({ voice, chart: { unit, bars, earlier, later }, width }: BarsProps) {
  const all = [earlier, ...bars, later].filter((bar) => bar !== undefined)
  const wide = Math.min(width, all.length * MOST_BAR)
  const across = scaleBand<TimeBar>().domain(all).range([0, wide]).paddingInner(0.12)
  const up = scaleLinear()
    .domain([0, Math.max(...all.map(({ count }) => count))])
    .range([FLOOR, CEILING])
  const [first, last] = [bars[0]!, bars.at(-1)!]
  const nameBar = (bar: TimeBar) => {
    if (bar === earlier) return `before ${nameDate(first.from)}`
    return bar === later ? `after ${nameDate(last.to)}` : nameUnit(unit, bar)
  }
  const endOf = (bar: TimeBar) => across(bar)! + across.bandwidth()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset
    <svg
      className="time-bars"
      width={width}
      height={HEIGHT}
      role="group"
      aria-label={`Utterances a ${unit}, ${nameDays({ from: first.from, to: last.to })}`}
    >
      <line className="axis" x1={across(first)} x2={endOf(last)} y1={FLOOR} y2={FLOOR} />
      {all
        .filter(({ count }) => count > 0)
        .map((bar) => (
          <Bar
            key={bar.from}
            {...{ voice, bar }}
            name={nameBar(bar)}
            isSetApart={bar === earlier || bar === later}
            box={{ x: across(bar)!, y: up(bar.count), width: across.bandwidth() }}
          />
        ))}
      <text className="end" x={across(first)} y={HEIGHT - 6}>
        {nameEnd(unit, first.from)}
      </text>
      {bars.length > 1 && endOf(last) - across(first)! > LEAST_FOR_ENDS && (
        <text className="end" x={endOf(last)} y={HEIGHT - 6} textAnchor="end">
          {nameEnd(unit, last.to)}
        </text>
      )}
    </svg>
  )
}

interface BarProps {
  readonly voice: string
  readonly bar: TimeBar
  readonly name: string
  readonly isSetApart: boolean
  readonly box: { readonly x: number; readonly y: number; readonly width: number }
}

function Bar({ voice, bar, name, isSetApart, box: { x, y, width } }: BarProps) {
  const count = nameCount(bar.count, 'utterance')
  return (
    <Link to="/search" search={{ voice, from: bar.from, to: bar.to }} aria-label={`${count}, ${name}`}>
      <title>{`${name}: ${count}`}</title>
      {/* The whole column can be hit, however low the bar is. */}
      <rect className="column" x={x} y={0} width={width} height={FLOOR} />
      <rect className={isSetApart ? 'bar set-apart' : 'bar'} x={x} y={y} width={width} height={FLOOR - y} />
      <text x={x + width / 2} y={y - 4} textAnchor="middle">
        {bar.count}
      </text>
    </Link>
  )
}

/** As exact as the unit is: `11 March 2024`, `March 2024`, `2024`. */
function nameEnd(unit: TimeUnit, day: string): string {
  if (unit === 'day' || unit === 'week') return nameDate(day)
  return nameDate(day.slice(0, unit === 'year' || unit === 'decade' ? 4 : 7))
}

/** `week of 11 March 2024`, `March 2024`, `2024` */
function nameUnit(unit: TimeUnit, { from, to }: TimeBar): string {
  if (unit === 'day') return nameDate(from)
  if (unit === 'week') return `week of ${nameDate(from)}`
  if (unit === 'month') return nameDate(from.slice(0, 7))
  if (unit === 'quarter') return `${nameDate(from.slice(0, 7))} to ${nameDate(to.slice(0, 7))}`
  return unit === 'year' ? from.slice(0, 4) : `${from.slice(0, 4)} to ${to.slice(0, 4)}`
}
