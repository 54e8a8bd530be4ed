/**
 * Statements of the record with their words and voices, split once a run however often they are asked for.
 *
 * @module
 */
import type { Statement } from '../record.ts'
import type { Shelf } from '../shelf.ts'
import { dayNumber } from './prepare-articles.ts'
import { type PreparedHead, type PreparedStatement, prepareStatement } from './prepare-statements.ts'
import type { WordWeights } from './weigh-words.ts'

/** Answers with the statements that there are and that have a voice, in order of id. */
export interface PreparedStatements {
  get(ids: readonly string[]): Promise<PreparedStatement[]>
  /** All statements of these articles. */
  getOf(articles: readonly string[]): Promise<PreparedStatement[]>
}

/** To be made anew for each run, after voices are up to date: what it has read once it does not read again. */
export function createPreparedStatements(shelf: Shelf): PreparedStatements {
  const known = new Map<string, PreparedStatement | undefined>()
  const heads = new Map<string, PreparedHead>()
  const ofArticle = new Map<string, string[]>()

  async function prepare(statements: readonly Statement[]): Promise<void> {
    const fresh = statements.filter(({ id }) => !known.has(id))
    await loadHeads(fresh.map(({ article }) => article))
    const voices = await findVoices(
      shelf,
      fresh.flatMap(({ voice }) => voice?.id ?? []),
    )
    for (const statement of fresh) {
      const article = heads.get(statement.article)
      const voice = statement.voice && voices.get(statement.voice.id)
      known.set(
        statement.id,
        article && voice !== undefined ? prepareStatement(statement, { article, voice }) : undefined,
      )
    }
  }

  async function loadHeads(articles: readonly string[]): Promise<void> {
    const missing = [...new Set(articles)].filter((id) => !heads.has(id))
    if (missing.length === 0) return
    const traces = await shelf.findTraces<{ readonly words: WordWeights }>('article', missing)
    for (const article of await shelf.loadHeads(missing)) {
      const words = traces.get(article.id)?.words
      heads.set(article.id, {
        article,
        day: dayNumber(article.publishedAt),
        ...(words && { words: new Map(words) }),
      })
    }
  }

  const pick = (ids: readonly string[]) => [...new Set(ids)].sort().flatMap((id) => known.get(id) ?? [])
  return {
    async get(ids) {
      const missing = [...new Set(ids)].filter((id) => !known.has(id))
      if (missing.length > 0) await prepare(await shelf.loadStatements(missing))
      return pick(ids)
    },
    async getOf(articles) {
      const missing = [...new Set(articles)].filter((id) => !ofArticle.has(id))
      if (missing.length > 0) {
        const statements = await shelf.loadStatementsOf(missing)
        await prepare(statements)
        for (const id of missing) ofArticle.set(id, [])
        for (const { id, article } of statements) ofArticle.get(article)!.push(id)
      }
      return pick(articles.flatMap((id) => ofArticle.get(id)!))
    },
  }
}

/** The record's voices of these article voices. */
export async function findVoices(
  shelf: Shelf,
  articleVoices: readonly string[],
): Promise<Map<string, string>> {
  const units = await shelf.findGroups('unit', [...new Set(articleVoices)])
  const voices = await shelf.findGroups('voice', [...new Set(units.values())])
  return new Map(
    [...units].flatMap(([articleVoice, unit]) => {
      const voice = voices.get(unit)
      return voice === undefined ? [] : [[articleVoice, voice] as const]
    }),
  )
}
