import { Fragment, memo } from 'react'
import type { CompareCell, CompareRow } from '../../src/serve/index.ts'
import type { ArticleSummary } from '../../src/store/index.ts'
import { type MarkedRun, markWords } from '../mark-words.ts'
import { nameAct, nameSaidAt } from '../name-things.ts'
import { Differences } from './differences.tsx'
import { EvidenceLink, nameOutlet, UtteranceLink, VoiceLink } from './links.tsx'
import { QuotationBadge } from './said-words.tsx'
import { useKeys } from './use-keys.ts'
import { usePageList } from './use-page-list.ts'
import { hasMuchInCommon } from './wording-pair.tsx'

interface CompareRowsProps {
  readonly articles: readonly ArticleSummary[]
  readonly rows: readonly CompareRow[]
}

/** The same utterances side by side, a row each. */
export function CompareRows({ articles, rows }: CompareRowsProps) {
  const { setList, virtualizer, goTo } = usePageList<HTMLTableSectionElement>({
    count: rows.length,
    keyOf: (index) => rows[index]!.utterance,
    estimate: () => 170,
  })
  const step = (by: 1 | -1) => {
    const active = document.activeElement?.closest<HTMLElement>('.compare-row')
    const at = active ? Number(active.dataset.index) : (virtualizer.range?.startIndex ?? 0) - by
    goTo(Math.max(0, Math.min(rows.length - 1, at + by)))
  }
  useKeys([
    { keys: ['j'], says: 'next utterance', does: () => step(1) },
    { keys: ['k'], says: 'utterance before', does: () => step(-1) },
  ])
  return (
    <tbody ref={setList} className="compare-rows">
      {virtualizer.getVirtualItems().map(({ index, key }) => (
        <tr
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          className="compare-row"
          tabIndex={-1}
          aria-rowindex={index + 2}
        >
          <Row row={rows[index]!} articles={articles} />
        </tr>
      ))}
    </tbody>
  )
}

const Row = memo(function Row({ row, articles }: { row: CompareRow; articles: readonly ArticleSummary[] }) {
  const first = row.cells.find((cell) => cell !== null)?.statements[0]
  const has = row.cells.filter((cell) => cell !== null).length
  return (
    <>
      <th scope="row" className="compare-voice">
        <VoiceLink voice={row.voice} />
        {first && <span className="act">{nameAct(first) ?? 'says'}</span>}
        {first?.saidAt && <span className="byline">{nameSaidAt(first.saidAt)}</span>}
        <span className="counts">
          {has === articles.length ? 'in all' : has === 1 ? 'in one only' : `in ${has} of ${articles.length}`}{' '}
          · <UtteranceLink utterance={row.utterance}>all wordings</UtteranceLink>
        </span>
      </th>
      {row.cells.map((cell, index) => {
        const article = articles[index]!
        return (
          <td key={article.id} className={cell ? 'compare-cell' : 'compare-cell left-out'}>
            <p className="cell-outlet" aria-hidden="true">
              <bdi>{nameOutlet(article)}</bdi>
            </p>
            {cell ? (
              <Cell cell={cell} article={article} />
            ) : (
              <p className="unknown">∅ no such statement found</p>
            )}
          </td>
        )
      })}
    </>
  )
})

/** One article's own words, marked where they differ from the fullest among these articles. */
function Cell({ cell, article }: { cell: CompareCell; article: ArticleSummary }) {
  const { statements, differences, pair } = cell
  const shown = pair && hasMuchInCommon(pair) ? pair : undefined
  return (
    <>
      {differences.length > 0 && (
        <p className="statement-head">
          <Differences differences={differences} />
        </p>
      )}
      {statements.map((statement) => (
        <Fragment key={statement.id}>
          <p className="statement-words" dir="auto">
            <Runs
              runs={markWords(statement.text.content, {
                quotation: statement.quotation,
                pair: shown,
              })}
            />
          </p>
          <p className="byline">
            <QuotationBadge quotation={statement.quotation} />{' '}
            <EvidenceLink article={article.id} statement={statement.id}>
              the words in <bdi>{nameOutlet(article)}</bdi>
            </EvidenceLink>
          </p>
        </Fragment>
      ))}
    </>
  )
}

function Runs({ runs }: { runs: readonly MarkedRun[] }) {
  return runs.map(({ text, kind, isVerbatim }, index) => {
    const words = isVerbatim ? 'verbatim' : 'reported'
    // biome-ignore-start lint/suspicious/noArrayIndexKey: runs have no id and never move
    if (kind === 'lost') return <Lost key={index} text={text} />
    if (kind === 'same')
      return (
        <span key={index} className={words}>
          {text}
        </span>
      )
    return (
      <ins key={index} className={words}>
        {text}
      </ins>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: runs have no id and never move
  })
}

/** Words that only the fullest wording has: struck through, and said to be elsewhere for those who do not see that. */
function Lost({ text }: { text: string }) {
  return (
    <del title="not in this article">
      <span className="visually-hidden">not here: </span>
      {text}{' '}
    </del>
  )
}
