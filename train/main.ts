/**
 * npm run train [-- CORPUS [MODEL_FOLDER]]
 *
 * Learns the extraction model from the PolNeAR corpus (its `train` part only) and writes the weights. Deterministic:
 * the same corpus gives the same bytes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packWeights, type WeightTable } from '../src/model/index.ts'
import { alignGold } from './align-gold.ts'
import { listRows } from './growing-weights.ts'
import { makeExamples, trainFirstModels } from './make-examples.ts'
import { readCorpus } from './read-corpus.ts'
import { chooseExamples, trainJudge } from './train-judge.ts'
import { trainRanker } from './train-ranker.ts'

const [corpus = '../shared/corpora/polnear/train', folder = 'models/en'] = process.argv.slice(2)
const began = performance.now()
const tell = (message: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${message}`)

const articles = readCorpus(corpus)
const aligned = articles.map(alignGold)
tell(
  `${articles.length} articles, ${articles.reduce((sum, { statements }) => sum + statements.length, 0)} statements read`,
)
const examples = makeExamples(aligned, { folds: 3, tell })
// The judge must see choices as they are on new text: each half's by a ranker of the other half.
const halves = [0, 1].map((half) => trainRanker(examples.filter((_, index) => index % 2 !== half)))
const judge = trainJudge(examples.map((article, index) => chooseExamples(article, halves[index % 2])))
const ranker = trainRanker(examples)
tell('choice of readings and their chances learned')
const { cues, labels } = trainFirstModels(aligned)
tell('cues, speakers and contents learned')

mkdirSync(folder, { recursive: true })
const write = (file: string, table: WeightTable) => {
  const bytes = packWeights(listRows(table), table.outputs)
  writeFileSync(join(folder, file), bytes)
  tell(`${file}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
write('cues.weights', cues)
write('labels.weights', labels.nodes)
write('label-pairs.weights', labels.edges)
write('ranker.weights', ranker)
write('judge.weights', judge)
const hash = createHash('sha256')
for (const { id, text, statements } of articles) hash.update(JSON.stringify([id, text, statements]))
tell(`learned from a corpus with SHA-256 ${hash.digest('hex')}`)
