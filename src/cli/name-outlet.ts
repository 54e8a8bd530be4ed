import { basename } from 'node:path'
import type { Article } from '../record.ts'

/** The outlet of an article; where it is not known, the file that the article was read from, said to be that. */
export function nameOutlet({ outlet, from }: Pick<Article, 'outlet' | 'from'>): string {
  return outlet ?? `outlet not known (${from === '-' ? 'standard input' : basename(from)})`
}
