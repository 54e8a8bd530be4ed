import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CorrectedGroup, Correction } from '../../src/record.ts'
import { askArticle, ServerFailure } from '../api.ts'
import { sendUndo } from './correct-signed.ts'
import { useMayEdit } from './use-may-edit.ts'

/** Why something was not kept, and what to do. */
export function FailedSending({ error }: { error: Error }) {
  const fix = error instanceof ServerFailure && error.status !== 400 ? error.fix : undefined
  return (
    <p className="not-kept" role="alert">
      Not kept: {error.message} {fix}
    </p>
  )
}

interface CorrectedThingProps {
  readonly of: CorrectedGroup
  readonly correction: Correction
  readonly onUndone: () => void
}

const OUTCOMES: Partial<Record<Correction['decision']['kind'], string>> = {
  merge: 'Kept: they are one now.',
  split: 'Kept: it is split off.',
  rename: 'Kept: it is called so now.',
}

/** That a merge, split or new name was kept, the way to what came of it, and the way back. */
export function CorrectedThing({ of, correction, onUndone }: CorrectedThingProps) {
  return (
    <div className="kept">
      {OUTCOMES[correction.decision.kind]} <ThingLink {...{ of, correction }} />{' '}
      <UndoButton correction={correction.id} onUndone={onUndone} />
    </div>
  )
}

interface UndoButtonProps {
  /** The id of what is taken back; without one there is no button. */
  readonly correction: string | undefined
  readonly children?: ReactNode
  readonly onUndone?: () => void
}

/** Takes a correction back, and says so where that was refused. */
export function UndoButton({ correction, children = 'Undo', onUndone }: UndoButtonProps) {
  const undoing = useMutation({
    mutationFn: sendUndo,
    onSuccess: onUndone,
  })
  const mayEdit = useMayEdit()
  if (correction === undefined || !mayEdit) return null
  return (
    <>
      <button
        type="button"
        className="small-button"
        disabled={undoing.isPending}
        onClick={() => undoing.mutate(correction)}
      >
        {undoing.isPending ? 'Undoing …' : children}
      </button>
      {undoing.isError && <FailedSending error={undoing.error} />}
    </>
  )
}

/** Its id may be another one now: it is found by its first member. */
function ThingLink({ of, correction }: Pick<CorrectedThingProps, 'of' | 'correction'>) {
  const { decision, members } = correction
  const member = members[0]?.[0]
  const article =
    decision.kind === 'merge'
      ? decision.sides[0]?.[0]?.article
      : decision.kind === 'split'
        ? decision.members[0]?.article
        : undefined
  const { data: answer } = useQuery({
    ...askArticle(article ?? ''),
    enabled: of !== 'voice' && article !== undefined,
  })
  const text = decision.kind === 'merge' ? 'Open it' : 'Open what was split off'
  // Whoever renames a voice is on its page.
  if (decision.kind === 'rename') return null
  if (of === 'voice' && member !== undefined)
    return (
      <Link to="/voice/$id" params={{ id: member }}>
        {text}
      </Link>
    )
  const utterance = answer?.utterances.find(({ statements }) => statements.includes(member ?? ''))
  if (of === 'utterance' && utterance)
    return (
      <Link to="/utterance/$id" params={{ id: utterance.id }}>
        {text}
      </Link>
    )
  if (of === 'story' && answer?.story)
    return (
      <Link to="/story/$id" params={{ id: answer.story.id }}>
        {text}
      </Link>
    )
  return null
}
