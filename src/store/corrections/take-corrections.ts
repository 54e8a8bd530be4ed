import type { Kysely } from 'kysely'
import type { Correction, Decision } from '../../record.ts'
import { replaceReadings } from '../reread-articles.ts'
import { ALL_OF_RECORD, writeInTurn } from '../sql/write-in-turn.ts'
import type { Tables } from '../tables.ts'
import { loadAsRead } from './hold-corrections.ts'
import { type LoggedCorrection, listAnchors, loadCorrections, logCorrection, markUndone } from './log.ts'

/** Whole texts with all that was found in them are in memory together. */
const ARTICLES_AT_A_TIME = 50

/**
 * See `OpenRecord.takeCorrections`. They go to the end of the log. Their ids may change, for an id is made of the place in
 * the log too: what an undo takes back is called by its new id. An undo of what is in neither is passed over.
 */
export async function takeCorrections(
  db: Kysely<Tables>,
  corrections: readonly Correction[],
): Promise<number> {
  return writeInTurn(db, ALL_OF_RECORD, async (transaction) => {
    const logged = await loadCorrections(transaction, 'all')
    const decisions = new Map(logged.map(({ id, decision }) => [id, decision]))
    // Who confirms, takes it back and confirms again decides the same twice: each is told by how many equal ones came before.
    const left = new Map<string, string[]>()
    for (const one of logged) addTo(left, printOf(one), one.id)
    const renamed = new Map<string, string>()
    const touched = new Set<string>()
    let taken = 0
    for (const correction of corrections.toSorted((a, b) => a.number - b.number)) {
      const decision = renameTarget(correction.decision, renamed)
      if (decision.kind === 'undo' && !decisions.has(decision.correction)) continue
      const { by, why, madeAt } = correction
      const maker = { ...(by && { by }), ...(why && { why }), ...(madeAt && { madeAt }) }
      let id = left.get(printOf({ decision, ...maker }))?.shift()
      if (id === undefined) {
        // What is there now takes its place when its article is written anew, below.
        const places = listAnchors(decision).map((side) =>
          side.map(({ article }) => ({ article, member: null })),
        )
        id = (await logCorrection(transaction, decision, { ...maker, places })).id
        decisions.set(id, decision)
        for (const { article } of listAnchors(findRoot(decision, decisions)).flat()) touched.add(article)
        taken++
      }
      renamed.set(correction.id, id)
    }
    await markUndone(transaction)
    await holdAnew(transaction, [...touched].sort())
    return taken
  })
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** What an undo, or the undo of an undo, is about in the end. */
function findRoot(decision: Decision, decisions: ReadonlyMap<string, Decision>): Decision {
  const target = decision.kind === 'undo' ? decisions.get(decision.correction) : undefined
  return target ? findRoot(target, decisions) : decision
}

/** Lays the corrections over the articles that the record has; the others are corrected when they come. */
async function holdAnew(db: Kysely<Tables>, articles: readonly string[]): Promise<void> {
  for (let start = 0; start < articles.length; start += ARTICLES_AT_A_TIME) {
    await replaceReadings(db, await loadAsRead(db, articles.slice(start, start + ARTICLES_AT_A_TIME)))
  }
}

function renameTarget(decision: Decision, renamed: ReadonlyMap<string, string>): Decision {
  if (decision.kind !== 'undo') return decision
  return { ...decision, correction: renamed.get(decision.correction) ?? decision.correction }
}

/** What tells a correction from all others, whatever its place in the log. */
const printOf = ({
  decision,
  by,
  why,
  madeAt,
}: Pick<LoggedCorrection, 'decision' | 'by' | 'why' | 'madeAt'>) =>
  JSON.stringify([decision, by ?? '', why ?? '', madeAt ?? ''])
