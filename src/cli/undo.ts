import type { Correction } from '../record.ts'
import type { Call } from './call.ts'
import { readMaker, relateAnew, tellOutcome } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'
import { tellCorrection } from './tell-correction.ts'

export function run(call: Call): Promise<number> {
  const { operands, terminal, switches } = call
  return openToRead(call, async (record) => {
    const undo = await record.undoCorrection(operands[0]!, readMaker(call))
    await relateAnew(record, terminal)
    const all = new Map((await record.listCorrections()).map((one) => [one.id, one]))
    const root = findRoot(undo, all)
    if (switches.has('json')) await terminal.print(JSON.stringify({ kind: 'correction', ...undo }))
    else {
      const became =
        root.state === 'undone' ? 'Taken back' : root.state === 'holds' ? 'Holds again' : 'Overruled'
      await terminal.print(`${terminal.pen.block(`${became}: ${tellCorrection(root, all)}`)}\n`)
    }
    await tellOutcome(record, { correction: root, call })
    if (!switches.has('json')) terminal.tell(`Change your mind with: hearsay undo ${undo.id}`)
    return 0
  })
}

/** What the undoing, or the undoing of an undoing, is about. */
function findRoot(correction: Correction, all: ReadonlyMap<string, Correction>): Correction {
  const { decision } = correction
  return decision.kind === 'undo' ? findRoot(all.get(decision.correction)!, all) : correction
}
