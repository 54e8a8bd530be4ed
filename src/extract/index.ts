/**
 * extract: a document in, its statements out: speaker, cue and content as spans.
 *
 * @module
 */
import type { Document } from '../document.ts'
import { FeatureBuffer, unpackForest, unpackWeights, type WeightTable } from '../model/index.ts'
import type { Statement } from '../record.ts'
import { acceptChosen, CHOSEN_NUMBERS, type JudgeModel } from './accept-candidates.ts'
import { adjustConfidence } from './adjust-confidence.ts'
import { chooseCandidates, type JudgedCandidate } from './choose-candidates.ts'
import { type ChoiceModel, type ChosenReading, chooseReading } from './choose-reading.ts'
import { describeTokens, type TokenFacts } from './describe-tokens.ts'
import { findCited } from './find-cited.ts'
import { findCues, type LeastChance } from './find-cues.ts'
import { findLaidOut } from './find-laid-out.ts'
import { findNested, leaveOwnOut } from './find-nested.ts'
import { findTrailing } from './find-trailing.ts'
import { CONTENT, type LabelWeights, labelAroundCue } from './label-around-cue.ts'
import { newWindowFeatures, type WindowFeatures } from './label-features.ts'
import { linkNested } from './link-nested.ts'
import { cutsQuotation, listCandidates } from './list-candidates.ts'
import { listSpans, makeStatement } from './make-statement.ts'
import { CANDIDATE_NUMBERS } from './measure-candidates.ts'
import { partClaims } from './part-claims.ts'

export { addChosenFeatures, CHOSEN_NUMBERS, judgeChosen, measureChosen } from './accept-candidates.ts'
export { addOwnFeatures, toOdds } from './adjust-confidence.ts'
export { addCandidateFeatures } from './candidate-features.ts'
export { chooseCandidates, type JudgedCandidate } from './choose-candidates.ts'
export { type ChosenReading, chooseReading, scoreCandidates } from './choose-reading.ts'
export { describeTokens, type TokenFacts } from './describe-tokens.ts'
export { addCueFeatures, type CueCandidate, findCues } from './find-cues.ts'
export { findWindow } from './find-window.ts'
export {
  CONTENT,
  CUE,
  LABELS,
  type LabelWeights,
  labelAroundCue,
  type Segment,
  SPEAKER,
} from './label-around-cue.ts'
export { addWindowFeatures, newWindowFeatures, type WindowFeatures } from './label-features.ts'
// What training needs of the prediction, so that the two cannot drift.
export { linkNested } from './link-nested.ts'
export { type Candidate, holdsCue, listCandidates } from './list-candidates.ts'
export { findQuotation } from './make-statement.ts'
export { CANDIDATE_NUMBERS, measureCandidates } from './measure-candidates.ts'

/**
 * What was learned for the four steps: which words are cues, what stands around them, which reading of a cue is the
 * best (the ranker, then the trees of choice), and whether it is right (the judge, then the trees of trust).
 */
export interface ExtractionModel extends ChoiceModel, JudgeModel {
  readonly cues: WeightTable
  readonly labels: LabelWeights
  /** What those who use it have taught it (\`src/learn\`); absent in the model that the package brings. */
  readonly own?: WeightTable
}

/** The files of a model, in `models/en/`, in the order in which they are asked for. */
export const MODEL_FILES = [
  'cues.weights',
  'labels.weights',
  'label-pairs.weights',
  'ranker.weights',
  'choice.trees',
  'judge.weights',
  'trust.trees',
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
    choice: unpackForest(read('choice.trees'), CANDIDATE_NUMBERS),
    judge: unpackWeights(read('judge.weights')),
    trust: unpackForest(read('trust.trees'), CHOSEN_NUMBERS),
  }
}

export interface ExtractOptions {
  readonly model: ExtractionModel
  /** The id of the article, part of the ids of its statements. */
  readonly article: string
  /** Statements below this confidence are left out. */
  readonly minConfidence?: number
}

/** Where precision and recall together are best on PolNeAR's `dev`, not trained on, with three in four right. */
export const DEFAULT_MIN_CONFIDENCE = 0.33

/**
 * Statements inside others were not annotated in the corpus: the chances learned there hold less well, so that only the surer
 * ones are kept, whatever is asked for.
 */
const LEAST_NESTED_CONFIDENCE = 0.45

/** A word in a quotation whose chance to be a cue is below this hardly comes to that confidence. */
const LEAST_NESTED_CHANCE = { plain: 0.4, quoting: 0.4 }

/**
 * A word whose chance to be a cue is below this is not looked at any more; in a sentence with quotation marks, where
 * somebody is sure to speak, the lower one. Lower ones cost time and find nothing that is then trusted.
 */
const LEAST_CUE_CHANCE = { plain: 0.17, quoting: 0.08 }

/** How many readings of the words around each cue are compared. */
export const READINGS = 8

/**
 * The statements in a document: who (`speaker`) said (`cue`) what (`content`), in order of their cues, each with the
 * chance that it is right. Finds speech and thought, with and without quotation marks. An empty document gives none.
 */
export function extract(document: Document, { model, article, minConfidence }: ExtractOptions): Statement[] {
  const facts = describeTokens(document)
  const least = minConfidence ?? DEFAULT_MIN_CONFIDENCE
  const space = { features: newWindowFeatures(), buffer: new FeatureBuffer() }
  const judged = judgeAll(facts, model, space)
  const chosen = chooseCandidates(judged.filter(({ confidence }) => confidence >= least))
  const outer = leaveOwnOut(document, partClaims(facts, chosen))
  const nested = findNested(facts, outer, (part) => judgeInside(describeTokens(part), model, space))
  const kept = chooseCandidates([
    ...outer,
    ...nested.filter(({ confidence }) => confidence >= Math.max(least, LEAST_NESTED_CONFIDENCE)),
  ])
  const contents = kept.map(({ candidate }) => listSpans(document, candidate, CONTENT))
  return linkNested(
    kept.map(({ candidate, confidence }, index) => {
      const claimed = contents.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS).flat()
      const others = claimed.filter((span) => !contents[index].includes(span))
      return makeStatement(document, candidate, { article, confidence, claimed: others })
    }),
  )
}

/** How many statements before and after may lay claim to the next paragraph of a quotation. */
const NEIGHBOURS = 30

/**
 * All readings that `extract` chooses from, the outermost of each cue, with the chance that each is right. Learning from
 * corrections looks at them, also at those that are then left out.
 */
export function listJudged(facts: TokenFacts, model: ExtractionModel): JudgedCandidate[] {
  return judgeAll(facts, model, { features: newWindowFeatures(), buffer: new FeatureBuffer() })
}

/** Memory that is used again and again. */
interface Memory {
  readonly features: WindowFeatures
  readonly buffer: FeatureBuffer
}

interface Workspace extends Memory {
  readonly leastChance: LeastChance
}

function judgeAll(facts: TokenFacts, model: ExtractionModel, memory: Memory): JudgedCandidate[] {
  const judged = [
    ...judgeReadings(facts, model, { ...memory, leastChance: LEAST_CUE_CHANCE }),
    ...findLaidOut(facts),
    ...findCited(facts),
    ...findTrailing(facts),
  ]
  return adjustAll(facts, judged, { weights: model.own, buffer: memory.buffer })
}

/** The same for what is said inside a statement, whose text is a document of its own. */
function judgeInside(facts: TokenFacts, model: ExtractionModel, memory: Memory): JudgedCandidate[] {
  const judged = judgeReadings(facts, model, { ...memory, leastChance: LEAST_NESTED_CHANCE })
  return adjustAll(facts, judged, { weights: model.own, buffer: memory.buffer })
}

function adjustAll(
  facts: TokenFacts,
  judged: JudgedCandidate[],
  { weights, buffer }: { readonly weights: WeightTable | undefined; readonly buffer: FeatureBuffer },
): JudgedCandidate[] {
  return weights ? judged.map((one) => adjustConfidence(facts, one, { weights, buffer })) : judged
}

/** The best reading of each word that may be a cue, in order of the text, with the chance that it is right. */
function judgeReadings(facts: TokenFacts, model: ExtractionModel, space: Workspace): JudgedCandidate[] {
  const { features, buffer, leastChance } = space
  const read: ChosenReading[] = []
  for (const cue of findCues(facts, { weights: model.cues, least: leastChance, buffer })) {
    const readings = labelAroundCue(facts, cue, { weights: model.labels, features, count: READINGS })
    const whole = listCandidates(facts, cue, readings).filter((one) => !cutsQuotation(facts, one))
    const chosen = chooseReading(facts, whole, { model, buffer })
    if (chosen !== undefined) read.push(chosen)
  }
  return read.map(({ candidate }, index) => ({
    candidate,
    // Rounded here, so that what is shown and what a threshold is held against are the same.
    confidence: Math.round(acceptChosen(facts, { index, chosen: read }, { model, buffer }) * 1000) / 1000,
  }))
}
