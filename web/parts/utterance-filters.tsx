import type { VoiceReference } from '../../src/record.ts'
import { readStoryView, type StoryView } from '../story-view.ts'

interface UtteranceFiltersProps {
  readonly view: StoryView
  readonly onView: (view: StoryView) => void
  readonly voices: readonly VoiceReference[]
}

/** In which order utterances stand, and which of them. */
export function UtteranceFilters({ view, onView, voices }: UtteranceFiltersProps) {
  const set = (name: keyof StoryView) => (event: React.ChangeEvent<HTMLSelectElement>) =>
    onView(readStoryView({ ...view, [name]: event.target.value }))
  return (
    <form
      className="utterance-filters"
      aria-label="Which utterances"
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        Order
        <select value={view.sort ?? ''} onChange={set('sort')}>
          <option value="">by time</option>
          <option value="articles">most articles first</option>
        </select>
      </label>
      <label>
        Voice
        <select value={view.voice ?? ''} onChange={set('voice')}>
          <option value="">all</option>
          {voices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Only
        <select value={view.only ?? ''} onChange={set('only')}>
          <option value="">all</option>
          <option value="wordings">with several wordings</option>
          <option value="distorted">changed on the way</option>
          <option value="disputed">disputed</option>
        </select>
      </label>
    </form>
  )
}
