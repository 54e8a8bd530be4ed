import { lazy, Suspense, useState } from 'react'
import type { CorrectedGroup } from '../../src/record.ts'
import { useMayEdit } from './use-may-edit.ts'
import '../style/corrections.css'

export interface CorrectGroupProps {
  readonly of: CorrectedGroup
  readonly id: string
  /** What it is called on the page. */
  readonly name: string
  /** What can be split off: the articles of a voice or story, the statements of an utterance. */
  readonly members: readonly GroupMember[]
  /** Of an utterance: the id of its voice. Only utterances of one voice can be one. */
  readonly voice?: string
}

export interface GroupMember {
  readonly id: string
  readonly label: string
}

const MergeAndSplit = lazy(() => import('./correct-group-forms.tsx'))

/**
 * Says what a voice is called, or that a voice, utterance or story is the same as another, or that it is really two. Folded until somebody opens
 * it; what it needs is loaded then.
 */
export function CorrectGroup(props: CorrectGroupProps) {
  const [isOpen, setOpen] = useState(false)
  if (!useMayEdit()) return null
  return (
    <details className="correct-group" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {props.of === 'voice' ? 'Rename, merge' : 'Merge'} or split this {props.of}
      </summary>
      {isOpen && (
        <Suspense fallback={<p className="waiting">One moment …</p>}>
          <MergeAndSplit key={props.id} {...props} />
        </Suspense>
      )}
    </details>
  )
}
