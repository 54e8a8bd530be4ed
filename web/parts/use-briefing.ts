import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StoryAnswer, UtteranceDetail, UtteranceMark } from '../../src/serve/index.ts'
import { askUtterancesById, queryClient } from '../api.ts'
import { DETAILS_PER_PAGE } from './use-details.ts'

/** More would be a book. */
export const MOST_PRINTED = 300

interface Briefing {
  /** What is to be printed; absent until somebody prints. */
  readonly printed:
    | { readonly marks: readonly UtteranceMark[]; readonly details: ReadonlyMap<string, UtteranceDetail> }
    | undefined
  readonly state: 'ready' | 'loading' | 'failed'
  /** Loads the words of all that is printed, then opens the browser's print window. */
  readonly print: () => Promise<void>
}

/** Prints a story. Who prints by the browser's own menu gets the beginnings of the words that were not loaded. */
export function useBriefing(answer: StoryAnswer, disputed: ReadonlySet<string>): Briefing {
  const [details, setDetails] = useState<ReadonlyMap<string, UtteranceDetail>>()
  const [state, setState] = useState<Briefing['state']>('ready')
  const marks = useMemo(() => choosePrinted(answer.utterances, disputed), [answer, disputed])
  useEffect(() => {
    const begin = () => flushSync(() => setDetails((loaded) => loaded ?? new Map()))
    window.addEventListener('beforeprint', begin)
    return () => window.removeEventListener('beforeprint', begin)
  }, [])
  const print = async () => {
    setState('loading')
    try {
      const loaded = await loadDetails(answer.story.id, marks)
      flushSync(() => {
        setDetails(loaded)
        setState('ready')
      })
    } catch {
      setState('failed')
      return
    }
    window.print()
  }
  return { printed: details && { marks, details }, state, print }
}

/** Those that are disputed, then those of most articles; in order of time. */
function choosePrinted(
  utterances: readonly UtteranceMark[],
  disputed: ReadonlySet<string>,
): readonly UtteranceMark[] {
  if (utterances.length <= MOST_PRINTED) return utterances
  const weigh = ({ id, articles }: UtteranceMark) => (disputed.has(id) ? 1e6 : 0) + articles
  const chosen = new Set([...utterances].sort((a, b) => weigh(b) - weigh(a)).slice(0, MOST_PRINTED))
  return utterances.filter((mark) => chosen.has(mark))
}

async function loadDetails(
  story: string,
  marks: readonly UtteranceMark[],
): Promise<ReadonlyMap<string, UtteranceDetail>> {
  const details = new Map<string, UtteranceDetail>()
  for (let from = 0; from < marks.length; from += DETAILS_PER_PAGE) {
    const ids = marks.slice(from, from + DETAILS_PER_PAGE).map(({ id }) => id)
    const { items } = await queryClient.fetchQuery(askUtterancesById({ of: 'story', id: story }, ids))
    for (const detail of items) details.set(detail.utterance.id, detail)
  }
  return details
}
