import type { UseQueryResult } from '@tanstack/react-query'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ServerFailure } from '../api.ts'

interface FailureProps {
  readonly title: string
  readonly message: string
  readonly children?: ReactNode
}

function FailureMessage({ title, message, children }: FailureProps) {
  return (
    <section className="failure" role="alert">
      <title>{`${title} · Hearsay`}</title>
      <h1>{title}</h1>
      <p>{message}</p>
      {children}
    </section>
  )
}

export function NotFoundPage() {
  return (
    <FailureMessage title="There is no such page" message="The address may be cut short or mistyped.">
      <p>
        <Link to="/">Go to the record</Link> and look for it there.
      </p>
    </FailureMessage>
  )
}

/** How browsers, and the program that loads our pages, say that a file of a page did not come. */
const NOT_LOADED = /dynamically imported module|importing a module script|unable to preload/i

/** Shown when a page of ours breaks, or when a part of it cannot be had: the server is gone, or a newer one is there. */
export function BrokenPage({ error }: ErrorComponentProps) {
  if (NOT_LOADED.test(String(error))) {
    return (
      <FailureMessage title="The server is not there" message="A part of this page could not be loaded.">
        <p>Start it again in a terminal with hearsay serve, then try again here.</p>
        <button type="button" onClick={() => location.reload()}>
          Try again
        </button>
      </FailureMessage>
    )
  }
  return (
    <FailureMessage
      title="This page broke"
      message="That is a mistake in Hearsay, not in the record. Nothing is lost."
    >
      <p>
        <a href="/">Go to the record</a>, and please report these words: <code>{String(error)}</code>
      </p>
    </FailureMessage>
  )
}

interface AnswerProps<Answer> {
  readonly query: UseQueryResult<Answer>
  readonly children: (answer: Answer) => ReactNode
}

/** What the server answered, or what to do when it did not. */
export function WhenAnswered<Answer>({ query, children }: AnswerProps<Answer>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isPending) return <p className="waiting">Reading the record …</p>
  const failure = query.error instanceof ServerFailure ? query.error : undefined
  const isMissing = failure?.status === 404
  return (
    <FailureMessage
      title={nameFailure(failure?.status)}
      message={failure?.message ?? 'Something went wrong on this page.'}
    >
      {isMissing ? (
        <p>
          It may have been in another record, or its text has changed since.{' '}
          <Link to="/">Go to the record</Link> and search for it.
        </p>
      ) : (
        <>
          <p>{failure?.fix}</p>
          <button type="button" onClick={() => query.refetch()}>
            Try again
          </button>
        </>
      )}
    </FailureMessage>
  )
}

function nameFailure(status: number | undefined): string {
  if (status === 404) return 'Not in this record'
  if (status === 0) return 'The server is not there'
  return 'That did not work'
}
