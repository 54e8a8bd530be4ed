import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Note } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import { nameCount, toSafeAddress } from '../name-things.ts'
import { PublishedAt } from './links.tsx'
import { RevisionChoice, useRevision } from './revision-choice.tsx'

/** Title, outlet, date and address of an article, where it was read from, and what was poor in it. */
export function ArticleHead({ answer }: { answer: ArticleAnswer }) {
  const { article, story, statements } = answer
  const revision = useRevision()
  return (
    <header className="page-head">
      <p className="kicker">
        <bdi>{article.outlet ?? 'Outlet not known'}</bdi>
      </p>
      <h1 dir="auto">{article.title ?? 'Without a title'}</h1>
      <dl className="facts">
        <Fact name="published">
          <PublishedAt publishedAt={article.publishedAt} />
        </Fact>
        {article.modifiedAt && article.modifiedAt.slice(0, 10) !== article.publishedAt?.slice(0, 10) && (
          <Fact name="changed">
            <PublishedAt publishedAt={article.modifiedAt} />
          </Fact>
        )}
        {article.byline && (
          <Fact name="written by">
            <bdi>{article.byline}</bdi>
          </Fact>
        )}
        {article.place && (
          <Fact name="written in">
            <bdi>{article.place}</bdi>
          </Fact>
        )}
        {article.url && (
          <Fact name="address">
            <Address url={article.url} />
          </Fact>
        )}
        {article.credit && (
          <Fact name="credits">
            <bdi>{article.credit}</bdi>
          </Fact>
        )}
        {article.takenFrom && (
          <Fact name="from, by its feed">
            <bdi>{article.takenFrom}</bdi>
          </Fact>
        )}
        <Fact name="read from">
          <bdi>{article.from === '-' ? 'a pasted text' : article.from}</bdi>
        </Fact>
        {story && (
          <Fact name="story">
            <Link to="/story/$id" params={{ id: story.id }}>
              <bdi>{story.title}</bdi>
            </Link>{' '}
            <span className="byline">{nameCount(story.articles.length, 'article')}</span>
          </Fact>
        )}
        <Fact name="elsewhere">
          <Ties answer={answer} />
        </Fact>
      </dl>
      <RevisionChoice answer={answer} />
      {article.notes.length > 0 && <Notes notes={article.notes} />}
      {statements.length === 0 ? (
        <p className="no-statements">No statement was found in this article.</p>
      ) : (
        revision === undefined && <Legend />
      )}
    </header>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Address({ url }: { url: string }) {
  const address = toSafeAddress(url)
  if (!address) return <bdi>{url}</bdi>
  return (
    <a href={address} rel="noreferrer noopener" target="_blank">
      <bdi>{url.replace(/^https?:\/\//i, '')}</bdi>
    </a>
  )
}

/** Says in the head what the end of the page shows in full. */
function Ties({ answer: { article, utterances, relations, copies, revisions } }: { answer: ArticleAnswer }) {
  const shared = utterances.filter(({ origins }) =>
    origins.some(({ articles }) => articles.some((id) => id !== article.id)),
  ).length
  const copied = new Set(copies.flatMap(({ articles }) => articles).filter((id) => id !== article.id)).size
  const parts = [
    shared > 0 && `${nameCount(shared, 'utterance')} also in other articles`,
    relations.length > 0 && nameCount(relations.length, 'agreement or denial', 'agreements and denials'),
    copied > 0 && nameCount(copied, 'near-copy', 'near-copies'),
    revisions.length > 0 && nameCount(revisions.length, 'other revision'),
  ].filter((part) => part !== false)
  if (parts.length === 0) return <span className="unknown">no tie to another article was found</span>
  return (
    <button
      type="button"
      className="as-link"
      onClick={() => document.getElementById('ties')?.scrollIntoView({ block: 'start' })}
    >
      {parts.join(' · ')}
    </button>
  )
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <details className="notes">
      <summary>{nameCount(notes.length, 'note')} on the material</summary>
      <ul>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no id and never move
          <li key={index}>
            {note.message}
            {note.text && (
              <>
                {' '}
                <span className="cut-words" dir="auto">
                  {note.text}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Legend() {
  return (
    <p className="legend">
      <span className="visually-hidden">How words are marked: </span>
      <span className="piece speaker">speaker</span>
      <span className="piece cue">cue</span>
      <span className="piece verbatim">“words in quotation marks”</span>
      <span className="piece reported">words of the reporter</span>
    </p>
  )
}
