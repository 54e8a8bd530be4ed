import { takeGivenArticle, UnreadableInput } from '../../read/index.ts'
import type { Article } from '../../record.ts'
import { readThing } from './annotation-terms.ts'
import { countCodePoints } from './code-points.ts'
import { findPeopleMade, type MarkedStatement } from './find-people-made.ts'
import type { Imported } from './imported.ts'
import { type Fields, isFields, listOf, markAnnotation } from './mark-annotation.ts'
import { readWhole } from './read-whole.ts'

/** The whole of it is in memory, as a text of at most half a billion characters and as what it says. */
const MOST_BYTES = 256_000_000

export interface AnnotationOptions {
  /** An article that is at hand already, by its whole id, for annotations that come without their texts. */
  readonly findArticle: (id: string) => Promise<Article | undefined>
}

/**
 * Web Annotations of statements: a collection or page of them, a list, or JSON lines. The texts are the `sources` that an export
 * of ours has beside them, or articles at hand. What cannot be taken in is a failure with its line; the rest is.
 */
export async function* readAnnotations(
  path: string,
  { findArticle }: AnnotationOptions,
): AsyncGenerator<Imported> {
  let text = ''
  try {
    const bytes = await readWhole(path, { most: MOST_BYTES })
    text = new TextDecoder().decode(bytes)
  } catch (error) {
    yield describeFailure(error, path)
    return
  }
  const { annotations, sources, failures } = listAnnotations(text)
  for (const { place, message } of failures) yield { kind: 'failure', from: `${path}:${place}`, message }
  const texts = new Map<string, Article>()
  for (const { value, place } of sources) {
    try {
      texts.set(String(value.id), readSource(value))
    } catch (error) {
      yield describeFailure(error, `${path}:${place}`)
    }
  }
  const marks = new Map<string, { article: Article; marked: MarkedStatement[] }>()
  for (const article of texts.values()) marks.set(article.id, { article, marked: [] })
  const points = new Map<string, ReturnType<typeof countCodePoints>>()
  for (const { value, place } of annotations) {
    try {
      const source = findSource(value)
      const article = texts.get(source) ?? (await findArticle(readThing(source) ?? source))
      if (!article) throw refuseSource(source)
      const own = marks.get(article.id) ?? { article, marked: [] }
      marks.set(article.id, own)
      const counted = points.get(article.id) ?? countCodePoints(article.text)
      points.set(article.id, counted)
      own.marked.push(markAnnotation(value, { article, points: counted }))
    } catch (error) {
      yield describeFailure(error, `${path}:${place}`)
    }
  }
  for (const { article, marked } of marks.values()) yield findPeopleMade(article, marked)
}

function describeFailure(error: unknown, from: string): Imported {
  if (!(error instanceof UnreadableInput)) throw error
  return { kind: 'failure', from, message: error.message }
}

function readSource(source: Fields): Article {
  const about = isFields(source.about) ? source.about : {}
  const id = readThing(source.id)
  return takeGivenArticle({ ...about, ...(id && { id }), text: source.value })
}

/** The one address that all targets of an annotation are in. */
function findSource({ target }: Fields): string {
  const sources = listOf(target).map((one) => (isFields(one) ? (one.source ?? one.id) : one))
  const addresses = new Set(sources.map((source) => (isFields(source) ? source.id : source)))
  const [address] = addresses
  if (addresses.size === 1 && typeof address === 'string') return address
  const got = addresses.size === 0 ? 'none' : [...addresses].join(', ')
  throw new UnreadableInput(`"target": expected one source for all of it, got ${got}; divide the annotation`)
}

function refuseSource(source: string): UnreadableInput {
  return new UnreadableInput(
    `"target.source": expected an article of this file or of the record, got ${JSON.stringify(source)}; ` +
      'add the article first, and name it by its id: urn:hearsay:art_…',
  )
}

interface Placed {
  readonly value: Fields
  /** The number of its line, or `annotation 3` in a file that is laid out in another way. */
  readonly place: string | number
}

interface Listed {
  readonly annotations: readonly Placed[]
  readonly sources: readonly Placed[]
  readonly failures: readonly { readonly place: string | number; readonly message: string }[]
}

/** By lines where each has a thing of its own, so that a broken one costs no other; else the document as a whole. */
function listAnnotations(text: string): Listed {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trim().replace(/,$/, ''), place: index + 1 }))
  const [first] = lines
  const isOurs = first?.line.startsWith('{"@context"') && first.line.endsWith('[')
  const isLines = first !== undefined && parse(first.line) !== undefined && lines.length > 2
  if (!isOurs && !isLines) return listDocument(text)
  const annotations: Placed[] = []
  const sources: Placed[] = []
  const failures: { place: number; message: string }[] = []
  for (const { line, place } of lines) {
    const isFrame = line === '' || line.startsWith(']') || (place === 1 && isOurs)
    if (isFrame) continue
    const value = parse(line)
    if (isFields(value)) (isSource(value) ? sources : annotations).push({ value, place })
    else failures.push({ place, message: 'broken JSON; check that it was copied whole' })
  }
  return { annotations, sources, failures }
}

const isSource = ({ type }: Fields): boolean => listOf(type).includes('TextualBody')

function listDocument(text: string): Listed {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    return { annotations: [], sources: [], failures: [{ place: 1, message: `broken JSON: ${reason}` }] }
  }
  const annotations: Placed[] = []
  const sources: Placed[] = []
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    if (!isFields(value)) return
    if (listOf(value.type).includes('Annotation') || 'target' in value) {
      annotations.push({ value, place: `annotation ${annotations.length + 1}` })
      return
    }
    for (const source of listOf(value.sources)) {
      if (isFields(source)) sources.push({ value: source, place: `source ${sources.length + 1}` })
    }
    collect(value.first)
    collect(value.items)
    collect(value['@graph'])
  }
  collect(document)
  if (annotations.length > 0 || sources.length > 0) return { annotations, sources, failures: [] }
  const message = 'expected Web Annotations (a collection, a page or a list of them), got none'
  return { annotations, sources, failures: [{ place: 1, message }] }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
