/**
 * Keeps corrections on what they are about: when an article comes, goes or is read anew, and when somebody corrects one of
 * its statements.
 */
import type { Kysely } from 'kysely'
import type { Anchor, ReadArticle, Statement } from '../../record.ts'
import { loadReadArticles } from '../load-read-articles.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import {
  applyCorrections,
  type Corrected,
  type HeldCorrection,
  type StatementDecision,
} from './apply-corrections.ts'
import { type LoggedCorrection, listAnchors, loadCorrections } from './log.ts'
import { findStatementAt, findVoiceAt } from './match-anchors.ts'

/** The statements and voices of an article as they were read. */
type Reading = Pick<ReadArticle, 'statements' | 'voices'>

/**
 * Articles as they are read, in; as people have corrected them, out: what the tables are to have. Remembers what was read
 * where the two differ, and what each correction's places are now. To be called before the articles are written.
 */
export async function correctReadings<Read extends ReadArticle>(
  db: Kysely<Tables>,
  reads: readonly Read[],
): Promise<Read[]> {
  const corrections = await loadOfArticles(
    db,
    reads.map(({ article }) => article.id),
  )
  if (corrections.length === 0) return [...reads]
  const corrected: Read[] = []
  for (const read of reads) {
    const id = read.article.id
    const own = corrections.filter(({ places }) =>
      places.some((side) => side.some(({ article }) => article === id)),
    )
    const outcome = applyCorrections(read, listHeld(own, id))
    await keepAsRead(db, { article: id, reading: read, isCorrected: outcome.corrected.length > 0 })
    for (const correction of own) await placeCorrection(db, correction, { article: id, outcome })
    corrected.push({ ...read, statements: outcome.statements, voices: outcome.voices })
  }
  return corrected
}

/** Lets go of articles that leave the record: their corrections stay, and hold again when the articles come back. */
export async function releaseCorrections(db: Kysely<Tables>, articles: readonly string[]): Promise<void> {
  await db
    .updateTable('correction_places')
    .set({ member: null })
    .where('article', 'in', listed(articles))
    .execute()
  await db.deleteFrom('corrected_articles').where('article', 'in', listed(articles)).execute()
}

/** See `OpenRecord.loadAsRead`. */
export async function loadAsRead(db: Kysely<Tables>, articles: readonly string[]): Promise<ReadArticle[]> {
  const rows = await db
    .selectFrom('corrected_articles')
    .where('article', 'in', listed(articles))
    .selectAll()
    .execute()
  const readings = new Map(rows.map(({ article, as_read }) => [article, JSON.parse(as_read) as Reading]))
  const now = await loadReadArticles(db, articles)
  return now.map((read) => ({ ...read, ...readings.get(read.article.id) }))
}

/** The statements of an article that a person rejected. */
export async function loadRejected(db: Kysely<Tables>, article: string): Promise<readonly Statement[]> {
  const row = await db
    .selectFrom('corrected_articles')
    .where('article', '=', article)
    .select('article')
    .executeTakeFirst()
  return row ? (await loadCorrected(db, article)).rejected : []
}

/** An article's statements with all that people said of them: the rejected ones, and what each was read as. */
export async function loadCorrected(db: Kysely<Tables>, article: string): Promise<Corrected> {
  const held = listHeld(await loadOfArticles(db, [article]), article)
  const [reading = { statements: [], voices: [] }] = await loadAsRead(db, [article])
  return applyCorrections(reading, held)
}

async function loadOfArticles(db: Kysely<Tables>, articles: readonly string[]): Promise<LoggedCorrection[]> {
  const rows = await db
    .selectFrom('correction_places')
    .where('article', 'in', listed(articles))
    .select('correction')
    .distinct()
    .execute()
  return loadCorrections(
    db,
    rows.map(({ correction }) => correction),
  )
}

/** The corrections of statements of this article that nobody undid. */
function listHeld(corrections: readonly LoggedCorrection[], article: string): HeldCorrection[] {
  return corrections.flatMap(({ id, number, decision, undoneBy }) =>
    undoneBy === undefined && isOfStatement(decision) && decision.statement.article === article
      ? [{ id, number, decision }]
      : [],
  )
}

const isOfStatement = (decision: LoggedCorrection['decision']): decision is StatementDecision =>
  'statement' in decision

async function keepAsRead(
  db: Kysely<Tables>,
  { article, reading, isCorrected }: { article: string; reading: Reading; isCorrected: boolean },
): Promise<void> {
  await db.deleteFrom('corrected_articles').where('article', '=', article).execute()
  if (!isCorrected) return
  const { statements, voices } = reading
  const as_read = JSON.stringify({ statements, voices })
  await db.insertInto('corrected_articles').values({ article, as_read }).execute()
}

/** Writes down what a correction's places in an article are now. */
async function placeCorrection(
  db: Kysely<Tables>,
  correction: LoggedCorrection,
  { article, outcome }: { article: string; outcome: Corrected },
): Promise<void> {
  for (const [side, anchors] of listAnchors(correction.decision).entries()) {
    for (const [position, anchor] of anchors.entries()) {
      if (anchor.article !== article) continue
      const member = findMember(correction, { side, anchor, outcome }) ?? null
      if (correction.places[side]?.[position]?.member === member) continue
      await db
        .updateTable('correction_places')
        .set({ member })
        .where('correction', '=', correction.number)
        .where('side', '=', side)
        .where('position', '=', position)
        .execute()
    }
  }
}

function findMember(
  { id, decision }: LoggedCorrection,
  { side, anchor, outcome }: { side: number; anchor: Anchor; outcome: Corrected },
): string | undefined {
  const { statements, voices, corrected } = outcome
  if (decision.kind === 'undo') return undefined
  if (!isOfStatement(decision)) {
    if (decision.of === 'voice') return findVoiceAt(anchor, voices)?.id
    if (decision.of === 'utterance') return findStatementAt(anchor, statements)?.id
    return anchor.article
  }
  if (side === 2) return findVoiceAt(anchor, voices)?.id
  const own = corrected.find(({ corrections }) => corrections.some((correction) => correction.id === id))
  if (side === 0) return own?.statement.id
  // Its own voice now, unless somebody has since said that it is yet another's.
  const naming = own?.corrections.findLast(
    (correction) => correction.decision.kind === 'edit' && correction.decision.fields.voice !== undefined,
  )
  return naming?.id === id ? own?.statement.voice?.id : undefined
}
