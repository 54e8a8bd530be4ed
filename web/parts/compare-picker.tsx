import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleSummary } from '../../src/store/index.ts'
import { askArticle, askStory } from '../api.ts'
import { ArticleLine, nameOutlet } from './links.tsx'

interface ComparePickerProps {
  /** The ids of those that are compared. */
  readonly chosen: readonly string[]
  readonly onAdd: (id: string) => void
  readonly isOpen?: boolean
}

/** Other articles of the same story, to be laid beside those that are here. They are asked for when it is opened. */
export function ComparePicker({ chosen, onAdd, isOpen = false }: ComparePickerProps) {
  const [isAsked, setAsked] = useState(isOpen)
  return (
    <details
      className="compare-picker"
      open={isOpen}
      onToggle={(event) => setAsked(event.currentTarget.open)}
    >
      <summary>Add an article of the same story</summary>
      {isAsked && <Candidates {...{ chosen, onAdd }} />}
    </details>
  )
}

function Candidates({ chosen, onAdd }: Pick<ComparePickerProps, 'chosen' | 'onAdd'>) {
  const [words, setWords] = useState('')
  const article = useQuery({ ...askArticle(chosen[0] ?? ''), enabled: chosen.length > 0 })
  const id = article.data?.story?.id
  const story = useQuery({ ...askStory(id ?? ''), enabled: id !== undefined })
  if (article.isError || story.isError) return <p role="alert">The other articles could not be loaded.</p>
  if (article.data && id === undefined) return <p>This article is in no story with others.</p>
  if (!story.data) return <p className="waiting">Reading the record …</p>
  const others = story.data.articles.map((share) => share.article).filter((one) => !chosen.includes(one.id))
  const fitting = others.filter((one) => fits(one, words))
  if (others.length === 0) return <p>The story has no other article.</p>
  return (
    <>
      {others.length > 10 && (
        <input
          type="search"
          aria-label="Outlet or words of the title"
          placeholder="Outlet or words of the title"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <ul className="plain-list compare-candidates">
        {fitting.slice(0, 20).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-label={`Add ${nameOutlet(one)}: ${one.title}`}
              onClick={() => onAdd(one.id)}
            >
              Add
            </button>
            <div>
              <ArticleLine article={one} />
            </div>
          </li>
        ))}
      </ul>
      {fitting.length > 20 && (
        <p className="byline">and {fitting.length - 20} more: type some words of the title.</p>
      )}
    </>
  )
}

function fits({ title = '', outlet = '' }: ArticleSummary, words: string): boolean {
  const text = `${title} ${outlet}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
