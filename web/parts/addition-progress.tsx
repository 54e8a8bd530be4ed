import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Addition } from '../../src/serve/index.ts'
import { askAddition, refreshNow, ServerFailure } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { ActionFailure } from './action-failure.tsx'
import { ArticleLink, nameOutlet } from './links.tsx'
import { forgetAddition } from './own-additions.ts'

/** How often the server is asked how far it is, for where its events do not come through. */
const ASK_EVERY_MS = 10_000
/** So many of the added articles are listed at first. */
const LISTED_AT_FIRST = 5

const isOver = ({ state }: Addition): boolean => state === 'done' || state === 'failed'

/** How far an addition is, what came of it, and what could not be read. */
export function AdditionProgress({ id }: { id: string }) {
  const { data, error } = useQuery({
    ...askAddition(id),
    refetchInterval: ({ state }) =>
      state.error || (state.data && isOver(state.data)) ? false : ASK_EVERY_MS,
  })
  const isAtEnd = error !== null || (data !== undefined && isOver(data))
  useEffect(() => {
    // The record changed, also where no event came to say so.
    if (isAtEnd) void refreshNow({ except: `/additions/${id}` })
  }, [id, isAtEnd])
  return (
    <div className="addition">
      {data && <AdditionSummary addition={data} />}
      {error && !(data && isOver(data)) && <LostAddition error={error} />}
      {data && <AddedArticles addition={data} />}
      {data && <Failures addition={data} />}
      {isAtEnd && (
        <button type="button" className="small-button" onClick={() => forgetAddition(id)}>
          Close <span className="visually-hidden">this message</span>
        </button>
      )}
    </div>
  )
}

function AdditionSummary({ addition }: { addition: Addition }) {
  const most = useRef(0)
  most.current = Math.max(most.current, addition.left)
  const { state, left } = addition
  const isComparing = state === 'relating' && most.current > 0
  return (
    <>
      <p role="status">{tellAddition(addition)}</p>
      {!isOver(addition) && (
        <progress
          aria-label="Adding"
          {...(isComparing && { max: most.current, value: most.current - left })}
        />
      )}
    </>
  )
}

/** One sentence: how far it is, or what came of it. */
function tellAddition({ state, added, known, statements, left, failures }: Addition): string {
  const counted = `${nameCount(added, 'article')} with ${nameCount(statements, 'statement')}`
  const also = known > 0 ? ` ${nameCount(known, 'was', 'were')} in the record already.` : ''
  if (state === 'reading') return `Reading … ${added + known > 0 ? `${counted} so far.` : ''}`
  if (state === 'relating') {
    const rest = left > 0 ? ` ${nameCount(left, 'article')} to go.` : ''
    return `Added ${counted}.${also} Comparing with the rest of the record …${rest}`
  }
  if (state === 'failed' && added + known === 0) return 'Nothing could be added.'
  if (added === 0 && known > 0) return `Nothing new: ${nameCount(known, 'article')} in the record already.`
  if (added === 0 && failures.length === 0) return 'No article was found in what was given.'
  if (added === 0) return 'Nothing could be added.'
  return `Added ${counted}.${also}`
}

/** The server does not know it any more, or does not answer. */
function LostAddition({ error }: { error: Error }) {
  if (!(error instanceof ServerFailure) || error.status !== 404) return <ActionFailure error={error} />
  return (
    <p role="status">
      The server was started anew meanwhile. What it had added by then is in the record; add the rest again,
      nothing will be there twice.
    </p>
  )
}

function AddedArticles({ addition: { articles } }: { addition: Addition }) {
  if (articles.length === 0) return null
  const [first, rest] = [articles.slice(0, LISTED_AT_FIRST), articles.slice(LISTED_AT_FIRST)]
  return (
    <>
      <ArticleList articles={first} />
      {rest.length > 0 && (
        <details>
          <summary>{nameCount(rest.length, 'more article')}</summary>
          <ArticleList articles={rest} />
        </details>
      )}
    </>
  )
}

function ArticleList({ articles }: Pick<Addition, 'articles'>) {
  return (
    <ul className="added-articles">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleLink article={{ ...article, from: '' }} />
          {article.outlet !== undefined && (
            <span className="byline">
              {' '}
              <bdi>{nameOutlet({ ...article, from: '' })}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Failures({ addition: { failures } }: { addition: Addition }) {
  if (failures.length === 0) return null
  return (
    <details className="add-failures" open={failures.length <= LISTED_AT_FIRST}>
      <summary>{nameCount(failures.length, 'input')} could not be read</summary>
      <ul>
        {failures.map(({ from, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one file may fail in several ways; the list only grows
          <li key={index}>
            <bdi className="failed-name">{from}</bdi> <span dir="auto">{message}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
