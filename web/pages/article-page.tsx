import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askArticle } from '../api.ts'
import { findAnchor } from '../cut-text.ts'
import { ArticleHead } from '../parts/article-head.tsx'
import { ArticleText } from '../parts/article-text.tsx'
import { ArticleTies } from '../parts/article-ties.tsx'
import { collectStatements } from '../parts/collect-statements.ts'
import { onPlainKey } from '../parts/on-plain-key.ts'
import { type Place, parsePlace, writePlace } from '../place.ts'
import { WhenAnswered } from './failure-pages.tsx'

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
  useStepKeys({ order, active: place.statement, goTo })
  useScrollToPlace(place)
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
          revision.
        </p>
      )}
      <ArticleText {...{ answer, statements, known, place, goTo }} />
      <ArticleTies answer={answer} known={known} />
    </>
  )
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
}

function useStepKeys({ order, active, goTo }: StepOptions): void {
  useEffect(() => {
    const step = (by: 1 | -1) => () => {
      const index = active === undefined ? -1 : order.indexOf(active)
      const next = index < 0 ? order.at(by > 0 ? 0 : -1) : order[index + by]
      if (next === undefined) return
      goTo({ statement: next, evidence: [] })
      document.getElementById(`summary-${next}`)?.focus({ preventScroll: true })
    }
    const letGo = () => goTo({ evidence: [] })
    return onPlainKey({
      j: step(1),
      ArrowRight: step(1),
      k: step(-1),
      ArrowLeft: step(-1),
      Escape: letGo,
    })
  }, [order, active, goTo])
}

/** Brings the words and then the card into view: in the middle when the page opens there, else with least movement. */
function useScrollToPlace(place: Place): void {
  const isFirst = useRef(true)
  useEffect(() => {
    const words = document.querySelector('.article-text [data-evidence], .article-text .piece.active')
    const card = document.querySelector('.article-text .card[aria-current]')
    if (words || card) {
      const block = isFirst.current ? 'center' : 'nearest'
      if (place.evidence.length === 0) card?.scrollIntoView({ block: 'nearest' })
      words?.scrollIntoView({ block })
    }
    isFirst.current = false
  }, [place])
}
