import { type MouseEvent, memo, useCallback, useMemo, useRef } from 'react'
import type { Span, Statement } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { cutText, findAnchor, markFurther, markStatements, type Paragraph } from '../cut-text.ts'
import type { Place } from '../place.ts'
import type { StatementDesk } from './correct-desk.ts'
import { StatementCard } from './statement-card.tsx'
import { TextPiece } from './text-piece.tsx'
import { useNearRows } from './use-near-rows.ts'
import { usePlacedCards } from './use-placed-cards.ts'

export interface ArticleTextProps {
  readonly answer: ArticleAnswer
  /** In the order of the text. */
  readonly statements: readonly Statement[]
  readonly known: ReadonlyMap<string, FoundStatement>
  readonly place: Place
  readonly goTo: (place: Place) => void
  readonly desk: StatementDesk
}

/** With more of either, only what is near the window is marked and has its cards. */
const MANY_STATEMENTS = 150
const MANY_CHARACTERS = 100_000

const NO_SPANS: readonly Span[] = []

/** The text with its statements marked, and beside each paragraph the cards of the statements in it. */
export function ArticleText({ answer, statements, known, place, goTo, desk }: ArticleTextProps) {
  const { text } = answer.article
  const container = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => cutText(text, markStatements(text, statements)), [text, statements])
  const cards = useMemo(() => dealCards(paragraphs, statements), [paragraphs, statements])
  const anchors = useMemo(() => collectAnchors(statements), [statements])
  const rowsOf = useMemo(() => findRowsOf(paragraphs), [paragraphs])
  const isLong = statements.length > MANY_STATEMENTS || text.length > MANY_CHARACTERS
  const near = useNearRows(container, { isLong, count: paragraphs.length })
  const active = place.statement
  usePlacedCards(container, active)
  const latest = useRef({ statements, active, goTo })
  latest.current = { statements, active, goTo }
  const clickText = useCallback((event: MouseEvent) => {
    const { goTo, ...chosenFrom } = latest.current
    const chosen = chooseStatement(event.target, chosenFrom)
    if (chosen !== undefined && getSelection()?.isCollapsed !== false)
      goTo({ statement: chosen, evidence: [] })
  }, [])
  return (
    <article
      className={isLong ? 'article-text long' : 'article-text'}
      ref={container}
      aria-label="The text with its statements"
    >
      {paragraphs.map((paragraph, row) => {
        const isActive = active !== undefined && rowsOf.get(active)?.has(row) === true
        const evidence = place.evidence.filter(
          ([start, end]) => start < paragraph.end && end > paragraph.start,
        )
        return (
          <Row
            key={paragraph.start}
            {...{ answer, known, goTo, clickText, paragraph, row, anchors, isLong }}
            cards={cards[row]!}
            isNear={near === 'all' || near.has(row) || isActive || evidence.length > 0}
            active={isActive ? active : undefined}
            shown={isActive ? place.evidence : NO_SPANS}
            evidence={evidence.length > 0 ? evidence : NO_SPANS}
            desk={isActive ? desk : undefined}
          />
        )
      })}
    </article>
  )
}

interface RowProps extends Pick<ArticleTextProps, 'answer' | 'known' | 'goTo'> {
  readonly clickText: (event: MouseEvent) => void
  readonly paragraph: Paragraph
  readonly row: number
  readonly anchors: ReadonlyMap<number, string>
  readonly cards: readonly Statement[]
  readonly isLong: boolean
  /** Far from the window it is plain text. */
  readonly isNear: boolean
  /** The active statement, where it has words or its card here. */
  readonly active: string | undefined
  /** The evidence that the active statement's card shows. */
  readonly shown: readonly Span[]
  /** The evidence that stands here. */
  readonly evidence: readonly Span[]
  readonly desk: StatementDesk | undefined
}

/** A paragraph and its cards. Drawn anew only when something in it changes. */
const Row = memo(function Row(props: RowProps) {
  const { answer, known, goTo, clickText, paragraph, row, anchors, cards } = props
  const { isLong, isNear, active, shown, evidence, desk } = props
  const { text } = answer.article
  const { pieces } = useMemo(() => {
    const marks = evidence.map(([start, end]) => ({ start, end, kind: 'evidence' as const }))
    return marks.length === 0 ? paragraph : markFurther(text, paragraph, marks)
  }, [text, paragraph, evidence])
  const lines = Math.ceil((paragraph.end - paragraph.start) / CHARACTERS_OF_A_LINE)
  return (
    <div className="row" data-row={row}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the cards do the same by keyboard */}
      <p
        dir="auto"
        className={paragraph.isContinued ? 'continued' : undefined}
        onClick={clickText}
        style={isLong ? { containIntrinsicSize: `auto none auto ${lines * LINE_HEIGHT_REM}rem` } : undefined}
      >
        {isNear
          ? pieces.map((piece) => <TextPiece key={piece.start} {...{ piece, anchors, active }} />)
          : text.slice(paragraph.start, paragraph.end)}
      </p>
      {isNear && cards.length > 0 && (
        <ol className="cards" aria-label="Statements in this paragraph">
          {cards.map((statement) => {
            const isActive = statement.id === active
            return (
              <StatementCard
                key={statement.id}
                {...{ statement, answer, known, goTo, isActive }}
                evidence={isActive ? shown : NO_SPANS}
                desk={isActive ? desk : undefined}
              />
            )
          })}
        </ol>
      )}
    </div>
  )
}, isSameRow)

/** Lists that are made anew with the same things in them are the same. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return (Object.keys(after) as (keyof RowProps)[]).every(
    (name) =>
      before[name] === after[name] ||
      ((name === 'evidence' || name === 'shown') && String(before[name]) === String(after[name])),
  )
}

/** How much room a paragraph that was never drawn takes, as the style sheet sets it. */
const CHARACTERS_OF_A_LINE = 72
const LINE_HEIGHT_REM = 1.96

/** The statements whose cards stand beside each paragraph. */
function dealCards(paragraphs: readonly Paragraph[], statements: readonly Statement[]): Statement[][] {
  const dealt: Statement[][] = paragraphs.map(() => [])
  let row = 0
  for (const statement of statements) {
    const anchor = findAnchor(statement)
    while (row < paragraphs.length - 1 && paragraphs[row]!.end <= anchor) row += 1
    dealt[row]?.push(statement)
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

/** In which paragraphs each statement has words. */
function findRowsOf(paragraphs: readonly Paragraph[]): Map<string, Set<number>> {
  const rows = new Map<string, Set<number>>()
  for (const [row, { pieces }] of paragraphs.entries()) {
    for (const { statement } of pieces.flatMap(({ marks }) => marks)) {
      if (statement === undefined) continue
      if (!rows.has(statement)) rows.set(statement, new Set())
      rows.get(statement)!.add(row)
    }
  }
  return rows
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
  const next = here.findIndex(({ id }) => id === active) + 1
  return here[next % here.length]?.id
}
