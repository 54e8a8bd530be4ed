import { useQueries, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { CompareAnswer, CompareRow } from '../../src/serve/index.ts'
import { askArticle, askCompared, ServerFailure } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { CompareHeads } from '../parts/compare-heads.tsx'
import { ComparePicker } from '../parts/compare-picker.tsx'
import { CompareRows } from '../parts/compare-rows.tsx'
import { LEAST_COMPARED, MOST_COMPARED } from '../parts/story-articles.tsx'
import { useWidth } from '../parts/use-width.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/compare.css'

const route = getRouteApi('/compare')

/** Two to six articles beside each other: what each has of the same sayings, in which words, and what it leaves out. */
export function ComparePage() {
  const { articles = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const chosen = [
    ...new Set(
      articles
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ]
  const choose = (ids: readonly string[]) =>
    navigate({ search: { articles: ids.join(',') }, resetScroll: false })
  if (chosen.length < LEAST_COMPARED) return <TooFew {...{ chosen, choose }} />
  if (chosen.length > MOST_COMPARED) return <TooMany chosen={chosen} />
  return <Compared {...{ chosen, choose }} />
}

interface ChosenProps {
  readonly chosen: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="failure compare-message">
      <title>{`${title} · Hearsay`}</title>
      <h1>{title}</h1>
      {children}
    </section>
  )
}

function TooFew({ chosen, choose }: ChosenProps) {
  if (chosen.length === 0) {
    return (
      <Message title="No article to compare">
        <p>
          <Link to="/">Open a story</Link>, tick two to six of its articles, and choose Compare.
        </p>
      </Message>
    )
  }
  return (
    <Message title="One article is not enough">
      <p>Choose at least one more to lay beside it.</p>
      <ComparePicker chosen={chosen} onAdd={(id) => choose([...chosen, id])} isOpen />
    </Message>
  )
}

function TooMany({ chosen }: Pick<ChosenProps, 'chosen'>) {
  return (
    <Message title="Too many articles to compare">
      <p>
        {chosen.length} are asked for; no more than {MOST_COMPARED} fit beside each other.
      </p>
      <p>
        <Link to="/compare" search={{ articles: chosen.slice(0, MOST_COMPARED).join(',') }}>
          Compare the first {MOST_COMPARED}
        </Link>
      </p>
    </Message>
  )
}

function Compared({ chosen, choose }: ChosenProps) {
  const query = useQuery(askCompared(chosen))
  if (query.error instanceof ServerFailure && query.error.status === 404)
    return <NotThere {...{ chosen, choose }} />
  return (
    <WhenAnswered query={query}>
      {(answer) =>
        answer.articles.length < LEAST_COMPARED ? (
          <TooFew chosen={answer.articles.map(({ id }) => id)} choose={choose} />
        ) : (
          <Table {...{ answer, choose }} />
        )
      }
    </WhenAnswered>
  )
}

/** Says which of the articles are not in the record, and goes on with the others. */
function NotThere({ chosen, choose }: ChosenProps) {
  const answers = useQueries({ queries: chosen.map((id) => askArticle(id)) })
  if (answers.some(({ isPending }) => isPending)) return <p className="waiting">Reading the record …</p>
  const there = answers.flatMap(({ data }) => data?.article.id ?? [])
  const missing = chosen.filter((_, index) => !answers[index]!.data)
  return (
    <Message title="Not in this record">
      <p>
        The record has no {missing.length === 1 ? 'article' : 'articles'}{' '}
        <code>{missing.map((id) => id.slice(0, 60)).join(', ')}</code>. The address may be cut short, or of
        another record.
      </p>
      {there.length >= LEAST_COMPARED && (
        <p>
          <Link to="/compare" search={{ articles: there.join(',') }}>
            Compare the other {there.length}
          </Link>
        </p>
      )}
      {there.length === 1 && <ComparePicker chosen={there} onAdd={(id) => choose([...there, id])} isOpen />}
      {there.length === 0 && (
        <p>
          <Link to="/">Go to the record</Link>, open a story and tick two to six of its articles.
        </p>
      )}
    </Message>
  )
}

/** Where columns would be narrower, the articles stand below each other. */
const LEAST_COLUMN = 176

const SHOWN = {
  all: { name: 'all', fits: () => true },
  several: { name: 'in several', fits: (row: CompareRow) => countCells(row) > 1 },
  differing: {
    name: 'worded differently',
    fits: ({ cells }: CompareRow) => cells.some((cell) => cell !== null && cell.differences.length > 0),
  },
  alone: { name: 'in one only', fits: (row: CompareRow) => countCells(row) === 1 },
} as const
type Shown = keyof typeof SHOWN

const countCells = ({ cells }: CompareRow): number => cells.filter((cell) => cell !== null).length

function Table({ answer, choose }: Pick<ChosenProps, 'choose'> & { answer: CompareAnswer }) {
  const { articles, copies, rows } = answer
  const [shown, setShown] = useState<Shown>('all')
  const table = useRef<HTMLTableElement>(null)
  const isStacked = useWidth(table) < articles.length * LEAST_COLUMN
  const fitting = rows.filter(SHOWN[shown].fits)
  const ids = articles.map(({ id }) => id)
  return (
    <div className="compare" data-columns={articles.length}>
      <title>{`${nameCount(articles.length, 'article')} compared · Hearsay`}</title>
      <header className="page-head">
        <p className="kicker">Compare</p>
        <h1>{nameCount(articles.length, 'article')} side by side</h1>
        <p className="byline">
          {nameCount(rows.length, 'utterance')}, {rows.filter(SHOWN.several.fits).length} of them in several.
        </p>
      </header>
      <fieldset className="compare-shown">
        <legend>Show</legend>
        {(Object.keys(SHOWN) as Shown[]).map((name) => (
          <label key={name}>
            <input type="radio" name="shown" checked={shown === name} onChange={() => setShown(name)} />{' '}
            {SHOWN[name].name} <span className="byline">{rows.filter(SHOWN[name].fits).length}</span>
          </label>
        ))}
      </fieldset>
      {articles.length < MOST_COMPARED && <ComparePicker chosen={ids} onAdd={(id) => choose([...ids, id])} />}
      <table
        ref={table}
        aria-label="The same utterances side by side"
        aria-rowcount={fitting.length + 1}
        className={isStacked ? 'compare-table stacked' : 'compare-table'}
      >
        <CompareHeads
          {...{ articles, copies, rows }}
          onRemove={(id) => choose(ids.filter((one) => one !== id))}
        />
        <CompareRows key={shown} articles={articles} rows={fitting} />
      </table>
      {fitting.length === 0 && <p>No utterance fits.</p>}
    </div>
  )
}
