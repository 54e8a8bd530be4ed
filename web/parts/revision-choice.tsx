import { useLocation, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { ArticleSummary } from '../../src/store/index.ts'
import { nameCount, nameDate } from '../name-things.ts'

/** The revision that the address asks to compare this article with: `?revision=art_1f…`. */
export function useRevision(): string | undefined {
  return useLocation({
    select: ({ searchStr }) => new URLSearchParams(searchStr).get('revision') || undefined,
  })
}

function useChooseRevision(): (revision: string | undefined) => void {
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (revision) => {
    const query = revision === undefined ? '' : `?revision=${encodeURIComponent(revision)}`
    navigate({ href: `${path}${query}`, resetScroll: false })
  }
}

/** Goes to the comparison with another revision. */
export function RevisionLink({ revision, children }: { revision: string; children: ReactNode }) {
  const choose = useChooseRevision()
  return (
    <button
      type="button"
      className="as-link"
      onClick={() => {
        choose(revision)
        document.getElementById('main')?.scrollIntoView()
      }}
    >
      {children}
    </button>
  )
}

/** Where an article has other revisions: which one it is compared with, if any. */
export function RevisionChoice({ answer: { revisions } }: { answer: ArticleAnswer }) {
  const revision = useRevision()
  const choose = useChooseRevision()
  if (revisions.length === 0) return null
  return (
    <div className="revision-choice">
      <label>
        There {revisions.length === 1 ? 'is' : 'are'} {nameCount(revisions.length, 'other revision')} of this
        report. Compare the text with
        <select
          value={revision ?? ''}
          onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
        >
          <option value="">none: show this text alone</option>
          {revisions.map((each, index) => (
            <option key={each.id} value={each.id}>
              {nameRevision(each, index)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** `the one of 14 March 2024, 10:15`; without a date, its number. */
export function nameRevision(
  {
    modifiedAt,
    publishedAt,
    statementCount,
  }: Pick<ArticleSummary, 'modifiedAt' | 'publishedAt' | 'statementCount'>,
  index: number,
): string {
  const date = modifiedAt ?? publishedAt
  const name = date ? `the one of ${nameDate(date)}` : `number ${index + 1}, without a date`
  return `${name} (${nameCount(statementCount, 'statement')})`
}
