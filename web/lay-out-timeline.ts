/**
 * Where everything stands in a story's timeline: a column for each time of which something is known, a lane for each
 * voice, and in each of its fields the utterances as marks. Sizes are pixels.
 *
 * @module
 */
import type { Relation, VoiceReference } from '../src/record.ts'
import type { UtteranceMark } from '../src/serve/index.ts'
import type { ToldHappening } from './gather-timeline.ts'

/** A mark stands in a square of this size: large enough for a finger. */
export const MARK_SIZE = 24
/** Marks of one voice and time stand in so many rows at most. */
const MOST_ROWS = 3
const LANE_SPACE = 10
const COLUMN_SPACE = 8
const GAP_WIDTH = 18
const AXIS_HEIGHT = 26

/** Of the days of a timeline, in one of these sizes: the finest that has room. */
export type TimeUnit = 'day' | 'week' | 'month' | 'year'
const UNITS: readonly TimeUnit[] = ['day', 'week', 'month', 'year']

export interface TimelineColumn {
  /** ISO: the day, the Monday of the week, `2024-03`, `2024`. */
  readonly key: string
  readonly x: number
  readonly width: number
  /** Time was left out before it, in which nothing is known. */
  readonly isAfterGap: boolean
}

export interface TimelineLane {
  readonly voice: VoiceReference
  readonly count: number
  /** Of its marks; its name stands above them where there is no room on the left. */
  readonly y: number
  readonly height: number
}

/** One utterance or, where there are too many of one voice and time, several. */
export interface PlacedMark {
  readonly id: string
  readonly kind: 'utterance' | 'group' | 'happening'
  /** Index of its lane; -1 for what happened. */
  readonly lane: number
  /** Its centre. */
  readonly x: number
  readonly y: number
  readonly utterances: readonly UtteranceMark[]
  readonly happenings: readonly ToldHappening[]
}

export interface TimelineLink {
  readonly relation: Relation
  readonly from: PlacedMark
  readonly to: PlacedMark
}

export interface TimelineLayout {
  readonly unit: TimeUnit
  readonly columns: readonly TimelineColumn[]
  readonly lanes: readonly TimelineLane[]
  /** Lane by lane, in order of time. */
  readonly marks: readonly PlacedMark[]
  readonly links: readonly TimelineLink[]
  readonly width: number
  readonly height: number
  /** Where the marks of what happened stand; absent where nothing did. */
  readonly happeningsY?: number
}

export interface TimelineRequest {
  /** The lanes, from top to bottom. */
  readonly voices: readonly VoiceReference[]
  readonly utterances: readonly UtteranceMark[]
  readonly happenings: readonly ToldHappening[]
  /** Only those between two marks that are shown are drawn. */
  readonly relations: readonly Relation[]
  /** Of the part in which the marks stand. */
  readonly width: number
  /** Room above the marks of each lane for its name. */
  readonly nameHeight: number
}

/** Lays a timeline out. Utterances of no known day are in none of its columns. */
export function layOutTimeline(request: TimelineRequest): TimelineLayout {
  const { voices, utterances, happenings, relations, width, nameHeight } = request
  const dated = utterances.filter(({ day }) => day !== undefined)
  const { unit, columns } = layOutColumns(dated, { happenings, width })
  const columnOf = new Map(columns.map((column) => [column.key, column]))
  const told = gatherBy(happenings, ({ fullest }) => toKey(fullest.on.from, unit))
  const hasHappenings = [...told.keys()].some((key) => columnOf.has(key))
  const happeningsY = hasHappenings ? AXIS_HEIGHT + nameHeight + MARK_SIZE / 2 : undefined
  const happened = [...told].flatMap(([key, its]): PlacedMark[] => {
    const column = columnOf.get(key)
    if (!column) return []
    const x = column.x + column.width / 2
    return [
      {
        id: `happened ${key}`,
        kind: 'happening',
        lane: -1,
        x,
        y: happeningsY!,
        utterances: [],
        happenings: its,
      },
    ]
  })
  const important = new Set(relations.flatMap(({ from, to }) => [from, to]))
  const ofVoice = gatherBy(dated, ({ voice }) => voice)
  const lanes: TimelineLane[] = []
  const marks: PlacedMark[] = happened.sort((a, b) => a.x - b.x)
  let top = AXIS_HEIGHT + (hasHappenings ? nameHeight + MARK_SIZE + LANE_SPACE : 0)
  for (const voice of voices) {
    const its = ofVoice.get(voice.id) ?? []
    const fields = [...gatherBy(its, ({ day }) => toKey(day!, unit))].map(([key, said]) =>
      fillField(said, { column: columnOf.get(key)!, important }),
    )
    const rows = Math.max(1, ...fields.map((field) => field.rows))
    const y = top + nameHeight
    const height = rows * MARK_SIZE
    const lane = lanes.length
    lanes.push({ voice, count: its.length, y, height })
    marks.push(...fields.flatMap((field) => placeMarks(field, { lane, y, height })))
    top = y + height + LANE_SPACE
  }
  return { unit, columns, lanes, marks, links: joinMarks(marks, relations), width, height: top, happeningsY }
}

function gatherBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function toKey(day: string, unit: TimeUnit): string {
  if (unit === 'year') return day.slice(0, 4)
  if (unit === 'month') return day.slice(0, 7)
  if (unit === 'day') return day.slice(0, 10)
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day.slice(0, 10)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

const DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 31, year: 366 }

const follows = (one: string, other: string, unit: TimeUnit): boolean =>
  Date.parse(other) - Date.parse(one) <= DAYS[unit] * 86_400_000

/** The columns in the finest unit that has room for at least one mark in each, as wide as what stands in them needs. */
function layOutColumns(
  dated: readonly UtteranceMark[],
  { happenings, width }: Pick<TimelineRequest, 'happenings' | 'width'>,
): Pick<TimelineLayout, 'unit' | 'columns'> {
  const plans = UNITS.map((unit) => planColumns(dated, { happenings, unit }))
  const plan = plans.find(({ least }) => least <= width) ?? plans.at(-1)!
  const { unit, keys, needs, gaps } = plan
  const gapWidth = gaps.size * GAP_WIDTH
  const wanted = needs.reduce((sum, need) => sum + need, 0)
  const least = keys.length * (MARK_SIZE + COLUMN_SPACE)
  // All are stretched alike where there is room; where there is not, what is above the least width is shared out.
  const stretch = (width - gapWidth) / wanted
  const share = Math.max(0, (width - gapWidth - least) / Math.max(1, wanted - least))
  let x = 0
  const columns = keys.map((key, index): TimelineColumn => {
    const need = needs[index]!
    const fitted = MARK_SIZE + COLUMN_SPACE + (need - MARK_SIZE - COLUMN_SPACE) * share
    const own = stretch >= 1 ? need * stretch : fitted
    if (gaps.has(key)) x += GAP_WIDTH
    const column = { key, x, width: own, isAfterGap: gaps.has(key) }
    x += own
    return column
  })
  return { unit, columns }
}

function planColumns(
  dated: readonly UtteranceMark[],
  { happenings, unit }: Pick<TimelineRequest, 'happenings'> & { unit: TimeUnit },
) {
  const counts = gatherBy(dated, ({ day }) => toKey(day!, unit))
  const said = [...counts.keys()].sort()
  // What happened long before anybody spoke stands in the list, not here.
  const happened = happenings
    .map(({ fullest }) => toKey(fullest.on.from, unit))
    .filter((key) => said.length > 0 && isNear(key, [said[0]!, said.at(-1)!]))
  const keys = [...new Set([...said, ...happened])].sort()
  const needs = keys.map((key) => {
    const lanes = gatherBy(counts.get(key) ?? [], ({ voice }) => voice)
    const most = Math.max(1, ...[...lanes.values()].map(({ length }) => length))
    return Math.min(8, Math.ceil(most / 2)) * MARK_SIZE + COLUMN_SPACE
  })
  const gaps = new Set(keys.filter((key, index) => index > 0 && !follows(keys[index - 1]!, key, unit)))
  const least = keys.length * (MARK_SIZE + COLUMN_SPACE) + gaps.size * GAP_WIDTH
  return { unit, keys, needs, gaps, least }
}

const MONTH_MS = 31 * 86_400_000

const isNear = (key: string, [first, last]: readonly [string, string]): boolean =>
  Date.parse(key) >= Date.parse(first) - MONTH_MS && key <= last

interface Field {
  readonly column: TimelineColumn
  readonly rows: number
  readonly shown: readonly UtteranceMark[]
  /** Those for which there is no room. */
  readonly rest: readonly UtteranceMark[]
}

/** Which utterances of one voice and time are shown alone: those that are disputed, then those of most articles. */
function fillField(
  said: readonly UtteranceMark[],
  { column, important }: { column: TimelineColumn; important: ReadonlySet<string | undefined> },
): Field {
  const across = Math.max(1, Math.floor((column.width - 2) / MARK_SIZE))
  const room = across * MOST_ROWS
  const weigh = ({ id, articles }: UtteranceMark) => (important.has(id) ? 1000 : 0) + articles
  const chosen = said.length <= room ? said : [...said].sort((a, b) => weigh(b) - weigh(a)).slice(0, room - 1)
  const kept = new Set(chosen)
  return {
    column,
    rows: Math.ceil(Math.min(said.length, room) / across),
    shown: said.filter((one) => kept.has(one)),
    rest: said.filter((one) => !kept.has(one)),
  }
}

function placeMarks(
  { column, rows, shown, rest }: Field,
  { lane, y, height }: { lane: number; y: number; height: number },
): PlacedMark[] {
  const count = shown.length + (rest.length > 0 ? 1 : 0)
  const columns = Math.ceil(count / rows)
  // Close together in the middle: where in its column a mark stands says nothing of the time of day.
  const left = column.x + column.width / 2 - ((columns - 1) / 2) * MARK_SIZE
  const top = y + (height - rows * MARK_SIZE) / 2
  const place = (index: number) => ({
    lane,
    x: left + Math.floor(index / rows) * MARK_SIZE,
    y: top + (index % rows) * MARK_SIZE + MARK_SIZE / 2,
    happenings: [],
  })
  const marks = shown.map(
    (one, index): PlacedMark => ({ ...place(index), id: one.id, kind: 'utterance', utterances: [one] }),
  )
  if (rest.length === 0) return marks
  const group: PlacedMark = {
    ...place(shown.length),
    id: `group ${lane} ${column.key}`,
    kind: 'group',
    utterances: rest,
  }
  return [...marks, group]
}

function joinMarks(marks: readonly PlacedMark[], relations: readonly Relation[]): TimelineLink[] {
  const markOf = new Map(marks.flatMap((mark) => mark.utterances.map(({ id }) => [id, mark] as const)))
  return relations.flatMap((relation) => {
    const from = markOf.get(relation.from)
    const to = relation.to === undefined ? undefined : markOf.get(relation.to)
    return from && to && from !== to ? [{ relation, from, to }] : []
  })
}
