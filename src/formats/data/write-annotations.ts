import type { Article, Span, Statement } from '../../record.ts'
import type { Material } from '../format.ts'
import { CONTEXT, nameThing } from './annotation-terms.ts'
import { type CodePoints, countCodePoints } from './code-points.ts'
import { listParts, type PartName } from './statement-parts.ts'

/** So many characters around a passage are quoted with it, by which it is found again in a page. */
const AROUND = 32

/** What each part of a statement does for its content, in the words of the model. */
const PURPOSES: Record<Exclude<PartName, 'content'>, string> = {
  speaker: 'identifying',
  cue: 'describing',
  role: 'describing',
  addressee: 'describing',
  venue: 'describing',
  negation: 'describing',
  day: 'describing',
}

/**
 * An AnnotationCollection of one page: an annotation for each statement, whose target is the content and whose bodies are
 * the speaker, the cue and what else is known. Positions are characters, as the model has them. The texts stand beside it as
 * `sources`. Each source and each annotation has a line of its own.
 */
export async function* writeAnnotations(material: Material): AsyncGenerator<string> {
  const head = {
    '@context': CONTEXT,
    id: nameThing('statements'),
    type: 'AnnotationCollection',
    label: 'Who said what',
  }
  yield `${JSON.stringify(head).slice(0, -1)},"sources":[`
  let total = 0
  let separator = '\n'
  for await (const { article, statements } of material.articles()) {
    yield separator + JSON.stringify(describeSource(article))
    total += statements.length
    separator = ',\n'
  }
  const page = { id: nameThing('statements:1'), type: 'AnnotationPage', startIndex: 0 }
  yield `\n],"total":${total},"first":${JSON.stringify(page).slice(0, -1)},"items":[`
  separator = '\n'
  for await (const { article, statements } of material.articles()) {
    const points = countCodePoints(article.text)
    for (const statement of statements) {
      yield separator + JSON.stringify(describeStatement(statement, { article, points }))
      separator = ',\n'
    }
  }
  yield '\n]}}\n'
}

function describeSource({ id, text, ...about }: Article): object {
  return { id: nameThing(id), type: 'TextualBody', format: 'text/plain', value: text, about }
}

interface Place {
  readonly article: Article
  readonly points: CodePoints
}

function describeStatement(statement: Statement, place: Place): object {
  const { id, confidence, within } = statement
  const parts = listParts(statement)
  const content = parts.find(({ part }) => part === 'content')
  const target = (content?.spans ?? []).map((span) => selectSpan(span, place))
  const bodies = parts.flatMap(({ part, spans }) =>
    part === 'content'
      ? []
      : spans.map((span) => ({ ...selectSpan(span, place), part, purpose: PURPOSES[part] })),
  )
  return {
    id: nameThing(id),
    type: 'Annotation',
    motivation: 'identifying',
    confidence,
    ...(within && { within: nameThing(within) }),
    body: [...bodies, ...tellFields(statement)],
    target: target.length === 1 ? target[0] : target,
  }
}

/** What is known beside words of the article. */
function tellFields({ voice, quotation, act, certainty, saidAt }: Statement): object[] {
  const tag = (part: string, value: string | undefined) =>
    value === undefined ? [] : [{ type: 'TextualBody', purpose: 'tagging', part, value }]
  return [
    ...(voice
      ? [
          {
            id: nameThing(voice.id),
            type: 'TextualBody',
            purpose: 'identifying',
            part: 'voice',
            value: voice.name,
            kind: voice.kind,
          },
        ]
      : []),
    ...tag('quotation', quotation),
    ...tag('act', act),
    ...tag('certainty', certainty),
    ...(saidAt
      ? [
          {
            type: 'TextualBody',
            purpose: 'describing',
            part: 'days',
            value: saidAt.from === saidAt.to ? saidAt.from : `${saidAt.from} to ${saidAt.to}`,
            from: saidAt.from,
            to: saidAt.to,
          },
        ]
      : []),
  ]
}

function selectSpan([start, end]: Span, { article, points }: Place): object {
  const { text } = article
  const first = points.count(start)
  const last = points.count(end)
  const before = points.find(Math.max(0, first - AROUND))
  const after = points.find(last + AROUND)
  return {
    type: 'SpecificResource',
    source: nameThing(article.id),
    selector: [
      { type: 'TextPositionSelector', start: first, end: last },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(before, start),
        suffix: text.slice(end, after),
      },
    ],
  }
}
