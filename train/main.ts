/**
 * npm run train [-- CORPUS [MODEL_FOLDER]]
 *
 * Learns the extraction model from the PolNeAR corpus (its `train` part only) and writes the weights. Deterministic:
 * the same corpus gives the same bytes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MODEL_FILES } from '../src/extract/index.ts'
import { packForest } from '../src/model/index.ts'
import { alignGold } from './align-gold.ts'
import { packGrown } from './growing-weights.ts'
import { makeExamples, trainFirstModels } from './make-examples.ts'
import { readCorpus } from './read-corpus.ts'
import { trainLastModels } from './train-choice.ts'

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
const last = trainLastModels(examples, tell)
const { cues, labels } = trainFirstModels(aligned)
tell('cues, speakers and contents learned')

mkdirSync(folder, { recursive: true })
const files: Record<(typeof MODEL_FILES)[number], Uint8Array> = {
  'cues.weights': packGrown(cues),
  'labels.weights': packGrown(labels.nodes),
  'label-pairs.weights': packGrown(labels.edges),
  'ranker.weights': packGrown(last.ranker),
  'choice.trees': packForest(last.choice),
  'judge.weights': packGrown(last.judge),
  'trust.trees': packForest(last.trust),
}
for (const [file, bytes] of Object.entries(files)) {
  writeFileSync(join(folder, file), bytes)
  tell(`${file}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
const hash = createHash('sha256')
for (const { id, text, statements } of articles) hash.update(JSON.stringify([id, text, statements]))
tell(`learned from a corpus with SHA-256 ${hash.digest('hex')}`)
