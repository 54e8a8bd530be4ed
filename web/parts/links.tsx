import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Article, Span, VoiceReference } from '../../src/record.ts'
import { nameDate } from '../name-things.ts'
import { writePlace } from '../place.ts'

interface EvidenceLinkProps {
  readonly article: string
  readonly statement?: string
  readonly spans?: readonly Span[]
  readonly children: ReactNode
}

/** Leads to the words in the article. */
export function EvidenceLink({ article, statement, spans = [], children }: EvidenceLinkProps) {
  return (
    <Link
      to="/article/$id"
      params={{ id: article }}
      hash={writePlace({ statement, evidence: spans })}
      className="evidence-link"
    >
      {children}
    </Link>
  )
}

export function VoiceLink({ voice }: { voice: Pick<VoiceReference, 'id' | 'name'> | undefined }) {
  if (!voice) return <span className="unknown">voice not known</span>
  return (
    <Link to="/voice/$id" params={{ id: voice.id }} className="voice-link">
      <bdi>{voice.name}</bdi>
    </Link>
  )
}

/** Leads to everything about one act of saying: its wordings, by whose hands it came, who denies it. */
export function UtteranceLink({ utterance, children }: { utterance: string; children: ReactNode }) {
  return (
    <Link to="/utterance/$id" params={{ id: utterance }} className="utterance-link">
      {children}
    </Link>
  )
}

type Heading = Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'from'>

/** The outlet; when the report does not say, the name of the file that it was read from, said to be that. */
export function nameOutlet({ outlet, from }: Pick<Article, 'outlet' | 'from'>): string {
  if (outlet !== undefined) return outlet
  const file = from === '-' ? 'a pasted text' : from.split('/').filter(Boolean).at(-1) || from
  return `outlet not known (read from ${file})`
}

/** How many outlets published these, as far as the articles name them. */
export function countOutlets(articles: readonly Pick<Article, 'outlet'>[]): number {
  return new Set(articles.flatMap(({ outlet }) => outlet ?? [])).size
}

export function PublishedAt({ publishedAt }: Pick<Article, 'publishedAt'>) {
  if (!publishedAt) return <span className="unknown">no date</span>
  return <time dateTime={publishedAt}>{nameDate(publishedAt)}</time>
}

export function ArticleLink({ article }: { article: Heading }) {
  return (
    <Link to="/article/$id" params={{ id: article.id }} className="article-link">
      <bdi>{article.title ?? 'Without a title'}</bdi>
    </Link>
  )
}

/** One article in a list: title, outlet, date. */
export function ArticleLine({ article, children }: { article: Heading; children?: ReactNode }) {
  return (
    <>
      <ArticleLink article={article} />
      <span className="byline">
        <bdi>{nameOutlet(article)}</bdi> · <PublishedAt publishedAt={article.publishedAt} />
        {children}
      </span>
    </>
  )
}
