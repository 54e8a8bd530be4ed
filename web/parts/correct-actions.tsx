import { lazy, Suspense } from 'react'
import type { Statement } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { StatementDesk } from './correct-desk.ts'
import { FailedSending } from './correct-outcome.tsx'
import { useMayEdit } from './use-may-edit.ts'

const CorrectForm = lazy(() => import('./correct-form.tsx'))
const CiteMenu = lazy(() => import('./cite-menu.tsx'))

interface CorrectActionsProps {
  readonly statement: Statement
  readonly answer: ArticleAnswer
  readonly desk: StatementDesk
}

/** What can be done with the active statement: say that it is right or wrong, edit, undo, copy. */
export function CorrectActions({ statement, answer, desk }: CorrectActionsProps) {
  const { open, failure } = desk
  const mayEdit = useMayEdit()
  return (
    <div className="correct-actions">
      <div className="action-row">
        {mayEdit && <Decisions {...{ statement, desk }} />}
        <button type="button" aria-expanded={open === 'copy'} onClick={() => desk.toggle('copy')}>
          Copy <kbd>c</kbd>
        </button>
      </div>
      {failure && open !== 'edit' && <FailedSending error={failure} />}
      <Suspense fallback={<p className="waiting">One moment …</p>}>
        {open === 'edit' && <CorrectForm {...{ statement, answer, desk }} />}
        {open === 'copy' && <CiteMenu {...{ statement, desk }} article={answer.article} />}
      </Suspense>
    </div>
  )
}

/** Only for those who may decide. */
function Decisions({ statement, desk }: Pick<CorrectActionsProps, 'statement' | 'desk'>) {
  const { open, isBusy, undoable } = desk
  const isConfirmed = statement.correction?.decision === 'confirmed'
  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        aria-pressed={isConfirmed}
        onClick={() => desk.decide('confirm')}
      >
        Right <kbd>y</kbd>
      </button>
      <button type="button" disabled={isBusy} onClick={() => desk.decide('reject')}>
        Wrong <kbd>n</kbd>
      </button>
      <button type="button" aria-expanded={open === 'edit'} onClick={() => desk.toggle('edit')}>
        Edit <kbd>e</kbd>
      </button>
      {undoable !== undefined && statement.correction?.corrections.includes(undoable) && (
        <button type="button" disabled={isBusy} onClick={desk.undo}>
          Undo <kbd>u</kbd>
        </button>
      )}
    </>
  )
}
