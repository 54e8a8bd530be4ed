import type { Article, Span, Statement } from '../../record.ts'
import type { FolderFormat, Material, WrittenArticle } from '../format.ts'
import { ENTITIES, WITHIN, writeConfiguration } from './brat-names.ts'
import { type CodePoints, countCodePoints } from './code-points.ts'
import { listParts, type PartName } from './statement-parts.ts'

/**
 * A folder that brat opens: for each article its text, the annotations beside it, and, for `hearsay import`, what else is
 * known of it, which brat passes over.
 */
export async function* writeBrat(material: Material): ReturnType<FolderFormat['writeFiles']> {
  yield { name: 'annotation.conf', content: writeConfiguration() }
  for await (const written of material.articles()) {
    const { id, text, ...about } = written.article
    yield { name: `${id}.txt`, content: text }
    yield { name: `${id}.ann`, content: writeStandoff(written) }
    yield { name: `${id}.json`, content: `${JSON.stringify({ id, ...about }, undefined, 1)}\n` }
  }
}

/**
 * The annotations of one article, a line each, as brat's documentation has them ("brat standoff format"): spans in characters,
 * cut at line ends, which they may not cross. A name that speaks twice is one entity; each statement has a content of its own.
 */
export function writeStandoff({ article, statements }: WrittenArticle): string {
  const lines = startLines(article)
  const contents = new Map(
    statements.map((statement) => [
      statement.id,
      lines.add('T', lines.markText('Content', statement.content)),
    ]),
  )
  for (const statement of statements) writeStatement(statement, { lines, contents })
  return lines.write()
}

type Lines = ReturnType<typeof startLines>

function writeStatement(
  statement: Statement,
  { lines, contents }: { lines: Lines; contents: ReadonlyMap<string, string> },
): void {
  const content = contents.get(statement.id)!
  for (const { part, spans } of listParts(statement)) {
    const { relation } = ENTITIES[part]
    if (relation) lines.add('R', `${relation} Arg1:${content} Arg2:${lines.markPart(part, spans)}\t`)
  }
  const { within, voice, quotation, act, certainty } = statement
  const outer = within === undefined ? undefined : contents.get(within)
  if (outer) lines.add('R', `${WITHIN} Arg1:${content} Arg2:${outer}\t`)
  const attributes = { Quotation: quotation, Act: act, Certainty: certainty, VoiceKind: voice?.kind }
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) lines.add('A', `${name} ${content} ${value}`)
  }
  if (voice) lines.add('N', `Reference ${content} Hearsay:${voice.id}\t${writeOnOneLine(voice.name)}`)
  lines.add('#', `AnnotatorNotes ${content}\t${tellRest(statement)}`)
}

/** What brat has no place for: `sta_… confidence=0.93 said=2024-03-14/2024-03-15`. */
function tellRest({ id, confidence, saidAt }: Statement): string {
  const said = saidAt ? [`said=${saidAt.from}/${saidAt.to}`] : []
  return [id, `confidence=${confidence}`, ...said].join(' ')
}

function startLines({ text }: Article) {
  const points = countCodePoints(text)
  const lines: string[] = []
  const counts: Record<string, number> = {}
  const marked = new Map<string, string>()
  const add = (kind: 'T' | 'R' | 'A' | 'N' | '#', rest: string): string => {
    counts[kind] = (counts[kind] ?? 0) + 1
    const id = `${kind}${counts[kind]}`
    lines.push(`${id}\t${rest}`)
    return id
  }
  const markText = (type: string, spans: readonly Span[]): string => {
    const pieces = spans.flatMap((span) => cutAtLineEnds(text, span))
    const words = pieces.map(([start, end]) => text.slice(start, end)).join(' ')
    return `${type} ${writeOffsets(pieces, points)}\t${words}`
  }
  return {
    add,
    markText,
    /** The entity of a part; the same words as the same part are one. */
    markPart(part: PartName, spans: readonly Span[]): string {
      const entity = markText(ENTITIES[part].type, spans)
      const id = marked.get(entity) ?? add('T', entity)
      marked.set(entity, id)
      return id
    },
    write: () => lines.map((line) => `${line}\n`).join(''),
  }
}

const writeOffsets = (spans: readonly Span[], points: CodePoints): string =>
  spans.map(([start, end]) => `${points.count(start)} ${points.count(end)}`).join(';')

/** The pieces of a span between line ends, without those that have nothing but space. */
function cutAtLineEnds(text: string, [start, end]: Span): Span[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]*\S[^\r\n]*/g)].map(({ 0: piece, index }) => [
    start + index,
    start + index + piece.length,
  ])
}

const writeOnOneLine = (name: string) => name.replaceAll(/\s+/g, ' ')
