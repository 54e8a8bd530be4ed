import type { Call } from './call.ts'
import { chooseArticleId } from './choose-things.ts'
import { relateAnew } from './correct-and-tell.ts'
import { countThings } from './count-things.ts'
import { openToRead } from './open-to-read.ts'
import { nameArticle } from './tell-article.ts'

/** Of many articles, the log of deeds names the first. */
const MOST_TOLD = 1000

export function run(call: Call): Promise<number> {
  const { operands, terminal, switches } = call
  return openToRead(call, async (record) => {
    const ids = new Set<string>()
    for (const name of operands) ids.add(await chooseArticleId(record, { name, by: 'hearsay remove' }))
    const reads = await record.loadReadArticles([...ids])
    await record.removeArticles([...ids])
    await record.people.log('articles removed', { at: Date.now() }, [...ids].join(' ').slice(0, MOST_TOLD))
    await relateAnew(record, terminal)
    for (const { article, statements } of reads) {
      const { id, title, from } = article
      await terminal.print(
        switches.has('json')
          ? JSON.stringify({ kind: 'removed', id, from, title, statements: statements.length })
          : `Removed with ${countThings(statements.length, 'statement')}: ${nameArticle(article)} (${id})`,
      )
    }
    return 0
  })
}
