/** @module relate: everything that was read in, what holds across articles out. */
import type { ReadArticle, Relations } from '../record.ts'
import type { GroupCorrections } from '../shelf.ts'
import { createMemoryShelf, type MemoryShelf } from './memory-shelf.ts'
import { relateChanges } from './relate-changes.ts'

export { compareTexts, type TextChange } from './compare-texts.ts'
export { type PairedTexts, pairTexts, type TextRun } from './pair-texts.ts'
export { relateChanges } from './relate-changes.ts'
export { wordStatements } from './word-statements.ts'

export interface RelateOptions {
  /**
   * Groups of ids of article voices that a person has split off. Each group is one voice, kept apart from all others;
   * a group inside another is split off from that one. Their order does not matter, and unknown ids are passed over.
   */
  readonly apart?: GroupCorrections['apart']
  /** Groups of ids of article voices that a person has joined: the voices that have them are one. */
  readonly together?: GroupCorrections['together']
}

/**
 * Everything that holds across articles: who is one voice, which statements report one utterance in which wordings,
 * through whom each article has it, what contradicts what, which articles are copies, which make one story.
 *
 * The outcome depends on the set of articles alone: their order does not matter, an article given twice counts once.
 * Every article is in exactly one story, and every statement that has a voice in exactly one utterance; a statement
 * without a voice is in none. Articles without statements are fine.
 *
 * @example relate([])
 *   // { voices: [], utterances: [], relations: [], copies: [], stories: [] }
 */
export async function relate(
  articles: readonly ReadArticle[],
  { apart = [], together = [] }: RelateOptions = {},
): Promise<Relations> {
  const shelf = createMemoryShelf()
  const added = [...new Map(articles.map((one) => [one.article.id, one])).values()]
  shelf.putArticles(added)
  shelf.setCorrections('voice', { apart, together })
  await relateChanges(shelf, { added, removed: [], corrected: { story: [], voice: [], utterance: [] } })
  return listRelations(shelf)
}

function listRelations(shelf: MemoryShelf): Relations {
  return {
    voices: shelf.list('voice'),
    utterances: shelf.list('utterance'),
    relations: shelf.list('relation'),
    copies: shelf.list('copy'),
    stories: shelf.list('story'),
  }
}
