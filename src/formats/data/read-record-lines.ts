import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readFound, takeGivenArticle, UnreadableInput } from '../../read/index.ts'
import { type Article, type Correction, FOUND_KIND, type Statement } from '../../record.ts'
import { findPeopleMade, type MarkedStatement } from './find-people-made.ts'
import type { Imported } from './imported.ts'
import { statement as statementSchema } from './noun-schemas.ts'
import { correction } from './record-schema.ts'
import { listParts, type PartName } from './statement-parts.ts'

/** Computed anew from the articles and corrections, so that it cannot contradict them. */
const COMPUTED: ReadonlySet<unknown> = new Set(['voice', 'utterance', 'relation', 'story'])

interface Waiting {
  readonly from: string
  readonly article: Article
  readonly marked: MarkedStatement[]
}

/**
 * The articles and corrections of JSON lines as `hearsay export` writes them. An article comes as it was read, where the lines
 * say so; where they only have its statements, these are taken for marks in its text. A line that cannot be taken in is
 * a failure with its number.
 */
export async function* readRecordLines(path: string): AsyncGenerator<Imported> {
  // Articles whose statements may still come.
  const waiting = new Map<string, Waiting>()
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    const from = `${path}:${number}`
    try {
      const imported = takeLine(parseLine(line), { from, waiting })
      if (imported) yield imported
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', from, message: error.message }
    }
  }
  for (const { article, marked } of waiting.values()) yield findPeopleMade(article, marked)
}

type Fields = Readonly<Record<string, unknown>>

function parseLine(line: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnreadableInput(`broken JSON: ${reason.slice(0, 200)}; check that it was copied whole`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new UnreadableInput(`expected a JSON object, got ${JSON.stringify(value).slice(0, 60)}`)
}

function takeLine(
  fields: Fields,
  { from, waiting }: { from: string; waiting: Map<string, Waiting> },
): Imported | undefined {
  const { kind, ...thing } = fields
  if (kind === 'article') {
    const article = takeGivenArticle(fields)
    waiting.set(typeof fields.id === 'string' ? fields.id : article.id, { from, article, marked: [] })
    return undefined
  }
  if (kind === 'statement') {
    const { data, error } = statementSchema.safeParse(thing)
    if (!data) throw refuse(kind, error.issues[0])
    const own = findArticle(waiting, data.article)
    own.marked.push(markStatement(data, own.article))
    return undefined
  }
  if (kind === 'reading') {
    const id = String(thing.article)
    const { article } = findArticle(waiting, id)
    const { statements, voices, happenings } = thing
    const reading = readFound({ kind: FOUND_KIND, article, statements, voices, happenings })
    if (reading.kind !== 'article' || !reading.findings) throw new Error('what was read is no article')
    // Only now: where the reading cannot be taken, the lines of its statements still can.
    waiting.delete(id)
    return { kind: 'article', read: { article: reading.article, ...reading.findings }, byPeople: [] }
  }
  if (kind === 'correction') {
    if (!isCorrection(thing)) throw refuse(kind, correction.safeParse(thing).error?.issues[0])
    return { kind: 'correction', correction: thing }
  }
  if (COMPUTED.has(kind)) return undefined
  throw new UnreadableInput(
    `"kind": expected article, statement, reading or correction, got ${JSON.stringify(kind ?? null)}; export it with "hearsay export"`,
  )
}

/** It is taken as it came: its id is made of its words in their order, which parsing would change. */
const isCorrection = (thing: unknown): thing is Correction => correction.safeParse(thing).success

function findArticle(waiting: ReadonlyMap<string, Waiting>, id: string): Waiting {
  const own = waiting.get(id)
  if (own) return own
  throw new UnreadableInput(
    `"article": expected the id of an article in a line above, got ${JSON.stringify(id)}; look for what was told of that line`,
  )
}

function refuse(
  kind: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
) {
  const place = [kind, ...(issue?.path ?? [])].map(String).join('.')
  return new UnreadableInput(
    `"${place}": ${issue?.message ?? 'not as expected'}; "hearsay export --schema" tells what is`,
  )
}

/** A statement whose article's voices are not told, as marks in the text. Throws UnreadableInput where its spans lie outside. */
function markStatement(statement: Statement, { text }: Article): MarkedStatement {
  const spans: Partial<Record<PartName, MarkedStatement['spans']['content']>> = {}
  for (const { part, spans: own } of listParts(statement)) {
    const wrong = own.find(([start, end]) => start >= end || end > text.length)
    if (wrong) {
      throw new UnreadableInput(
        `"${part}": expected spans inside the text of ${text.length} characters, got ${wrong.join(' to ')}`,
      )
    }
    spans[part] = own
  }
  const { id, quotation, act, certainty, confidence, saidAt, voice } = statement
  const { content } = spans
  if (!content) throw new UnreadableInput('"content": expected at least one span, got none')
  return {
    claimed: id,
    spans: { ...spans, content },
    quotation,
    confidence,
    ...(act && { act }),
    ...(certainty && { certainty }),
    ...(saidAt && { days: { from: saidAt.from, to: saidAt.to } }),
    ...(voice && { voice: { name: voice.name, kind: voice.kind } }),
  }
}
