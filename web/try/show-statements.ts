/** The text with its marks, and a card for each statement, as elements. What articles say is only ever set as text. */
import type { Statement } from 'hearsay/browser'
import { cutText, markStatements, type Piece } from '../cut-text.ts'

/** The paragraphs of a text, with the words of statements marked. */
export function drawText(text: string, statements: readonly Statement[]): HTMLElement[] {
  return cutText(text, markStatements(text, statements)).map(({ pieces }) =>
    make('p', { children: pieces.map(drawPiece) }),
  )
}

function drawPiece({ text, marks }: Piece): Node {
  if (marks.length === 0) return document.createTextNode(text)
  const kinds = new Set(marks.map(({ kind }) => kind))
  const piece = make('span', { className: ['piece', ...kinds].join(' '), text })
  piece.dataset.statements = [...new Set(marks.map(({ statement }) => statement))].join(' ')
  return piece
}

/** One statement: whose, how, in which words, and how sure that is. */
export function drawCard(statement: Statement): HTMLElement {
  const { voice, text, confidence, quotation } = statement
  const share = `${Math.round(confidence * 100)} %`
  const name = make('button', { className: 'card-name', text: voice?.name ?? text.speaker ?? 'nobody named' })
  name.type = 'button'
  name.setAttribute('aria-pressed', 'false')
  const sure = make('span', {
    className: 'share',
    text: share,
    title: `Of those at ${share}, about as many are right.`,
  })
  const words = make('blockquote', { className: quotation, text: text.content })
  const facts = listFacts(statement).flatMap(([fact, value]) => [
    make('dt', { text: fact }),
    make('dd', { text: value }),
  ])
  const card = make('li', {
    className: 'card',
    children: [
      make('div', { className: 'card-head', children: [name, sure] }),
      words,
      make('dl', { children: facts }),
    ],
  })
  card.dataset.statement = statement.id
  return card
}

function listFacts(statement: Statement): [string, string][] {
  const { text, quotation, act, negated, role, saidAt, addressee, venue, relay } = statement
  const day = saidAt && (saidAt.from === saidAt.to ? saidAt.from : `${saidAt.from} to ${saidAt.to}`)
  const facts: [string, string | undefined][] = [
    ['speaker', text.speaker],
    ['role', role?.text],
    ['cue', text.cue],
    ['kind', [quotation, act].filter(Boolean).join(', ')],
    // What stands here was not said, or not done: the words that show it.
    ['negated', negated?.text],
    ['said on', day],
    ['to', addressee?.text],
    ['where', venue?.text],
    ['through', relay?.map(({ name }) => name).join(' → ')],
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

interface Parts {
  readonly className?: string
  readonly text?: string
  readonly title?: string
  readonly children?: readonly Node[]
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parts: Parts): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (parts.className) element.className = parts.className
  if (parts.title) element.title = parts.title
  element.append(...(parts.children ?? [parts.text ?? '']))
  return element
}
