import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Article } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import { askArticle } from '../api.ts'
import { type ComparedParagraph, compareTexts, countChanges } from '../compare-texts.ts'
import { nameCount, nameDate } from '../name-things.ts'
import { WhenAnswered } from '../pages/failure-pages.tsx'

interface RevisionComparedProps {
  readonly answer: ArticleAnswer
  readonly revision: string
}

/** The text with what came and went since another revision, in place of the text with its statements. */
export default function RevisionCompared({ answer, revision }: RevisionComparedProps) {
  const query = useQuery(askArticle(revision))
  return (
    <section className="revision-compared" aria-label="The text compared with another revision">
      <WhenAnswered query={query}>
        {({ article }) => <Compared one={answer.article} other={article} />}
      </WhenAnswered>
    </section>
  )
}

const dateOf = ({ modifiedAt, publishedAt }: Article): string => modifiedAt ?? publishedAt ?? ''

function Compared({ one, other }: { one: Article; other: Article }) {
  const isOtherNewer = dateOf(other) > dateOf(one)
  const [before, after] = isOtherNewer ? [one, other] : [other, one]
  const compared = useMemo(() => compareTexts(before.text, after.text), [before.text, after.text])
  const { won, lost } = countChanges(compared)
  const isOrderKnown = dateOf(one) !== '' && dateOf(other) !== '' && dateOf(one) !== dateOf(other)
  return (
    <>
      <p className="revision-summary" role="status">
        From {nameSide(before, one)} to {nameSide(after, one)}: <ins>{nameCount(won, 'word')} came</ins>,{' '}
        <del>{nameCount(lost, 'word')} went</del>.{' '}
        {!isOrderKnown && 'Which of the two is the later is not known. '}
        {before.title !== after.title && (
          <>
            The title was <del dir="auto">{before.title ?? 'none'}</del> and is{' '}
            <ins dir="auto">{after.title ?? 'none'}</ins>.{' '}
          </>
        )}
        <Link to="/article/$id" params={{ id: other.id }}>
          Open the other revision
        </Link>
      </p>
      <div className="compared-text">
        {groupParagraphs(compared).map((group) => (
          <ParagraphGroup key={group.first} group={group} />
        ))}
      </div>
    </>
  )
}

function nameSide(side: Article, one: Article): string {
  const date = dateOf(side)
  return `${side === one ? 'this text' : 'the other'}${date ? ` (${nameDate(date)})` : ''}`
}

interface Group {
  /** The number of its first paragraph. */
  readonly first: number
  readonly isSame: boolean
  readonly paragraphs: readonly ComparedParagraph[]
}

function groupParagraphs(compared: readonly ComparedParagraph[]): Group[] {
  const groups: { first: number; isSame: boolean; paragraphs: ComparedParagraph[] }[] = []
  for (const [index, paragraph] of compared.entries()) {
    const isSame = paragraph.kind === 'same'
    const last = groups.at(-1)
    if (last?.isSame === isSame) last.paragraphs.push(paragraph)
    else groups.push({ first: index, isSame, paragraphs: [paragraph] })
  }
  return groups
}

/** More paragraphs in a row that are the same are folded. */
const FOLDED_FROM = 4

function ParagraphGroup({ group: { isSame, paragraphs } }: { group: Group }) {
  const [isOpen, setOpen] = useState(!isSame || paragraphs.length < FOLDED_FROM)
  if (isOpen) {
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no id and never move
    return paragraphs.map((paragraph, index) => <Marked key={index} paragraph={paragraph} />)
  }
  return (
    <>
      <Marked paragraph={paragraphs[0]!} />
      <p>
        <button type="button" className="quiet" onClick={() => setOpen(true)}>
          Show {nameCount(paragraphs.length - 2, 'paragraph')} that did not change
        </button>
      </p>
      <Marked paragraph={paragraphs.at(-1)!} />
    </>
  )
}

function Marked({ paragraph: { kind, runs } }: { paragraph: ComparedParagraph }) {
  return (
    <p dir="auto" className={`compared ${kind}`}>
      {runs.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
        if (kind === 'same') return <span key={index}>{text}</span>
        const Tag = kind === 'lost' ? 'del' : 'ins'
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
        return <Tag key={index}>{text}</Tag>
      })}
    </p>
  )
}
