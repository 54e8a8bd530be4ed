import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CorrectedGroup } from '../../src/record.ts'
import type { SearchAnswer } from '../../src/serve/index.ts'
import type { StorySummary } from '../../src/store/index.ts'
import { askFound, askStories } from '../api.ts'
import { nameCount, nameDays } from '../name-things.ts'
import { nameOutlet } from './links.tsx'

/** A voice, utterance or story that may be the same as another. */
export interface Candidate {
  /** Its id, or the id of an article that leads to its story. */
  readonly id: string
  readonly label: string
  readonly detail: string
}

export interface CandidateQuery {
  readonly of: CorrectedGroup
  /** What it would be merged with: no candidate itself. */
  readonly id: string
  readonly words: string
  /** Of utterances: whose they must be. */
  readonly voice?: string
}

const MOST_CANDIDATES = 12
const STORIES_LOOKED_THROUGH = 200
/** Fewer letters than these find everything. */
const LEAST_LETTERS = 2

/** What fits the words that somebody types, best first; nothing below two letters. */
export function useCandidates({ of, id, words, voice }: CandidateQuery): {
  readonly candidates: readonly Candidate[]
  readonly isSearching: boolean
} {
  const settled = useSettled(words.trim())
  const isAsked = settled.length >= LEAST_LETTERS
  const found = useQuery({
    ...askFound({ words: settled, ...(of === 'utterance' && voice && { voice }) }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const named = useQuery({
    ...askFound({ voice: settled }),
    enabled: isAsked && of === 'voice',
    placeholderData: keepPreviousData,
  })
  const stories = useInfiniteQuery({
    ...askStories(STORIES_LOOKED_THROUGH),
    enabled: isAsked && of === 'story',
  })
  if (!isAsked) return { candidates: [], isSearching: false }
  const listed = {
    voice: () => [...listNamedVoices(named.data), ...listHeardVoices(found.data)],
    utterance: () => listUtterances(found.data),
    story: () => [
      ...listStories(stories.data?.pages[0]?.items ?? [], settled),
      ...listStoriesOfArticles(found.data),
    ],
  }[of]()
  const candidates = [...new Map(listed.map((each) => [each.id, each])).values()]
    .filter((each) => each.id !== id)
    .slice(0, MOST_CANDIDATES)
  return { candidates, isSearching: found.isFetching || named.isFetching || stories.isFetching }
}

/** A text as it was when somebody last stopped typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(text), 250)
    return () => clearTimeout(waiting)
  }, [text])
  return settled
}

/** Voices that are called so, by somebody. */
function listNamedVoices(found: SearchAnswer | undefined): Candidate[] {
  return (found?.items ?? []).flatMap(({ statement: { voice, role }, article }) =>
    voice ? [{ id: voice.id, label: voice.name, detail: role?.text ?? `in ${nameOutlet(article)}` }] : [],
  )
}

/** Voices whose statements have these words, their own names among them. */
function listHeardVoices(found: SearchAnswer | undefined): Candidate[] {
  return (found?.facets.voice ?? []).map(({ value, name, count }) => ({
    id: value,
    label: name,
    detail: `${nameCount(count, 'statement')} with these words`,
  }))
}

function listUtterances(found: SearchAnswer | undefined): Candidate[] {
  return (found?.items ?? []).flatMap(({ statement, article, utterance }) =>
    utterance
      ? [
          {
            id: utterance,
            label: statement.text.content,
            detail: `${statement.voice?.name ?? 'voice not known'} · ${nameOutlet(article)}`,
          },
        ]
      : [],
  )
}

function listStories(summaries: readonly StorySummary[], words: string): Candidate[] {
  const wanted = words.toLowerCase().split(/\s+/)
  return summaries
    .filter(({ story }) => wanted.every((word) => story.title.toLowerCase().includes(word)))
    .map(({ story }) => ({
      id: story.id,
      label: story.title,
      detail: [nameCount(story.articles.length, 'article'), nameDays(story)].filter(Boolean).join(' · '),
    }))
}

function listStoriesOfArticles(found: SearchAnswer | undefined): Candidate[] {
  return (found?.items ?? []).map(({ article }) => ({
    id: article.id,
    label: `the story of “${article.title ?? 'Without a title'}”`,
    detail: nameOutlet(article),
  }))
}
