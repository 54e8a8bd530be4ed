import {
  addChosenFeatures,
  CANDIDATE_NUMBERS,
  CHOSEN_NUMBERS,
  type ChosenReading,
  chooseReading,
  judgeChosen,
  measureCandidates,
  measureChosen,
  scoreCandidates,
  type TokenFacts,
} from '../src/extract/index.ts'
import { FeatureBuffer, type Forest, type WeightTable } from '../src/model/index.ts'
import { growForest, type Measured } from './grow-forest.ts'
import { finishWeights, type GrowingWeights, KeptFeatures } from './growing-weights.ts'
import { trainLogistic } from './train-logistic.ts'
import { type ArticleExamples, trainRanker } from './train-ranker.ts'

/** The models of the last two steps. */
export interface LastModels {
  readonly ranker: GrowingWeights
  readonly choice: Forest
  readonly judge: GrowingWeights
  readonly trust: Forest
}

/** The best reading of each cue of an article, and which of them are right. */
interface ChosenExamples {
  readonly facts: TokenFacts
  readonly chosen: readonly ChosenReading[]
  readonly isRight: readonly boolean[]
}

/**
 * Learns which reading of a cue is the best and whether it is right. Each model learns from what those before it say
 * of articles that they were not trained on: everything is done for both halves of the articles first, each half read
 * by the other half's models.
 */
export function trainLastModels(
  articles: readonly ArticleExamples[],
  tell: (message: string) => void,
): LastModels {
  const others = <Item>(items: readonly Item[], half: number) =>
    items.filter((_, index) => index % 2 !== half)
  const byOther = <Model>(learn: (half: number) => Model) => {
    const models = [learn(0), learn(1)]
    return (index: number) => models[index % 2]
  }
  const rankerFor = byOther((half) => finishWeights(trainRanker(others(articles, half))))
  const measured = articles.map((article, index) => measureArticle(article, rankerFor(index)))
  const choiceFor = byOther((half) => trainChoice(others(measured, half)))
  tell('which reading is best: learned on each half for the other')
  const chosen = articles.map((article, index) =>
    chooseExamples(article, { ranker: rankerFor(index), choice: choiceFor(index) }),
  )
  const judgeFor = byOther((half) => finishWeights(trainJudge(others(chosen, half))))
  const trust = trainTrust(chosen.map((article, index) => measureChoices(article, judgeFor(index))))
  tell('which reading is right: learned')
  return { ranker: trainRanker(articles), choice: trainChoice(measured), judge: trainJudge(chosen), trust }
}

function measureArticle({ facts, cues }: ArticleExamples, weights: WeightTable): Measured {
  const buffer = new FeatureBuffer()
  const rows = cues.map((readings) => {
    const candidates = readings.map(({ candidate }) => candidate)
    return measureCandidates(facts, candidates, scoreCandidates(facts, candidates, { weights, buffer }))
  })
  return joinMeasured(
    rows.map((row, index) => ({
      rows: row,
      width: CANDIDATE_NUMBERS,
      targets: Float32Array.from(cues[index], ({ rightness }) => rightness),
    })),
    CANDIDATE_NUMBERS,
  )
}

function joinMeasured(parts: readonly Measured[], width: number): Measured {
  const targets = new Float32Array(parts.reduce((sum, part) => sum + part.targets.length, 0))
  const rows = new Float32Array(targets.length * width)
  let at = 0
  for (const part of parts) {
    rows.set(part.rows, at * width)
    targets.set(part.targets, at)
    at += part.targets.length
  }
  return { rows, width, targets }
}

function trainChoice(articles: readonly Measured[]): Forest {
  return growForest(joinMeasured(articles, CANDIDATE_NUMBERS), { trees: 100, leaves: 31, rate: 0.1, seed: 5 })
}

function chooseExamples(
  { facts, cues }: ArticleExamples,
  model: { ranker: WeightTable; choice: Forest },
): ChosenExamples {
  const buffer = new FeatureBuffer()
  const chosen: ChosenReading[] = []
  const isRight: boolean[] = []
  for (const readings of cues) {
    const candidates = readings.map(({ candidate }) => candidate)
    const best = chooseReading(facts, candidates, { model, buffer })
    if (best === undefined) continue
    chosen.push(best)
    isRight.push(readings[candidates.indexOf(best.candidate)].rightness > 0)
  }
  return { facts, chosen, isRight }
}

/** Learns the chance that the best reading of a cue is right by its words, its neighbours seen. */
function trainJudge(
  articles: readonly ChosenExamples[],
  { rounds = 8, rate = 0.03, least = 2 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const groups = articles.flatMap(({ facts, chosen, isRight }) =>
    chosen.map((_, index) => {
      buffer.clear()
      addChosenFeatures(facts, { index, chosen }, buffer)
      return [{ position: kept.add(buffer), isTrue: isRight[index] }]
    }),
  )
  return trainLogistic(kept, groups, { rounds, rate, least, seed: 4 })
}

function measureChoices({ facts, chosen, isRight }: ChosenExamples, weights: WeightTable): Measured {
  const buffer = new FeatureBuffer()
  const rows = new Float32Array(chosen.length * CHOSEN_NUMBERS)
  chosen.forEach((reading, index) => {
    const odds = judgeChosen(facts, { index, chosen }, { weights, buffer })
    rows.set(measureChosen(reading, odds), index * CHOSEN_NUMBERS)
  })
  return { rows, width: CHOSEN_NUMBERS, targets: Float32Array.from(isRight, Number) }
}

/** Learns the confidence: the chance that the best reading of a cue is right, all things measured. */
function trainTrust(articles: readonly Measured[]): Forest {
  return growForest(joinMeasured(articles, CHOSEN_NUMBERS), { trees: 60, leaves: 16, rate: 0.1, seed: 6 })
}
