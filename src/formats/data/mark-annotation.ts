import { UnreadableInput } from '../../read/index.ts'
import { ACTS, type Article, CERTAINTIES, QUOTATIONS, type Span, VOICE_KINDS } from '../../record.ts'
import { readThing } from './annotation-terms.ts'
import type { CodePoints } from './code-points.ts'
import type { MarkedStatement } from './find-people-made.ts'
import { PART_NAMES, type PartName } from './statement-parts.ts'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON-LD writes a list of one thing as the thing, and of none as nothing. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

interface Place {
  readonly article: Article
  readonly points: CodePoints
}

/**
 * The statement that an annotation is of: its targets are the content, bodies that select words of the same text the speaker or,
 * where they say so, another part. Throws UnreadableInput where no selector fits the text.
 */
export function markAnnotation(annotation: Fields, place: Place): MarkedStatement {
  const bodies = listOf(annotation.body).filter(isFields)
  const spans: Partial<Record<PartName, Span[]>> = {}
  for (const body of bodies) {
    if (body.selector === undefined) continue
    refuseOtherSource(body, annotation)
    const part = PART_NAMES.find((name) => name === body.part) ?? 'speaker'
    spans[part] = [...(spans[part] ?? []), selectSpan(body, place)]
  }
  const content = listOf(annotation.target).map((target) => selectSpan(target, place))
  if (content.length === 0) throw new UnreadableInput('"target": expected the words that were said, got none')
  for (const part of Object.values(spans)) part.sort((a, b) => a[0] - b[0])
  const claimed = readThing(annotation.id)
  const { confidence } = annotation
  return {
    ...(claimed?.startsWith('sta_') && { claimed }),
    ...(typeof confidence === 'number' && confidence >= 0 && confidence <= 1 && { confidence }),
    ...readTexts(bodies),
    spans: { ...spans, content: content.sort((a, b) => a[0] - b[0]) },
  }
}

/** The places of another text would be taken for places of this one. */
function refuseOtherSource(body: Fields, { target }: Fields): void {
  const own = listOf(target).map((one) => nameSource(isFields(one) ? (one.source ?? one.id) : one))
  const source = nameSource(body.source)
  if (body.source === undefined || own.includes(source)) return
  throw new UnreadableInput(
    `"body.source": expected the source of the target, got ${JSON.stringify(source)}; ` +
      'leave out what is marked in another text, or mark it there',
  )
}

function nameSource(source: unknown): unknown {
  const name = isFields(source) ? source.id : source
  return readThing(name) ?? name
}

/** What bodies say in words of their own. */
function readTexts(bodies: readonly Fields[]): Omit<MarkedStatement, 'spans'> {
  const texts = bodies.filter((body) => body.selector === undefined)
  const values = texts.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value)
  const quotation = QUOTATIONS.find((one) => values.includes(one))
  const act = ACTS.find((one) => values.includes(one))
  const certainty = CERTAINTIES.find((one) => values.includes(one))
  const named = texts.find(({ purpose, value }) => purpose === 'identifying' && typeof value === 'string')
  const name = typeof named?.value === 'string' ? named.value.trim() : ''
  const kind = VOICE_KINDS.find((one) => one === named?.kind) ?? 'person'
  const days = texts.find(({ part }) => part === 'days')
  return {
    ...(quotation && { quotation }),
    ...(act && { act }),
    ...(certainty && { certainty }),
    ...(name && { voice: { name, kind } }),
    ...(isDay(days?.from) && isDay(days?.to) && { days: { from: days.from, to: days.to } }),
  }
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

/**
 * Where a selector points. The quoted words decide: where the numbers do not fit them (some programs count otherwise than the
 * model says), the same words nearest to them are meant.
 */
function selectSpan(target: unknown, { article: { text }, points }: Place): Span {
  const selectors = listOf(isFields(target) ? target.selector : undefined).filter(isFields)
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
  const exact = typeof quote?.exact === 'string' && quote.exact !== '' ? quote.exact : undefined
  const told = readPosition(position, points)
  if (told && (exact === undefined || text.slice(...told) === exact)) return told
  if (exact !== undefined) {
    const found = findQuote(text, { exact, quote: quote ?? {}, near: told?.[0] ?? 0 })
    if (found) return found
    throw new UnreadableInput(
      `"selector": expected words of the text, got ${JSON.stringify(exact.slice(0, 80))}; they are not in it`,
    )
  }
  throw new UnreadableInput(
    '"selector": expected a TextQuoteSelector, or a TextPositionSelector inside the text, got ' +
      JSON.stringify(position ?? selectors[0]?.type ?? 'none'),
  )
}

function readPosition(position: Fields | undefined, points: CodePoints): Span | undefined {
  const { start, end } = position ?? {}
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0
  return isInside && start < end && end <= points.length ? [points.find(start), points.find(end)] : undefined
}

/** Where the words stand between those before and behind them, else where they stand at all; the place nearest to `near`. */
function findQuote(
  text: string,
  { exact, quote, near }: { exact: string; quote: Fields; near: number },
): Span | undefined {
  const prefix = typeof quote.prefix === 'string' ? quote.prefix : ''
  const suffix = typeof quote.suffix === 'string' ? quote.suffix : ''
  const places: number[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) places.push(at)
  const framed = places.filter(
    (at) => text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + exact.length),
  )
  const fitting = framed.length > 0 ? framed : places
  const start = fitting.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
  return start === undefined ? undefined : [start, start + exact.length]
}
