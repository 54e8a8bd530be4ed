/**
 * One run of relating: what became different in the record in, everything that holds across articles brought up to
 * date. Each step finds what the changes touch, and makes that anew from what the articles say; so the outcome depends on
 * which articles and corrections there are, and on nothing else.
 *
 * @module
 */
import type { ReadArticle } from '../record.ts'
import type { Changes, Shelf } from '../shelf.ts'
import { createPreparedStatements } from './load-prepared.ts'
import { prepareArticle } from './prepare-articles.ts'
import { type ArticleChanges, updateCopies } from './update-copies.ts'
import { updateRelations } from './update-relations.ts'
import { updateStories } from './update-stories.ts'
import { updateUtterances } from './update-utterances.ts'
import { updateVoices, type VoiceWithStatements } from './update-voices.ts'

/**
 * Brings a shelf up to date. The articles that were added must be there already, and those that were removed gone, when
 * the shelf is asked for articles, statements and article voices. The shelf is no longer whole when this throws: its
 * keeper undoes what was written.
 */
export async function relateChanges(shelf: Shelf, { added, removed, corrected }: Changes): Promise<void> {
  const articles = listArticleChanges({ added, removed })
  const copied = await updateCopies(shelf, articles)
  const stories = await updateStories(shelf, { ...articles, corrected: corrected.story })
  const fresh = new Set(added.map(({ article }) => article.id))
  const refiled = await shelf.loadArticleVoicesOf(stories.refiled.filter((id) => !fresh.has(id)))
  const { regrouped } = await updateVoices(shelf, {
    added: added.flatMap(countStatements),
    removed: removed.flatMap(({ voices }) => voices),
    refiled: refiled.map(({ id }) => id),
    corrected: corrected.voice,
  })
  const prepared = createPreparedStatements(shelf)
  const statements = {
    added: added.map(({ article }) => article.id),
    removed: removed.flatMap((one) => one.statements),
  }
  const utterances = await updateUtterances(shelf, {
    ...statements,
    regrouped,
    copied: [...copied],
    corrected: corrected.utterance,
    prepared,
  })
  await updateRelations(shelf, {
    ...statements,
    utterances,
    stories: stories.changed,
    refiled: stories.refiled,
    prepared,
  })
}

/** An article that was read again has the text that it had. */
function listArticleChanges({ added, removed }: Pick<Changes, 'added' | 'removed'>): ArticleChanges {
  const gone = new Set(removed.map(({ article }) => article))
  const fresh = new Set(added.map(({ article }) => article.id))
  return {
    added: added.filter(({ article }) => !gone.has(article.id)).map(({ article }) => prepareArticle(article)),
    removed: [...gone].filter((id) => !fresh.has(id)),
  }
}

/** The voices of an article, each with how many statements it has there. */
function countStatements({ statements, voices }: ReadArticle): VoiceWithStatements[] {
  const counts = new Map<string, number>()
  for (const { voice } of statements) if (voice) counts.set(voice.id, (counts.get(voice.id) ?? 0) + 1)
  return voices.map((voice) => ({ voice, statements: counts.get(voice.id) ?? 0 }))
}
