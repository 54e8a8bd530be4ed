/**
 * npx tsx train/measure-copies.ts [CORPORA] [--json]
 *
 * How well it is told which articles were copied, on PolNeAR's articles (train and dev in one record), against the labels
 * of a person in `labels/copies.jsonl`. `whole` and `part` are copies; `background` (a standing footer or paragraph of one
 * outlet), `quotes` and `none` are not. Only the index decides which pairs are compared, as in a record.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryShelf } from '../src/relate/memory-shelf.ts'
import { prepareArticle } from '../src/relate/prepare-articles.ts'
import { findCopiedPairs, updateCopies } from '../src/relate/update-copies.ts'
import { readPolnear } from './read-news.ts'

interface CopyLabel {
  readonly one: { readonly article: string }
  readonly other: { readonly article: string }
  readonly label: 'whole' | 'part' | 'background' | 'quotes' | 'none'
  readonly first?: 'one' | 'other'
}

const [corpora = '../shared/corpora'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const labels = readFileSync(new URL('labels/copies.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as CopyLabel)
const articles = ['train', 'dev'].flatMap((part) => readPolnear(join(corpora, 'polnear', part)))

const shelf = createMemoryShelf()
shelf.putArticles(articles.map(({ article }) => ({ article, statements: [], voices: [], happenings: [] })))
await updateCopies(shelf, { added: articles.map(({ article }) => prepareArticle(article)), removed: [] })
const pairs = await findCopiedPairs(
  shelf,
  articles.map(({ article }) => article.id),
)
const nameOf = (one: string, other: string) => [one, other].sort().join(' ')
const found = new Map(pairs.map((pair) => [nameOf(pair.one, pair.other), pair]))

let [told, right, copies, firsts, firstsRight] = [0, 0, 0, 0, 0]
for (const { one, other, label, first } of labels) {
  const pair = found.get(nameOf(one.article, other.article))
  const isCopy = label === 'whole' || label === 'part'
  if (isCopy) copies++
  if (pair) told++
  if (pair && isCopy) right++
  if (pair && isCopy && first !== undefined) {
    firsts++
    if (pair.one === (first === 'one' ? one : other).article) firstsRight++
  }
}
const percent = (part: number, whole: number) => Number(((100 * part) / Math.max(1, whole)).toFixed(1))
const figures = {
  pairs: labels.length,
  copies,
  told,
  precision: percent(right, told),
  recall: percent(right, copies),
  first: percent(firstsRight, firsts),
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
else console.log(figures)
