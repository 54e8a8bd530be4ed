import { readStatements, type Searcher, type SearchTrouble, type StatementOptions } from '../pipeline.ts'
import type { Article, Findings } from '../record.ts'

/** Searches in the thread that calls it, one article after the other. */
export const HERE: Searcher = { most: 1, search: async (article, options) => trySearch(article, options) }

/** What is found in an article; what it throws is the answer to it, so that those beside it are searched all the same. */
export function trySearch(article: Article, options: StatementOptions): Findings | SearchTrouble {
  try {
    const { statements, voices, happenings } = readStatements(article, options)
    return { statements, voices, happenings }
  } catch (error) {
    return { problem: tellBug(error) }
  }
}

/** A sentence on an error that nobody expected, with the place in the program where it came from. */
export function tellBug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const [reason = '', place = ''] = stack.split('\n')
  return `this is a bug in Hearsay, and the others go on: ${reason} ${place.trim()}; please report it with this article`
}
