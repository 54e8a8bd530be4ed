import type { StatementDesk } from './correct-desk.ts'

/** What was just kept, copied or undone, at the foot of the window and for those who listen. */
export function DeskMessage({ desk }: { desk: StatementDesk }) {
  return (
    <div className="desk-message" role="status">
      {desk.message && (
        <>
          <span>{desk.message}</span>{' '}
          {desk.isJustMade && !desk.isBusy && (
            <button type="button" className="small-button" onClick={desk.undo}>
              Undo <kbd>u</kbd>
            </button>
          )}
          <button type="button" className="quiet" aria-label="Close the message" onClick={() => desk.say('')}>
            ×
          </button>
        </>
      )}
    </div>
  )
}
