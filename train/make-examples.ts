import {
  type Candidate,
  findCues,
  type LabelWeights,
  labelAroundCue,
  listCandidates,
  newWindowFeatures,
  READINGS,
} from '../src/extract/index.ts'
import { FeatureBuffer, type WeightTable } from '../src/model/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import { fillCueChances } from './fill-cue-chances.ts'
import { finishWeights, type GrowingWeights } from './growing-weights.ts'
import {
  collectGold,
  collectSegments,
  matchStatements,
  measureNearness,
  type StatementCharacters,
} from './match-statements.ts'
import { trainCues } from './train-cues.ts'
import { type GrowingLabelWeights, trainLabels } from './train-labels.ts'
import type { ArticleExamples, Example } from './train-ranker.ts'

/** The models of the first two steps. */
export interface FirstModels {
  readonly cues: GrowingWeights
  readonly labels: GrowingLabelWeights
}

/** Learns the first two steps. The second sees the cue chances of the articles as the first would give them on new text. */
export function trainFirstModels(articles: readonly AlignedArticle[]): FirstModels {
  fillCueChances(articles)
  const labels = trainLabels(articles)
  return { cues: trainCues(articles), labels }
}

/**
 * Readings for the last two steps to learn from, an entry an article, in order: the articles are cut into `folds`
 * parts, and the readings of each come from models of the others, so that their errors are those made on new text.
 */
export function makeExamples(
  articles: readonly AlignedArticle[],
  { folds, tell }: { folds: number; tell: (message: string) => void },
): ArticleExamples[] {
  const examples = new Map<AlignedArticle, ArticleExamples>()
  for (let fold = 0; fold < folds; fold++) {
    const { cues, labels } = trainFirstModels(articles.filter((_, index) => index % folds !== fold))
    const models = {
      cues: finishWeights(cues),
      labels: { nodes: finishWeights(labels.nodes), edges: finishWeights(labels.edges) },
    }
    articles.forEach((article, index) => {
      if (index % folds === fold) examples.set(article, listExamples(article, models))
    })
    tell(`part ${fold + 1} of ${folds} read with models of the others`)
  }
  return articles.map((article) => examples.get(article) as ArticleExamples)
}

export function listExamples(
  { article, facts: shared }: AlignedArticle,
  { cues: weights, labels }: { cues: WeightTable; labels: LabelWeights },
): ArticleExamples {
  // Chances of its own: those of the shared facts are filled anew for each part.
  const facts = { ...shared, cueChance: new Float32Array(shared.length) }
  const features = newWindowFeatures()
  const gold = article.statements.map((statement) => collectGold(article.text, statement))
  const cues = findCues(facts, { weights, least: LEAST_CHANCE, buffer: new FeatureBuffer() }).map((cue) => {
    const readings = labelAroundCue(facts, cue, { weights: labels, features, count: READINGS })
    return listCandidates(facts, cue, readings).map((candidate) =>
      compareToGold(candidate, { found: collectSegments(facts, candidate.segments), gold }),
    )
  })
  return { facts, cues: cues.filter((readings) => readings.length > 0) }
}

/** Lower than in use: what is hardly a cue teaches what is none. */
const LEAST_CHANCE = { plain: 0.15, quoting: 0.04 }

/** The same statement to the letter counts twice one that is the same to a reader. */
const RIGHTNESS = { none: 0, relaxed: 0.5, strict: 1 }

function compareToGold(
  candidate: Candidate,
  { found, gold }: { found: StatementCharacters; gold: readonly StatementCharacters[] },
): Example {
  return {
    candidate,
    rightness: Math.max(0, ...gold.map((statement) => RIGHTNESS[matchStatements(statement, found)])),
    nearness: Math.max(0, ...gold.map((statement) => measureNearness(statement, found))),
  }
}
