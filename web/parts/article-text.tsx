import { type MouseEvent, useMemo, useRef } from 'react'
import type { Statement } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { cutText, findAnchor, type Mark, markStatements, type Paragraph, type Piece } from '../cut-text.ts'
import type { Place } from '../place.ts'
import { StatementCard } from './statement-card.tsx'
import { usePlacedCards } from './use-placed-cards.ts'

export interface ArticleTextProps {
  readonly answer: ArticleAnswer
  /** In the order of the text. */
  readonly statements: readonly Statement[]
  readonly known: ReadonlyMap<string, FoundStatement>
  readonly place: Place
  readonly goTo: (place: Place) => void
}

/** The text with its statements marked, and beside each paragraph the cards of the statements in it. */
export function ArticleText({ answer, statements, known, place, goTo }: ArticleTextProps) {
  const { text } = answer.article
  const container = useRef<HTMLElement>(null)
  const marks = useMemo(() => markStatements(text, statements), [text, statements])
  const paragraphs = useMemo(() => cutText(text, [...marks, ...markEvidence(place)]), [text, marks, place])
  const cards = useMemo(() => dealCards(paragraphs, statements), [paragraphs, statements])
  const anchors = useMemo(() => collectAnchors(statements), [statements])
  usePlacedCards(container, place.statement)
  const clickText = (event: MouseEvent) => {
    const chosen = chooseStatement(event.target, { statements, active: place.statement })
    if (chosen !== undefined && getSelection()?.isCollapsed !== false)
      goTo({ statement: chosen, evidence: [] })
  }
  return (
    <article className="article-text" ref={container} aria-label="The text with its statements">
      {paragraphs.map((paragraph, index) => (
        <div className="row" key={paragraph.start}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the cards do the same by keyboard */}
          <p dir="auto" onClick={clickText}>
            {paragraph.pieces.map((piece) => (
              <PieceOfText key={piece.start} {...{ piece, anchors }} active={place.statement} />
            ))}
          </p>
          {cards[index]!.length > 0 && (
            <ol className="cards" aria-label="Statements in this paragraph">
              {cards[index]!.map((statement) => (
                <StatementCard key={statement.id} {...{ statement, answer, known, place, goTo }} />
              ))}
            </ol>
          )}
        </div>
      ))}
    </article>
  )
}

function markEvidence({ evidence }: Place): Mark[] {
  return evidence.map(([start, end]) => ({ start, end, kind: 'evidence' }))
}

/** The statements whose cards stand beside each paragraph. */
function dealCards(paragraphs: readonly Paragraph[], statements: readonly Statement[]): Statement[][] {
  const dealt: Statement[][] = paragraphs.map(() => [])
  for (const statement of statements) {
    const anchor = findAnchor(statement)
    const after = paragraphs.findIndex(({ end }) => end > anchor)
    dealt.at(after)?.push(statement)
  }
  return dealt
}

/** Which statements' cards stand beside the words that begin at an offset. */
function collectAnchors(statements: readonly Statement[]): Map<number, string> {
  const anchors = new Map<number, string>()
  for (const statement of statements) {
    const anchor = findAnchor(statement)
    anchors.set(anchor, `${anchors.get(anchor) ?? ''} ${statement.id}`.trim())
  }
  return anchors
}

interface PieceProps {
  readonly piece: Piece
  readonly anchors: ReadonlyMap<number, string>
  readonly active: string | undefined
}

function PieceOfText({ piece, anchors, active }: PieceProps) {
  if (piece.marks.length === 0) return piece.text
  const kinds = piece.marks.map(({ kind }) => kind)
  const contents = kinds.filter((kind) => kind === 'verbatim' || kind === 'reported').length
  const isActive = active !== undefined && piece.marks.some(({ statement }) => statement === active)
  const classes = ['piece', ...new Set(kinds), contents > 1 && 'nested', isActive && 'active'].filter(Boolean)
  const ids = [...new Set(piece.marks.flatMap(({ statement }) => statement ?? []))]
  return (
    <span
      className={classes.join(' ')}
      data-statements={ids.join(' ') || undefined}
      data-anchor={anchors.get(piece.start)}
      data-evidence={kinds.includes('evidence') || undefined}
    >
      {piece.text}
    </span>
  )
}

/** The statement that a click on a piece means: the shortest one there, and on another click the next longer one. */
function chooseStatement(
  target: EventTarget,
  { statements, active }: { statements: readonly Statement[]; active: string | undefined },
): string | undefined {
  const piece = target instanceof Element ? target.closest<HTMLElement>('[data-statements]') : null
  const ids = piece?.dataset.statements?.split(' ') ?? []
  const lengthOf = ({ content }: Statement) => content.reduce((sum, [start, end]) => sum + end - start, 0)
  const here = statements.filter(({ id }) => ids.includes(id)).sort((a, b) => lengthOf(a) - lengthOf(b))
  const index = here.findIndex(({ id }) => id === active)
  return here[(index + 1) % here.length]?.id
}
