import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Statement } from '../../src/record.ts'
import type { CorrectionRequest, StatementFields } from '../../src/store/index.ts'
import { sendCorrection, sendUndo } from './correct-signed.ts'

/** What stands open below the active statement. */
export type OpenPart = 'edit' | 'copy'

/** What can be done with the active statement, by its card and by keyboard. */
export interface StatementDesk {
  readonly open: OpenPart | undefined
  readonly isBusy: boolean
  /** Why the last decision was not kept. */
  readonly failure: Error | undefined
  /** What was last done, for all to hear. */
  readonly message: string
  /** The correction that `undo` takes back: what was just decided, else the last word on the active statement. */
  readonly undoable: string | undefined
  /** True when that was just decided. */
  readonly isJustMade: boolean
  toggle(part: OpenPart): void
  say(message: string): void
  decide(kind: 'confirm' | 'reject'): void
  edit(fields: StatementFields, why: string): void
  undo(): void
}

interface Made {
  /** The id of the correction. */
  readonly id: string
  /** Which statement was active when it was kept: from another, one means that one's own corrections. */
  readonly at: string | undefined
}

interface DeskOptions {
  readonly active: Statement | undefined
  /** Which statement to go to when the active one is rejected and goes. */
  readonly next: string | undefined
  readonly goTo: (statement: string | undefined) => void
}

/** Keeps what a person decides on the active statement, one decision at a time. */
export function useStatementDesk({ active, next, goTo }: DeskOptions): StatementDesk {
  const [open, setOpen] = useState<OpenPart>()
  const [message, say] = useState('')
  const [made, setMade] = useState<Made>()
  const id = active?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another statement begins with nothing open
  useEffect(() => setOpen(undefined), [id])
  const sending = useMutation({ mutationFn: sendCorrection })
  const undoing = useMutation({ mutationFn: sendUndo })
  const isBusy = sending.isPending || undoing.isPending
  const isJustMade = made !== undefined && made.at === id
  const undoable = isJustMade ? made.id : active?.correction?.corrections.at(-1)
  const send = (request: CorrectionRequest & { readonly why?: string }, done: string) => {
    if (isBusy) return
    const at = request.kind === 'reject' ? next : id
    say('Keeping it …')
    undoing.reset()
    sending.mutate(request, {
      onSuccess: (correction) => {
        setMade({ id: correction.id, at })
        say(done)
        setOpen(undefined)
        if (at !== id) goTo(at)
        focusSummary(at)
      },
      onError: () => say(''),
    })
  }
  return {
    open,
    isBusy,
    failure: sending.error ?? undoing.error ?? undefined,
    message,
    undoable,
    isJustMade,
    toggle: (part) => {
      if (!active) return say('Choose a statement first.')
      sending.reset()
      setOpen(open === part ? undefined : part)
    },
    say,
    decide: (kind) => {
      if (!active) return say('Choose a statement first.')
      const done =
        kind === 'confirm' ? 'Kept: it is right.' : 'Kept: it is no statement. It counts nowhere now.'
      send({ kind, statement: active.id }, done)
    },
    edit: (fields, why) => {
      if (active)
        send({ kind: 'edit', statement: active.id, fields, ...(why && { why }) }, 'Kept: it is corrected.')
    },
    undo: () => {
      if (undoable === undefined) return say('There is nothing to undo here.')
      if (isBusy) return
      say('Undoing …')
      sending.reset()
      undoing.mutate(undoable, {
        onSuccess: () => {
          setMade(undefined)
          say('Undone.')
        },
        onError: () => say(''),
      })
    },
  }
}

/** What had the focus is gone with the form or the card. */
function focusSummary(statement: string | undefined): void {
  requestAnimationFrame(() => document.getElementById(`summary-${statement}`)?.focus())
}
