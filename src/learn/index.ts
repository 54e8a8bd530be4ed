/** @module learn: what people's own corrections and marks teach the model, and whether it helps. */

export { estimateGain, type Gain, type GainOptions, type Interval, type Score } from './estimate-gain.ts'
export type { Example, Material } from './example.ts'
export { fitOwnWeights, packOwnWeights, unpackOwnWeights } from './fit-own-weights.ts'
export { joinLessons, type Lesson } from './join-lessons.ts'
export { type Counts, countMaterial, judgeLearning, LEAST, type Verdict } from './judge-learning.ts'
export { listReadings, makeExample } from './judge-readings.ts'
export { learnFromCorrections } from './learn-from-corrections.ts'
export { learnFromMarks, type MarkedText } from './learn-from-marks.ts'
export {
  adoptLearned,
  forgetLearned,
  type LearnedCard,
  listLearned,
  openLearned,
  readCard,
  undoLearned,
} from './learned-folder.ts'
export {
  collectGold,
  collectSegments,
  compareStatements,
  type MarkedStatement,
  matchStatements,
  measureNearness,
  type StatementCharacters,
} from './match-statements.ts'
export { seededChance, shuffle } from './seeded-chance.ts'
