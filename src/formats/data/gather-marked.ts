import {
  type Act,
  type Article,
  type Certainty,
  type Quotation,
  type Span,
  VOICE_KINDS,
  type VoiceKind,
} from '../../record.ts'
import { ATTRIBUTES, ENTITIES } from './brat-names.ts'
import { identifyMarked, type MarkedStatement } from './find-people-made.ts'
import type { Standoff, StandoffLink, StandoffTag } from './parse-standoff.ts'
import { PART_NAMES, type PartName } from './statement-parts.ts'

/** An entity where it stands in the article, as offsets. */
export interface PlacedEntity {
  readonly type: string
  readonly line: number
  readonly pieces: readonly Span[]
  /** The same with the line ends between two pieces, which brat leaves out. */
  readonly joined: readonly Span[]
  /** Why its place cannot be right. */
  readonly problem?: string
}

interface Failure {
  readonly line: number
  readonly message: string
}

/** The entities that make up the statement of one content. */
type Parts = Map<PartName, Set<PlacedEntity>>

/** Corpora of attribution call the speaker a source. */
const OTHER_NAMES: Readonly<Record<string, PartName>> = { source: 'speaker' }

/**
 * The statements of a text that was annotated in brat: one for each Content, with what relations or events join to it. What
 * does not fit is a failure with its line.
 */
export function gatherMarked(
  entities: ReadonlyMap<string, PlacedEntity>,
  { standoff, article }: { standoff: Standoff; article: Article },
): { marked: MarkedStatement[]; failures: Failure[] } {
  const failures: Failure[] = []
  for (const { line, problem } of entities.values()) if (problem) failures.push({ line, message: problem })
  const statements = new Map<string, Parts>()
  for (const [id, entity] of entities) {
    if (partOf(entity.type) === 'content' && !entity.problem) {
      statements.set(id, new Map([['content', new Set([entity])]]))
    }
  }
  const { events, relations } = standoff
  for (const link of relations) join(link, { entities, events, statements, failures, isEvent: false })
  for (const link of events.values()) join(link, { entities, events, statements, failures, isEvent: true })
  const tags = readTags(standoff, { failures, statements, entities })
  const marked = [...statements].map(([id, parts]) => {
    const told = tags.get(id) ?? {}
    const claimed = told.claimed === undefined ? {} : { claimed: told.claimed }
    return { ...told, ...claimed, spans: chooseSpans(parts, { article, claimed: told.claimed }) }
  })
  return { marked, failures }
}

function partOf(type: string): PartName | undefined {
  const name = type.toLowerCase()
  return OTHER_NAMES[name] ?? PART_NAMES.find((part) => ENTITIES[part].type.toLowerCase() === name)
}

/** Adds what a relation or event joins to each content that it joins. An event's trigger is the cue. */
function join(
  link: StandoffLink,
  {
    entities,
    events,
    statements,
    failures,
    isEvent,
  }: {
    entities: ReadonlyMap<string, PlacedEntity>
    events: ReadonlyMap<string, StandoffLink>
    statements: ReadonlyMap<string, Parts>
    failures: Failure[]
    isEvent: boolean
  },
): void {
  const joined = link.joins.flatMap(([role, id], at) => {
    const entity = entities.get(events.get(id)?.joins[0]?.[1] ?? id)
    if (!entity) {
      failures.push({
        line: link.line,
        message: `expected the id of an entity, got ${id}, which is not there`,
      })
      return []
    }
    const part = isEvent && at === 0 ? 'cue' : (partOf(entity.type) ?? partOf(role.replace(/\d+$/, '')))
    return entity.problem || !part ? [] : [{ id, entity, part }]
  })
  tellStrangers(link, { entities, failures })
  const contents = joined.filter(({ id }) => statements.has(id))
  for (const { id } of contents) {
    const parts = statements.get(id)!
    for (const { entity, part } of joined) {
      if (part === 'content') continue
      const own = parts.get(part) ?? new Set()
      parts.set(part, own.add(entity))
    }
  }
}

const OWN_RELATIONS = new Set(Object.values(ENTITIES).flatMap(({ relation }) => relation ?? []))

/** Other entities are other people's; but what our relations join and we do not know is a part with its name misspelt. */
function tellStrangers(
  link: StandoffLink,
  { entities, failures }: { entities: ReadonlyMap<string, PlacedEntity>; failures: Failure[] },
): void {
  if (!OWN_RELATIONS.has(link.type)) return
  for (const [, id] of link.joins) {
    const type = entities.get(id)?.type
    if (type === undefined || partOf(type) !== undefined) continue
    const known = Object.values(ENTITIES).map((entity) => entity.type)
    const message = `expected ${link.type} to join entities of the types ${known.join(', ')}, got ${id} of the type ${type}`
    failures.push({ line: link.line, message })
  }
}

type Told = Omit<MarkedStatement, 'spans'>

/** What attributes, references and notes say of contents, and of who speaks them. */
function readTags(
  { attributes, references, notes }: Standoff,
  {
    failures,
    statements,
    entities,
  }: {
    failures: Failure[]
    statements: ReadonlyMap<string, Parts>
    entities: ReadonlyMap<string, PlacedEntity>
  },
): Map<string, Told> {
  const told = new Map<string, Told>()
  const tell = (id: string, more: Told) => told.set(id, { ...told.get(id), ...more })
  const kinds = new Map<string, VoiceKind>()
  for (const attribute of attributes) {
    const values: readonly string[] | undefined = ATTRIBUTES[attribute.type as keyof typeof ATTRIBUTES]
    if (!values) continue
    const { value, type, target, line } = attribute
    if (!values.includes(value)) {
      const got = JSON.stringify(value)
      failures.push({ line, message: `expected as ${type} one of ${values.join(', ')}, got ${got}` })
    } else if (type === 'VoiceKind') kinds.set(target, VOICE_KINDS.find((kind) => kind === value)!)
    else tell(target, readAttribute(type, value))
  }
  for (const { target, value } of references) {
    const name = value.trim()
    if (name === '') continue
    for (const id of listContents(target, { statements, entities })) {
      tell(id, { voice: { name, kind: kinds.get(id) ?? kinds.get(target) ?? 'person' } })
    }
  }
  for (const note of notes) tell(note.target, readNote(note))
  return told
}

function readAttribute(type: string, value: string): Told {
  if (type === 'Quotation') return { quotation: value as Quotation }
  return type === 'Act' ? { act: value as Act } : { certainty: value as Certainty }
}

/** A content itself; of a speaker, all contents that it speaks. */
function listContents(
  target: string,
  {
    statements,
    entities,
  }: { statements: ReadonlyMap<string, Parts>; entities: ReadonlyMap<string, PlacedEntity> },
): string[] {
  if (statements.has(target)) return [target]
  const entity = entities.get(target)
  return [...statements].flatMap(([id, parts]) => (entity && parts.get('speaker')?.has(entity) ? [id] : []))
}

/** What our own export keeps in a note; what people write in notes is for people. */
function readNote({ value }: StandoffTag): Told {
  const [, claimed, confidence, from, to] =
    /^(sta_\w+) confidence=([\d.]+)(?: said=(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d))?/.exec(value) ?? []
  if (claimed === undefined) return {}
  const sure = Number(confidence)
  return {
    claimed,
    ...(sure >= 0 && sure <= 1 && { confidence: sure }),
    ...(from && to && { days: { from, to } }),
  }
}

/**
 * The spans of a statement. Whether a line end was part of one, brat does not tell: of a statement of ours, the id does; of
 * others it is.
 */
function chooseSpans(
  parts: Parts,
  { article, claimed }: { article: Article; claimed?: string },
): MarkedStatement['spans'] {
  const read = (choices: ReadonlySet<PartName>): MarkedStatement['spans'] => {
    const spans = new Map<PartName, readonly Span[]>()
    for (const [part, entities] of parts) {
      const own = [...entities].flatMap(({ pieces, joined }) => (choices.has(part) ? pieces : joined))
      spans.set(
        part,
        own.sort((a, b) => a[0] - b[0]),
      )
    }
    return { ...Object.fromEntries(spans), content: spans.get('content')! }
  }
  const whole = read(new Set())
  if (claimed === undefined || identifyMarked(article, whole) === claimed) return whole
  const choices: readonly PartName[][] = [
    ['content'],
    ['speaker'],
    ['cue'],
    ['content', 'speaker'],
    ['content', 'cue'],
    ['speaker', 'cue'],
    ['content', 'speaker', 'cue'],
  ]
  const found = choices.map((choice) => read(new Set(choice)))
  return found.find((spans) => identifyMarked(article, spans) === claimed) ?? whole
}
