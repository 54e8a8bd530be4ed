import { findCues } from '../src/extract/index.ts'
import { FeatureBuffer } from '../src/model/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import { finishWeights } from './growing-weights.ts'
import { trainCues } from './train-cues.ts'

/**
 * Gives every token of the articles its chance to be a cue, each half of the articles from a model of the other half,
 * so that what learns from these chances sees them as they are on new text.
 */
export function fillCueChances(articles: readonly AlignedArticle[]): void {
  const buffer = new FeatureBuffer()
  for (const half of [0, 1]) {
    const weights = finishWeights(trainCues(articles.filter((_, index) => index % 2 !== half)))
    articles.forEach(({ facts }, index) => {
      if (index % 2 === half) findCues(facts, { weights, least: { plain: 1, quoting: 1 }, buffer })
    })
  }
}
