/** Words of a text: its pieces in characters, in order. */
export interface StandoffEntity {
  readonly type: string
  readonly pieces: readonly (readonly [start: number, end: number])[]
  readonly words: string
}

export interface StandoffLink {
  readonly type: string
  /** The number of its line. */
  readonly line: number
  /** What it joins: a role, as `Arg1` or `Speaker`, and the id of an entity or event. Of an event, its trigger first. */
  readonly joins: readonly (readonly [role: string, id: string])[]
}

export interface StandoffTag {
  readonly type: string
  readonly target: string
  /** An attribute's value, a reference's name, the text of a note; empty where there is none. */
  readonly value: string
  readonly line: number
}

export interface Standoff {
  readonly entities: ReadonlyMap<string, StandoffEntity & { readonly line: number }>
  readonly relations: readonly StandoffLink[]
  readonly events: ReadonlyMap<string, StandoffLink>
  readonly attributes: readonly StandoffTag[]
  readonly references: readonly StandoffTag[]
  readonly notes: readonly StandoffTag[]
  readonly failures: readonly { readonly line: number; readonly message: string }[]
}

/**
 * A file of annotations as brat's documentation describes it: text-bound annotations (T), relations (R), events (E), attributes
 * (A, M), normalizations (N) and notes (#). Equivalences (*) are passed over. A line that is none of these is a failure
 * with its number; the others are kept.
 *
 * @example parseStandoff('T1\tSpeaker 0 4;9 12\tOmar Gil\n').entities.get('T1')?.pieces
 *   // [[0, 4], [9, 12]]
 */
export function parseStandoff(file: string): Standoff {
  const entities = new Map<string, StandoffEntity & { readonly line: number }>()
  const relations: StandoffLink[] = []
  const events = new Map<string, StandoffLink>()
  const attributes: StandoffTag[] = []
  const references: StandoffTag[] = []
  const notes: StandoffTag[] = []
  const failures: { line: number; message: string }[] = []
  for (const [index, written] of file.split('\n').entries()) {
    const line = index + 1
    const text = written.replace(/\r$/, '')
    if (text.trim() === '' || text.startsWith('*')) continue
    const [id = '', body = '', rest = ''] = splitInThree(text)
    const parse = PARSERS[id[0] ?? '']
    const parsed = /^[TREAMN#]\S*$/.test(id) ? parse?.({ id, body, rest, line }) : undefined
    if (parsed?.kind === 'entity') {
      if (entities.has(id)) failures.push({ line, message: `expected each id once, got ${id} again` })
      else entities.set(id, parsed.entity)
    } else if (parsed?.kind === 'relation') relations.push(parsed.link)
    else if (parsed?.kind === 'event') events.set(id, parsed.link)
    else if (parsed?.kind === 'attribute') attributes.push(parsed.tag)
    else if (parsed?.kind === 'reference') references.push(parsed.tag)
    else if (parsed?.kind === 'note') notes.push(parsed.tag)
    else failures.push({ line, message: explain(id, text) })
  }
  return { entities, relations, events, attributes, references, notes, failures }
}

interface StandoffLine {
  readonly id: string
  readonly body: string
  readonly rest: string
  readonly line: number
}

type Parsed =
  | { readonly kind: 'entity'; readonly entity: StandoffEntity & { readonly line: number } }
  | { readonly kind: 'relation' | 'event'; readonly link: StandoffLink }
  | { readonly kind: 'attribute' | 'reference' | 'note'; readonly tag: StandoffTag }

const PARSERS: Readonly<Record<string, (line: StandoffLine) => Parsed | undefined>> = {
  T: parseEntity,
  R: (line) => parseLink('relation', line),
  E: (line) => parseLink('event', line),
  A: parseAttribute,
  M: parseAttribute,
  N: parseReference,
  '#': ({ body, rest, line }) => {
    const [type, target] = body.split(' ')
    return type && target ? { kind: 'note', tag: { type, target, value: rest, line } } : undefined
  },
}

/** `Content 10 24;30 41` */
function parseEntity({ body, rest, line }: StandoffLine): Parsed | undefined {
  const found = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(body)
  if (!found) return undefined
  const pieces = found[2]!.split(';').map((piece): [number, number] => {
    const [start, end] = piece.split(' ').map(Number)
    return [start!, end!]
  })
  const isRising = pieces.every(([start, end], at) => start < end && start >= (pieces[at - 1]?.[1] ?? 0))
  return isRising ? { kind: 'entity', entity: { type: found[1]!, pieces, words: rest, line } } : undefined
}

/** `SaidBy Arg1:T3 Arg2:T1`, or of an event `Saying:T2 Speaker:T1 Content:T3`. */
function parseLink(kind: 'relation' | 'event', { body, line }: StandoffLine): Parsed | undefined {
  const [first = '', ...others] = body.trim().split(/\s+/)
  const written = kind === 'event' ? [first, ...others] : others
  const joins = written.flatMap((word): [string, string][] => {
    const [, role, id] = /^([^\s:]+):([TE]\d\S*)$/.exec(word) ?? []
    return role && id ? [[role, id]] : []
  })
  const least = kind === 'event' ? 1 : 2
  if (joins.length !== written.length || joins.length < least) return undefined
  return { kind, link: { type: first.split(':')[0]!, line, joins } }
}

/** `Quotation T3 direct`, or of a yes or no `Negated T3`. */
function parseAttribute({ body, line }: StandoffLine): Parsed | undefined {
  const [type, target, value = ''] = body.trim().split(/\s+/)
  return type && target ? { kind: 'attribute', tag: { type, target, value, line } } : undefined
}

/** `Reference T1 Wikipedia:534366`, and behind a tab its name. */
function parseReference({ body, rest, line }: StandoffLine): Parsed | undefined {
  const [type, target, address] = body.trim().split(/\s+/)
  return type && target && address
    ? { kind: 'reference', tag: { type, target, value: rest, line } }
    : undefined
}

/** At the first two tabs; those behind belong to the text. */
function splitInThree(line: string): string[] {
  const [id = '', body = '', ...rest] = line.split('\t')
  return [id, body, rest.join('\t')]
}

const FORMS: Readonly<Record<string, string>> = {
  T: '"T1<tab>Speaker 0 4<tab>words", its pieces in order',
  R: '"R1<tab>SaidBy Arg1:T2 Arg2:T1"',
  E: '"E1<tab>Saying:T2 Speaker:T1"',
  A: '"A1<tab>Quotation T3 direct"',
  M: '"M1<tab>Negated T3"',
  N: '"N1<tab>Reference T1 Wikipedia:534366<tab>a name"',
  '#': '"#1<tab>AnnotatorNotes T1<tab>a note"',
}

function explain(id: string, line: string): string {
  const form = FORMS[id[0] ?? ''] ?? 'an annotation of brat, which begins with T, R, E, A, N or #'
  return `expected ${form}, got ${JSON.stringify(line.slice(0, 80))}; the other lines are taken in`
}
