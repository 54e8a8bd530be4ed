/** People's changes to the record: made, undone and listed. See `OpenRecord`. */
import type { Kysely } from 'kysely'
import { UsageError } from '../../errors.ts'
import type { Correction } from '../../record.ts'
import { findId } from '../find-id.ts'
import { indexVoiceNames } from '../index-voice-names.ts'
import type { CorrectionRequest } from '../open-record.ts'
import { replaceReadings } from '../reread-articles.ts'
import { ALL_OF_RECORD, writeInTurn } from '../sql/write-in-turn.ts'
import type { Tables } from '../tables.ts'
import { markCorrected } from '../unrelated.ts'
import { type Decided, decide } from './decide.ts'
import { listMembers, loadConnected } from './find-group-corrections.ts'
import { findOverruled } from './find-overruled.ts'
import { loadAsRead } from './hold-corrections.ts'
import {
  type LoggedCorrection,
  listAnchors,
  loadCorrection,
  loadCorrections,
  logCorrection,
  type Maker,
  markUndone,
} from './log.ts'
import { findOverruledNames, findVoicesOf, nameVoices } from './name-voices.ts'

/** See `OpenRecord.correct`. */
export async function correct(
  db: Kysely<Tables>,
  request: CorrectionRequest,
  maker: Maker = {},
): Promise<Correction> {
  return writeInTurn(db, ALL_OF_RECORD, async (transaction) => {
    const { id } = await log(transaction, await decide(transaction, request), maker)
    await carryOut(transaction, (await loadCorrection(transaction, id))!)
    return describeNewest(transaction, id)
  })
}

/** See `OpenRecord.undoCorrection`. */
export async function undoCorrection(
  db: Kysely<Tables>,
  idOrPrefix: string,
  maker: Maker = {},
): Promise<Correction> {
  return writeInTurn(db, ALL_OF_RECORD, async (transaction) => {
    const target = await findId(transaction, { table: 'corrections', prefix: idOrPrefix.trim() })
    if (target === undefined) throw refuseUnknown(idOrPrefix)
    const { undoneBy } = (await loadCorrection(transaction, target))!
    if (undoneBy !== undefined) {
      throw new UsageError('undo', {
        expected: 'a correction that was not undone before',
        got: target,
        fix: `${undoneBy} did so; "hearsay undo ${undoneBy}" makes it hold again`,
      })
    }
    const undo: Decided = { decision: { kind: 'undo', correction: target }, members: [] }
    const { id } = await log(transaction, undo, maker)
    await markUndone(transaction)
    await carryOut(transaction, await findRoot(transaction, target))
    return describeNewest(transaction, id)
  })
}

/** See `OpenRecord.listCorrections`. */
export async function listCorrections(db: Kysely<Tables>): Promise<Correction[]> {
  const logged = await loadCorrections(db, 'all')
  const ended = new Map([...findOverruled(logged), ...(await findOverruledNames(db))])
  return logged.map((correction) =>
    describe(correction, { endedBy: correction.undoneBy ?? ended.get(correction.number) }),
  )
}

function describe(correction: LoggedCorrection, { endedBy }: { endedBy?: string }): Correction {
  const { id, number, decision, undoneBy } = correction
  return {
    id,
    number,
    decision,
    members: listPlaces(correction),
    ...keepMaker(correction),
    state: undoneBy ? 'undone' : endedBy ? 'overruled' : 'holds',
    ...(endedBy && { endedBy }),
  }
}

/** What was decided last is overruled by nothing. */
async function describeNewest(db: Kysely<Tables>, id: string): Promise<Correction> {
  return describe((await loadCorrection(db, id))!, {})
}

function listPlaces({ decision, places }: Pick<LoggedCorrection, 'decision' | 'places'>): string[][] {
  const members = places.map((side) => side.flatMap(({ member }) => member ?? []))
  return 'statement' in decision ? members.slice(0, 1) : members
}

async function log(
  db: Kysely<Tables>,
  { decision, members }: Decided,
  maker: Maker,
): Promise<{ readonly id: string }> {
  const places = listAnchors(decision).map((side, at) =>
    side.map(({ article }, position) => ({ article, member: members[at]?.[position] ?? null })),
  )
  return logCorrection(db, decision, { ...keepMaker(maker), places })
}

function keepMaker({ by, why, madeAt }: Maker): Maker {
  const told = (text: string | undefined) => text !== undefined && text.trim() !== ''
  return { ...(told(by) && { by }), ...(told(why) && { why }), ...(told(madeAt) && { madeAt }) }
}

/** Has the record related anew what a correction, made or undone, is about; a voice is given its name at once. */
async function carryOut(db: Kysely<Tables>, correction: LoggedCorrection): Promise<void> {
  const { decision } = correction
  if ('statement' in decision) {
    await replaceReadings(db, await loadAsRead(db, [decision.statement.article]))
  } else if (decision.kind === 'rename') {
    const renamed = await nameVoices(db, await findVoicesOf(db, listMembers(correction)))
    await indexVoiceNames(db, { articleVoices: new Set(), units: new Set(), renamed })
  } else if (decision.kind !== 'undo') {
    const own = listMembers(correction)
    // What it overrules, and what holds again without it.
    const others = await loadConnected(db, { of: decision.of, members: own })
    const members = [...new Set([...own, ...others.flatMap(listMembers)])]
    await markCorrected(db, { kind: decision.of, members })
  }
}

/** What an undo, or the undo of an undo, is about in the end. */
async function findRoot(db: Kysely<Tables>, id: string): Promise<LoggedCorrection> {
  const correction = (await loadCorrection(db, id))!
  const { decision } = correction
  return decision.kind === 'undo' ? findRoot(db, decision.correction) : correction
}

const refuseUnknown = (got: string): UsageError =>
  new UsageError('undo', {
    expected: 'the id of a correction',
    got,
    fix: '"hearsay corrections" lists them',
  })
