import type { Copy } from '../../src/record.ts'
import type { CompareRow } from '../../src/serve/index.ts'
import type { ArticleSummary } from '../../src/store/index.ts'
import { nameCount, nameShare } from '../name-things.ts'
import { ArticleLink, nameOutlet, PublishedAt } from './links.tsx'

interface CompareHeadsProps {
  readonly articles: readonly ArticleSummary[]
  readonly copies: readonly Copy[]
  readonly rows: readonly CompareRow[]
  readonly onRemove: (id: string) => void
}

/** The heads of the columns: which article it is, of which it is a copy, and the way to take it out. */
export function CompareHeads({ articles, copies, rows, onRemove }: CompareHeadsProps) {
  return (
    <thead className="compare-heads">
      <tr className="compare-row" aria-rowindex={1}>
        {/* The first column of every row is its voice, which stands above the words. */}
        <th scope="col" className="visually-hidden">
          Voice
        </th>
        {articles.map((article, index) => (
          <th scope="col" key={article.id} className="compare-head">
            <p className="head-outlet">
              <bdi>{nameOutlet(article)}</bdi>
              <button
                type="button"
                className="quiet remove"
                aria-label={`Take ${nameOutlet(article)} out`}
                title="Take it out"
                onClick={() => onRemove(article.id)}
              >
                ×
              </button>
            </p>
            <p className="head-title">
              <ArticleLink article={article} />
            </p>
            <p className="byline">
              <PublishedAt publishedAt={article.publishedAt} /> ·{' '}
              {nameCount(article.statementCount, 'statement')}
            </p>
            <NotInRows {...{ article, index, rows }} />
            <CopiedFrom {...{ article, articles, copies }} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Says how many statements have no voice, and so cannot be laid beside those of others. */
function NotInRows({
  article,
  index,
  rows,
}: Pick<CompareHeadsProps, 'rows'> & { article: ArticleSummary; index: number }) {
  const shown = rows.reduce((sum, { cells }) => sum + (cells[index]?.statements.length ?? 0), 0)
  const rest = article.statementCount - shown
  if (rest <= 0) return null
  return <p className="byline">{nameCount(rest, 'statement')} of no known voice: only in the article</p>
}

function CopiedFrom({
  article,
  articles,
  copies,
}: Pick<CompareHeadsProps, 'articles' | 'copies'> & { article: ArticleSummary }) {
  const pairs = copies.flatMap((copy) => copy.pairs).filter(({ other }) => other === article.id)
  return pairs.map((pair) => {
    const from = articles.find(({ id }) => id === pair.one)
    if (!from) return null
    return (
      <p key={pair.one} className="byline copy-line">
        {pair.extent === 'part' ? 'shares text with' : 'same text as'} <bdi>{nameOutlet(from)}</bdi>,{' '}
        {nameShare(pair.shared)}
      </p>
    )
  })
}
