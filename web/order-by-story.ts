/**
 * What a voice said, in the order of a list: story by story, in each by time.
 *
 * @module
 */
import type { VoiceAnswer } from '../src/serve/index.ts'

export type VoiceMark = VoiceAnswer['utterances'][number]

export type VoiceRow =
  | {
      readonly kind: 'heading'
      readonly id: string
      /** Absent above what is in no story. */
      readonly story?: VoiceAnswer['stories'][number]['story']
      readonly count: number
    }
  | {
      readonly kind: 'utterance'
      readonly id: string
      readonly mark: VoiceMark
      /** It is the first of its day, or of those without one, in its story. */
      readonly opensDay: boolean
    }

/** The rows: the stories in their order, each under its heading; what is in none of them comes last. */
export function orderByStory({
  stories,
  utterances,
}: Pick<VoiceAnswer, 'stories' | 'utterances'>): VoiceRow[] {
  const known = new Set(stories.map(({ story }) => story.id))
  const marksOf = new Map<string, VoiceMark[]>()
  for (const mark of utterances) {
    const key = mark.story !== undefined && known.has(mark.story) ? mark.story : ''
    const marks = marksOf.get(key)
    if (marks) marks.push(mark)
    else marksOf.set(key, [mark])
  }
  const groups = [...stories.map(({ story }) => ({ key: story.id, story })), { key: '', story: undefined }]
  return groups.flatMap(({ key, story }): VoiceRow[] => {
    const marks = marksOf.get(key) ?? []
    if (marks.length === 0) return []
    const heading = {
      kind: 'heading' as const,
      id: key || 'no story',
      count: marks.length,
      ...(story && { story }),
    }
    return [
      heading,
      ...marks.map(
        (mark, index): VoiceRow => ({
          kind: 'utterance',
          id: mark.id,
          mark,
          opensDay: index === 0 || marks[index - 1]!.day !== mark.day,
        }),
      ),
    ]
  })
}
