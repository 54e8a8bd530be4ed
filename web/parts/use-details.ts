import { useQueries } from '@tanstack/react-query'
import type { UtteranceDetail } from '../../src/serve/index.ts'
import { askUtterances, askUtterancesById } from '../api.ts'

/** So many come with one answer. */
export const DETAILS_PER_PAGE = 50

interface DetailsRequest {
  readonly of: 'story' | 'voice'
  /** The id of the story or voice. */
  readonly id: string
  /** The ids of the utterances as they are shown; none for a row that is no utterance. */
  readonly rows: readonly (string | undefined)[]
  /** Whether that is all of them in the order of the story or voice: then no ids need to be sent. */
  readonly isWhole?: boolean
  /** The first and the last row near the window, as indexes. */
  readonly from: number
  readonly to: number
}

/** The words of the utterances near the window, by id, as they come in. */
export function useDetails(request: DetailsRequest): ReadonlyMap<string, UtteranceDetail> {
  const { of, id, rows, isWhole = false, from, to } = request
  const first = Math.floor(from / DETAILS_PER_PAGE)
  const last = rows.length === 0 ? -1 : Math.floor(to / DETAILS_PER_PAGE)
  const pages = Array.from({ length: last - first + 1 }, (_, index) => {
    const offset = (first + index) * DETAILS_PER_PAGE
    const ids = rows.slice(offset, offset + DETAILS_PER_PAGE).filter((row) => row !== undefined)
    return { offset, ids }
  })
  return useQueries({
    queries: pages
      .filter(({ ids }) => ids.length > 0)
      .map(({ offset, ids }) =>
        isWhole ? askUtterances({ of, id }, DETAILS_PER_PAGE, offset) : askUtterancesById({ of, id }, ids),
      ),
    combine: gatherDetails,
  })
}

function gatherDetails(
  answers: readonly { readonly data: { readonly items: readonly UtteranceDetail[] } | undefined }[],
): ReadonlyMap<string, UtteranceDetail> {
  return new Map(
    answers.flatMap(({ data }) =>
      (data?.items ?? []).map((detail) => [detail.utterance.id, detail] as const),
    ),
  )
}
