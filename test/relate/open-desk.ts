/**
 * A desk at which reports come in and are taken away, and everything is related after each step, as in a record.
 *
 * @module
 */
import type { ReadArticle, Relations } from '../../src/record.ts'
import { createMemoryShelf } from '../../src/relate/memory-shelf.ts'
import { relateChanges } from '../../src/relate/relate-changes.ts'
import type { CorrectedGroup, GroupCorrections } from '../../src/shelf.ts'

export interface Desk {
  add(articles: readonly ReadArticle[]): Promise<void>
  remove(articles: readonly ReadArticle[]): Promise<void>
  /** Reads an article again: other statements and voices of the same text. */
  replace(before: ReadArticle, after: ReadArticle): Promise<void>
  /** `members` are all about whom something was or is now decided. */
  correct(name: CorrectedGroup, corrections: GroupCorrections, members: readonly string[]): Promise<void>
  list(): Relations
}

const NOTHING = { added: [], removed: [], corrected: { story: [], voice: [], utterance: [] } }

/** A desk with nothing on it. */
export function openDesk(): Desk {
  const shelf = createMemoryShelf()
  const takeAway = ({ article, statements, voices }: ReadArticle) => ({
    article: article.id,
    statements: statements.map(({ id }) => id),
    voices: voices.map(({ id }) => id),
  })
  return {
    async add(articles) {
      shelf.putArticles(articles)
      await relateChanges(shelf, { ...NOTHING, added: articles })
    },
    async remove(articles) {
      shelf.removeArticles(articles.map(({ article }) => article.id))
      await relateChanges(shelf, { ...NOTHING, removed: articles.map(takeAway) })
    },
    async replace(before, after) {
      shelf.removeArticles([before.article.id])
      shelf.putArticles([after])
      await relateChanges(shelf, { ...NOTHING, removed: [takeAway(before)], added: [after] })
    },
    async correct(name, corrections, members) {
      shelf.setCorrections(name, corrections)
      await relateChanges(shelf, { ...NOTHING, corrected: { ...NOTHING.corrected, [name]: members } })
    },
    list: () => ({
      voices: shelf.list('voice'),
      utterances: shelf.list('utterance'),
      relations: shelf.list('relation'),
      copies: shelf.list('copy'),
      stories: shelf.list('story'),
    }),
  }
}
