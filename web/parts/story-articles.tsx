import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { CopiedPair, Copy, VoiceReference } from '../../src/record.ts'
import type { ArticleShare, StoryAnswer, UtteranceMark } from '../../src/serve/index.ts'
import type { ArticleSummary } from '../../src/store/index.ts'
import { nameCount, nameShare } from '../name-things.ts'
import { ArticleLine, nameOutlet } from './links.tsx'
import { SaidLine } from './said-line.tsx'

const FIRST_SHOWN = 8
const MORE_SHOWN = 40
/** So many articles can stand beside each other. */
export const LEAST_COMPARED = 2
export const MOST_COMPARED = 6

/** The articles of a story: what each alone has, what it leaves out, which are copies; and those to lay beside each other. */
export function StoryArticles({ answer }: { answer: StoryAnswer }) {
  const { articles, copies, utterances, voices } = answer
  const [count, setCount] = useState(FIRST_SHOWN)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const marks = useMemo(() => new Map(utterances.map((mark) => [mark.id, mark])), [utterances])
  const voiceOf = useMemo(() => new Map(voices.map((voice) => [voice.id, voice])), [voices])
  const rest = articles.length - count
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <>
      {articles.length > 1 && <CompareBar chosen={chosen} onClear={() => setChosen([])} />}
      <ol className="plain-list story-shares">
        {articles.slice(0, count).map((share, index) => (
          <li key={share.article.id}>
            {articles.length > 1 && (
              <label className="compare-tick">
                <input
                  type="checkbox"
                  checked={chosen.includes(share.article.id)}
                  onChange={() => toggle(share.article.id)}
                />
                <span className="visually-hidden">
                  Compare {nameOutlet(share.article)}: {share.article.title}
                </span>
              </label>
            )}
            <div>
              <ArticleLine article={share.article}>
                {' '}
                · {nameCount(share.article.statementCount, 'statement')}
              </ArticleLine>
              <CopyLine
                article={share.article}
                {...{ copies }}
                earlier={articles.slice(0, index).map(({ article }) => article)}
              />
              <Shares {...{ share, marks, voiceOf }} />
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="more" onClick={() => setCount(count + MORE_SHOWN)}>
          Show {Math.min(rest, MORE_SHOWN)} more of {rest}
        </button>
      )}
    </>
  )
}

function CompareBar({ chosen, onClear }: { chosen: readonly string[]; onClear: () => void }) {
  const isReady = chosen.length >= LEAST_COMPARED && chosen.length <= MOST_COMPARED
  return (
    <p className="compare-bar" role="status">
      {isReady ? (
        <Link to="/compare" search={{ articles: chosen.join(',') }} className="button-link">
          Compare {nameCount(chosen.length, 'article')}
        </Link>
      ) : (
        <span className="byline">
          {chosen.length > MOST_COMPARED
            ? `${chosen.length} are ticked; no more than six fit beside each other.`
            : 'Tick two to six articles to lay them beside each other.'}
        </span>
      )}
      {chosen.length > 0 && (
        <button type="button" className="quiet" onClick={onClear}>
          Untick all
        </button>
      )}
    </p>
  )
}

interface SharesProps {
  readonly share: ArticleShare
  readonly marks: ReadonlyMap<string, UtteranceMark>
  readonly voiceOf: ReadonlyMap<string, VoiceReference>
}

/** What it alone has and what it leaves out, folded away. */
function Shares({ share, ...known }: SharesProps) {
  const { alone, aloneCount, leftOut, leftOutCount } = share
  return (
    <div className="shares">
      {aloneCount > 0 && (
        <Share title={`${aloneCount} only here`} ids={alone} count={aloneCount} {...known} />
      )}
      {leftOutCount > 0 && (
        <Share
          title={`leaves out ${leftOutCount} that others have`}
          ids={leftOut}
          count={leftOutCount}
          {...known}
        />
      )}
    </div>
  )
}

interface ShareProps extends Omit<SharesProps, 'share'> {
  readonly title: string
  readonly ids: readonly string[]
  readonly count: number
}

function Share({ title, ids, count, marks, voiceOf }: ShareProps) {
  return (
    <details>
      <summary>{title}</summary>
      <ul className="plain-list entries">
        {ids.flatMap((id) => {
          const mark = marks.get(id)
          if (!mark) return []
          return [
            <li key={id}>
              <SaidLine utterance={mark} voice={voiceOf.get(mark.voice)} />
            </li>,
          ]
        })}
      </ul>
      {count > ids.length && <p className="byline">and {count - ids.length} more</p>}
    </details>
  )
}

interface CopyLineProps {
  readonly article: ArticleSummary
  readonly copies: readonly Copy[]
  /** The articles that stand above it. */
  readonly earlier: readonly ArticleSummary[]
}

/** What an article has in common with one that stands above it in the list, and with which. */
function CopyLine({ article, copies, earlier }: CopyLineProps) {
  const pairs = copies.flatMap((copy) => copy.pairs)
  const other = earlier.find(({ id }) => pairs.some((pair) => joins(pair, [id, article.id])))
  const pair = other && pairs.find((one) => joins(one, [other.id, article.id]))
  if (!pair) return null
  const isLater =
    other.publishedAt &&
    article.publishedAt &&
    other.publishedAt.slice(0, 10) < article.publishedAt.slice(0, 10)
  const kind = pair.extent === 'part' ? 'shares text with' : isLater ? 'copy of' : 'same text as'
  return (
    <span className="byline copy-line">
      {kind} <bdi>{nameOutlet(other)}</bdi>, {nameShare(pair.shared)}
    </span>
  )
}

const joins = ({ one, other }: CopiedPair, ids: readonly string[]): boolean =>
  ids.includes(one) && ids.includes(other)
