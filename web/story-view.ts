/**
 * How a reader looks at a story's utterances, as it stands in the address: `?sort=articles&voice=voi_1f…&only=disputed`.
 *
 * @module
 */
import type { Relation } from '../src/record.ts'
import type { UtteranceMark } from '../src/serve/index.ts'

export const ONLY = ['wordings', 'distorted', 'disputed'] as const
export type Only = (typeof ONLY)[number]

export interface StoryView {
  /** Absent means in order of time. */
  readonly sort?: 'articles'
  /** A voice's id. */
  readonly voice?: string
  readonly only?: Only
}

/** What an address asks for; everything else in it is passed over. */
export function readStoryView(raw: Readonly<Record<string, unknown>>): StoryView {
  const only = ONLY.find((name) => name === raw.only)
  return {
    ...(raw.sort === 'articles' && { sort: 'articles' as const }),
    ...(typeof raw.voice === 'string' && raw.voice !== '' && { voice: raw.voice }),
    ...(only && { only }),
  }
}

/** The utterances that a view shows, in its order. The very same list where it shows all in order of time. */
export function orderMarks(
  marks: readonly UtteranceMark[],
  { view, disputed }: { view: StoryView; disputed: ReadonlySet<string> },
): readonly UtteranceMark[] {
  const { sort, voice, only } = view
  const fits = (mark: UtteranceMark): boolean =>
    (voice === undefined || mark.voice === voice) &&
    (only !== 'wordings' || mark.wordings > 1) &&
    (only !== 'distorted' || mark.isDistorted) &&
    (only !== 'disputed' || disputed.has(mark.id))
  const shown = voice === undefined && only === undefined ? marks : marks.filter(fits)
  return sort === undefined ? shown : [...shown].sort((a, b) => b.articles - a.articles)
}

/** The utterances that are at one end of these relations. */
export function listDisputed(relations: readonly Relation[]): ReadonlySet<string> {
  return new Set(relations.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))
}
