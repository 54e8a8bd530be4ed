import type { Correction } from '../record.ts'
import type { Call } from './call.ts'
import type { Pen } from './create-pen.ts'
import { openToRead } from './open-to-read.ts'
import { tellCorrection } from './tell-correction.ts'
import { tellDay } from './tell-day.ts'

export function run(call: Call): Promise<number> {
  const { terminal, switches } = call
  return openToRead(call, async (record) => {
    const corrections = await record.listCorrections()
    const all = new Map(corrections.map((one) => [one.id, one]))
    for (const correction of corrections) {
      await terminal.print(
        switches.has('json')
          ? JSON.stringify({ kind: 'correction', ...correction })
          : `${tellLine(correction, { all, pen: terminal.pen })}\n`,
      )
    }
    if (corrections.length === 0 && !switches.has('json'))
      await terminal.print('Nobody has corrected anything.')
    return 0
  })
}

function tellLine(
  correction: Correction,
  { all, pen }: { readonly all: ReadonlyMap<string, Correction>; readonly pen: Pen },
): string {
  const { id, number, by, why, madeAt, state, endedBy, members, decision } = correction
  const ended = state === 'undone' ? `undone by ${endedBy}` : `overruled by ${endedBy}`
  const isAway = decision.kind !== 'undo' && members.every((side) => side.length === 0)
  const facts = [
    id,
    ...(madeAt ? [tellDay(madeAt)] : []),
    ...(by ? [`by ${by}`] : []),
    state !== 'holds' ? ended : isAway ? 'waits for its articles' : tellHolding(correction),
  ]
  return [
    pen.block(`${number}. ${capitalise(tellCorrection(correction, all))}`),
    ...(why ? [pen.block(`Because: ${why}`, '  ')] : []),
    pen.faint(pen.block(facts.join(' · '), '  ')),
  ].join('\n')
}

/** A merge or split needs two sides: it holds, and has nothing to do while one is away. */
function tellHolding({ decision, members }: Correction): string {
  if (decision.kind !== 'merge' && decision.kind !== 'split') return 'holds'
  const sides = decision.kind === 'merge' ? decision.sides : [decision.members, decision.from]
  const isAway = sides.some((side, at) => side.length > 0 && (members[at] ?? []).length === 0)
  return isAway ? 'holds, but one side is not in the record any more' : 'holds'
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
