/**
 * npx tsx train/measure-learning.ts [CORPUS]
 *
 * What `hearsay learn` gains, for docs/learning.md. A model is trained on 300 articles of five outlets of PolNeAR's `train` part (four
 * minutes), and 60 articles of a sixth are the user's: first their marks as they are, then a made-up rule of the house, by
 * which thought is no statement, told by judging some of what is shown. Last the invented reports of other kinds of news,
 * with the model that the package brings.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { ExtractionModel } from '../src/extract/index.ts'
import { DEFAULT_MIN_CONFIDENCE } from '../src/extract/index.ts'
import { ACT_OF_WORD } from '../src/languages/en/index.ts'
import {
  type Example,
  estimateGain,
  learnFromMarks,
  listReadings,
  type Material,
  makeExample,
  seededChance,
  shuffle,
} from '../src/learn/index.ts'
import { openModel } from '../src/pipeline.ts'
import { readSections } from '../test/read-marks.ts'
import { alignGold } from './align-gold.ts'
import { finishWeights } from './growing-weights.ts'
import { makeExamples, trainFirstModels } from './make-examples.ts'
import { type GoldArticle, readCorpus } from './read-corpus.ts'
import { trainLastModels } from './train-choice.ts'

const OUTLETS = ['huff-post', 'politico', 'usa-today', 'wash-post', 'west-journal']
const [corpus = '../shared/corpora/polnear/train'] = process.argv.slice(2)
const all = readCorpus(corpus)
const ofOutlet = (name: string) => all.filter(({ id }) => id.startsWith(`${name}_`))

function trainModel(articles: readonly GoldArticle[]): ExtractionModel {
  const aligned = articles.map(alignGold)
  const tell = () => {}
  const last = trainLastModels(makeExamples(aligned, { folds: 3, tell }), tell)
  const { cues, labels } = trainFirstModels(aligned)
  return {
    cues: finishWeights(cues),
    labels: { nodes: finishWeights(labels.nodes), edges: finishWeights(labels.edges) },
    ranker: finishWeights(last.ranker),
    choice: last.choice,
    judge: finishWeights(last.judge),
    trust: last.trust,
  }
}

/** What is shown of an article, each judged as the corpus has it and by the rule of the house. */
function judgeByRule(article: GoldArticle, model: ExtractionModel): Example[] {
  const { facts, readings } = listReadings(article, model)
  const { examples } = learnFromMarks([article], model)
  return readings
    .filter(({ confidence }) => confidence >= DEFAULT_MIN_CONFIDENCE)
    .flatMap((reading) => {
      const example = makeExample(facts, reading, { group: article.id, isRight: true })
      const judged = examples.find((one) => isSame(one, example))
      const { lemma } = facts.document.tokens[reading.candidate.cue.token]
      return judged ? [{ ...example, isRight: judged.isRight && ACT_OF_WORD.get(lemma) !== 'think' }] : []
    })
}

const isSame = (one: Example, other: Example): boolean =>
  one.odds === other.odds && one.features.every((hash, index) => hash === other.features[index])

function tellGain(name: string, material: Material): void {
  const { before, after, f1, brier } = estimateGain(material, { minConfidence: DEFAULT_MIN_CONFIDENCE })
  const points = (share: number) => (100 * share).toFixed(1)
  console.log(
    `${name}: ${material.examples.length} judged; F1 ${points(before.f1)} to ${points(after.f1)} [${points(f1.low)}, ${points(f1.high)}]; ` +
      `Brier ${before.brier.toFixed(4)} to ${after.brier.toFixed(4)} [${brier.low.toFixed(4)}, ${brier.high.toFixed(4)}]`,
  )
}

const folder = new URL('../test/cases/other-news/', import.meta.url)
const reports = readdirSync(folder)
  .sort()
  .map((id) => ({ id, ...readSections(readFileSync(new URL(id, folder), 'utf8')) }))
tellGain('other kinds of news', learnFromMarks(reports, openModel()))

const model = trainModel(
  OUTLETS.flatMap((name) =>
    ofOutlet(name)
      .filter((_, index) => index % 2 === 1)
      .slice(0, 60),
  ),
)
const own = ofOutlet('nyt').slice(0, 60)
tellGain('another outlet, the same guidelines', learnFromMarks(own, model))
const judged = shuffle(
  own.flatMap((article) => judgeByRule(article, model)),
  seededChance(3),
)
for (const count of [100, 200, 400, 800])
  tellGain('thought is no statement', { examples: judged.slice(0, count), missed: [], unused: {} })
