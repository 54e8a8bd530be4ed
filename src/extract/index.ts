/**
 * extract: a document in, its statements out: speaker, cue and content as spans.
 *
 * @module
 */
import type { Document } from '../document.ts'
import { FeatureBuffer, unpackWeights, type WeightTable } from '../model/index.ts'
import type { Statement } from '../record.ts'
import { acceptChosen } from './accept-candidates.ts'
import { chooseCandidates, type JudgedCandidate } from './choose-candidates.ts'
import { describeTokens, type TokenFacts } from './describe-tokens.ts'
import { findCues } from './find-cues.ts'
import { findLaidOut } from './find-laid-out.ts'
import { CONTENT, type LabelWeights, labelAroundCue } from './label-around-cue.ts'
import { newWindowFeatures } from './label-features.ts'
import { linkNested } from './link-nested.ts'
import { listCandidates } from './list-candidates.ts'
import { listSpans, makeStatement } from './make-statement.ts'
import { type ChosenReading, chooseReading } from './rank-readings.ts'

// What training needs of the prediction, so that the two cannot drift.
export { acceptChosen, addChosenFeatures } from './accept-candidates.ts'
export { describeTokens, type TokenFacts } from './describe-tokens.ts'
export { addCueFeatures, type CueCandidate, findCues } from './find-cues.ts'
export { findWindow } from './find-window.ts'
export { CONTENT, CUE, LABELS, type LabelWeights, labelAroundCue, SPEAKER } from './label-around-cue.ts'
export { addWindowFeatures, newWindowFeatures, type WindowFeatures } from './label-features.ts'
export { type Candidate, listCandidates, type Segment } from './list-candidates.ts'
export { addCandidateFeatures, type ChosenReading, chooseReading } from './rank-readings.ts'

/**
 * The trained weights of the four steps: which words are cues, what stands around them, which reading of a cue is the
 * best, and whether it is right.
 */
export interface ExtractionModel {
  readonly cues: WeightTable
  readonly labels: LabelWeights
  readonly ranker: WeightTable
  readonly judge: WeightTable
}

/** The files of a model, in `models/en/`. */
export const MODEL_FILES = [
  'cues.weights',
  'labels.weights',
  'label-pairs.weights',
  'ranker.weights',
  'judge.weights',
] as const

/** A model from the bytes of its files. Throws an Error when they are damaged. */
export function unpackModel(read: (file: (typeof MODEL_FILES)[number]) => Uint8Array): ExtractionModel {
  return {
    cues: unpackWeights(read('cues.weights')),
    labels: {
      nodes: unpackWeights(read('labels.weights')),
      edges: unpackWeights(read('label-pairs.weights')),
    },
    ranker: unpackWeights(read('ranker.weights')),
    judge: unpackWeights(read('judge.weights')),
  }
}

export interface ExtractOptions {
  readonly model: ExtractionModel
  /** The id of the article, part of the ids of its statements. */
  readonly article: string
  /** Statements below this confidence are left out. */
  readonly minConfidence?: number
}

/** Chosen on articles that were not trained on: below it, what more is found is more often wrong than right. */
export const DEFAULT_MIN_CONFIDENCE = 0.4

/** A word whose chance to be a cue is below this is not looked at any more: 91 in 100 cues lie above it. */
export const LEAST_CUE_CHANCE = 0.06

/** How many readings of the words around each cue are compared. */
export const READINGS = 8

/**
 * The statements in a document: who (`speaker`) said (`cue`) what (`content`), in order of their cues, each with the
 * chance that it is right. Finds speech and thought, with and without quotation marks. An empty document gives none.
 */
export function extract(document: Document, options: ExtractOptions): Statement[] {
  const facts = describeTokens(document)
  const read = readCues(facts, options.model)
  const buffer = new FeatureBuffer()
  const judged: JudgedCandidate[] = read.map(({ candidate }, index) => ({
    candidate,
    confidence: acceptChosen(facts, { index, chosen: read }, { weights: options.model.judge, buffer }),
  }))
  const kept = chooseCandidates([...judged, ...findLaidOut(facts)], {
    minConfidence: options.minConfidence ?? DEFAULT_MIN_CONFIDENCE,
  })
  const contents = kept.map(({ candidate }) => listSpans(document, candidate, CONTENT))
  return linkNested(
    kept.map(({ candidate, confidence }, index) => {
      const claimed = contents.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS).flat()
      const others = claimed.filter((span) => !contents[index].includes(span))
      return makeStatement(document, candidate, { article: options.article, confidence, claimed: others })
    }),
  )
}

/** How many statements before and after may lay claim to the next paragraph of a quotation. */
const NEIGHBOURS = 30

/** The best reading of each word that may be a cue, in order of the text. */
export function readCues(facts: TokenFacts, model: Omit<ExtractionModel, 'judge'>): ChosenReading[] {
  const features = newWindowFeatures()
  const buffer = new FeatureBuffer()
  const read: ChosenReading[] = []
  for (const cue of findCues(facts, { weights: model.cues, minChance: LEAST_CUE_CHANCE })) {
    const readings = labelAroundCue(facts, cue, { weights: model.labels, features, count: READINGS })
    const chosen = chooseReading(facts, listCandidates(facts, cue, readings), {
      weights: model.ranker,
      buffer,
    })
    if (chosen !== undefined) read.push(chosen)
  }
  return read
}
