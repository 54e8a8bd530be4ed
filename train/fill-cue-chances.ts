import { findCues } from '../src/extract/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import { trainCues } from './train-cues.ts'

/**
 * Gives every token of the articles its chance to be a cue, each half of the articles from a model of the other half,
 * so that what learns from these chances sees them as they are on new text.
 */
export function fillCueChances(articles: readonly AlignedArticle[]): void {
  for (const half of [0, 1]) {
    const weights = trainCues(articles.filter((_, index) => index % 2 !== half))
    articles.forEach(({ facts }, index) => {
      if (index % 2 === half) findCues(facts, { weights, minChance: 1 })
    })
  }
}
