import type { Copy } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'

/** The copies among these articles, each once. */
export async function gatherCopies(record: OpenRecord, articles: readonly string[]): Promise<Copy[]> {
  const copies: Copy[] = []
  for (const id of articles) {
    // An article is in one copy at most.
    if (copies.some((copy) => copy.articles.includes(id))) continue
    copies.push(...((await record.findArticle(id))?.copies ?? []))
  }
  return copies
}
