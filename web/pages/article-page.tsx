import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Statement } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askArticle } from '../api.ts'
import { findAnchor } from '../cut-text.ts'
import { ArticleHead } from '../parts/article-head.tsx'
import { ArticleText } from '../parts/article-text.tsx'
import { ArticleTies } from '../parts/article-ties.tsx'
import { collectStatements } from '../parts/collect-statements.ts'
import { type StatementDesk, useStatementDesk } from '../parts/correct-desk.ts'
import { DeskMessage } from '../parts/correct-message.tsx'
import { useRevision } from '../parts/revision-choice.tsx'
import { type PageKey, useKeys } from '../parts/use-keys.ts'
import { useMayEdit } from '../parts/use-may-edit.ts'
import { type Place, parsePlace, writePlace } from '../place.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/article.css'
import '../style/corrections.css'

const RevisionCompared = lazy(() => import('../parts/revision-compared.tsx'))

const route = getRouteApi('/article/$id')

/** One article: its text with the statements marked, a card for each, and what ties it to other articles. */
export function ArticlePage() {
  const { id } = route.useParams()
  const query = useQuery(askArticle(id))
  return (
    <WhenAnswered query={query}>
      {(answer) => <ArticleFound key={answer.article.id} answer={answer} />}
    </WhenAnswered>
  )
}

function ArticleFound({ answer }: { answer: ArticleAnswer }) {
  const { article } = answer
  const statements = useMemo(
    () => [...answer.statements].sort((a, b) => findAnchor(a) - findAnchor(b)),
    [answer.statements],
  )
  const known = useMemo(() => knowStatements(answer), [answer])
  const { place, goTo } = usePlace()
  const order = useMemo(() => statements.map(({ id }) => id), [statements])
  const desk = useDesk({ statements, order, place, goTo })
  const revision = useRevision()
  useStepKeys({ order, active: place.statement, goTo, desk })
  useScrollToPlace(place, article.id)
  const isLost =
    (place.statement !== undefined && !order.includes(place.statement)) ||
    place.evidence.some(([, end]) => end > article.text.length)
  return (
    <>
      <title>{`${article.title ?? 'Without a title'} · Hearsay`}</title>
      <ArticleHead answer={answer} />
      {isLost && (
        <p className="lost-place" role="status">
          The link points to words that this article does not have. It may have been made from another
          revision, or the statement was rejected.
        </p>
      )}
      {revision === undefined ? (
        <ArticleText {...{ answer, statements, known, place, goTo, desk }} />
      ) : (
        <Suspense fallback={<p className="waiting">One moment …</p>}>
          <RevisionCompared answer={answer} revision={revision} />
        </Suspense>
      )}
      <ArticleTies answer={answer} known={known} />
      <DeskMessage desk={desk} />
    </>
  )
}

interface DeskPlace {
  readonly statements: readonly Statement[]
  readonly order: readonly string[]
  readonly place: Place
  readonly goTo: GoTo
}

/** The desk for the active statement. When that one goes, the next takes its place. */
function useDesk({ statements, order, place, goTo }: DeskPlace): StatementDesk {
  const index = place.statement === undefined ? -1 : order.indexOf(place.statement)
  return useStatementDesk({
    active: statements[index],
    next: order[index + 1] ?? order[index - 1],
    goTo: (statement) => goTo({ statement, evidence: [] }),
  })
}

/** All statements that the page can name: the article's own and those its utterances and relations point to. */
function knowStatements({
  article,
  statements,
  utterances,
  elsewhere,
}: ArticleAnswer): Map<string, FoundStatement> {
  const utteranceOf = new Map(
    utterances.flatMap(({ id, statements: ids }) => ids.map((each) => [each, id] as const)),
  )
  const own = statements.map((statement) => ({
    statement,
    article,
    utterance: utteranceOf.get(statement.id),
  }))
  return collectStatements(own, elsewhere.statements)
}

export type GoTo = (place: Place) => void

/** The place in the article that the address bar names, and how to go to another. */
function usePlace(): { place: Place; goTo: GoTo } {
  const hash = useLocation({ select: (location) => location.hash })
  const navigate = useNavigate()
  const place = useMemo(() => parsePlace(hash), [hash])
  const goTo = useCallback(
    (next: Place) => {
      navigate({ to: '.', hash: writePlace(next), replace: true, resetScroll: false })
    },
    [navigate],
  )
  return { place, goTo }
}

interface StepOptions {
  readonly order: readonly string[]
  readonly active: string | undefined
  readonly goTo: GoTo
  readonly desk: StatementDesk
}

function useStepKeys({ order, active, goTo, desk }: StepOptions): void {
  const step = (by: 1 | -1) => () => {
    const index = active === undefined ? -1 : order.indexOf(active)
    const next = index < 0 ? order.at(by > 0 ? 0 : -1) : order[index + by]
    if (next === undefined) return
    goTo({ statement: next, evidence: [] })
    // Of a long text the card is made when it is reached.
    requestAnimationFrame(() => document.getElementById(`summary-${next}`)?.focus({ preventScroll: true }))
  }
  useKeys([
    { keys: ['j', 'ArrowRight'], says: 'next statement', does: step(1) },
    { keys: ['k', 'ArrowLeft'], says: 'previous statement', does: step(-1) },
    { keys: ['Escape'], says: 'let go of it', does: () => goTo({ evidence: [] }) },
    ...(useMayEdit() ? listDecidingKeys(desk) : []),
    { keys: ['c'], says: 'copy it', does: () => desk.toggle('copy') },
  ])
}

const listDecidingKeys = (desk: StatementDesk): PageKey[] => [
  { keys: ['y'], says: 'it is right', does: () => desk.decide('confirm') },
  { keys: ['n'], says: 'it is wrong: no statement', does: () => desk.decide('reject') },
  { keys: ['e'], says: 'edit it', does: () => desk.toggle('edit') },
  { keys: ['u'], says: 'undo what was decided', does: desk.undo },
]

/** How many times at most a long text is scrolled anew, because what came into view was taller than thought. */
const SCROLLS_AT_MOST = 12

/**
 * Brings the words and then the card into view: in the middle when the page opens there, else with least movement. Of a
 * long text much was never drawn: it is scrolled until it stays.
 */
function useScrollToPlace(place: Place, article: string): void {
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article is another page
  useEffect(() => {
    const text = document.querySelector('.article-text')
    const block = isFirst.current ? 'center' : 'nearest'
    isFirst.current = false
    if (!text?.classList.contains('long')) {
      showPlace(text, { place, block, behavior: 'auto' })
      return
    }
    let frame = 0
    const scroll = (left: number) => {
      const { scrollY } = window
      showPlace(text, { place, block, behavior: 'instant' })
      const isStill = Math.abs(window.scrollY - scrollY) < 1 && left < SCROLLS_AT_MOST - 2
      if (left > 0 && !isStill) frame = requestAnimationFrame(() => scroll(left - 1))
    }
    scroll(SCROLLS_AT_MOST)
    return () => cancelAnimationFrame(frame)
  }, [place, article])
}

interface ShowOptions extends ScrollIntoViewOptions {
  readonly place: Place
}

function showPlace(text: Element | null, { place, ...how }: ShowOptions): void {
  const words = text?.querySelector('[data-evidence], .piece.active')
  const card = text?.querySelector('.card[aria-current]')
  if (place.evidence.length === 0) card?.scrollIntoView({ ...how, block: 'nearest' })
  words?.scrollIntoView(how)
}
