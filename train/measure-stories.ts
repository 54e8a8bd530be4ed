/**
 * npx tsx train/measure-stories.ts [CORPORA] [GOLD.jsonl PREDICTIONS.jsonl] [--json]
 *
 * How well reports of one happening are brought together, on BASIL's triplets: B-cubed precision, recall and F1 of all,
 * of the half of the happenings that the thresholds were chosen on, and of the other half. All 300 articles are in one
 * record. Writes both groupings for `score-stories.mjs` where files are named.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryShelf } from '../src/relate/memory-shelf.ts'
import { prepareArticle } from '../src/relate/prepare-articles.ts'
import { updateStories } from '../src/relate/update-stories.ts'
import { isInHalf } from './is-in-half.ts'
import { readBasil } from './read-news.ts'

const [corpora = '../shared/corpora', goldFile, predictionsFile] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
// Three articles stand in two triplets under one id; their files have names of their own.
const news = readBasil(join(corpora, 'basil')).map(({ article, story }) => ({
  article: { ...article, id: article.from },
  story,
}))
const shelf = createMemoryShelf()
shelf.putArticles(news.map(({ article }) => ({ article, statements: [], voices: [], happenings: [] })))
const added = news.map(({ article }) => prepareArticle(article))
await updateStories(shelf, { added, removed: [], corrected: [] })
const storyOf = await shelf.findGroups(
  'story',
  news.map(({ article }) => article.id),
)

const things = news.map(({ article: { id }, story }) => ({ id, gold: story!, found: storyOf.get(id)! }))
const percent = (share: number) => Number((100 * share).toFixed(1))
const figures = Object.fromEntries(
  [
    ['all', things],
    ['learn', things.filter(({ gold }) => isInHalf(gold, 'learn'))],
    ['measure', things.filter(({ gold }) => isInHalf(gold, 'measure'))],
  ].map(([name, part]) => [name, measureBcubed(part as typeof things)]),
)
console.log(process.argv.includes('--json') ? JSON.stringify(figures) : figures)
const write = (file: string | undefined, key: 'gold' | 'found') => {
  const lines = things.map((thing) => JSON.stringify({ id: thing.id, story: thing[key] }))
  if (file !== undefined) writeFileSync(file, `${lines.join('\n')}\n`)
}
write(goldFile, 'gold')
write(predictionsFile, 'found')

/** Against all articles, so that a stranger in a group counts from whichever half it is. */
function measureBcubed(part: typeof things): { precision: number; recall: number; f1: number } {
  let precision = 0
  let recall = 0
  for (const thing of part) {
    const inFound = things.filter(({ found }) => found === thing.found)
    const inGold = things.filter(({ gold }) => gold === thing.gold)
    const both = inFound.filter(({ gold }) => gold === thing.gold).length
    precision += both / inFound.length / part.length
    recall += both / inGold.length / part.length
  }
  const f1 = (2 * precision * recall) / (precision + recall)
  return { precision: percent(precision), recall: percent(recall), f1: percent(f1) }
}
